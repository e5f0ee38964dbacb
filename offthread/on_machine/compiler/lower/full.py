"""Runs on the machine: all concerns of lowering together."""

from __future__ import annotations

from offthread.on_machine.compiler.lower.builtin_calls import BuiltinCalls
from offthread.on_machine.compiler.lower.by_hand import ByHand
from offthread.on_machine.compiler.lower.classes import Classes
from offthread.on_machine.compiler.lower.counted_calls import CountedCalls
from offthread.on_machine.compiler.lower.exceptions import Exceptions
from offthread.on_machine.compiler.lower.function_objects import FunctionObjects
from offthread.on_machine.compiler.lower.generators import Generators
from offthread.on_machine.compiler.lower.hot import Hot
from offthread.on_machine.compiler.lower.known_calls import KnownCalls
from offthread.on_machine.compiler.lower.number_parts import NumberParts
from offthread.on_machine.compiler.lower.own_names import OwnNames
from offthread.on_machine.compiler.lower.patterns import Patterns
from offthread.on_machine.compiler.lower.raising import Raising
from offthread.on_machine.compiler.lower.small import Small
from offthread.on_machine.compiler.lower.variables import Variables
from offthread.on_machine.compiler.lower.whole_floats import WholeFloats


class Core(Hot, Classes, Exceptions, Patterns):
    """All concerns."""


class Full(
    FunctionObjects,
    ByHand,
    Generators,
    Raising,
    KnownCalls,
    BuiltinCalls,
    NumberParts,
    Variables,
    OwnNames,
    CountedCalls,
    WholeFloats,
    Small,
    Core,
):
    """Python's meaning for every value, by the smallest calls that have it."""

"""Runs on the machine: all concerns of lowering together."""

from __future__ import annotations

from offthread.on_machine.compiler.lower.calls.builtin_calls import BuiltinCalls
from offthread.on_machine.compiler.lower.calls.counted_calls import CountedCalls
from offthread.on_machine.compiler.lower.calls.held_views import HeldViews
from offthread.on_machine.compiler.lower.calls.known_calls import KnownCalls
from offthread.on_machine.compiler.lower.classes.classes import Classes
from offthread.on_machine.compiler.lower.classes.made_types import MadeTypes
from offthread.on_machine.compiler.lower.classes.own_names import OwnNames
from offthread.on_machine.compiler.lower.functions.by_hand import ByHand
from offthread.on_machine.compiler.lower.functions.changed_defaults import ChangedDefaults
from offthread.on_machine.compiler.lower.functions.generators import Generators
from offthread.on_machine.compiler.lower.functions.named_generators import NamedGenerators
from offthread.on_machine.compiler.lower.names.variables import Variables
from offthread.on_machine.compiler.lower.plain_types.hot import Hot
from offthread.on_machine.compiler.lower.plain_types.shown_floats import ShownFloats
from offthread.on_machine.compiler.lower.plain_types.whole_floats import WholeFloats
from offthread.on_machine.compiler.lower.small import Small
from offthread.on_machine.compiler.lower.statements.exceptions import Exceptions
from offthread.on_machine.compiler.lower.statements.patterns import Patterns
from offthread.on_machine.compiler.lower.statements.raising import Raising


class Core(Hot, Classes, Exceptions, Patterns):
    """All concerns."""


class Full(
    NamedGenerators,
    ChangedDefaults,
    HeldViews,
    ByHand,
    Generators,
    Raising,
    KnownCalls,
    BuiltinCalls,
    ShownFloats,
    MadeTypes,
    Variables,
    OwnNames,
    CountedCalls,
    WholeFloats,
    Small,
    Core,
):
    """Python's meaning for every value, by the smallest calls that have it."""

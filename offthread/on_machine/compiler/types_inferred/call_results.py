"""Runs on the machine: the types of what calls give, of builtins, methods and modules."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from offthread.on_machine.compiler.types_inferred.contents import (
    dict_of,
    item_of,
    list_of,
    part_at,
    together,
    tuple_like,
    tuple_of,
)
from offthread.on_machine.compiler.types_inferred.float_sources import FLOAT_METHODS, MODULE_FLOATS
from offthread.on_machine.compiler.types_inferred.types import (
    BOOL,
    COMPLEX,
    FLOAT,
    FLOATY,
    INT,
    STR,
    SUMMED,
    UNSEEN,
    Type,
    operation,
)

if TYPE_CHECKING:
    from offthread.on_machine.compiler.types_inferred.expressions import Inference

LENGTH = Type("int", 32, True)
RESULTS = {
    "len": LENGTH, "ord": Type("int", 21, True), "float": FLOAT, "str": STR, "repr": STR,
    "chr": STR, "ascii": STR, "hex": STR, "bin": STR, "oct": STR, "format": STR, "bool": BOOL,
    "isinstance": BOOL, "issubclass": BOOL, "callable": BOOL, "hasattr": BOOL, "any": BOOL,
    "all": BOOL, "list": Type("list"), "sorted": Type("list"), "int": INT, "hash": INT,
    "complex": COMPLEX,
}  # fmt: skip
TEXT_METHODS = frozenset(
    "strip lstrip rstrip upper lower title capitalize casefold replace join format center ljust "
    "rjust zfill swapcase expandtabs removeprefix removesuffix translate".split()
)
FLOAT_PAIRS = {("math", "modf"): (FLOATY, FLOATY), ("math", "frexp"): (FLOATY, None)}
OF_FLOATS = frozenset({"mean", "median", "harmonic_mean"})  # of module statistics
TAKEN = frozenset({"get", "pop", "setdefault"})  # what they give is a value of the dict
NOTHING, ANYTHING = ast.Constant(value=None), ast.Constant(value=...)
MAKERS = frozenset("sum sorted list tuple set iter reversed filter next enumerate zip map".split())


def call_type(make: Inference, node: ast.Call) -> Type | None:
    """The type of what a call gives, or None where it is not plain to see."""
    func = node.func
    if isinstance(func, ast.Name):
        if make.is_builtin(func):
            return _builtin_result(make, func, node)
        module, name = make.imported(func)
        return _module_result(make, module, name, node) if name else make.results(func, node)
    if isinstance(func, ast.Lambda):
        return lambda_type(make, func, node)
    return _method_result(make, func, node) if isinstance(func, ast.Attribute) else None


def lambda_type(make: Inference, func: ast.Lambda, call: ast.Call) -> Type | None:
    """What a lambda gives that reads nothing but its parameters."""
    names = [argument.arg for argument in func.args.args]
    read = {n.id for n in ast.walk(func.body) if isinstance(n, ast.Name) and not make.is_builtin(n)}
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    if call.keywords or starred or len(names) != len(call.args) or read - {*names}:
        return None
    kinds = [make.type_of(argument) for argument in call.args]
    given = [FLOATY if kind is not None and kind.is_floaty else None for kind in kinds]
    return make.inside(dict(zip(names, given, strict=True))).type_of(func.body)


def _method_result(make: Inference, func: ast.Attribute, node: ast.Call) -> Type | None:
    held = make.type_of(func.value)
    if held == STR:
        return STR if func.attr in TEXT_METHODS else None
    if held is not None and held.parts:
        return _contents_result(make, held, func.attr, node)
    if held is not None and held.is_floaty:
        return held if func.attr == "conjugate" else None
    named = func.value.id if isinstance(func.value, ast.Name) else ""
    module = make.imported(func.value)[0] if isinstance(func.value, ast.Name) else ""
    found = _module_result(make, module or named, func.attr, node)
    if found is None and func.attr in FLOAT_METHODS:
        return FLOATY
    return make.methods(func.attr, node) if found is None and not module else found


def _module_result(make: Inference, module: str, name: str, node: ast.Call) -> Type | None:
    if name in MODULE_FLOATS.get(module, ()):
        return FLOAT
    if (module, name) == ("collections", "defaultdict") and len(node.args) == 1:
        makes_floats = isinstance(node.args[0], ast.Name) and node.args[0].id == "float"
        return dict_of(UNSEEN, FLOATY) if makes_floats else None
    if (module, name) in FLOAT_PAIRS:
        return tuple_of(FLOAT_PAIRS[module, name])
    if module == "statistics" and name in OF_FLOATS and node.args:
        held = item_of(make.type_of(node.args[0]))
        return FLOATY if held is not None and held.is_floaty else None
    return None


def _contents_result(make: Inference, held: Type, name: str, node: ast.Call) -> Type | None:
    """Of a method of a container."""
    if name == "copy":
        return held
    if held.kind == "array" and name == "tolist":
        return list_of(item_of(held))
    if held.kind == "dict":
        key, value = held.parts
        if name in TAKEN:
            others = node.args[1:] or [NOTHING]
            return together([value, *map(make.type_of, others)])
        views = {"items": tuple_of([key, value]), "values": value, "keys": key}
        return list_of(views[name], "iterator") if name in views else (
            tuple_of([key, value]) if name == "popitem" else None)  # fmt: skip
    return item_of(held) if name == "pop" else None


def _builtin_result(make: Inference, func: ast.Name, node: ast.Call) -> Type | None:
    handler = globals().get(f"_of_{func.id}")
    if handler is not None and node.args:
        found: Type | None = handler(make, node)
        return found
    if func.id in MAKERS and node.args:
        found = _made(func.id, make, node)
        if found is not None:
            return found
    if func.id in ("list", "set", "dict") and not node.args and not node.keywords:
        return dict_of(UNSEEN, UNSEEN) if func.id == "dict" else list_of(UNSEEN, func.id)
    return RESULTS.get(func.id)


def _of_abs(make: Inference, node: ast.Call) -> Type | None:
    given = make.type_of(node.args[0])
    if given in (UNSEEN, FLOATY, SUMMED):
        return given
    if given == COMPLEX:
        return FLOAT
    return Type(given.kind, given.bits, True) if given and given.is_number else None


def _of_min(make: Inference, node: ast.Call) -> Type | None:
    defaults = [k.value for k in node.keywords if k.arg == "default"]
    if len(node.args) == 1:
        kinds = [item_of(make.type_of(node.args[0])), *map(make.type_of, defaults)]
        return together(kinds)
    kinds = [make.type_of(argument) for argument in node.args]
    same = kinds[0] is not None and len(set(kinds)) == 1 and not node.keywords
    return kinds[0] if same else _all_floaty(kinds)


_of_max = _of_min


def _all_floaty(kinds: Iterable[Type | None]) -> Type | None:
    return FLOATY if all(kind is not None and kind.is_floaty for kind in kinds) else None


def _of_round(make: Inference, node: ast.Call) -> Type | None:
    digits = [*node.args[1:], *(k.value for k in node.keywords if k.arg == "ndigits")]
    if len(digits) != 1 or (isinstance(digits[0], ast.Constant) and digits[0].value is None):
        return None
    given = make.type_of(node.args[0])
    return given if given in (FLOAT, FLOATY, SUMMED) else None


def _of_divmod(make: Inference, node: ast.Call) -> Type | None:
    kinds = [make.type_of(argument) for argument in node.args]
    shows = len(kinds) == 2 and any(kind is not None and kind.is_floaty for kind in kinds)
    return tuple_of([FLOATY, FLOATY]) if shows else Type("tuple")


def _of_pow(make: Inference, node: ast.Call) -> Type | None:
    if len(node.args) != 2:
        return None
    base, power = node.args
    return operation(ast.Pow(), make.type_of(base), make.type_of(power), power)


def _of_dict(make: Inference, node: ast.Call) -> Type | None:
    given = make.type_of(node.args[0])
    if given is None or node.keywords or len(node.args) != 1:
        return None
    if given.kind == "dict":
        return given
    pair = item_of(given)
    return dict_of(part_at(pair, (0,)), part_at(pair, (1,))) if pair is not None else None


def _made(name: str, make: Inference, node: ast.Call) -> Type | None:
    """Of builtins that iterate over what they are given."""
    held = [item_of(make.type_of(argument)) for argument in node.args]
    if name == "sum":
        starts = [*node.args[1:], *(k.value for k in node.keywords)]
        floaty = [held[0], *map(make.type_of, starts)]
        if any(kind is not None and kind.is_floaty for kind in floaty[1:]):
            return FLOATY
        kind = together([Type("int", 0, True), *floaty])
        return kind if kind == SUMMED or kind == UNSEEN else None
    if name == "map":
        return list_of(_applied(make, node.args[0], held[1:]), "iterator")
    if name == "filter":
        return list_of(held[1] if len(held) == 2 else None, "iterator")
    if name == "zip":
        return list_of(tuple_of(held), "iterator")
    if name == "enumerate":
        return list_of(tuple_of([None, held[0]]), "iterator")
    if name == "next":
        return together([*held[:1], *map(make.type_of, node.args[1:])])
    if held[0] is None and name in ("list", "sorted", "tuple"):
        return None
    if name == "tuple":
        whole = make.type_of(node.args[0])
        return whole if whole is not None and whole.kind == "tuple" else tuple_like(held[0])
    made = {"sorted": "list", "list": "list", "set": "set"}.get(name, "iterator")
    return list_of(held[0], made)


def _applied(make: Inference, func: ast.expr, given: list[Type | None]) -> Type | None:
    """What a function gives for arguments of some types."""
    if isinstance(func, ast.Lambda):
        names = [argument.arg for argument in func.args.args]
        if len(names) != len(given):
            return None
        return make.inside(dict(zip(names, given, strict=True))).type_of(func.body)
    call = ast.Call(func=func, args=[ANYTHING for _ in given], keywords=[])
    return call_type(make, call) if isinstance(func, ast.Name | ast.Attribute) else None

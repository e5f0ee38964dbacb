"""Runs on the machine: the types of what the library's functions give, by what a call says."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler.lower.names.imports import Imports
from offthread.on_machine.compiler.types_inferred.contents import list_of, tuple_of
from offthread.on_machine.compiler.types_inferred.float_sources import holds_floats, unpacked_floats
from offthread.on_machine.compiler.types_inferred.types import FLOAT, FLOATY, Type


class LibraryTypes(Imports):
    """Calls of ``struct`` and ``array``."""

    def library_result(self, node: ast.Call, place: int | None) -> Type | None:
        """The type of what a call gives, or of the item at ``place`` in that."""
        name = self._library_name(node.func)
        if name in ("struct.unpack", "struct.unpack_from"):
            floats = unpacked_floats(node)
            if place is None:
                return tuple_of(FLOATY if one else None for one in floats) if floats else None
            return FLOAT if 0 <= place < len(floats) and floats[place] else None
        is_array = name == "array.array" and place is None
        return list_of(FLOATY, "array") if is_array and holds_floats(node) else None

    def _library_name(self, func: ast.expr) -> str:
        """The dotted name of a library's function; "" for anything else."""
        if isinstance(func, ast.Attribute):
            base = self.module_of(func.value)
            name = f"{base[0]}.{func.attr}" if base else ""
        else:
            found = self.imported(func)
            name = f"{found.module}.{found.attribute}" if found else ""
        module = name.partition(".")[0]
        is_known = module in ("struct", "array") and self.place.modules.is_library(module)
        return name if is_known else ""

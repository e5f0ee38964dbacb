"""Runs on the machine: the compiler - Python sources become JavaScript modules.

check (refuse) → lower (Python's meaning in JavaScript's terms) → generate (Transcrypt).
"""

from offthread.on_machine.compiler.problems import SourceProblem, SourceProblems
from offthread.on_machine.compiler.program import CompiledProgram, compile_program

__all__ = ["CompiledProgram", "SourceProblem", "SourceProblems", "compile_program"]

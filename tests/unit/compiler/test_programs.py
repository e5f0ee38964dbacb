"""Runs on the machine: several modules together - imports, exports, what is compiled again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from offthread.on_machine.compiler import SourceProblems, compile_program
from tests.unit.compiler.conftest import Files, run_module

Run = Callable[[Files], str]


def test_imports_of_every_form(run: Run) -> None:
    files = {
        "main.py": """
            import shapes
            import pack.sub.deep
            import pack.sub as short
            from pack import sub, VERSION
            from pack.sub.deep import where as place
            from shapes import *
            def late():
                from shapes import hidden as area
                return area()
            print(shapes.area(2), pack.sub.deep.where(), short.NAME, sub.NAME, VERSION, place())
            print(area(3), late(), pack.VERSION)
        """,
        "shapes.py": """
            __all__ = ["area"]
            def area(n): return n * n
            def hidden(): return "hidden"
        """,
        "pack/__init__.py": "VERSION = 7",
        "pack/sub/__init__.py": "NAME = 'sub'\nfrom .deep import where",
        "pack/sub/deep.py": "from .. import VERSION\ndef where(): return f'deep {VERSION}'",
    }
    assert run(files) == "4 deep 7 sub sub 7 deep 7\n9 hidden 7\n"


def test_an_imported_value_is_a_copy_and_a_module_is_live(run: Run) -> None:
    files = {
        "main.py": """
            import state
            from state import count, bump
            bump()
            print(count, state.count)
        """,
        "state.py": """
            count = 0
            def bump():
                global count
                count += 1
        """,
    }
    assert run(files) == "0 1\n"


def test_modules_may_import_each_other(run: Run) -> None:
    files = {
        "main.py": "import a\nprint(a.ping(3))",
        "a.py": "import b\ndef ping(n): return 'done' if n == 0 else b.pong(n - 1)",
        "b.py": "import a\ndef pong(n): return a.ping(n)",
    }
    assert run(files) == "done\n"


def test_name_and_main(run: Run) -> None:
    files = {
        "main.py": "import other\nprint(__name__, other.mine)",
        "other.py": "mine = __name__\nif __name__ == '__main__': print('never')",
    }
    assert run(files) == "__main__ other\n"


def test_top_level_await_of_the_entry(run: Run) -> None:
    source = """
        import asyncio
        async def double(n):
            await asyncio.sleep(0)
            return n * 2
        print("before")
        value = await double(4)
        print(value, asyncio.run(double(5)))
    """
    assert run({"main.py": source}) == "before\n8 10\n"


def test_the_entry_exports_what_all_says(compiled: Callable[[Files], Path]) -> None:
    text = compiled({"main.py": "__all__ = ['shown']\nshown = 1\nhidden = 2"}).read_text()
    assert "export {shown}" in text


def test_a_page_shows_its_own_errors(compiled: Callable[..., Path]) -> None:
    source = """
        import asyncio
        LIMIT = 3
        async def main(): raise ValueError("late")
        main()
        print(LIMIT)
    """
    text = compiled({"main.py": source}, page=True).read_text()
    assert "offthread.on_page.stopped.mjs" in text
    assert "throw $show ($x)" in text and ".catch($show_async)" in text
    assert text.index("var LIMIT = 3") < text.index("try {")


def test_unchanged_modules_are_left_alone(tmp_path: Path, project: Callable[[Files], Path]) -> None:
    folder = project({"main.py": "from part import f\nprint(f())", "part.py": "def f(): return 1"})
    entry = compile_program(folder / "main.py", tmp_path / "out", [folder]).entry
    part = tmp_path / "out" / "part.mjs"
    os.utime(part, (1, 1))
    os.utime(entry, (1, 1))
    (folder / "main.py").write_text("from part import f\nprint(f() + 1)")
    program = compile_program(folder / "main.py", tmp_path / "out", [folder])
    assert part.stat().st_mtime == 1 and entry.stat().st_mtime != 1
    assert {path.name for path in program.sources} == {"main.py", "part.py"}
    assert run_module(entry) == "2\n"


def test_what_another_module_offers_counts(
    tmp_path: Path, project: Callable[[Files], Path]
) -> None:
    folder = project({"main.py": "from part import *\nprint(f())", "part.py": "def f(): return 1"})
    compile_program(folder / "main.py", tmp_path / "out", [folder])
    (folder / "part.py").write_text("def g(): return 2")
    with pytest.raises(SourceProblems, match="name 'f' is not defined"):
        compile_program(folder / "main.py", tmp_path / "out", [folder])


def test_a_refused_program_changes_nothing(
    tmp_path: Path, project: Callable[[Files], Path]
) -> None:
    folder = project({"main.py": "import part\nprint(part.f())", "part.py": "def f(): return 1"})
    entry = compile_program(folder / "main.py", tmp_path / "out", [folder]).entry
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (folder / "main.py").write_text("import part\nprint(part.f(), 2)")
    (folder / "part.py").write_text("def f(:")
    with pytest.raises(SourceProblems):
        compile_program(folder / "main.py", tmp_path / "out", [folder])
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert run_module(entry) == "1\n"


def test_one_run_tells_problems_of_all_modules(
    tmp_path: Path, project: Callable[[Files], Path]
) -> None:
    folder = project({"main.py": "import part\nprint(nope)", "part.py": "import os\nnada"})
    with pytest.raises(SourceProblems) as caught:
        compile_program(folder / "main.py", tmp_path / "out", [folder])
    found = [(problem.path.name, problem.line) for problem in caught.value.problems]
    assert found == [("main.py", 2)] or ("part.py", 1) in found

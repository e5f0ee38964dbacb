"""Runs in CPython and Node: how Offthread's own modules are compiled, and calls of them."""

from __future__ import annotations

from offthread.on_machine.compiler.modules import Modules
from offthread.on_machine.compiler.shown import shown_modules

ERRORS = "offthread.everywhere.errors"


def shown(project, source):
    folder = project({"main.py": source})
    return shown_modules("main", Modules([folder]))


def test_a_program_reaches_what_it_imports_and_where_that_is_from(project):
    found = shown(project, "from offthread.on_page import WorkerError\n")
    assert found == {"offthread.on_page", ERRORS}


def test_a_program_reaches_the_bases_of_its_classes(project):
    found = shown(project, "from offthread.on_page import PyWorker\n")
    assert {"offthread.on_page.client", "offthread.on_page.worker"} <= found
    assert "offthread.on_page.connection" not in found


def test_a_module_for_javascript_shows_none(project):
    assert shown_modules("offthread.on_page.py_worker", Modules([])) == frozenset()


def test_errors_that_a_program_does_not_name_keep_their_names(run):
    printed = run({"main.py": """
        from offthread.on_page.arguments import read_request
        try:
            read_request("x", 5, None)
        except Exception as error:
            print(type(error).__name__, error.name, isinstance(error, Exception), error)
    """})  # fmt: skip
    assert printed.startswith("ContextError ContextError True the context must be a dict")


def test_errors_that_a_program_names_are_python_s(run):
    printed = run({"main.py": """
        from offthread.everywhere.errors import OffthreadError, SessionLost, WorkerError
        class Mine(WorkerError):
            pass
        try:
            raise Mine("gone", lineno=3)
        except OffthreadError as error:
            print(type(error).__name__, error, error.lineno, SessionLost("x").name)
    """})  # fmt: skip
    assert printed == "Mine gone 3 SessionLost\n"


def test_calls_by_keyword_are_put_in_order(run, compiled):
    files = {"main.py": """
        from offthread.everywhere.messages import progress, script_error
        print(progress("run", total=4, text="half", loaded=2)["percent"])
        print(progress(phase="run", loaded=1, total=4, text="", id=7)["id"])
        print(script_error("A", "b", "", None, "f", [], None, deadline=2)["deadline"])
    """}  # fmt: skip
    assert run(files) == "50\n7\n2\n"
    text = compiled(files).read_text(encoding="utf-8")
    assert text.count("$$call_kw (") == 1  # the first: there the order of evaluation would change


def test_what_a_call_leaves_out_is_the_default(run):
    printed = run({"main.py": """
        from offthread.everywhere.messages import result
        print(result(1, 2, memory=5))
    """})  # fmt: skip
    expected = "{'kind': 'result', 'id': 1, 'results': 2, 'stdout': '', 'stderr': '', 'memory': 5}"
    assert printed == f"{expected}\n"


def test_a_wrong_call_by_keyword_raises_as_in_python(run):
    printed = run({"main.py": """
        from offthread.everywhere.messages import result
        try:
            result(1, 2, colour=3)
        except TypeError as error:
            print(error)
    """})  # fmt: skip
    assert printed == "result() got an unexpected keyword argument 'colour'\n"


def test_methods_need_no_variable_for_self(compiled):
    main = compiled({"main.py": "from offthread.on_page import PyWorker\nPyWorker()\n"})
    text = (main.parent / "offthread.on_page.connection.mjs").read_text(encoding="utf-8")
    assert "this" in text and "self" not in text


def test_what_except_names_is_what_catch_names(compiled):
    main = compiled({"main.py": "from offthread.on_page import PyWorker\nPyWorker()\n"})
    text = (main.parent / "offthread.on_page.callbacks.mjs").read_text(encoding="utf-8")
    assert "catch ($e1)" in text
    assert "on_error ($e1)" in text and "failure = " not in text


def test_progress_is_shown_without_python_s_way_to_write_numbers(compiled):
    """It brought 1.2 kB of gzip into every gallery."""
    main = compiled({"main.py": "from offthread.on_page.progress_bar import ProgressBar\n"})
    text = (main.parent / "offthread.on_page.progress_bar.mjs").read_text(encoding="utf-8")
    assert "float_text" not in text
    assert "loaded / total" in text

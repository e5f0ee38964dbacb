"""Runs in Pyodide: a script's source becomes code whose last expression is its result. It is
compiled once, and kept as long as there is room.

A source is known to ``linecache`` under a name of its own while it runs, so that two scripts
that share a filename still show their own lines in tracebacks.
"""

import ast
import inspect
import linecache
import textwrap
import warnings

from offthread.in_pyodide import host
from offthread.in_pyodide.kept import Kept

RESULT = "<result>"
_running = {}
# What was made of (source, filename), and of (source without indentation, key in linecache).
_sources = Kept(256)
_codes = Kept(256)
# What was made of (source, filename) for plain scripts: code and what ``linecache`` is to have.
_at_hand = Kept(256)


class Script:
    """One source under one filename.

    ``filename`` (str) is what the caller said, ``key`` (str) is unique among the sources that
    run now, ``last_line`` (int) is the line of the last expression (0: none). ``beside`` are the
    other scripts of its session, by their keys.
    """

    def __init__(self, source, filename):
        self.source, self.entry = source_and_entry(source, filename)
        self.filename = filename
        self.key = filename
        self.last_line = 0
        self.users = 0
        self.beside = {}

    def compile(self):
        """The code object. Raises SyntaxError (also for a null character or deep nesting)."""
        known = _codes.get((self.source, self.key))
        if known is not None:
            code, self.last_line = known
            return code
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            code = self.compile_now()
        if told:  # each run is warned
            return self.compile_now()
        _codes.keep((self.source, self.key), (code, self.last_line), len(self.source))
        return code

    def compile_now(self):
        """As ``compile``, whatever is kept."""
        try:
            tree = ast.parse(self.source, self.key)
            if not host.can_wait_in_calls():
                tree = ast.fix_missing_locations(AwaitedRuns().visit(tree))
            self.keep_last_value(tree)
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            return compile(tree, self.key, "exec", flags, dont_inherit=True)
        except SyntaxError as problem:
            self.show_line(problem)
            raise
        except (ValueError, MemoryError, RecursionError) as problem:
            raise SyntaxError(str(problem), (self.key, 1, 1, "")) from None

    def show_line(self, problem):
        """What only compiling finds ("'return' outside function") comes without its line."""
        lines = self.source.splitlines()
        if problem.text is None and 0 < (problem.lineno or 0) <= len(lines):
            problem.text = lines[problem.lineno - 1]

    def keep_last_value(self, tree):
        """Turn a last expression into an assignment to a name that no script can spell."""
        last = tree.body[-1] if tree.body else None
        if not isinstance(last, ast.Expr) or self.ends_with_semicolon(last):
            return
        self.last_line = last.lineno
        target = ast.copy_location(ast.Name(RESULT, ast.Store()), last)
        tree.body[-1] = ast.copy_location(ast.Assign([target], last.value), last)

    def ends_with_semicolon(self, last):
        lines = self.source.splitlines()[last.end_lineno - 1 :]
        return ";" in "".join(lines) and host.should_quiet(self.source)

    def register(self):
        """Make ``linecache`` show this source (again, where a script emptied its cache)."""
        linecache.cache[self.key] = self.entry

    def register_all(self):
        """The same for the scripts beside it."""
        for source in [*self.beside.values(), self]:
            source.register()

    def public_name(self, filename):
        """The name that the user gave to the script with this key; None where it is none."""
        if filename == self.key:
            return self.filename
        return self.beside[filename].filename if filename in self.beside else None


class AwaitedRuns(ast.NodeTransformer):
    """``asyncio.run(main())`` at top level becomes ``await main()``: for engines without JSPI,
    where Python cannot wait inside a call. Functions are left as they are."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if ast.unparse(node.func) == "asyncio.run" and len(node.args) == 1 and not node.keywords:
            return ast.copy_location(ast.Await(node.args[0]), node)
        return node

    def leave(self, node):
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = visit_ClassDef = leave
    visit_GeneratorExp = visit_ListComp = visit_SetComp = visit_DictComp = leave


def source_and_entry(source, filename):
    """A source without its indentation, and what ``linecache`` is to have of it."""
    known = _sources.get((source, filename))
    if known is None:
        plain = textwrap.dedent(source)
        lines = plain.splitlines(keepends=True)
        known = plain, (len(plain), None, lines, filename)
        _sources.keep((source, filename), known, len(source))
    return known


def begin(source, filename):
    """The Script of a run that starts; runs of the same source and filename share one."""
    wanted = Script(source, filename)
    number = 1
    while (known := _running.get(wanted.key)) and known.source != wanted.source:
        number += 1
        wanted.key = f"{filename} ({number})"
    script = known or wanted
    script.users += 1
    _running[script.key] = script
    script.register()
    return script


def end(script):
    """The run is over; forget the source where no other run uses it."""
    script.users -= 1
    if script.users == 0:
        del _running[script.key]
        linecache.cache.pop(script.key, None)


def keep_at_hand(script, source, code):
    """The same ``source`` may be run again in a few steps, see ``code_at_hand``; not where each
    run is to be warned."""
    if script.key == script.filename and _codes.get((script.source, script.key)) is not None:
        _at_hand.keep((source, script.filename), (code, script.entry), len(source))


def code_at_hand(source, filename):
    """The code of a source that ran under this filename before, where no other that runs now has
    the name; else None. ``let_go`` is to follow."""
    known = None if filename in _running else _at_hand.get((source, filename))
    if known is None:
        return None
    linecache.cache[filename] = known[1]
    return known[0]


def let_go(filename):
    """The run of ``code_at_hand`` is over."""
    linecache.cache.pop(filename, None)


class Escaped(Exception):
    """Carries a StopIteration out of a coroutine, which would make another error of it."""


def raised_by(exception):
    """The exception of the script itself."""
    return exception.args[0] if isinstance(exception, Escaped) else exception


async def evaluate(code, names):
    """Run ``code`` with the globals ``names``; gives the value of its last expression."""
    try:
        coroutine = eval(code, names)
    except StopIteration as problem:
        raise Escaped(problem) from None
    if code.co_flags & inspect.CO_COROUTINE:
        await coroutine
    return names.pop(RESULT, None)


def evaluate_now(code, names):
    """The same for code that awaits nothing."""
    eval(code, names)
    return names.pop(RESULT, None)

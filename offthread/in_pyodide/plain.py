"""Runs in Pyodide: runs of plain scripts (see ways.py), in as few steps as can be.

No message is made of them: the worker gives text, filename and context as they are, and gets the
value as it is where that is a number, text, a bool or None, and nothing was printed.
"""

from offthread.in_pyodide import host, restore, runs, script, tasks
from offthread.in_pyodide.from_page import context_of, plain
from offthread.in_pyodide.life import Life
from offthread.in_pyodide.output import Output
from offthread.in_pyodide.scope import PlainScope
from offthread.in_pyodide.to_page import LIMIT

AS_IT_IS = {str, float, bool}


def take(text, filename, id, *given):
    """Run the script ``text``. ``given`` are the names and values of its context by turns, or the
    JavaScript object of the context alone.

    Gives the value, ``jsnull`` for None; None where the answer was told as a message.
    """
    run = PlainRun(id, filename, text)
    token = run.enter()
    try:
        return run.live(given)
    finally:
        run.leave(token)


class PlainRun(Life):
    """One run of a plain script; it is told to have started before it is here."""

    def __init__(self, id, filename, text):
        runs.Run.__init__(self, id, filename, None)
        self.text = text
        self.printed = None
        self.is_mended = False

    @property
    def output(self):
        """What it prints; most print nothing."""
        if self.printed is None:
            self.printed = Output(self)
        return self.printed

    def live(self, given):
        """The whole life of the run, see ``take``."""
        try:
            if not restore.is_calm():
                self.mend_around()
            if runs.under_way:
                tasks.tell_executing_alone(self)
            return self.ended(self.value(given))
        except BaseException as error:
            self.fall(error)

    def value(self, given):
        """Take the context, compile, run: the value of the script's last expression."""
        code = script.code_at_hand(self.text, self.filename)
        if code is None:
            code = self.compiled()
        self.scope = PlainScope(context_of(given[0]) if len(given) == 1 else named(given))
        return script.evaluate_now(code, self.scope.globals)

    def compiled(self):
        """The code of a script that is not at hand, and is from now on."""
        self.source = script.begin(self.text, self.filename)
        code = self.source.compile()
        script.keep_at_hand(self.source, self.text, code)
        return code

    def ended(self, value):
        """The run is over: gives ``value``, or tells it."""
        kind = type(value)
        if self.printed is None:
            if kind in AS_IT_IS or kind is int and -LIMIT < value < LIMIT:
                self.end()
                return value
            if value is None:
                self.end()
                return host.jsnull
        self.finish(*self.answer_of(value))
        return None

    def answer_of_error(self, exception):
        if self.source is None:  # its answer shows the script
            self.compiled()
        return super().answer_of_error(exception)

    def fall(self, error):
        """Answer with the error; one that came after the end is Offthread's own."""
        try:
            if not self.is_mended:
                self.mend_around()
            self.finish(self.answer_of_error(error), [])
        except BaseException as fault:
            self.fail(fault)

    def mend(self):
        if self.is_mended:
            super().mend()

    def mend_around(self):
        """Others were or are under way: what they changed is put back, as by any run."""
        self.is_mended = True
        restore.run_begins()

    def put_back(self):
        if self.is_mended:
            restore.run_ends()
        if self.source is not None:
            script.end(self.source)
        else:
            script.let_go(self.filename)


def named(given):
    """The dict of names and values that come by turns."""
    return {given[index]: plain(given[index + 1]) for index in range(0, len(given), 2)}

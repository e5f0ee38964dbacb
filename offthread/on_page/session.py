"""Runs on the page (compiled): a session, whose runs share their names like a notebook's cells.

Pure: the worker is given. Base of ``Session`` in both spellings.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import SessionClosed
from offthread.on_page.arguments import kind_of, read_request

last = {"id": 0}


class BaseSession:
    """The names of a series of runs in ``worker`` (BaseWorker). Nothing is sent before the
    first run.

    ``id`` (int above 0) is unique on the page; ``generation`` (int or None) is kept by the
    worker: which of its Pythons the names are in.
    """

    def __init__(self, worker):
        last["id"] = last["id"] + 1
        self.id = last["id"]
        self.generation = None
        self.worker = worker
        self.under_way = 0
        self.closed = False

    async def submit(self, script, context, options):
        """Runs ``script`` after the session's earlier runs and gives its Outcome.

        Raises SessionClosed after ``close``, SessionLost where the worker was replaced since
        the session's first run, and what ``BaseWorker.submit`` raises.
        """
        self.check_open()
        return await self.follow(read_request(script, context, options))

    async def submit_call(self, name, args, options):
        """The value of calling the session's function ``name`` (str) with ``args`` (list).

        Raises the ScriptError of what the function raises, and as ``submit``.
        """
        self.check_open()
        check_identifier(name)
        if not isinstance(args, (list, tuple)):
            raise TypeError(f"the arguments of {name} must be a list, not {kind_of(args)}")
        request = read_request("", None, options)
        request["call"] = name
        request["context"] = args
        return value_of(await self.follow(request))

    async def store(self, name, context):
        """Gives the session the one name ``name`` (str) in ``context`` (dict)."""
        check_identifier(name)
        # Python itself refuses its keywords here, with a SyntaxError that says why.
        value_of(await self.submit(name + " = " + name, context, None))

    async def fetch(self, name):
        """The value of the session's name ``name`` (str), converted as results are.

        Raises the ScriptError of a NameError where there is none.
        """
        check_identifier(name)
        return value_of(await self.submit(name, None, None))

    async def follow(self, request):
        """What the worker's answer to ``request`` comes to; meanwhile the session is in use."""
        self.under_way = self.under_way + 1
        try:
            return await self.worker.ask(request, self)
        finally:
            self.under_way = self.under_way - 1
            self.forget()

    def close(self):
        """No more runs; those asked for still end, then the names are forgotten."""
        self.closed = True
        self.forget()

    def forget(self):
        """Lets the worker forget the names after the last run, where it has them."""
        worker = self.worker
        if self.is_over() and self.generation == worker.generation and worker.connection.is_ready:
            worker.connection.post(messages.close_session(self.id), [])
            self.generation = None

    def is_over(self):
        """Whether nothing can run here any more: closed and done, or lost with its worker."""
        began = self.generation
        is_lost = began is not None and began != self.worker.generation
        return is_lost or (self.closed and self.under_way == 0)

    def check_open(self):
        """Raises SessionClosed after ``close``."""
        if self.closed:
            raise SessionClosed("this session was closed: make a new one with session()")


def value_of(outcome):
    """The results of ``outcome`` (Outcome). Raises its error where there is one."""
    if outcome.error is not None:
        raise outcome.error
    return outcome.results


def check_identifier(name):
    """Raises TypeError unless ``name`` is a str that can be a name in Python."""
    if not isinstance(name, str):
        raise TypeError(f"the name must be text, not {kind_of(name)}")
    plain = name.replace("_", "a")
    if not plain.isalnum() or plain[0] in "0123456789":
        raise TypeError(
            f"{name!r} is no name: letters, digits and _, not a digit first. For anything else run "
            "a script in the session"
        )

"""Runs wherever compiled Python runs: small context managers."""

from sys import _swap_stderr, _swap_stdout


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing:
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        return None

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *exc_info):
        return None


class suppress:
    """Swallow exceptions of these classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class redirect_stdout:
    """What print() writes goes to ``new_target``."""

    def __init__(self, new_target):
        self._new_target, self._before = new_target, []

    def __enter__(self):
        self._before.append(_swap_stdout(self._new_target))
        return self._new_target

    def __exit__(self, kind, value, traceback):
        _swap_stdout(self._before.pop())


class redirect_stderr:
    """What goes to ``sys.stderr`` goes to ``new_target``."""

    def __init__(self, new_target):
        self._new_target, self._before = new_target, []

    def __enter__(self):
        self._before.append(_swap_stderr(self._new_target))
        return self._new_target

    def __exit__(self, kind, value, traceback):
        _swap_stderr(self._before.pop())

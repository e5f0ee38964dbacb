"""Runs wherever compiled Python runs: asyncio's exceptions."""


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass

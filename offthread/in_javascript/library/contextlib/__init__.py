"""Runs wherever compiled Python runs: Python's ``contextlib``."""

from contextlib.bases import (  # noqa: F401
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncContextDecorator,
    ContextDecorator,
)
from contextlib.generators import asynccontextmanager, contextmanager  # noqa: F401
from contextlib.managers import (  # noqa: F401
    aclosing,
    closing,
    nullcontext,
    redirect_stderr,
    redirect_stdout,
    suppress,
)
from contextlib.stacks import AsyncExitStack, ExitStack  # noqa: F401

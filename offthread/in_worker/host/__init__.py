# ruff: noqa: F401
"""Runs in the worker (compiled): the only folder of in_worker that touches the worker's globals."""

from offthread.in_worker.host.engine import (
    can_switch_stacks,
    compile_wasm,
    embedded_pyodide,
    empty_zip,
    header_of,
    import_script,
    instantiate_from,
    language,
    stand_in,
)
from offthread.in_worker.host.guarded import forget_globals, keep_globals, mend_globals
from offthread.in_worker.host.network import (
    FILES,
    absolute_url,
    address_of,
    built_folder,
    fetch_counted,
    is_there,
    new_abort,
    not_found,
    read_buffer,
    read_buffer_now,
    replace_fetch,
    response_of,
    status_of,
)
from offthread.in_worker.host.page import (
    announce,
    hold_lock,
    keep_page,
    log,
    log_error,
    on_message,
    on_stray_error,
    post,
    warn,
)
from offthread.in_worker.host.timing import (
    after,
    all_of,
    deferred,
    first_of,
    mark_handled,
    milliseconds,
    soon,
)
from offthread.in_worker.host.values import (
    by_turns,
    is_undefined,
    new_map,
    numbers_of,
    octets,
    read_by,
    words,
)

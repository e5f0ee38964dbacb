# ruff: noqa: F401
"""Runs on the page (compiled): the only folder of on_page that touches the browser's globals."""

from offthread.on_page.browser.offline import (
    bytes_of_base64,
    gunzip,
    load_script,
    offer_unpacking,
    offline_package,
)
from offthread.on_page.browser.timing import (
    after,
    deferred,
    every,
    listen_to,
    mark_handled,
    milliseconds,
    next_task,
    on_abort,
)
from offthread.on_page.browser.values import (
    can_clone,
    clone,
    describe,
    entries,
    hidden_pairs,
    identity_set,
    inner_objects,
    is_bytes,
    is_collection,
    is_map,
    map_of,
    map_records,
    object_of,
    parse_json,
    plain_pairs,
    quoted,
)
from offthread.on_page.browser.window import (
    IN_DEVELOPMENT,
    file_url,
    first_match,
    listen,
    log_error,
    media_matches,
    new_element,
    next_frame,
    page_body,
    page_is_hidden,
    pixel_ratio,
    text_colour,
)
from offthread.on_page.browser.workers import (
    absolute_url,
    beside_script,
    blob_url,
    is_on_disk,
    new_lock_name,
    processors,
    revoke_url,
    shared_bytes,
    start_classic_worker,
    start_module_worker,
    when_free,
    write_shared,
)

"""Runs in the service worker (compiled): from its installation to its end.

It takes over at once, and older pages go on with the files of their own build; so a new visit
never waits until the last old page is closed.
"""

from offthread.everywhere import messages
from offthread.in_service_worker import answering, host, keeping, policy
from offthread.in_service_worker.notes import all_notes, build_of, is_leaving, note, set_leaving
from offthread.in_service_worker.tidying import forget_all, tidy

# What the host would have to send for SharedArrayBuffer, where it cannot.
ISOLATION = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Requests for pages and workers: the browser looks for these headers there.
ISOLATED_MODES = ("navigate", "same-origin")
state = {"looked": False}


def serve_offline(isolate=False):
    """Keeps the built page for offline use. With ``isolate`` pages and workers get the headers
    that make them cross-origin isolated (the build reads it: write it out as True or False)."""
    host.on("install", lambda: install(isolate))
    host.on("activate", activate)
    host.on_message(hear)
    host.on_fetch(lambda event: on_fetch(event, isolate))


async def install(isolate):
    """Keeps this build, or says why it cannot. Where that fails, the browser tries again at the
    next visit, and the service worker of the build before goes on."""
    try:
        await keep_whole()
    except Exception as error:
        await host.tell_pages(messages.not_kept(str(error)))
        if not can_do_without(error, isolate):
            raise
    if await every_page_is_known():
        await host.take_over()


async def every_page_is_known():
    """Whether it is known of each open page which build it is of. Else (where there was no room
    for the note) this worker waits, as browsers have it, until the pages are closed."""
    for client in await host.open_pages():
        if await build_of(client) is None:
            return False
    return True


def can_do_without(error, isolate):
    """Whether this worker is of use although it could keep nothing: isolation needs no cache,
    and an older build would be shown for ever where this one has no room beside it."""
    if host.is_first():
        return isolate
    return getattr(error, "name", "") == "QuotaExceededError"


async def keep_whole():
    """Keeps this build whole, or nothing of it. Raises why."""
    try:
        await keeping.keep_build()
    except Exception:
        if host.is_first():
            await forget_all()
        else:
            await host.remove_cache(keeping.BUILD_CACHE)
            await tidy()
        raise


async def activate():
    """Forgets what no page needs any more, and speaks for the pages that are open."""
    await tidy()
    await host.claim_pages()


def on_fetch(event, isolate):
    """One request of a page."""
    answer = answering.answer(event)
    if isolate and event.request.mode in ISOLATED_MODES:
        answer = isolated(answer or host.from_network(event.request))
    if answer is not None:
        event.respondWith(answer)
    if event.request.mode == "navigate" and not state["looked"]:
        state["looked"] = True
        event.waitUntil(look_after(answer))


async def hear(message, client):
    """A page that came from the network says which build it is of."""
    if messages.problem_with(message, messages.TO_SERVICE_WORKER):
        return
    await note(client, message["build"])
    await complete()


async def isolated(answer):
    """The Response with the headers of an isolated page."""
    return host.with_headers(await answer, ISOLATION)


async def look_after(answer):
    """Once in a worker's life, when a page was answered: what cannot wait for a new build."""
    try:
        await answer
        was_leaving = await is_leaving()
        leaves = await host.status_of_own_file() in (404, 410)
        if leaves or was_leaving:
            await set_leaving(leaves)
        if leaves:
            state["looked"] = False
            # Else this very page came from the cache, and goes on needing it.
            if was_leaving:
                await leave()
            return
    except Exception as error:
        host.log(f"Offthread: {error}")
    await complete()


async def complete():
    """Keeps what is missing, and what a page may need one day."""
    try:
        await keep_whole()
        await tidy()
        await keeping.keep_later()
    except Exception as error:
        host.log(f"Offthread: not everything is kept for offline use: {error}")


async def leave():
    """The site has no service worker any more: nothing is left of it when the last page that it
    brought is closed."""
    found = await all_notes()
    living = await host.living_clients()
    gone = policy.outdated_clients(found, living, host.seconds(), policy.LOADING_SECONDS)
    if len(gone) == len(found.keys()):
        await host.unregister()
        await forget_all()

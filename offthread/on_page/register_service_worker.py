"""Runs on the page (compiled), as a script of its own: registers the site's service worker.

It waits until Python is ready and the page has nothing to do, so that no first result waits for
it. It does nothing on file://, where a project has no service worker, and on the dev server.
"""

from js import (
    URL,
    BroadcastChannel,
    console,
    document,
    globalThis,
    location,
    navigator,
    sessionStorage,
    setTimeout,
)

from offthread.everywhere.messages import READY_CHANNEL, page_is_of

WANTED = __service_worker__  # noqa: F821 - a dict of ``isolate`` and ``build``, or None
SCRIPT_URL = document.currentScript.src
FOLDER = URL("./", SCRIPT_URL).href
REST_MILLISECONDS, WITHOUT_PYTHON, LONGEST = 1000, 10000, 180000
# What the names of the locks that Offthread's workers hold begin with (on_page/browser).
LOCK = "offthread "
RELOADED = "offthread reloaded"
done = {"registered": False, "warned": False}


def begin():
    """Registers at once where the page waits for isolation, else when there is time."""
    if WANTED is None or not FOLDER.startswith("http") or not location.href.startswith(FOLDER):
        return
    try:
        container = navigator.serviceWorker
    except Exception:  # a page in a sandbox may not even ask
        return
    if not container:
        return
    container.addEventListener("message", on_message)
    container.startMessages()
    if WANTED["isolate"]:
        isolate(container)
    else:
        when_quiet(lambda: register(container))


def when_quiet(act):
    """Calls ``act`` a moment after Python is ready, when the page rests. A page that starts no
    Python is not waited for; a slow line, which brings Python still, is."""
    channel = BroadcastChannel(READY_CHANNEL)
    idle = globalThis.requestIdleCallback or setTimeout

    def soon():
        channel.close()
        setTimeout(lambda: idle(act), REST_MILLISECONDS)

    async def unless_starting():
        if not await has_worker():
            soon()

    channel.addEventListener("message", soon)
    setTimeout(unless_starting, WITHOUT_PYTHON)
    setTimeout(soon, LONGEST)


async def has_worker():
    """Whether a worker of Offthread's lives on this origin; False where that cannot be asked."""
    try:
        locks = await navigator.locks.query()
        return locks.held.some(lambda lock: lock.name.startswith(LOCK))
    except Exception:
        return False


async def register(container):
    """Registers the worker of this folder; the browser looks for a newer one by it, too."""
    if done["registered"]:
        return
    done["registered"] = True
    try:
        url = URL("service_worker.js", SCRIPT_URL).href
        await container.register(url, {"scope": FOLDER, "updateViaCache": "none"})
        await introduce(container)
    except Exception as error:
        warn(str(error))


async def introduce(container):
    """The worker did not see this page come; it is to give it the files of its own build."""
    came_from_network = container.controller is None
    registration = await container.ready
    if came_from_network:
        registration.active.postMessage(page_is_of(WANTED["build"]))


async def isolate(container):
    """Loads the page once more when the worker can send the headers of an isolated page."""
    await register(container)
    await container.ready
    try:
        if globalThis.crossOriginIsolated:
            sessionStorage.removeItem(RELOADED)
        elif sessionStorage.getItem(RELOADED):
            console.warn("Offthread: the service worker could not isolate this page (isolate=True)")
        else:
            sessionStorage.setItem(RELOADED, "yes")
            location.reload()
    except Exception as error:  # without sessionStorage it might reload for ever
        console.warn("Offthread: this page is not isolated: " + str(error))


def on_message(event):
    """The service worker could keep nothing."""
    if event.data and event.data["kind"] == "not_kept":
        warn(event.data["reason"])


def warn(reason):
    """One line for the developer; the page works on."""
    if not done["warned"]:
        done["warned"] = True
        console.warn(
            "Offthread: this page is not kept for offline use (" + reason + "). "
            "It works on from the network."
        )


begin()

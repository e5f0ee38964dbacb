"""Runs in the service worker (compiled): answers the requests of pages.

A page gets all its entry files from one build, the one that its own file was of. A page that
came from the network gets them from there.
"""

from offthread.everywhere.built_names import ENTRY
from offthread.in_service_worker import host, keeping, policy
from offthread.in_service_worker.notes import build_of, is_leaving, note

FOLDER = host.plain_url(host.FOLDER)


def answer(event):
    """A promise of the Response for a FetchEvent, or None: the browser asks the network."""
    request = host.described(event.request)
    navigates = request["mode"] == "navigate"
    asked = policy.name_below(FOLDER, host.plain_url(event.request.url))
    name = policy.listed_name(host.FILES, asked, navigates)
    role = policy.role_of(host.FILES, name, request)
    if role == "file":
        return file_response(event, name)
    if navigates:
        return page_response(event, name) if role == ENTRY else None
    return None if role is None else entry_response(event, name)


async def page_response(event, name):
    """A page of this build, where it is kept whole and the site still has a service worker."""
    if not await keeping.is_complete() or await is_leaving():
        return await host.from_network(event.request)
    return await kept_response(event, name, host.BUILD)


async def entry_response(event, name):
    """A file of the build that the page is of."""
    build = await build_of(event.clientId)
    if build is None:
        return await host.from_network(event.request)
    return await kept_response(event, name, build)


async def kept_response(event, name, build):
    """The file of ``build``; what it opens (a page, a worker) is of that build too."""
    if event.resultingClientId:
        event.waitUntil(note(event.resultingClientId, build))
    cache = policy.build_cache(host.SCOPE, build)
    found = await host.find(cache, host.file_url(name))
    return found or await host.from_network(event.request)


async def file_response(event, name):
    """A file whose content never changes; the network's is kept."""
    found = await host.find(keeping.FILES_CACHE, host.file_url(name))
    if found is not None:
        return found
    response = await host.from_network(event.request)
    if response.ok and name in host.FILES:
        event.waitUntil(keep_passing(name, response.clone()))
    return response


async def keep_passing(name, response):
    """Keeps what passes by; the page needs no cache, so that its troubles are not the page's."""
    try:
        await keeping.keep_genuine(keeping.FILES_CACHE, name, response)
    except Exception as error:
        host.log(f"Offthread: {name} is not kept for offline use: {error}")

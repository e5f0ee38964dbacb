"""Runs in the service worker (compiled): keeps the files of this build.

A build is kept whole or not at all: every entry file is compared with the hash that the build
gave it, and the list that says "complete" is written last. The browser's HTTP cache is asked
first, so that what the page has just loaded does not travel twice.
"""

from offthread.everywhere.built_names import ENTRY, FIRST, LATER
from offthread.in_service_worker import host, policy

FILES_CACHE = policy.files_cache(host.SCOPE)
BUILD_CACHE = policy.build_cache(host.SCOPE, host.BUILD)
# The list of a complete build is kept under an address that no file has.
LIST = "?complete"


class NotThisBuild(Exception):
    """The server's file is another one than that of this build, or there is none."""


async def keep_build():
    """Keeps the entry files, and what the first visit loads. Raises NotThisBuild, the network's
    error or that of the cache; what was kept is then forgotten by ``tidy``."""
    if await is_complete():
        return
    for name in names_of(FIRST):
        await keep(FILES_CACHE, name)
    for name in names_of(ENTRY):
        await keep(BUILD_CACHE, name)
    await host.put_value(BUILD_CACHE, host.FOLDER + LIST, list(host.FILES.keys()))


async def keep_later():
    """Keeps the files that a page may need one day; a person's wish to save data counts."""
    if host.is_frugal():
        return
    for name in names_of(LATER):
        await keep(FILES_CACHE, name)


def names_of(kind):
    """The names (list of str) of the files of one kind."""
    return [name for name, about in host.FILES.items() if about[1] == kind]


async def is_complete():
    """Whether all files of this build are kept. The browser may throw all caches away at any
    time, never a part of them."""
    return await list_of(host.BUILD) is not None


async def list_of(build):
    """The names (list of str) of all files of a build that is kept whole, else None."""
    return await host.get_value(policy.build_cache(host.SCOPE, build), host.FOLDER + LIST)


async def keep(cache, name):
    """Keeps the file ``name``, where it is not kept already."""
    url = host.file_url(name)
    if await host.find(cache, url) is not None:
        return
    for how in ("force-cache", "reload"):
        if await keep_genuine(cache, name, await host.load(name, how)):
            return
    raise NotThisBuild(
        f"{name} on the server is not that of this build: it is being uploaded just now, or the "
        "host changes files (turn that off)"
    )


async def keep_genuine(cache, name, response):
    """Keeps ``response`` where its content is that of this build; tells whether it is."""
    if not response.ok:
        return False
    content = await host.content_of(response)
    digest = await host.digest_of(content)
    if not digest.startswith(host.FILES[name][0]):
        return False
    await host.put(cache, host.file_url(name), host.storable(response, content))
    return True

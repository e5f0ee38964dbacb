"""Runs in the service worker (compiled): remembers which page is of which build.

A service worker is ended and started at any time, so the notes are kept in a cache.
"""

from offthread.in_service_worker import host, policy

CACHE = policy.clients_cache(host.SCOPE)
ADDRESS = host.FOLDER + "?client="
LEAVING = host.FOLDER + "?leaving"
noted = {}


async def note(client, build):
    """Remembers that ``client`` (id, str) is of ``build`` (str)."""
    noted[client] = build
    try:
        await host.put_value(CACHE, ADDRESS + client, [build, host.seconds()])
    except Exception as error:
        host.log(f"Offthread: a page may get files from the network: {error}")


async def build_of(client):
    """The build of ``client``, or None where it was opened without this site's worker."""
    if not client:
        return None
    if client not in noted:
        found = await host.get_value(CACHE, ADDRESS + client)
        if found is None:
            return None
        noted[client] = found[0]
    return noted[client]


async def set_leaving(leaves):
    """Remembers whether the site's new build has no service worker."""
    if leaves:
        await host.put_value(CACHE, LEAVING, True)
    else:
        await host.remove(CACHE, LEAVING)


async def is_leaving():
    """Whether this worker only waits for the last page that it brought to be closed."""
    return await host.find(CACHE, LEAVING) is not None


async def all_notes():
    """A dict of client id to [build, seconds]."""
    notes = {}
    for url in await host.kept_urls(CACHE):
        found = await host.get_value(CACHE, url)
        if found is not None and url.startswith(ADDRESS):
            notes[url[len(ADDRESS) :]] = found
    return notes


async def forget(client):
    """The page is gone."""
    await host.remove(CACHE, ADDRESS + client)

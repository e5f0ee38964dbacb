"""Runs in the service worker (compiled): forgets what no page needs any more.

Only caches whose names begin with this site's path are looked at: other sites of the same origin
have theirs.
"""

from offthread.in_service_worker import host, keeping, notes, policy


async def tidy():
    """Forgets notes about pages that are gone, builds that no page is of, and the files that
    stand in no list of the rest."""
    found = await notes.all_notes()
    gone = policy.outdated_clients(found, await host.living_clients(), host.seconds())
    for client in gone:
        await notes.forget(client)
    used = policy.builds_in_use(host.BUILD, found, gone)
    for build in policy.builds_of(host.SCOPE, await host.cache_names()):
        if build not in used:
            await host.remove_cache(policy.build_cache(host.SCOPE, build))
    await forget_files(used)


async def forget_files(used):
    """Forgets the files that no build of ``used`` lists."""
    lists = [[host.file_url(name) for name in host.FILES]]
    for build in used:
        names = await keeping.list_of(build)
        lists.append([host.file_url(name) for name in names or []])
    for url in policy.outdated_files(await host.kept_urls(keeping.FILES_CACHE), lists):
        await host.remove(keeping.FILES_CACHE, url)


async def forget_all():
    """Forgets everything of this site."""
    for name in await host.cache_names():
        if name.startswith(policy.prefix(host.SCOPE)):
            await host.remove_cache(name)

"""Runs in the worker (compiled): on file://, files come from the page instead of a server.

They get addresses under a name that can never exist, and ``fetch`` answers for these itself.
"""

from offthread.in_worker.host import address_of, not_found, replace_fetch, response_of

FOLDER = "https://offthread.invalid/"
served = {}
KINDS = {"wasm": "application/wasm", "json": "application/json"}


def serve_assets(assets):
    """Answers requests below ``FOLDER`` from ``assets`` (dict of path below build/ to
    ArrayBuffer)."""
    if not served:
        replace_fetch(lambda original: fetch_from(served, original))
    served.update(assets)


def fetch_from(assets, original):
    """A ``fetch`` that looks into ``assets`` first."""

    async def fetch(resource, options=None):
        address = address_of(resource)
        if not address.startswith(FOLDER):
            return await original(resource, options)
        name = address[len(FOLDER) :]
        if name not in assets:
            return not_found()
        return response_of(assets[name], kind_of(name))

    return fetch


def kind_of(name):
    """The media type of a file name."""
    return KINDS.get(name.split(".")[-1], "application/octet-stream")

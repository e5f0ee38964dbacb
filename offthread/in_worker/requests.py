"""Runs in the worker (compiled): listens to what ``fetch`` brings while Python loads.

Pyodide hides which file failed and why; here it is written down.
"""

from offthread.in_worker.host import address_of, replace_fetch, text_of


class Requests:
    """``failures`` is a dict of URL to reason (str); ``on_end(url, reason)`` is called for each
    request, with reason None where it went well."""

    def __init__(self, on_end):
        self.failures = {}
        self.on_end = on_end
        self.stop = replace_fetch(self.watched)

    def watched(self, original):
        """A ``fetch`` that tells us how each request ends."""

        async def fetch(resource, options=None):
            url = address_of(resource)
            try:
                response = await original(resource, options)
            except Exception as error:
                self.ended(url, text_of(error))
                raise
            self.ended(url, None if response.ok else f"status {response.status}")
            return response

        return fetch

    def ended(self, url, reason):
        """Notes the end of one request."""
        if reason is not None:
            self.failures[url] = reason
        elif url in self.failures:
            del self.failures[url]
        self.on_end(url, reason)

"""Runs in the worker (compiled): listens to what ``fetch`` brings while Python loads.

Pyodide hides which file failed and why; here it is written down.
"""

from offthread.in_worker.failures import text_of
from offthread.in_worker.host import address_of, fetch_counted, replace_fetch


class Requests:
    """``failures`` is a dict of URL to reason (str); ``on_end(url, reason)`` is called for each
    request, with reason None where it went well; ``on_bytes(url, count, length)`` as in
    ``Download``, again and again while a file comes (None: nobody counts). ``answer(url)`` may
    give a Response itself, else None."""

    def __init__(self, on_end, on_bytes=None, answer=None):
        self.answer = answer
        self.failures = {}
        self.on_end = on_end
        self.on_bytes = on_bytes
        self.stop = replace_fetch(self.watched)

    def watched(self, original):
        """A ``fetch`` that tells us how each request goes on and ends."""

        async def fetch(resource, options=None):
            url = address_of(resource)
            answer = self.answer and self.answer(url)
            if answer is not None:
                return answer
            try:
                response = await self.response(original, url, resource, options)
            except Exception as error:
                self.ended(url, text_of(error))
                raise
            self.ended(url, None if response.ok else f"status {response.status}")
            return response

        return fetch

    async def response(self, original, url, resource, options):
        """The response, whose bytes are counted while somebody else reads them."""
        if self.on_bytes is None:
            return await original(resource, options)
        return await fetch_counted(
            original, resource, options, lambda count, length: self.on_bytes(url, count, length)
        )

    def ended(self, url, reason):
        """Notes the end of one request."""
        if reason is not None:
            self.failures[url] = reason
        elif url in self.failures:
            del self.failures[url]
        self.on_end(url, reason)

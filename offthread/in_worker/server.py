"""Runs in the worker (compiled): one request in, one answer out."""

from offthread.everywhere import messages
from offthread.in_worker import host

MODULES = "/offthread_modules"


class Server:
    """Loads Python at the message ``boot``, then answers each ``run``."""

    def __init__(self, packages, pyodide_url):
        self.packages = packages
        self.pyodide_url = pyodide_url
        self.python = None
        self.failure = None

    def on_message(self, message):
        problem = messages.problem_with(message, messages.TO_WORKER)
        if problem:
            host.log_error(f"Offthread's worker: {problem}")
        elif message["kind"] == "boot":
            self.started = self.boot(message)
        else:
            self.answer(message)

    async def boot(self, message):
        try:
            await self.load(message)
        except Exception as error:
            self.failure = messages.failure(f"Python could not start: {error}", "", 0)
            host.send(messages.failed(0, self.failure), [])

    async def load(self, message):
        url = host.absolute(message["pyodide_url"] or self.pyodide_url or host.BUNDLED_FOLDER)
        assets = message["assets"]
        host.send(messages.progress("pyodide", 0, 0, "Loading Python"), [])
        pyodide = await host.load_pyodide(url, assets)
        archive = (
            await host.fetch_bytes(url + "python_modules.zip")
            if assets is None
            else assets["python_modules.zip"]
        )
        pyodide.unpackArchive(archive, "zip", {"extractDir": MODULES})
        pyodide.runPython(f"import sys; sys.path[:0] = ['{MODULES}', '{MODULES}/scripts']")
        host.send(messages.progress("packages", 0, 0, "Loading packages"), [])
        packages = message["packages"] if message["packages"] is not None else self.packages
        await pyodide.loadPackage(packages)
        self.pyodide = pyodide
        self.runner = pyodide.pyimport("offthread.in_pyodide.run")
        self.imports = pyodide.pyimport("offthread.in_pyodide.imports")
        host.send(messages.ready("3.14", pyodide.version), [])

    async def answer(self, message):
        await self.started
        if self.failure is not None:
            host.send(messages.failed(message["id"], self.failure), [])
            return
        try:
            await self.pyodide.loadPackagesFromImports(message["script"])
            answer = await self.runner.run(message)
            host.send(answer.message, answer.transfer)
        except Exception as error:
            host.send(messages.failed(message["id"], messages.failure(str(error), "", 0)), [])


def serve(packages=None, pyodide_url=None):
    """Answer the page's messages. ``packages`` (list of str) are always loaded."""
    server = Server(packages or [], pyodide_url)
    host.on_message(server.on_message)

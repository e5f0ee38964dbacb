"""Runs in the worker (compiled): loads packages, and says what failed and why.

Pyodide's ``loadPackage`` resolves with an empty list when a download fails, so what was loaded
is compared with what was asked for.
"""

from offthread.in_worker import host
from offthread.in_worker.download import Download
from offthread.in_worker.failures import PackageError, text_of
from offthread.in_worker.package_faults import (
    distant_reason,
    misfit_of,
    other_version,
    unknown_packages,
    vendored_reason,
)
from offthread.in_worker.requests import Requests
from offthread.in_worker.requirements import is_same, name_in_lock, pinned_version

REMEMBERED_SCRIPTS = 256
# What is there without any package.
OWN_MODULES = ("js", "pyodide", "pyodide_js", "_pyodide", "offthread")


class Packages:
    """The packages of one Python; ``report(progress message)`` hears of loading.

    ``folder`` (str) is the URL from which relative wheel names are taken.
    """

    def __init__(self, pyodide, folder, report):
        self.pyodide = pyodide
        self.folder = folder
        self.report = report
        self.known = pyodide.lockfile.packages
        self.of_import = names_by_import(self.known)
        self.last = None
        self.ways = host.new_map()
        self.always = None
        self.loads_always = False

    def load_always(self, wanted):
        """Begins to load PACKAGES; a script that imports one of them, or may import anything,
        waits for it."""
        self.loads_always = True
        self.always = self.try_to_load(wanted)

    async def try_to_load(self, wanted):
        """Loads; what fails is told in the console, and to each script that imports it."""
        try:
            await self.load(wanted)
        except PackageError as error:
            host.log_error(f"Offthread: {text_of(error)}")
        finally:
            self.loads_always = False

    async def load(self, wanted, id=0):
        """Loads what ``wanted`` (list of str, as in PACKAGES) asks for; one load at a time. Its
        progress is that of run ``id``.

        Raises PackageError that names what could not be loaded, and why.
        """
        if wanted:
            self.refuse(wanted)
        missing = self.missing(wanted)
        if not missing:
            return
        turn = self.after(self.last, missing, id)
        self.last = turn
        await turn

    async def load_imports(self, script, imports_of, id=0):
        """Loads the packages of the modules that ``script`` (str) imports, as ``imports_of``
        finds them; a script that has them all is not looked at again.

        Raises PackageError for needed ones; an optional one that does not come is the script's
        own ImportError, which it expects.
        """
        if self.ways.has(script):
            return
        imported = imports_of(script)
        if self.may_need_always(imported):
            await self.always
        await self.load(self.providers(imported.needed), id)
        try:
            await self.load(self.providers(imported.optional), id)
        except PackageError as error:
            host.log_error(f"Offthread: {text_of(error)}")
            return
        self.remember(script, imported.way)

    def way_of(self, script, packages, imports_of):
        """How Python begins ``script`` (see in_pyodide/ways.py), where all that it needs is there
        and no ``packages`` (list of str) are to be looked at; else None."""
        if packages:
            return None
        if not self.ways.has(script):
            imported = imports_of(script)
            needed = self.providers(imported.needed) + self.providers(imported.optional)
            if self.missing(needed) or self.loads_always and self.may_need_always(imported):
                return None
            self.remember(script, imported.way)
        return self.ways.get(script)

    def remember(self, script, way):
        """``script`` has its packages."""
        if self.ways.size >= REMEMBERED_SCRIPTS:
            self.ways.clear()
        self.ways.set(script, way)

    def may_need_always(self, imported):
        """Whether what a script imports may be in PACKAGES without being known by its name
        ("*" stands for what is imported by other means than a statement)."""
        names = [*imported.needed, *imported.optional]
        return bool([n for n in names if n not in self.of_import and n not in OWN_MODULES])

    def providers(self, modules):
        """The packages (list of str) that have these modules, as far as any has."""
        return [self.of_import[name] for name in modules if name in self.of_import]

    def missing(self, wanted):
        """The names among ``wanted`` that are not loaded; an address of a wheel stays one."""
        loaded = self.pyodide.loadedPackages
        names = [name_in_lock(text) for text in wanted]
        return [name for name in names if self.loaded_name(name) not in loaded]

    def loaded_name(self, name):
        """How Pyodide lists a loaded package; that of an address as its file is written."""
        if name.endswith(".whl"):
            return name.split("/")[-1].split("-")[0].lower()
        return self.known[name].name if name in self.known else name

    def refuse(self, wanted):
        """Raises PackageError for what can never be loaded."""
        unknown = []
        for text in wanted:
            name = name_in_lock(text)
            if "://" in name:
                problem = misfit_of(name, self.pyodide.lockfile.info.abi_version)
                if problem is not None:
                    raise PackageError(f"could not load {problem}", [name])
            elif name in self.known:
                version = pinned_version(text)
                if version is not None and not is_same(version, self.known[name].version):
                    raise other_version(text, name, self.known[name].version)
            else:
                unknown.append(name)
        if unknown:
            raise unknown_packages(unknown)

    async def after(self, previous, missing, id):
        """Waits for the load before this one, whatever became of it, then loads."""
        if previous is not None:
            try:
                await previous
            except Exception:  # it was told to those who asked for it
                pass
        missing = self.missing(missing)
        if missing:
            await self.load_now(missing, id)

    async def load_now(self, missing, id):
        """Loads, then looks at what is there."""
        download = Download(
            "packages", "Loading " + ", ".join(missing), self.sizes(missing), self.report, id
        )
        requests = Requests(lambda url, reason: None, download.on_bytes)
        told = []
        try:
            await self.pyodide.loadPackage(
                self.missing(self.with_needs(missing)),
                {
                    "messageCallback": lambda text: None,
                    "errorCallback": lambda text: told.append(text),
                },
            )
        finally:
            requests.stop()
        failed = self.missing(self.with_needs(missing))
        if failed:
            raise await self.not_loaded(failed, requests.failures, told)
        download.end()

    def sizes(self, names):
        """A dict of URL to bytes for all that is to be downloaded. The build wrote down the
        sizes of vendored wheels; those of others are told by their server."""
        found = {}
        for name in self.missing(self.with_needs(names)):
            size = self.known[name].size if name in self.known else None
            found[self.address(name)] = size or 0
        return found

    def with_needs(self, names):
        """``names`` and all that they depend on."""
        found = []
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found.append(name)
            if name in self.known:
                waiting.extend(list(self.known[name].depends))
                # The build takes circles apart, which Pyodide would wait in for ever.
                waiting.extend(list(self.known[name].circular or []))
        return found

    async def not_loaded(self, failed, failures, told):
        """The error for packages that are known and did not come."""
        reasons = []
        for name in failed:
            url = self.address(name)
            happened = failures[url] if url in failures else "\n".join(told) or "unknown reason"
            if url.startswith(self.folder):
                wanted = self.known[name].sha256
                reasons.append(await vendored_reason(name, url, happened, wanted))
            else:
                reasons.append(distant_reason(name, url, happened))
        return PackageError("could not load " + " ".join(reasons), failed)

    def address(self, name):
        """Where a package is downloaded from."""
        file = self.known[name].file_name if name in self.known else name
        return file if "://" in file else self.folder + file


def names_by_import(known):
    """A dict of importable module name to package name, from the lock file's packages."""
    found = {}
    for name, package in known.items():
        for module in package.imports:
            found[module.split(".")[0]] = name
    return found

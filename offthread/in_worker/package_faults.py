"""Runs in the worker (compiled): why packages did not come, in words, and what to do then."""

from offthread.in_worker import host
from offthread.in_worker.failures import PackageError


async def vendored_reason(name, url, happened, wanted):
    """Why a wheel of the build did not come: asked again, the server says its status. ``wanted``
    (str) is the sha256 that the build wrote down."""
    status = await host.status_of(url)
    if status == 200:
        what = happened if "sha256" in happened else f"its sha256 is not {wanted}"
        happened = f"{what}: it is damaged, or of another build"
    elif status:
        happened = f"status {status}"
    return (
        f"{name}: its vendored wheel {url} failed ({happened}). Build again with `nox -s build` "
        "and upload the whole folder build/."
    )


def distant_reason(name, url, happened):
    """Why a wheel that is not vendored did not come."""
    if "://" in name:
        return (
            f"{name}: it could not be loaded ({happened}). Correct the address, or put the wheel "
            "beside worker_app.py, name its file in PACKAGES and run `nox -s build`. A wheel of "
            "another site also needs that site's leave (CORS)."
        )
    return (
        f"{name}: it is not among the vendored wheels, and {url} could not be reached "
        f"({happened}). Name {name} in PACKAGES of worker_app.py and run `nox -s build` where it "
        "can be downloaded, so that its wheel is vendored; or open the page where that address "
        "can be reached."
    )


def unknown_packages(names):
    """The error for names that Pyodide's lock file does not have."""
    return PackageError(
        f"unknown package: {', '.join(names)}. It is neither in Pyodide's distribution nor "
        "vendored. Add it to PACKAGES in worker_app.py and run `nox -s build`, which looks on "
        "PyPI too; or correct the name.",
        names,
    )


def other_version(text, name, version):
    """The error for a version (str) that is not the one of the lock file."""
    return PackageError(
        f"{text} was asked for, and this page has {name} {version}: one version of each package, "
        "which the build chooses. Write the version into PACKAGES of worker_app.py and run "
        "`nox -s build`, or leave it out here.",
        [name],
    )


def misfit_of(url, abi):
    """Why the wheel at ``url`` (str) does not run in a Pyodide of this ``abi`` (str, such as
    "2026_0"), as far as its name tells; None where it may."""
    file = url.split("/")[-1]
    parts = file.split("-")
    if not file.endswith(".whl") or len(parts) < 5:
        return f"{url}: it is not named like a wheel (NAME-VERSION-PYTHON-ABI-PLATFORM.whl)."
    platform = parts[-1][: len(parts[-1]) - len(".whl")]
    if platform == "any" or f"pyemscripten_{abi}_wasm32" in platform:
        return None
    return (
        f"{url}: it is built for another platform or ABI ({platform}). This Pyodide needs a pure "
        f"wheel (py3-none-any) or one for pyemscripten_{abi}_wasm32."
    )

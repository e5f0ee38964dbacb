"""Runs in CPython and, compiled, in Node: prints what the service worker's pure logic answers.

The two outputs must be equal, line by line.
"""

from offthread.everywhere.built_names import is_hashed
from offthread.in_service_worker import policy

FILES = {
    "index.html": ["11", "entry"],
    "app.js": ["22", "entry"],
    "deep/page.html": ["33", "entry"],
    "with space & ä.css": ["44", "entry"],
    "pyodide/core-0123456789ab/pyodide.mjs": ["55", "first"],
    "pyodide/wheels/0123456789ab/a-1.0-py3-none-any.whl": ["66", "later"],
}
FOLDER = "https://example.org/sub/"


def request(**changes):
    """A plain GET of a script, with ``changes``."""
    asked = {"method": "GET", "mode": "no-cors", "cache": "default", "destination": "script"}
    asked["range"] = False
    for name, value in changes.items():
        asked[name] = value
    return asked


def role(url, **changes):
    """The name and the role of a request for ``url`` (decoded, without query)."""
    asked = request(**changes)
    name = policy.name_below(FOLDER, url)
    name = policy.listed_name(FILES, name, asked["mode"] == "navigate")
    return f"{name} → {policy.role_of(FILES, name, asked)}"


for path in (
    *("index.html", "", "deep/", "deep/page.html", "deep/page", "app.js", "with space & ä.css"),
    *("constructor", "__proto__", "toString", "data.json", "pyodide/", "old.css"),
    *("pyodide/core-0123456789ab/pyodide.mjs", "pyodide/core-ffffffffffff/pyodide.mjs"),
    *("pyodide/wheels/0123456789ab/a-1.0-py3-none-any.whl", "pyodide/core-0123/pyodide.mjs"),
):
    for mode in ("no-cors", "navigate"):
        print(path, mode, role(FOLDER + path, mode=mode))

for url in ("https://example.org/", "https://example.org/sub", "https://other.org/sub/app.js", ""):
    print(url, role(url))

for changes in (
    {"method": "POST"},
    {"method": "HEAD"},
    {"range": True},
    {"cache": "no-store"},
    {"cache": "only-if-cached"},
    {"cache": "only-if-cached", "mode": "same-origin"},
    {"cache": "no-cache"},
    {"destination": ""},
):
    print(changes.get("method"), changes.get("cache"), role(FOLDER + "app.js", **changes))
    print("  unlisted", role(FOLDER + "old.css", **changes))

for name in ("a-0123456789ab.bin", "0123456789ab/x", "x-0123456789AB", "x0123456789ab.js", "a"):
    print(name, is_hashed(name))
print("digits of a word", is_hashed("deadbeef.js"), is_hashed("pyodide/facade-accede.js"))

SCOPES = ("/", "/a/", "/a/b/", "/a%20b/")
names = [policy.build_cache(scope, "0123456789ab") for scope in SCOPES]
names += [policy.files_cache(scope) for scope in SCOPES]
names += [policy.clients_cache(scope) for scope in SCOPES]
names += ["somebody else's", "offthread"]
print(len(set(names)) == len(names))
for scope in SCOPES:
    print(scope, policy.builds_of(scope, names))
    print("  all", [name for name in names if name.startswith(policy.prefix(scope))])

NOTES = {
    "open": ["A", 1000.0],
    "gone": ["A", 1000.0],
    "opening": ["B", 4990.0],
    "worker": ["C", 10.0],
}
gone = policy.outdated_clients(NOTES, ["open", "worker"], 5000.0)
print("gone", gone)
print("gone sooner", policy.outdated_clients(NOTES, ["open"], 5001.0, policy.LOADING_SECONDS))
print("used", policy.builds_in_use("D", NOTES, gone))
print("used", policy.builds_in_use("A", NOTES, ["open", "gone", "opening", "worker"]))
print("files", policy.outdated_files(["1", "2", "3", "4"], [["1"], [], ["3", "9"]]))
print("files", policy.outdated_files(["1"], []), policy.outdated_files([], [["1"]]))

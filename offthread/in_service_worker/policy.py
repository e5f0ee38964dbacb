"""Runs in the service worker (compiled): what is kept, under which name, and who gets what.

Pure logic; the kinds of files are those of everywhere/built_names.py. An entry file is given only
to pages of its own build, a file whose path carries a hash to any page.
"""

from offthread.everywhere.built_names import ENTRY, is_hashed

# A page that is just being opened is not yet among the browser's clients.
OPENING_SECONDS = 120
# The same for the last pages of a worker that is to go: it is asked again soon.
LOADING_SECONDS = 10
# What a page of an older build may still ask for, although this build has it no more.
PARTS_OF_A_PAGE = ("script", "style", "image", "font", "worker", "sharedworker", "manifest")


# --- the names of caches --------------------------------------------------------------------


def prefix(scope):
    """What the names of this site's caches begin with; ``scope`` is the path (str) that it lies
    at. No path in a URL holds a space: no site's prefix is the beginning of another's."""
    return "offthread " + scope + " "


def files_cache(scope):
    """Of the files whose paths carry a hash."""
    return prefix(scope) + "files"


def clients_cache(scope):
    """Of the notes which page is of which build."""
    return prefix(scope) + "clients"


def build_cache(scope, build):
    """Of the entry files of one build."""
    return build_prefix(scope) + build


def build_prefix(scope):
    """What the names of this site's builds begin with."""
    return prefix(scope) + "build "


def builds_of(scope, names):
    """The builds (list of str) of this site among the names of all caches of the origin."""
    prefix = build_prefix(scope)
    return [name[len(prefix) :] for name in names if name.startswith(prefix)]


# --- requests -------------------------------------------------------------------------------


def name_below(folder, url):
    """The name (decoded) of the file that ``url`` asks for below ``folder``, both URLs without
    query or fragment; None where it lies elsewhere. A folder's own page is its index.html."""
    if not url.startswith(folder):
        return None
    name = url[len(folder) :]
    return name + "index.html" if name == "" or name.endswith("/") else name


def listed_name(files, name, navigates):
    """``name`` (str or None) as ``files`` (dict) lists it: some hosts leave out .html in the
    address of a page."""
    if name is None or name in files or not navigates:
        return name
    page = name + ".html"
    return page if page in files else name


def is_ours(request):
    """Whether ``request`` (dict of method, range, cache, mode) is one that a kept file can
    answer; the others go to the network as they are."""
    if request["method"] != "GET" or request["range"] or request["cache"] == "no-store":
        return False
    return request["cache"] != "only-if-cached" or request["mode"] == "same-origin"


def role_of(files, name, request):
    """How a request for ``name`` is answered: "entry", "file", "older" (perhaps by an older
    build) or None: by the network. ``request`` as in ``is_ours``, with ``destination``."""
    if name is None or not is_ours(request):
        return None
    if name in files:
        return ENTRY if files[name][1] == ENTRY else "file"
    if is_hashed(name):
        return "file"
    return "older" if request["destination"] in PARTS_OF_A_PAGE else None


# --- what goes when it is needed no more ----------------------------------------------------


def outdated_clients(notes, living, now, opening=OPENING_SECONDS):
    """Which of ``notes`` (dict of client id to [build, seconds]) are of pages that are gone:
    a list of ids. ``living`` is the list of the browser's clients, ``now`` in seconds; a note
    younger than ``opening`` seconds is of a page that is being opened."""
    return [
        client for client, note in notes.items() if client not in living and now - note[1] > opening
    ]


def builds_in_use(own, notes, gone):
    """The builds (list of str) that a page is of, this worker's own among them."""
    used = [own]
    for client, note in notes.items():
        if client not in gone and note[0] not in used:
            used.append(note[0])
    return used


def outdated_files(kept, lists):
    """Which of the names ``kept`` stand in none of ``lists`` (lists of names)."""
    wanted = {}
    for names in lists:
        for name in names:
            wanted[name] = True
    return [name for name in kept if name not in wanted]

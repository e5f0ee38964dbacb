"""Runs in the worker (compiled): reads requirements, the entries of PACKAGES (PEP 508)."""

DIGITS = "0123456789"


def pinned_version(text):
    """The version (str) of "name==1.0", None where there is no single one."""
    parts = text.split(";")[0].split("==")
    if "://" in text or len(parts) != 2:
        return None
    version = parts[1].replace("=", "").strip()
    return None if "*" in version or "," in text else version


def is_same(one, other):
    """Whether two versions (str) have the same numbers: "1.0" is "1", and "1.0rc1" too."""
    return release_of(one) == release_of(other)


def release_of(version):
    """The numbers at the start of ``version``, without zeros at their end."""
    numbers = []
    for part in version.split("."):
        if part == "" or [sign for sign in part if sign not in DIGITS]:
            break
        numbers.append(part)
    while numbers and numbers[-1] == "0":
        numbers.pop()
    return ".".join(numbers)


def name_in_lock(text):
    """The lock file's name for an entry of PACKAGES: ``Foo.Bar[x]==1.0`` is ``foo-bar``, a
    local wheel file is its package; a wheel's URL stays as it is."""
    if "://" in text:
        return text
    if text.endswith(".whl"):
        return normalised(text.split("/")[-1].split("-")[0])
    name = text
    for sign in "[=<>!~; ":
        name = name.split(sign)[0]
    return normalised(name)


def normalised(name):
    """A package name as PEP 503 writes it: lower case, single hyphens."""
    parts = name.lower().replace("_", "-").replace(".", "-").split("-")
    return "-".join([part for part in parts if part])

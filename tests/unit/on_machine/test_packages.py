"""Runs in CPython: where the wheels of PACKAGES come from, with the real pip and lock file."""

from __future__ import annotations

import hashlib
import json

import pytest
from packaging.requirements import Requirement

from offthread.on_machine.errors import BuildError
from offthread.on_machine.vendor_packages import resolve_packages
from offthread.on_machine.wheel_sources import WheelSources
from offthread.on_machine.wheels import Wheel, find_wheel, wheels_in
from offthread.on_machine.workshop import Workshop
from tests.unit.on_machine.wheel_maker import make_wheel

NUMPY = "numpy-2.4.6-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
CDN = "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def offline(monkeypatch):
    """No network: every connection goes to a port that refuses it."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, NOWHERE)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


class Resolving:
    """That step of the build, in ``project``."""

    def __init__(self, project):
        self.project = project
        self.files = Workshop(project, project.build).files / "pyodide"
        self.notes = []

    def __call__(self, *packages, scripts="", **options):
        """Sets PACKAGES and a script, runs the step, and gives the worker's lock: its packages."""
        self.project.worker_app.write_text(f"PACKAGES = {list(packages)!r}\n", encoding="utf-8")
        (self.project.scripts / "given.py").write_text(scripts, encoding="utf-8")
        result = resolve_packages(Workshop(self.project, self.project.build, **options))
        self.notes = result.notes
        (lock,) = [name for name in result.outputs if name.endswith(".json")]
        text = (self.files.parent / lock).read_text(encoding="utf-8")
        return json.loads(text)["packages"]

    @property
    def note(self):
        (note,) = self.notes
        return note

    @property
    def lock(self):
        """offthread-lock.json."""
        return json.loads(self.project.offthread_lock.read_text(encoding="utf-8"))

    def edit_lock(self, change):
        lock = self.lock
        change(lock)
        self.project.offthread_lock.write_text(json.dumps(lock), encoding="utf-8")

    def downloaded(self, name, needs=()):
        return make_wheel(self.project.cache / "wheels", name, needs)


@pytest.fixture
def resolve(project):
    return Resolving(project)


# --- what can be had -------------------------------------------------------------------------


def test_a_pure_package_of_the_distribution_is_vendored_with_its_sha256(resolve):
    entry = resolve("pytz")["pytz"]
    content = (resolve.files / entry["file_name"]).read_bytes()
    assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    assert entry["file_name"].startswith(f"wheels/{entry['sha256'][:12]}/pytz-")
    assert entry["size"] == len(content)
    assert entry["imports"] == ["pytz"] and resolve.notes == []


def test_two_levels_of_needs_with_a_compiled_wheel_among_them(resolve):
    """Pyodide's own pydantic-core is on the CDN only: another version of both is found."""
    packages = resolve("pydantic")
    core = packages["pydantic-core"]
    assert "pyemscripten_2026_0_wasm32" in core["file_name"]
    assert "pydantic-core" in packages["pydantic"]["depends"]
    assert core["depends"] == ["typing-extensions"]
    for name in ("pydantic", "pydantic-core", "typing-extensions", "annotated-types"):
        assert (resolve.files / packages[name]["file_name"]).is_file()


def test_a_package_of_pypi_in_the_version_that_was_asked_for(resolve):
    packages = resolve("polib", "iniconfig==2.0.0")
    assert packages["iniconfig"]["version"] == "2.0.0"
    assert (resolve.files / packages["polib"]["file_name"]).is_file()
    assert resolve.lock["offthread"]["sources"] == {"iniconfig": "PyPI", "polib": "PyPI"}


def test_what_scripts_import_is_vendored_and_not_always_loaded(offline, resolve):
    resolve.downloaded("six-1.17.0-py2.py3-none-any.whl")
    packages = resolve(scripts="import six, os, given")
    assert packages["six"]["file_name"].startswith("wheels/") and resolve.notes == []


def test_an_import_that_cannot_be_had_is_no_error(offline, resolve):
    packages = resolve(scripts="import numpy")
    assert packages["numpy"]["file_name"] == CDN + NUMPY
    assert resolve.note.startswith("numpy: not to be had while building") and CDN in resolve.note


def test_an_import_whose_needs_contradict_packages_is_no_error(offline, resolve, project):
    make_wheel(project.root, "six-1.0-py3-none-any.whl")
    resolve.downloaded("python_dateutil-2.9.0.post0-py2.py3-none-any.whl", ("six>=1.5",))
    packages = resolve("six-1.0-py3-none-any.whl", scripts="import dateutil")
    assert packages["six"]["version"] == "1.0"
    assert packages["python-dateutil"]["file_name"].startswith(CDN)


def test_everything_else_of_the_distribution_stays_on_the_cdn(offline, resolve):
    assert resolve()["numpy"]["file_name"] == CDN + NUMPY
    assert resolve.notes == []


def test_earlier_downloads_serve_without_a_network(offline, resolve):
    resolve.downloaded("polib-1.2.0-py2.py3-none-any.whl")
    assert resolve("polib")["polib"]["version"] == "1.2.0" and resolve.notes == []


def test_a_damaged_download_is_thrown_away(offline, resolve):
    path = resolve.downloaded("polib-1.2.0-py2.py3-none-any.whl")
    path.write_bytes(path.read_bytes()[:-40])
    resolve.downloaded("polib-1.1.0-py2.py3-none-any.whl")
    assert resolve("polib")["polib"]["version"] == "1.1.0"
    assert not path.exists()


def test_an_older_version_that_suits_everybody_is_found(offline, resolve):
    for name in ("two-1.0-py3-none-any.whl", "two-2.0-py3-none-any.whl"):
        resolve.downloaded(name)
    resolve.downloaded("one-1.0-py3-none-any.whl", ("two<2",))
    packages = resolve("two", "one")
    assert packages["two"]["version"] == "1.0"


def test_extras_and_markers(offline, resolve):
    needs = ("colorama; sys_platform == 'win32'", "fast; extra == 'speed'")
    resolve.downloaded("some-1.0-py3-none-any.whl", needs)
    resolve.downloaded("fast-1.0-py3-none-any.whl")
    resolve.downloaded("other-1.0-py3-none-any.whl", ("some[speed]",))
    assert resolve("some")["some"]["depends"] == []
    assert resolve("some[speed]")["some"]["depends"] == ["fast"]
    assert resolve("some", "other")["some"]["depends"] == ["fast"]


def test_extras_that_name_their_own_package_and_packages_in_a_circle(offline, resolve):
    needs = ("some[speed]; extra == 'all'", "fast; extra == 'speed'", "other")
    resolve.downloaded("some-1.0-py3-none-any.whl", needs)
    resolve.downloaded("fast-1.0-py3-none-any.whl")
    resolve.downloaded("other-1.0-py3-none-any.whl", ("some",))
    packages = resolve("some[all]")
    assert packages["some"]["depends"] == ["fast"]
    assert (packages["some"]["circular"], packages["other"]["depends"]) == (["other"], ["some"])
    assert resolve.lock["packages"]["some"]["depends"] == ["fast", "other"]


# --- what cannot ------------------------------------------------------------------------------


def test_what_only_the_cdn_has_needs_a_word(offline, resolve):
    with pytest.raises(
        BuildError, match="needs numpy: numpy 2.4.6 is on Pyodide's CDN.*--allow-cdn"
    ):
        resolve("numpy")
    assert resolve("numpy", allow_cdn=True)["numpy"]["file_name"] == CDN + NUMPY
    assert resolve.note.startswith("numpy: not to be had")
    with pytest.raises(BuildError, match="names numpy-2.4.6-.*--allow-cdn"):
        resolve("numpy")


def test_a_package_that_is_nowhere_stops_the_build(offline, resolve):
    with pytest.raises(BuildError, match="needs nowhere-at-all: PyPI cannot be reached"):
        resolve("nowhere-at-all")


def test_a_version_that_is_nowhere_names_the_one_that_is(offline, resolve):
    with pytest.raises(BuildError, match="numpy==1.0: .*distribution has 2.4.6"):
        resolve("numpy==1.0")


def test_a_package_that_is_not_built_for_webassembly(resolve):
    with pytest.raises(BuildError) as caught:
        resolve("uvloop")
    text = str(caught.value)
    assert "not built for WebAssembly: only wheels for Linux, macOS exist, such as uvloop-" in text
    assert "OFFTHREAD_WHEELS" in text


def test_a_version_that_is_not_built_for_webassembly(resolve):
    with pytest.raises(BuildError, match=r"msgspec==0\.18\.6: PyPI has it for Pyodide in 0\.\d+"):
        resolve("msgspec==0.18.6")


def test_two_that_exclude_each_other_are_both_named(offline, resolve):
    for name in ("two-1.0-py3-none-any.whl", "two-2.0-py3-none-any.whl"):
        resolve.downloaded(name)
    resolve.downloaded("one-1.0-py3-none-any.whl", ("two>=2",))
    resolve.downloaded("three-1.0-py3-none-any.whl", ("two<2",))
    with pytest.raises(BuildError) as caught:
        resolve("one", "three")
    text = str(caught.value)
    assert text.startswith("version conflict over two: ")
    assert "one 1.0 needs two>=2" in text and "three 1.0 needs two<2" in text
    with pytest.raises(BuildError) as caught:
        resolve("one", "two==1.0")
    text = str(caught.value)
    assert "PACKAGES in worker_app.py needs two==1.0" in text and "one 1.0 needs two>=2" in text


def test_a_local_wheel_that_does_not_suit_another(offline, project, resolve):
    make_wheel(project.root, "two-1.0-py3-none-any.whl")
    resolve.downloaded("one-1.0-py3-none-any.whl", ("two>=2",))
    with pytest.raises(BuildError) as caught:
        resolve("one", "two-1.0-py3-none-any.whl")
    text = str(caught.value)
    assert text.startswith("version conflict over two: ")
    assert "PACKAGES in worker_app.py needs two==1.0" in text and "one 1.0 needs two>=2" in text


def test_an_import_that_nothing_has_is_noted(offline, project, resolve):
    make_wheel(project.root, "ours-1.0-py3-none-any.whl")
    resolve("ours-1.0-py3-none-any.whl", scripts="import ours, yaml_but_wrong, js, given")
    assert resolve.note.startswith("a script imports yaml_but_wrong, which no package")


def test_a_text_that_is_no_package_is_refused(resolve):
    with pytest.raises(BuildError, match="'two words', which is no package"):
        resolve("two words")


def test_the_address_of_a_wheel_is_left_to_the_worker(offline, resolve):
    resolve("https://example.invalid/some-1.0-py3-none-any.whl")
    assert "is loaded from there when the page starts" in resolve.note


# --- local and given wheels -------------------------------------------------------------------


def test_a_local_wheel_file(offline, project, resolve):
    make_wheel(project.root / "wheels", "ours-1.0-py3-none-any.whl", ("other>=2",))
    make_wheel(project.root / "wheels", "other-2.1-py3-none-any.whl")
    names = ("wheels/other-2.1-py3-none-any.whl", "wheels/ours-1.0-py3-none-any.whl")
    packages = resolve(*names)
    assert packages["ours"]["depends"] == ["other"]
    assert packages["ours"]["file_name"].endswith("/ours-1.0-py3-none-any.whl")
    assert (resolve.files / packages["other"]["file_name"]).is_file()
    assert resolve.lock["offthread"]["sources"]["ours"] == names[1]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing-1.0-py3-none-any.whl", "does not exist"),
        ("linux-1.0-cp314-cp314-manylinux_2_17_x86_64.whl", "built for another platform"),
        ("old-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl", "or ABI .cp313-cp313-pyodide_2025"),
        ("notawheel.whl", "not named like a wheel"),
    ],
)
def test_a_local_wheel_file_that_cannot_work_is_refused(offline, project, resolve, name, reason):
    if name.count("-") > 1 and not name.startswith("missing"):
        make_wheel(project.root, name)
    elif not name.startswith("missing"):
        (project.root / name).write_bytes(b"")
    with pytest.raises(BuildError, match=reason):
        resolve(name)


@pytest.mark.parametrize("size", [0, 10, -30, -100])
def test_a_truncated_wheel_is_refused(offline, project, resolve, size):
    path = make_wheel(project.root, "half-1.0-py3-none-any.whl")
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(BuildError, match="half-1.0.* is damaged .*Get the wheel again"):
        resolve("half-1.0-py3-none-any.whl")


def test_a_truncated_wheel_of_the_given_folder(offline, resolve, monkeypatch, tmp_path):
    path = make_wheel(tmp_path / "given", "half-1.0-py3-none-any.whl")
    path.write_bytes(path.read_bytes()[:-30])
    monkeypatch.setenv("OFFTHREAD_WHEELS", str(tmp_path / "given"))
    with pytest.raises(BuildError, match="half-1.0.* is damaged"):
        resolve()


def test_a_given_wheel_for_another_abi_is_named(offline, resolve, monkeypatch, tmp_path):
    make_wheel(tmp_path / "given", "odd-1.0-cp313-cp313-pyodide_2025_0_wasm32.whl")
    monkeypatch.setenv("OFFTHREAD_WHEELS", str(tmp_path / "given"))
    with pytest.raises(
        BuildError, match="odd-1.0-cp313.* of OFFTHREAD_WHEELS is built for another"
    ):
        resolve("odd")


def test_the_given_folder_is_vendored_whether_named_or_not(offline, resolve, monkeypatch, tmp_path):
    make_wheel(tmp_path / "given", NUMPY)
    make_wheel(tmp_path / "given", "extra-1.0-py3-none-any.whl")
    monkeypatch.setenv("OFFTHREAD_WHEELS", str(tmp_path / "given"))
    packages = resolve()
    assert packages["numpy"]["file_name"].endswith(f"/{NUMPY}")
    assert packages["extra"]["imports"] == ["extra"]
    assert (resolve.files / packages["numpy"]["file_name"]).is_file()
    assert "is not that of Pyodide's build" in resolve.note


def test_a_given_folder_that_does_not_exist_is_said(resolve, monkeypatch):
    monkeypatch.setenv("OFFTHREAD_WHEELS", "/no/such/folder")
    with pytest.raises(BuildError, match="OFFTHREAD_WHEELS names /no/such/folder"):
        resolve()


# --- offthread-lock.json ----------------------------------------------------------------------


def test_the_lock_file_keeps_versions_until_something_else_is_asked_for(offline, resolve):
    resolve.downloaded("polib-1.1.0-py2.py3-none-any.whl")
    resolve("polib")
    text = resolve.project.offthread_lock.read_text(encoding="utf-8")
    resolve.downloaded("polib-1.2.0-py2.py3-none-any.whl")
    resolve.downloaded("other-1.0-py3-none-any.whl")
    assert resolve("polib")["polib"]["version"] == "1.1.0"
    assert resolve.project.offthread_lock.read_text(encoding="utf-8") == text
    assert resolve("polib", "other")["polib"]["version"] == "1.1.0"
    assert set(resolve.lock["packages"]) == {"polib", "other"}
    assert resolve("polib>1.1")["polib"]["version"] == "1.2.0"
    resolve("polib<2")
    assert resolve("polib<2", update=True)["polib"]["version"] == "1.2.0"


def test_an_update_takes_the_newest(offline, resolve):
    resolve.downloaded("polib-1.1.0-py2.py3-none-any.whl")
    resolve("polib")
    resolve.downloaded("polib-1.2.0-py2.py3-none-any.whl")
    assert resolve("polib", update=True)["polib"]["version"] == "1.2.0"


def test_a_lock_file_of_another_machine_is_followed(resolve):
    """Nothing is there but the lock file: the same file comes from PyPI."""
    resolve("iniconfig==2.0.0")
    before = resolve.lock
    for path in (resolve.project.cache / "wheels").iterdir():
        path.unlink()
    assert resolve("iniconfig==2.0.0")["iniconfig"]["version"] == "2.0.0"
    assert resolve.lock == before


def wrong_hash(lock):
    lock["packages"]["iniconfig"]["sha256"] = "0" * 64


def test_a_lock_file_with_a_wrong_hash(resolve):
    found = resolve("iniconfig==2.0.0")["iniconfig"]["sha256"]
    resolve.edit_lock(wrong_hash)
    with pytest.raises(BuildError) as caught:
        resolve("iniconfig==2.0.0")
    text = str(caught.value)
    assert (
        "offthread-lock.json says that iniconfig-2.0.0-py3-none-any.whl has the sha256 000" in text
    )
    assert found in text and "--update" in text and "PyPI" in text
    assert resolve("iniconfig==2.0.0", update=True)["iniconfig"]["sha256"] == found


def test_a_damaged_download_is_brought_again_by_the_lock_file(resolve):
    found = resolve("iniconfig==2.0.0")["iniconfig"]["sha256"]
    (path,) = (resolve.project.cache / "wheels").glob("iniconfig-2.0.0*")
    path.write_bytes(path.read_bytes()[:1000])
    assert resolve("iniconfig==2.0.0")["iniconfig"]["sha256"] == found


def test_a_changed_local_wheel_is_chosen_anew(offline, resolve):
    folder = resolve.project.root
    make_wheel(folder, "ours-1.0-py3-none-any.whl")
    before = resolve("ours-1.0-py3-none-any.whl")["ours"]["sha256"]
    make_wheel(folder, "ours-1.0-py3-none-any.whl", ("other; extra == 'more'",))
    assert resolve("ours-1.0-py3-none-any.whl")["ours"]["sha256"] != before


def test_without_a_network_and_the_file_the_lock_file_is_no_help(offline, resolve):
    path = resolve.downloaded("polib-1.2.0-py2.py3-none-any.whl")
    resolve("polib")
    path.unlink()
    with pytest.raises(BuildError, match="names polib-1.2.0.* from PyPI, which cannot be had"):
        resolve("polib")


def test_a_locked_file_that_cannot_be_had_may_stay_on_the_cdn(offline, resolve):
    path = resolve.downloaded("pytz-2026.1.post1-py2.py3-none-any.whl")
    resolve("pytz")
    path.unlink()
    with pytest.raises(BuildError, match="names pytz-.* from PyPI, which .* with --allow-cdn"):
        resolve("pytz")
    assert resolve("pytz", allow_cdn=True)["pytz"]["file_name"].startswith(CDN)


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"offthread": 1, "packages": 2}', "\xff"])
def test_a_file_that_is_no_lock_file(offline, resolve, text):
    resolve.project.offthread_lock.write_bytes(text.encode("latin-1"))
    with pytest.raises(
        BuildError, match="offthread-lock.json is no lock file of Offthread .*delete"
    ):
        resolve()


def test_a_lock_file_of_another_pyodide_is_not_followed(offline, resolve):
    resolve.downloaded("polib-1.2.0-py2.py3-none-any.whl")
    resolve("polib")
    resolve.edit_lock(lambda lock: lock["info"].update(version="1.0.0"))
    resolve("polib")
    assert resolve.lock["info"]["version"] == "314.0.7"


# --- the parts --------------------------------------------------------------------------------


def test_a_changed_file_of_the_cdn_is_not_kept(tmp_path, offline_file_server):
    sources = WheelSources(tmp_path / "downloads", None)
    name = "thing-1.0-py3-none-any.whl"
    good = hashlib.sha256(make_wheel(offline_file_server.folder, name).read_bytes()).hexdigest()
    with pytest.raises(BuildError, match="Nothing was kept"):
        sources.from_cdn(offline_file_server.address + name, "0" * 64)
    assert not list((tmp_path / "downloads").iterdir())
    path = sources.from_cdn(offline_file_server.address + name, good)
    assert path is not None and Wheel.at(path).sha256 == good


def test_markers_and_extras_are_those_of_pyodide(tmp_path):
    needs = (
        "colorama; sys_platform == 'win32'",
        "six; sys_platform == 'emscripten'",
        "fast; extra == 'speed'",
    )
    wheel = Wheel.at(make_wheel(tmp_path, "some-1.0-py3-none-any.whl", needs))
    assert [need.name for need in wheel.requirements()] == ["six"]
    assert [need.name for need in wheel.requirements(["speed"])] == ["six", "fast"]


def test_the_newest_usable_wheel_is_found(tmp_path):
    for name in (
        "some-1.9-py3-none-any.whl",
        "some-1.10-py3-none-any.whl",
        "some-2.0-cp314-cp314-win_amd64.whl",
    ):
        make_wheel(tmp_path, name)
    found = find_wheel(wheels_in(tmp_path), Requirement("Some>=1"))
    assert found is not None and str(found.version) == "1.10"

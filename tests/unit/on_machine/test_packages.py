"""Runs in CPython: where the wheels of PACKAGES come from, with the real pip and lock file."""

from __future__ import annotations

import hashlib
import json

import pytest
from packaging.requirements import Requirement

from offthread.on_machine.errors import BuildError
from offthread.on_machine.packages import Chooser
from offthread.on_machine.pyodide_files import resolve_packages
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


@pytest.fixture
def want(project):
    """Sets PACKAGES, runs that step, and gives the lock file's packages and the step's notes."""

    def resolve(*names):
        project.worker_app.write_text(f"PACKAGES = {list(names)!r}\n", encoding="utf-8")
        result = resolve_packages(Workshop(project, project.build))
        lock = json.loads((vendored(project) / "pyodide-lock.json").read_text())
        return lock["packages"], result.notes

    return resolve


def vendored(project):
    return Workshop(project, project.build).files / "pyodide"


def test_a_pure_package_of_the_distribution_is_vendored_with_its_sha256(project, want):
    packages, notes = want("pytz")
    entry = packages["pytz"]
    content = (vendored(project) / entry["file_name"]).read_bytes()
    assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    assert entry["size"] == len(content)
    assert entry["imports"] == ["pytz"] and notes == []


def test_a_package_of_pypi_brings_what_it_needs(project, want):
    packages, _notes = want("polib", "iniconfig==2.0.0")
    assert packages["iniconfig"]["version"] == "2.0.0"
    assert (vendored(project) / packages["polib"]["file_name"]).is_file()


def test_everything_else_of_the_distribution_stays_on_the_cdn(offline, want):
    packages, notes = want()
    assert packages["numpy"]["file_name"] == CDN + NUMPY
    assert notes == []


def test_what_cannot_be_had_stays_on_the_cdn_and_is_said(offline, want):
    packages, (note,) = want("numpy")
    assert packages["numpy"]["file_name"] == CDN + NUMPY
    assert note.startswith("numpy: not to be had while building") and CDN in note


def test_earlier_downloads_serve_without_a_network(offline, project, want):
    make_wheel(project.cache / "wheels", "polib-1.2.0-py2.py3-none-any.whl")
    packages, notes = want("polib")
    assert packages["polib"]["version"] == "1.2.0" and notes == []


def test_a_package_that_is_nowhere_stops_the_build(offline, want):
    with pytest.raises(BuildError, match="needs nowhere-at-all: PyPI cannot be reached"):
        want("nowhere-at-all")


def test_a_version_that_is_nowhere_names_the_one_that_is(offline, want):
    with pytest.raises(BuildError, match="numpy==1.0: .*distribution has 2.4.6"):
        want("numpy==1.0")


def test_a_text_that_is_no_package_is_refused(want):
    with pytest.raises(BuildError, match="'two words', which is no package"):
        want("two words")


def test_the_address_of_a_wheel_is_left_to_the_worker(offline, want):
    _packages, (note,) = want("https://example.invalid/some-1.0-py3-none-any.whl")
    assert "is loaded from there when the page starts" in note


def test_a_local_wheel_file(offline, project, want):
    make_wheel(project.root / "wheels", "ours-1.0-py3-none-any.whl", ("other>=2",))
    make_wheel(project.root / "wheels", "other-2.1-py3-none-any.whl")
    names = ("wheels/other-2.1-py3-none-any.whl", "wheels/ours-1.0-py3-none-any.whl")
    packages, _notes = want(*names)
    assert packages["ours"]["depends"] == ["other"]
    assert packages["ours"]["file_name"] == "ours-1.0-py3-none-any.whl"
    assert (vendored(project) / "other-2.1-py3-none-any.whl").is_file()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing-1.0-py3-none-any.whl", "does not exist"),
        ("linux-1.0-cp314-cp314-manylinux_2_17_x86_64.whl", "built for another platform"),
        ("notawheel.whl", "not named like a wheel"),
    ],
)
def test_a_local_wheel_file_that_cannot_work_is_refused(offline, project, want, name, reason):
    if name.count("-") > 1 and not name.startswith("missing"):
        make_wheel(project.root, name)
    elif not name.startswith("missing"):
        (project.root / name).write_bytes(b"")
    with pytest.raises(BuildError, match=reason):
        want(name)


def test_a_damaged_wheel_is_refused(offline, project, want):
    (project.root / "half-1.0-py3-none-any.whl").write_bytes(b"PK half of it")
    with pytest.raises(BuildError, match="half-1.0.* is damaged"):
        want("half-1.0-py3-none-any.whl")


def test_the_given_folder_is_vendored_whether_named_or_not(
    offline, project, want, monkeypatch, tmp_path
):
    make_wheel(tmp_path / "given", NUMPY)
    make_wheel(tmp_path / "given", "extra-1.0-py3-none-any.whl")
    monkeypatch.setenv("OFFTHREAD_WHEELS", str(tmp_path / "given"))
    packages, (note,) = want()
    assert packages["numpy"]["file_name"] == NUMPY
    assert packages["extra"]["imports"] == ["extra"]
    assert (vendored(project) / NUMPY).is_file()
    assert "is not that of Pyodide's own build" in note


def test_a_given_folder_that_does_not_exist_is_said(want, monkeypatch):
    monkeypatch.setenv("OFFTHREAD_WHEELS", "/no/such/folder")
    with pytest.raises(BuildError, match="OFFTHREAD_WHEELS names /no/such/folder"):
        want()


def test_two_that_exclude_each_other_are_refused(tmp_path):
    make_wheel(tmp_path / "given", "one-1.0-py3-none-any.whl", ("two>=2",))
    make_wheel(tmp_path / "given", "two-1.0-py3-none-any.whl")
    sources = WheelSources(tmp_path / "downloads", tmp_path / "given")
    with pytest.raises(BuildError, match="needs two>=2, but two-1.0.* was already chosen"):
        Chooser({"packages": {}}, CDN, sources).choose(["one"], tmp_path)


def test_a_changed_file_of_the_cdn_is_not_kept(tmp_path, offline_file_server):
    sources = WheelSources(tmp_path / "downloads", None)
    name = "thing-1.0-py3-none-any.whl"
    good = hashlib.sha256(make_wheel(offline_file_server.folder, name).read_bytes()).hexdigest()
    with pytest.raises(BuildError, match="Nothing was kept"):
        sources.from_cdn(offline_file_server.address + name, "0" * 64)
    assert not list((tmp_path / "downloads").iterdir())
    wheel = sources.from_cdn(offline_file_server.address + name, good)
    assert wheel is not None and wheel.sha256 == good


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

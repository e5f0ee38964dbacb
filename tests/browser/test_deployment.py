"""Runs in CPython: the built folder works wherever it is put, and says so where it is not built."""

from __future__ import annotations

import shutil

import pytest

from tests.browser.gallery import open_gallery, result_text, run_card, wait_for_python

FIRST = "standard-deviation"


@pytest.mark.modes("http")
def test_the_build_folder_alone_under_a_sub_path(page, serve, built):
    server = serve({"/deep/down/": built})
    page.go(server.url("deep/down/index.html"))
    wait_for_python(page)
    assert run_card(page, FIRST) == "done"
    assert all(path.startswith("/deep/down/") for path in server.requested if "favicon" not in path)


@pytest.mark.modes("file")
def test_a_copy_of_the_build_folder_opens_by_double_click(page, built, tmp_path):
    copy = tmp_path / "sent to a colleague (ä#1%20)"
    shutil.copytree(built, copy)
    open_gallery(page, "index.html", copy)
    assert run_card(page, "time-zones") == "done"


@pytest.mark.modes("http", "file")
def test_not_built_yet_says_so_and_names_the_command(page, built, tmp_path):
    shutil.copytree(built.parent / "public", tmp_path / "public")
    page.open("public/index.html", tmp_path)
    page.wait("document.body.innerText.includes('nox -s build')", seconds=30)


@pytest.mark.modes("http", "file")
def test_a_script_of_another_author_and_its_result(page, bench_project):
    page.open("build/index.html", bench_project)
    page.wait("window.bench")
    assert page.call("bench.scriptFile").value == 22


def test_the_first_result_of_a_page_that_was_left_alone(page):
    """Python is started by the page itself; a run before it is ready waits for it."""
    page.open("public/index.html")
    page.wait(f"document.getElementById('{FIRST}')")
    assert run_card(page, FIRST) == "done"
    assert result_text(page, FIRST).startswith("2.0")


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_the_gallery_can_be_installed(page, built, serve):
    server = serve({"/any/where/": built})
    page.go(server.url("any/where/index.html"))
    page.wait("document.readyState === 'complete'")
    manifest = page.engine.command("Page.getAppManifest")
    assert manifest["url"].endswith("/any/where/manifest.webmanifest")
    assert manifest["errors"] == []
    assert page.engine.command("Page.getInstallabilityErrors")["installabilityErrors"] == []

"""Runs in CPython: the options and fixtures that all tests share."""

from __future__ import annotations

from tests.browser.fixtures import (  # noqa: F401 - pytest finds fixtures and hooks here
    bench,
    bench_changes,
    bench_project,
    builds,
    built,
    page,
    pytest_generate_tests,
    serve,
    sites,
    started_engines,
    surroundings,
    workspace,
)

BROWSERS = ("chromium", "webkit", "firefox")


def pytest_addoption(parser):
    parser.addoption(
        "--browser",
        action="append",
        choices=BROWSERS,
        help="Drive this browser; may be given more than once (default: chromium and webkit).",
    )


def pytest_configure(config):
    config.addinivalue_line("markers", "modes(*names): only http, isolated or file")
    config.addinivalue_line("markers", "matrix: in each way that a page comes to a person")
    config.addinivalue_line("markers", "engines(*names): only chromium, webkit or firefox")

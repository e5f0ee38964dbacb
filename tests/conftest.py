"""Runs in CPython: the options that all tests share."""

from __future__ import annotations

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
    config.addinivalue_line("markers", "engines(*names): only chromium, webkit or firefox")

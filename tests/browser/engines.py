"""Runs in CPython: starts one process of each browser engine and drives it by the same few methods.

An engine has ``new_page()``, ``go(url)``, ``execute(javascript, *args)``, ``press(*keys)``,
``log()`` and ``quit()``. Selenium drives Chromium and WebKitGTK; Firefox is driven by geckodriver
where there is one, else by Marionette, its own protocol.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains

from offthread.on_machine.browsers import Browser, provide
from tests.browser.processes import end, free_port, wait_for_port

MODES = {
    "chromium": ("http", "isolated", "file"),
    "webkit": ("http", "file"),
    "firefox": ("http", "file"),
}
# All ways in which a page comes to a person; tests marked ``matrix`` go through them.
MATRIX = ("http", "isolated", "file", "csp", "offline")
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1200,900",
)
START_SECONDS = 90
SCRIPT_SECONDS = 300  # how long a promise that a script returns may take


class SeleniumEngine:
    """Any engine that Selenium drives; ``start`` starts it and gives its driver, ``closers`` are
    called after the browser has ended."""

    def __init__(self, name: str, start: Callable[[], Any], closers: contextlib.ExitStack):
        self.name = name
        self._start = start
        self._closers = closers
        self._begin()

    def _begin(self) -> None:
        self._driver = self._start()
        self._blank = self._driver.current_window_handle
        self._driver.set_script_timeout(SCRIPT_SECONDS)

    def new_page(self) -> None:
        """Close the test's page, if any, and stand in a fresh one; of a new browser where the last
        one has crashed, which fails the test that met it, not those that follow."""
        try:
            self._close_pages()
        except WebDriverException:
            with contextlib.suppress(WebDriverException):
                self._driver.quit()
            self._begin()
        # MiniBrowser opens a tab in the background, where no frames are drawn.
        self._driver.switch_to.new_window("window" if self.name == "webkit" else "tab")

    def _close_pages(self) -> None:
        for handle in self._driver.window_handles:
            if handle != self._blank:
                self._driver.switch_to.window(handle)
                self._driver.close()
        self._driver.switch_to.window(self._blank)

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        """Another tab stands in front of the page meanwhile."""
        page = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        cover = self._driver.current_window_handle
        try:
            yield
        finally:
            self._driver.switch_to.window(cover)
            self._driver.close()
            self._driver.switch_to.window(page)

    @contextlib.contextmanager
    def beside(self) -> Iterator[None]:
        """Stand in a second page of the same browser meanwhile; the first one lives on."""
        with self.hidden():
            yield

    def command(self, name: str, **parameters: Any) -> Any:
        """What Chromium's own protocol answers."""
        return self._driver.execute_cdp_cmd(name, parameters)

    def go(self, url: str) -> None:
        self._driver.get(url)

    def execute(self, javascript: str, *args: Any) -> Any:
        """What the function body ``javascript`` returns, called with ``args``; a promise is
        awaited."""
        return self._driver.execute_script(javascript, *args)

    def press(self, keys: str, holding: str = "") -> None:
        """Press ``keys`` as a person would, where the focus is, while ``holding`` is down."""
        chain = ActionChains(self._driver)
        if holding:
            chain = chain.key_down(holding).send_keys(keys).key_up(holding)
        else:
            chain = chain.send_keys(keys)
        chain.perform()

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)

    def screenshot(self, path: Path) -> None:
        self._driver.save_screenshot(str(path))

    def log(self, kind: str = "browser") -> list[str]:
        """Console lines since the last call, where the driver gives them (Chromium), or those of
        another of its logs."""
        if self.name != "chromium":
            return []
        return [entry["message"] for entry in self._driver.get_log(kind)]

    def quit(self) -> None:
        with self._closers:
            self._driver.quit()


class MarionetteEngine:
    """Firefox by its own protocol, for machines without geckodriver."""

    name = "firefox"

    def __init__(self, client: Any, actions: Any, closers: contextlib.ExitStack):
        self._client = client
        self._actions = actions
        self._closers = closers
        self._blank = client.current_window_handle

    def new_page(self) -> None:
        for handle in self._client.window_handles:
            if handle != self._blank:
                self._client.switch_to_window(handle)
                self._client.close()
        self._client.switch_to_window(self._blank)
        opened = self._client.open(type="tab", focus=True)
        self._client.switch_to_window(opened["handle"])

    def go(self, url: str) -> None:
        self._client.navigate(url)

    def execute(self, javascript: str, *args: Any) -> Any:
        return self._client.execute_script(javascript, script_args=list(args), sandbox=None)

    def press(self, keys: str, holding: str = "") -> None:
        sequence = self._actions(self._client, "key", "keyboard")
        for key in holding:
            sequence = sequence.key_down(key)
        for key in keys:
            sequence = sequence.key_down(key).key_up(key)
        for key in holding:
            sequence = sequence.key_up(key)
        sequence.perform()

    def resize(self, width: int, height: int) -> None:
        self._client.set_window_rect(width=width, height=height)

    def screenshot(self, path: Path) -> None:
        path.write_bytes(self._client.screenshot(format="binary"))

    def log(self) -> list[str]:
        return []

    def quit(self) -> None:
        with self._closers, contextlib.suppress(Exception):
            self._client.delete_session()


Engine = SeleniumEngine | MarionetteEngine


def start(name: str) -> Engine:
    """Start the engine ``name``. Raises BrowserMissing with the next step."""
    browser = provide(name)
    closers = contextlib.ExitStack()
    starter = {"chromium": _chromium, "webkit": _webkit, "firefox": _firefox}[name]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Selenium and Marionette use what is deprecated
            return starter(browser, closers)
    except BaseException:
        closers.close()
        raise


def _profile(closers: contextlib.ExitStack) -> str:
    folder = tempfile.mkdtemp(prefix="offthread-browser-")
    closers.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def chromium_options(browser: Browser, closers: contextlib.ExitStack) -> webdriver.ChromeOptions:
    """What every Chromium is started with; its profile is new."""
    options = webdriver.ChromeOptions()
    for flag in (*CHROMIUM_FLAGS, f"--user-data-dir={_profile(closers)}"):
        options.add_argument(flag)
    if browser.binary:
        options.binary_location = browser.binary
    return options


def _chromium(browser: Browser, closers: contextlib.ExitStack) -> SeleniumEngine:
    options = chromium_options(browser, closers)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})

    def start() -> Any:
        return webdriver.Chrome(options, webdriver.ChromeService(executable_path=browser.driver))

    return SeleniumEngine("chromium", start, closers)


def _webkit(browser: Browser, closers: contextlib.ExitStack) -> SeleniumEngine:
    profile = _profile(closers)
    environment = {
        **os.environ,
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        "XDG_CACHE_HOME": profile,
        "XDG_DATA_HOME": profile,
        "XDG_CONFIG_HOME": profile,
        "GDK_BACKEND": "x11",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        # Its compositor's thread has crashed in Mesa's software renderer, and the session with it.
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    }
    if browser.xvfb:
        environment["DISPLAY"] = _virtual_display(browser.xvfb, closers)
    options = webdriver.WebKitGTKOptions()
    options.binary_location = browser.binary
    options.add_argument("--automation")

    def start() -> Any:
        service = webdriver.WebKitGTKService(executable_path=browser.driver, env=environment)
        return webdriver.WebKitGTK(options=options, service=service)

    return SeleniumEngine("webkit", start, closers)


def _virtual_display(xvfb: str, closers: contextlib.ExitStack) -> str:
    """Start Xvfb on a display that it finds free itself; returns its name, like ":7"."""
    reader, writer = os.pipe()
    command = [xvfb, "-displayfd", str(writer), "-screen", "0", "1280x1024x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
    )
    os.close(writer)
    closers.callback(end, server)
    with os.fdopen(reader) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise RuntimeError("Xvfb ended before it had a display; run it by hand to see why.")
    return f":{number}"


def _firefox(browser: Browser, closers: contextlib.ExitStack) -> Engine:
    if browser.driver:
        options = webdriver.FirefoxOptions()
        options.add_argument("-headless")
        options.binary_location = browser.binary or ""

        def start() -> Any:
            service = webdriver.FirefoxService(executable_path=browser.driver)
            return webdriver.Firefox(options, service)

        return SeleniumEngine("firefox", start, closers)
    return _marionette(browser, closers)


def _marionette(browser: Browser, closers: contextlib.ExitStack) -> MarionetteEngine:
    from marionette_driver.marionette import ActionSequence, Marionette

    profile, port = Path(_profile(closers)), free_port()
    (profile / "user.js").write_text(
        f'user_pref("marionette.port", {port});\n'
        'user_pref("browser.shell.checkDefaultBrowser", false);\n'
        'user_pref("app.update.enabled", false);\n'
        'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
        'user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);\n',
        encoding="utf-8",
    )
    command = [browser.binary, "--headless", "--marionette", "--no-remote", "--profile"]
    process = subprocess.Popen(
        [*map(str, command), str(profile)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    closers.callback(end, process)
    wait_for_port(port, process, START_SECONDS)
    client = Marionette(host="127.0.0.1", port=port, socket_timeout=START_SECONDS)
    client.start_session()
    return MarionetteEngine(client, ActionSequence, closers)

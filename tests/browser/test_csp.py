"""Runs in CPython: the built page under the strict Content-Security-Policy of the README."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.browser.gallery import result_text, run_card, wait_for_python
from tests.browser.projects import ROOT
from tests.browser.server import STRICT_CSP
from tests.browser.test_javascript import MOST_SECONDS

(POLICY,) = STRICT_CSP.values()
OURS = ("app.js", "py_worker.js", "worker_app.js", "service_worker.js", "shell.js")
OURS += ("register_service_worker.js",)
# What a policy without 'unsafe-eval' forbids, and what sets an inline style.
EVAL = re.compile(r"\beval\(|\bnew Function\b|[^.\w]Function\(|set(?:Timeout|Interval)\(\s*[\"'`]")
INLINE_STYLE = re.compile(r"setAttribute\([\"'`]style[\"'`]|createElement\([\"'`]style[\"'`]")
# A card that needs a package from a CDN, which this policy does not allow.
ELSEWHERE = {"spectrum"}
WATCH = (
    "window.refused = [], addEventListener('securitypolicyviolation',"
    " (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI)), 1"
)


@pytest.mark.modes("http")
def test_every_script_of_the_gallery(page, serve, built):
    server = serve({"/": built}, headers=STRICT_CSP)
    page.go(server.url("index.html"))
    page.value(WATCH)
    wait_for_python(page)
    names = page.value("[...document.querySelectorAll('.card')].map((card) => card.id)")
    assert len(names) > 6
    for name in names:
        context = {"ages": [20, 40]} if name == "an-error" else None
        state = run_card(page, name, context)
        assert state == "done" or name in ELSEWHERE, f"{name}: {result_text(page, name)}"
    refused = [line for line in page.value("window.refused") if "cdn.jsdelivr.net" not in line]
    assert not refused


@pytest.mark.modes("http")
def test_a_javascript_consumer(page, serve, built):
    server = serve({"/": ROOT}, headers=STRICT_CSP)
    page.go(server.url("tests/consumers/consumer.html"))
    page.value(WATCH)
    page.wait("window.consumerReport?.done", seconds=MOST_SECONDS)
    checks = page.value("window.consumerReport.checks")
    bad = [f"{check['name']}: {check['detail']}" for check in checks if not check["ok"]]
    assert len(checks) > 20
    assert not bad, "\n".join(bad)
    assert page.value("window.refused") == []


@pytest.mark.modes("http")
def test_the_service_worker_keeps_the_page_under_it(page, serve, built):
    """The policy is kept with the page, too."""
    server = serve({"/": built}, headers=STRICT_CSP)
    page.go(server.url("index.html"))
    wait_for_python(page)
    page.wait_until_kept()
    server.close()
    page.go(server.url("index.html"))
    wait_for_python(page)
    assert run_card(page, "a-query") == "done"
    policy = "fetch('index.html').then((r) => r.headers.get('Content-Security-Policy'))"
    assert page.value(policy) == POLICY


@pytest.mark.parametrize("name", OURS)
def test_no_eval_in_what_we_ship(built, name):
    text = (built / name).read_text(encoding="utf-8")
    assert len(text) > 300
    assert not EVAL.findall(text)
    assert not INLINE_STYLE.findall(text)


@pytest.mark.parametrize("text", ["eval('1')", "x=new Function('1')", "setTimeout('x')"])
def test_what_is_looked_for_is_found(text):
    assert EVAL.findall(text)


def test_no_inline_script_or_style_in_the_pages(built):
    pages = list(built.glob("*.html"))
    assert built / "index.html" in pages
    for page in (page for page in pages if page.name != "pyscript.html"):
        finder = InlineFinder()
        finder.feed(page.read_text(encoding="utf-8"))
        assert not finder.found, f"{page.name}: {finder.found}"


def test_the_readme_names_this_very_policy():
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS]
    assert all(POLICY in " ".join(text.split()) for text in texts)


DOCUMENTS = ("README.md", "docs/deploying.md")


class InlineFinder(HTMLParser):
    """Collects what a policy without 'unsafe-inline' forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        self.found += [f"{tag} {name}" for name in names if name == "style" or name[:2] == "on"]
        self._in_script = tag == "script" and "src" not in names
        if tag == "style":
            self.found.append(tag)

    def handle_data(self, data):
        if self._in_script and data.strip():
            self.found.append(data.strip())

    def handle_endtag(self, tag):
        self._in_script = False


def test_inline_scripts_would_be_found():
    finder = InlineFinder()
    finder.feed('<p style="x" onclick="y">a</p><script>z</script><style>b</style>')
    assert finder.found == ["p style", "p onclick", "z", "style"]

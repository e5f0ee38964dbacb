"""Runs in CPython: what the API accepts, and what it says about the rest."""

from __future__ import annotations

import builtins

import pytest

from offthread.everywhere.errors import ContextError
from offthread.on_page.arguments import (
    CALLBACKS,
    check_names,
    check_seconds,
    check_text,
    read_request,
)
from offthread.on_page.files import ScriptFile, file


def test_a_request_has_its_defaults():
    assert read_request("1", None, None) == {
        "script": "1",
        "context": {},
        "call": None,
        "kept": False,
        "filename": "script.py",
        "packages": [],
        "timeout": None,
        "signal": None,
        "retry": False,
        "transfer": [],
        **dict.fromkeys(CALLBACKS),
    }


def test_options_are_taken_over():
    request = read_request("1", {"a": 1}, {"filename": "a.py", "packages": ("pytz",)})
    assert request["filename"] == "a.py"
    assert request["packages"] == ["pytz"]
    assert request["context"] == {"a": 1}


def test_an_option_of_none_is_as_if_not_given():
    request = read_request("1", None, {"filename": None, "packages": None})
    assert (request["filename"], request["packages"]) == ("script.py", [])


def test_a_script_file_gives_its_text_and_its_name():
    request = read_request(ScriptFile("scripts/a.py", "1 + 1"), None, None)
    assert (request["script"], request["filename"]) == ("1 + 1", "scripts/a.py")
    named = read_request(ScriptFile("scripts/a.py", "1"), None, {"filename": "b.py"})
    assert named["filename"] == "b.py"


def test_the_empty_script_is_a_script():
    assert read_request("", None, None)["script"] == ""


@pytest.mark.parametrize("script", [None, 3, ["1"], b"1", print, {"path": "a", "text": "b"}])
def test_a_script_that_is_no_text_is_refused(script):
    with pytest.raises(TypeError, match="the script must be text or file"):
        read_request(script, None, None)


@pytest.mark.parametrize("context", [3, "a", [1], (1,), {1, 2}, print, True])
def test_a_context_that_is_no_dict_is_refused(context):
    with pytest.raises(ContextError, match="the context must be a dict"):
        read_request("1", context, None)


def test_an_unknown_option_is_refused_and_the_known_are_named():
    with pytest.raises(TypeError, match="unknown option 'filname'; known options are: filename, p"):
        read_request("1", None, {"filname": "a.py"})


@pytest.mark.parametrize("options", [3, "a", [1]])
def test_options_must_be_a_dict(options):
    with pytest.raises(TypeError, match="the options must be a plain object"):
        read_request("1", None, options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"filename": 3}, "filename must be a str"),
        ({"packages": "pytz"}, "packages must be a list"),
        ({"packages": [3]}, "each of packages must be a name"),
        ({"timeout": 0}, "timeout must be a finite number of seconds above 0"),
        ({"timeout": -1}, "timeout must be"),
        ({"timeout": float("nan")}, "timeout must be"),
        ({"timeout": float("inf")}, "timeout must be"),
        ({"timeout": "3"}, "timeout must be"),
        ({"timeout": True}, "timeout must be"),
        ({"signal": {"aborted": False}}, "signal must be an AbortSignal"),
        ({"on_stdout": 3}, "on_stdout must be a function or None"),
        ({"on_input": "a"}, "on_input must be a function or None"),
        ({"transfer": "abc"}, "transfer must be a list"),
        ({"transfer": [1], "retry": True}, "goes without retry"),
    ],
)
def test_wrong_options_are_refused(options, message):
    with pytest.raises(TypeError, match=message):
        read_request("1", None, options)


@pytest.mark.parametrize("seconds", [0.001, 1, 3600, 1e9])
def test_a_time_may_be_short_or_long(seconds):
    check_seconds(seconds, "timeout")
    assert read_request("1", None, {"timeout": seconds})["timeout"] == seconds


def test_good_values_pass():
    check_text("a", "name")
    check_text(None, "name")
    check_names({"a": 1}, ("a", "b"), "setting")


def test_file_without_its_text_says_who_puts_it_there():
    with pytest.raises(ValueError, match="the build puts the script's text here"):
        file("scripts/a.py")
    assert file("scripts/a.py", "1").text == "1"


def test_a_page_that_was_built_without_options_refuses_them(monkeypatch):
    monkeypatch.setattr(builtins, "__options__", None, raising=False)
    assert read_request("1", None, {})["timeout"] is None
    with pytest.raises(TypeError, match="timeout: no call of this page names an option"):
        read_request("1", None, {"timeout": 2})

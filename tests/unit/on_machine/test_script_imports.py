"""Runs in CPython: which modules the scripts of a project import, found without running them."""

from __future__ import annotations

import pytest

from offthread.on_machine.project import FRAMEWORK, Project
from offthread.on_machine.script_imports import (
    imports_of_scripts,
    modules_of_scripts,
    packages_imported,
)


@pytest.fixture
def imported(project):
    """Writes files of the project and gives what its scripts import."""

    def write(files):
        for name, text in files.items():
            path = project.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return imports_of_scripts(project)

    return write


def test_those_of_the_gallery():
    gallery = Project.at(FRAMEWORK.parent)
    assert {"numpy", "pytz", "sqlite3", "statistics"} <= set(imports_of_scripts(gallery))
    assert packages_imported(gallery) == ["numpy", "pytz"]


@pytest.mark.parametrize(
    "program",
    [
        'await async_run("import numpy\\nnumpy.pi")',
        'await async_run(script="""\n    import numpy.linalg as la\n    la\n""")',
        'CARDS = [{"title": "A", "script": "from numpy import pi\\npi"}]',
        'SCRIPT = "def f():\\n    import numpy"\nrun(SCRIPT, {}, print, print)',
        'await async_run(f"import numpy\\nnumpy.arange({count})")',
        'await async_run("import numpy" "\\nnumpy.pi")',
        'show(file("elsewhere/model.py"))',
        "import cards",
        "from cards.more import script",
    ],
)
def test_wherever_a_script_stands(imported, program):
    files = {"elsewhere/model.py": "import numpy\n", "other.py": 'text = "import scipy"\n'}
    if program == "import cards":
        files["cards.py"] = 'import other\nscript = "import numpy"\n'
    else:
        files["cards/more.py"] = 'script = "import numpy"\n'
    expected = ["numpy", "scipy"] if program == "import cards" else ["numpy"]
    assert imported({"app.py": program, **files}) == expected


def test_modules_of_the_scripts_folder_are_followed_and_not_named(imported, project):
    files = {
        "scripts/one.py": "import tools, zlib\nfrom deep.inner import f\nfrom . import x\n",
        "scripts/deep/inner.py": "import xml.etree.ElementTree\nfrom js import document\n",
    }
    assert imported(files) == ["xml", "zlib"]
    assert modules_of_scripts(project) == ["xml.etree.ElementTree", "zlib"]


@pytest.mark.parametrize(
    "program",
    [
        'print("import this and that, please")',
        'print("an import of numpy")',
        "import numpy as looked_for_on_the_page",
        'run("import (")',
        "import (",
    ],
)
def test_what_is_no_import_of_a_script(imported, program):
    assert imported({"app.py": program}) == []


def test_a_file_that_is_no_python_is_left_out(imported, project):
    (project.scripts / "bytes.py").write_bytes(b"import six\n\xff\xfe")
    assert imported({"scripts/half.py": "import polib\ndef", "scripts/good.py": "import six"}) == [
        "six"
    ]

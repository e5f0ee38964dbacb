"""Runs in CPython: makes the pure modules of ``offthread.on_page`` importable without a browser.

Importing the package itself would run its ``__init__``, which needs the browser's globals. So
that it is skipped, the package stands here as an empty module that knows its folder.
"""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from types import ModuleType

package = ModuleType("offthread.on_page")
package.__path__ = [str(Path(__file__).parents[2] / "offthread" / "on_page")]
sys.modules.setdefault("offthread.on_page", package)
# What the bundler puts in the place of this name where a page gives runs options.
builtins.__options__ = True  # type: ignore[attr-defined]

"""Runs in CPython: files compressed once, as a good static host has them, so that no visit waits
for a compressor. What is compressed already (zip, wheels, ``.gz``) goes as it is."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
from pathlib import Path

from offthread.on_machine.node import find_node

PACKED_TYPES = {".js", ".mjs", ".json", ".html", ".css", ".wasm", ".py", ".svg"}
BROTLI = Path(__file__).with_name("brotli.mjs")
ENCODINGS = ("gzip", "br")


class Packer:
    """Compresses by ``encoding`` ("gzip" at level 9, or "br" at quality 11) and keeps the results
    in ``folder``, by what they were made of."""

    def __init__(self, encoding: str, folder: Path):
        self.encoding, self.folder = encoding, folder
        self._kept: dict[tuple[Path, int], bytes] = {}

    def pack(self, file: Path) -> bytes | None:
        """The compressed bytes of ``file``, or None where it goes as it is."""
        if file.suffix not in PACKED_TYPES:
            return None
        key = file, file.stat().st_mtime_ns
        if key not in self._kept:
            self._kept[key] = self._from_folder(file.read_bytes())
        return self._kept[key]

    def _from_folder(self, content: bytes) -> bytes:
        kept = self.folder / f"{hashlib.sha256(content).hexdigest()}.{self.encoding}"
        if not kept.is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(compressed(content, self.encoding))
        return kept.read_bytes()


def compressed(content: bytes, encoding: str) -> bytes:
    """``content`` in ``encoding``; Node has the brotli that Python's library lacks."""
    if encoding == "gzip":
        return gzip.compress(content, 9, mtime=0)
    command = [str(find_node()), str(BROTLI)]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout

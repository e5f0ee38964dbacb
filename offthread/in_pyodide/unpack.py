"""Runs in Pyodide: lays the project's folder scripts/ where Python looks for it."""

import io
import zipfile


def unpack(archive, folder):
    """Unpack ``archive`` (JsProxy of an ArrayBuffer: a zip that the build made) below ``folder``
    (str). Raises zipfile.BadZipFile.

    Pyodide's own way to unpack is for packages too, and takes several times as long.
    """
    with zipfile.ZipFile(io.BytesIO(archive.to_bytes())) as files:
        files.extractall(folder)

"""Runs on the developer's machine (CPython): build, packer, dev server, commands."""

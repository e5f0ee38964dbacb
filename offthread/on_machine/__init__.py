"""Runs on the developer's machine (CPython): the build, the packer, the dev server, the commands."""

"""Runs in the worker (compiled): the benchmark's own. It loads no package before a script asks for
one, since the other pages load none either."""

from offthread.in_worker import serve

PACKAGES = []

serve(packages=PACKAGES)

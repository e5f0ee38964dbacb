"""Runs on the machine: ``python -m offthread``; see ``on_machine/command_line.py``."""

import sys

from offthread.on_machine.command_line import main

if __name__ == "__main__":
    sys.exit(main())

"""Runs on the machine: ``python -m offthread``; see ``on_machine/command_line.py``."""

import sys

from offthread.on_machine.interpreter import problem_with_interpreter


def main() -> int:
    """Run the command, in an interpreter that can; the exit code."""
    problem = problem_with_interpreter()
    if problem:
        print(problem, file=sys.stderr)
        return 1
    # Only now: what it imports may not even load in an interpreter that cannot build.
    from offthread.on_machine.command_line import main as run_command

    return run_command()


if __name__ == "__main__":
    sys.exit(main())

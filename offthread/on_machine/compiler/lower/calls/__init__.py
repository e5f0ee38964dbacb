"""Runs on the machine: lowers calls, and says what is wrong with one."""

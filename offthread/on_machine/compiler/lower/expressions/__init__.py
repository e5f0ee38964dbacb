"""Runs on the machine: lowers literals, operators, comprehensions."""

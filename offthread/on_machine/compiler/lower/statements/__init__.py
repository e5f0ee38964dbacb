"""Runs on the machine: lowers statements, but for definitions."""

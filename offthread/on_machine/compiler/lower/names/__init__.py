"""Runs on the machine: lowers names - variables, builtins, JavaScript's globals, imports."""

"""Runs on the machine: the types that are plain to see in a program's text, of every expression.

types.py has the types themselves, contents.py those of containers; expressions.py, call_results.py
and variables.py infer; changes.py, call_sites.py and float_attributes.py look at a whole module."""

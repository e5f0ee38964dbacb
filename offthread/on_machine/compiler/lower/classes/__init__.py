"""Runs on the machine: lowers classes, and the names that belong to them."""

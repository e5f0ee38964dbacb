"""Runs on the machine: what is shorter or righter where types are plain to see."""

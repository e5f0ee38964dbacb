"""Runs on the machine: lowers functions, lambdas, generators and coroutines."""

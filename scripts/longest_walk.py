"""Runs in Pyodide: several seconds of pure computing.

Halve an even number, triple an odd one and add one: every
start is believed to reach 1 (the Collatz conjecture).
Which start below the limit takes the longest walk?
"""

from js import limit


def steps_to_one(number):
    """How many steps the walk from number takes."""
    steps = 0
    while number != 1:
        if number % 2 == 0:
            number //= 2
        else:
            number = 3 * number + 1
        steps += 1
    return steps


longest = max(range(1, limit), key=steps_to_one)
{
    "starts below": limit,
    "longest walk from": longest,
    "steps": steps_to_one(longest),
}

"""Runs wherever compiled Python runs: Python's ``copy``."""

from _runtime import empty_like, fill_like, is_builtin_container


class Error(Exception):
    pass


def copy(x):
    """A shallow copy."""
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if is_builtin_container(x):
        return x.copy() if not isinstance(x, (tuple, frozenset, bytes)) else x
    made = empty_like(x, _same)
    return made if made is x else fill_like(made, x, _same)


def _same(one):
    return one


def deepcopy(x, memo=None):
    """A copy of ``x`` and of all it holds; cycles are kept."""
    memo = {} if memo is None else memo
    if x is None or isinstance(x, (bool, int, float, str, bytes, range, type)):
        return x
    if id(x) in memo:
        return memo[id(x)]
    if hasattr(x, "__deepcopy__"):
        made = x.__deepcopy__(memo)
        memo[id(x)] = made
        return made
    if is_builtin_container(x):
        return _container(x, memo)
    made = empty_like(x, lambda one: deepcopy(one, memo))
    memo[id(x)] = made
    return made if made is x else fill_like(made, x, lambda one: deepcopy(one, memo))


def _container(x, memo):
    if isinstance(x, (tuple, frozenset)):
        items = [deepcopy(item, memo) for item in x]
        if all([a is b for a, b in zip(items, x, strict=True)]):
            return x
        made = type(x)(items)
        memo[id(x)] = made
        return made
    made = x.copy()
    memo[id(x)] = made
    made.clear()
    if isinstance(x, dict):
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif isinstance(x, set):
        made.update([deepcopy(item, memo) for item in x])
    else:
        made.extend([deepcopy(item, memo) for item in x])
    return made

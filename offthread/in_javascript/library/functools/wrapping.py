"""Runs wherever compiled Python runs: functions that look like those they wrap."""

from _runtime import hide, own_attributes, set_attr, special_attr

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = special_attr(wrapped, name)
        except AttributeError:
            continue
        hide(wrapper, name, value)
    for name, value in own_attributes(wrapped) if updated else ():
        set_attr(wrapper, name, value)
    hide(wrapper, "__wrapped__", wrapped)
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

"""Runs wherever compiled Python runs: the named tuples of ``sys``: versions, limits and flags."""

from _runtime import class_of, hide


class Facts(tuple):
    """Values that have names, in the order of ``_names``."""

    _names = ()

    def __new__(cls, *values):
        self = super().__new__(cls, values)
        for place, name in enumerate(cls._names):
            hide(self, name, values[place])
        return self

    def __repr__(self):
        shown = [f"{name}={self[place]!r}" for place, name in enumerate(self._names)]
        return f"{class_of(self).__long__}({', '.join(shown)})"


class version_info(Facts):
    __long__ = "sys.version_info"
    _names = ("major", "minor", "micro", "releaselevel", "serial")


class float_info(Facts):
    __long__ = "sys.float_info"
    _names = (
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig",
        "epsilon", "radix", "rounds",
    )  # fmt: skip


class int_info(Facts):
    __long__ = "sys.int_info"
    _names = (
        "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold",
    )  # fmt: skip


class flags(Facts):
    __long__ = "sys.flags"
    _names = (
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
        "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet",
        "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
        "safe_path", "int_max_str_digits",
    )  # fmt: skip


class SimpleNamespace:
    """What ``sys.implementation`` holds."""

    __long__ = "types.SimpleNamespace"

    def __init__(self, version, hexversion):
        self.name, self.cache_tag = "offthread", None
        self.version, self.hexversion = version, hexversion

    def __repr__(self):
        return f"namespace({', '.join([f'{k}={v!r}' for k, v in vars(self).items()])})"

"""Runs wherever compiled Python runs: Python's ``abc``. A class with abstract methods left raises
TypeError when it is instantiated."""

from _runtime import check_abstract, hide


class ABC:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        check_abstract(cls)


class ABCMeta:
    """Only ``metaclass=ABCMeta``, which the compiler turns into a base class ABC."""


def abstractmethod(function):
    hide(function, "__isabstractmethod__", True)
    return function


abstractproperty = abstractmethod

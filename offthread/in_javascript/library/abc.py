"""Runs wherever compiled Python runs: Python's ``abc``. A class with abstract methods left raises
TypeError when it is instantiated."""

from _runtime import check_abstract, hide, register_class


class ABC:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        check_abstract(cls)

    @classmethod
    def register(cls, subclass):
        return register_class(cls, subclass)


class ABCMeta:
    """Only as ``metaclass=ABCMeta``: the class and its subclasses are checked."""

    @staticmethod
    def _of_class(cls):
        if "__init_subclass__" not in vars(cls):
            setattr(cls, "__init_subclass__", _check_subclass)  # noqa: B010
        setattr(cls, "register", classmethod(register_class))  # noqa: B010
        check_abstract(cls)


def _check_subclass(cls, **kwargs):
    check_abstract(cls)


def abstractmethod(function):
    hide(function, "__isabstractmethod__", True)
    return function


abstractproperty = abstractmethod

"""Database fields that Django does not have."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class BriefField(models.CharField):
    """A text in one or two plain sentences, for who reads little: *In het kort*. May stay empty."""

    LONGEST = 300

    def __init__(self, **options: Any) -> None:
        given = {"verbose_name": _("in het kort"), "max_length": self.LONGEST, "blank": True}
        super().__init__(**{**given, **options})


class PointField(models.Field):
    """A place in metres on the Dutch national grid, as a core PostgreSQL `point`.

    In Python a pair `(x, y)` of floats. A GiST index answers `point <@ circle` and `<->`.
    """

    description = "Point in metres on the Dutch grid"

    def db_type(self, connection: Any) -> str:
        return "point"

    def from_db_value(self, value: str | None, *_: Any) -> tuple[float, float] | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[float, float] | None:
        if value is None or isinstance(value, tuple):
            return value
        x, y = str(value).strip("()").split(",")
        return float(x), float(y)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else f"({value[0]},{value[1]})"

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class BitsField(models.Field):
    """A fixed number of yes/no's as a core PostgreSQL `bit(n)`; in Python a set of positions."""

    description = "Fixed-length bit string"

    def __init__(self, *args: Any, length: int = 256, **kwargs: Any) -> None:
        self.length = length
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "length": self.length}

    def db_type(self, connection: Any) -> str:
        return f"bit({self.length})"

    def from_db_value(self, value: str | None, *_: Any) -> frozenset[int] | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> frozenset[int] | None:
        if value is None or isinstance(value, frozenset):
            return value
        if isinstance(value, str):
            return frozenset(i for i, bit in enumerate(value) if bit == "1")
        return frozenset(value)

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        return bits(value, self.length)

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return f"%s::bit({self.length})"


def bits(positions: Any, length: int) -> str:
    """Return the positions as a text of ones and zeros, first position first."""
    wanted = set(positions)
    if wanted and (min(wanted) < 0 or max(wanted) >= length):
        raise ValueError(f"{sorted(wanted)=}: expected positions from 0 to {length - 1}.")
    return "".join("1" if i in wanted else "0" for i in range(length))

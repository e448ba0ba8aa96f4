"""Saying no, with the reason: rules raise it, pages show it."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound=Model)


class Refused(Exception):
    """A rule says no. The text is for the person who asked: what is missing, or who can help."""


def refusal(rule: Callable[..., object], *args: object, **kwargs: object) -> str:
    """Return why the rule says no, or an empty text when it does not."""
    try:
        rule(*args, **kwargs)
    except Refused as refused:
        return str(refused)
    return ""


def still_there(rows: QuerySet[Row], pk: object) -> Row:
    """Return the row that an action takes; refused when somebody took it away since the page was shown."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(_("Dit is er niet meer. Iemand was je voor, of je klikte twee keer."))
    return found

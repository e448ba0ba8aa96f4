"""Saying no, with the reason: rules raise it, pages show it."""

from collections.abc import Callable


class Refused(Exception):
    """A rule says no. The text is for the person who asked: what is missing, or who can help."""


def refusal(rule: Callable[..., object], *args: object, **kwargs: object) -> str:
    """Return why the rule says no, or an empty text when it does not."""
    try:
        rule(*args, **kwargs)
    except Refused as refused:
        return str(refused)
    return ""

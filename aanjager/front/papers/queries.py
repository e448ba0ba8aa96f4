"""What only the pages of texts ask."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from aanjager.governance.documents.models import Amendment, Block, Document
from aanjager.governance.documents.rules.texts import hash_of


def as_read(document: Document, uid: UUID, read_hash: str) -> str:
    """The block as somebody read it in an earlier version, found by its hash; empty when it never stood so."""
    found = Block.objects.filter(version__document=document, uid=uid).order_by("-version__number")
    texts = found.values_list("text", flat=True)
    return next((text for text in texts if hash_of(text) == read_hash), "")


def on_block(found: QuerySet[Amendment], uid: str) -> QuerySet[Amendment]:
    """Only what touches this block; a uid that is none gives nothing."""
    try:
        wanted = UUID(uid)
    except ValueError:
        return found.none()
    return found.filter(Q(block_uid=wanted) | Q(after_uid=wanted))


def named(states: Iterable[str]) -> list[tuple[str, str]]:
    """These states with their names on screen."""
    return [(str(Amendment.State(it).label), it) for it in states]

"""What pages may ask about bookmarks."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import Resolver404, resolve

from aanjager.kernel.actor import Actor
from aanjager.trust.bookmarks.choices import PASSING
from aanjager.trust.bookmarks.models import Bookmark


def of_actor(actor: Actor) -> QuerySet[Bookmark]:
    """The actor's own bookmarks, of all lists."""
    return Bookmark.objects.filter(user=actor.user_id).order_by("path", "name", "pk")


def of_list(actor: Actor, path: str) -> list[Bookmark]:
    """The actor's own bookmarks of one list; nobody asks the database for who has no account."""
    return list(of_actor(actor).filter(path=path)) if actor.is_signed_in else []


def question_of(asked: QueryDict, without: Iterable[str] = ()) -> str:
    """How a list is looked at: filters and order in a steady order, without the page somebody is on."""
    left_out = PASSING | set(without)
    kept = [(name, value) for name, values in asked.lists() for value in values if value]
    return urlencode(sorted(pair for pair in kept if pair[0] not in left_out))


def left_out_of(path: str) -> tuple[str, ...] | None:
    """The questions that a list never keeps; None where no list with bookmarks lives."""
    try:
        page: Any = resolve(path).func
    except Resolver404:
        return None
    found: tuple[str, ...] | None = getattr(page, "keeps_bookmarks_without", None)
    return found

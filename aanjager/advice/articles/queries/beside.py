"""The articles that help where something is missing below (kernel/beside.py)."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.advice.articles.choices import subjects_of
from aanjager.advice.articles.queries.listing import for_everybody
from aanjager.kernel.actor import Actor
from aanjager.kernel.beside import Link

EACH = 2  # articles beside one word
SHORTEST = 4  # letters: a shorter word stands in too many titles


def helping(actor: Actor, row: Any, words: Collection[str]) -> dict[str, list[Link]]:
    """Return the published articles of the centre about each word: in the title first, then by subject."""
    codes = {word: subjects_of(word) for word in words}
    about = Q(subject__in={code for each in codes.values() for code in each})
    for word in words:
        about |= Q(title__icontains=word) if len(word) >= SHORTEST else Q()
    rows = for_everybody(row.centre).filter(about).values_list("pk", "title", "subject")[:100]
    found: dict[str, list[Link]] = {}
    for word in words:
        named = [it for it in rows if len(word) >= SHORTEST and word in it[1].lower()]
        sorted_so = [it for it in rows if it[2] in codes[word] and it not in named]
        found[word] = [_link(pk, title) for pk, title, _code in [*named, *sorted_so][:EACH]]
    return found


def _link(pk: int, title: str) -> Link:
    return Link(_("artikel"), title, reverse("articles:detail", args=[pk]))

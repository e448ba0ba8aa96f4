"""Which signals are like each other: by theme and area, or because their words are near."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Func, QuerySet, TextField, Value

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.signals.choices import (
    ALIKE_WITHIN_DAYS,
    MOST_COMPARED,
    MOST_PROPOSED,
    NEAR_WITHIN_DAYS,
    SHARE_IN_COMMON,
)
from aanjager.participation.signals.models import Signal

DUTCH = "dutch"  # the dictionary of PostgreSQL itself


def _words_of(text: Any) -> Func:
    """The words of a text without endings and without small words, as PostgreSQL reads Dutch."""
    return Func(
        SearchVector(text, config=DUTCH),
        function="tsvector_to_array",
        output_field=ArrayField(TextField()),
    )


def _in_common(one: list[str], other: list[str]) -> float:
    """The share of the shorter text's words that the other has as well; one word is chance."""
    shared, fewest = len(set(one) & set(other)), min(len(one), len(other))
    return shared / fewest if fewest and (shared > 1 or fewest == 1) else 0.0


def _nearest(found: QuerySet[Signal], text: str) -> list[Signal]:
    """Of these signals the ones whose words are near, the nearest first; one statement."""
    typed = re.findall(r"\w{3,}", text.lower())[:40]
    if not typed:
        return []
    shares_a_word = SearchQuery(" | ".join(typed), config=DUTCH, search_type="raw")
    rows: Any = found.annotate(search=SearchVector("text", config=DUTCH)).filter(
        search=shares_a_word
    )
    rows = rows.annotate(said=_words_of(F("text")), asked=_words_of(Value(text)))
    scored = [
        (_in_common(it.said, it.asked), it)
        for it in rows.order_by("-noted_at", "-pk")[:MOST_COMPARED]
    ]
    kept = [(share, it) for share, it in scored if share >= SHARE_IN_COMMON]
    return [it for _share, it in sorted(kept, key=lambda row: -row[0])]


def near(
    actor: Actor, centre: Centre | None, text: str, at: datetime, *, without: int = 0
) -> list[Signal]:
    """The few signals of the last year that say nearly the same, of those the actor may see."""
    found = Signal.objects.visible_to(actor).filter(
        centre=centre, noted_at__gte=at - timedelta(days=NEAR_WITHIN_DAYS)
    )
    found = found.exclude(pk=without).select_related("area", "theme", "pattern")
    return _nearest(found.defer("area__outline"), text)[:MOST_PROPOSED]


def alike(signal: Signal) -> list[Signal]:
    """The ungathered signals like it in its area and season: of its theme, or near in words; itself last.

    For actions: it does not ask who is looking.
    """
    around = Signal.objects.filter(
        centre=signal.centre_id,
        area=signal.area_id,
        pattern=None,
        noted_at__gt=signal.noted_at - timedelta(days=ALIKE_WITHIN_DAYS),
        noted_at__lt=signal.noted_at + timedelta(days=ALIKE_WITHIN_DAYS),
    ).exclude(pk=signal.pk)
    found = {it.pk: it for it in _nearest(around, signal.text)}
    if signal.theme_id:
        found |= {it.pk: it for it in around.filter(theme=signal.theme_id)}
    return [*sorted(found.values(), key=lambda it: (it.noted_at, it.pk)), signal]

"""A report to take along: a paper, and a file with data for machines."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.kernel.paper import Paper, Part
from aanjager.partnership.accountability.models import Report
from aanjager.partnership.accountability.queries.reports import Chapter, Told

DAY = "j F Y"


def paper_of(it: Report, found: Sequence[Chapter]) -> Paper:
    """The report as a paper; of the same text always the same."""
    parts = []
    for chapter in found:
        parts.append(Part("heading", str(chapter.title)))
        parts += [Part("item", _line(one), mark=_mark(one)) for one in chapter.sentences]
    if it.digest:
        said = _("Kenmerk van de vastgestelde tekst: %(mark)s") % {"mark": it.digest}
        parts.append(Part("paragraph", said))
    days = {"first": date_format(it.first, DAY), "last": date_format(it.last, DAY)}
    subtitle = _("%(first)s tot en met %(last)s") % days
    at = it.fixed_at or it.made_at
    return Paper(it.title, "nl", it.centre.name, at, parts, subtitle=subtitle)


def _line(one: Told) -> str:
    return f"{one.text} {one.standing}".strip()


def _mark(one: Told) -> str:
    return _("met de hand geschreven") if one.it.is_by_hand else ""


def data_of(it: Report, found: Sequence[Chapter]) -> bytes:
    """The report as JSON: numbers that may be told, why others are not there, and kinds of sources."""
    told: dict[str, Any] = {
        "title": it.title, "centre": it.centre.name, "state": it.state,
        "first": it.first.isoformat(), "last": it.last.isoformat(), "digest": it.digest,
        "chapters": [
            {"code": one.code, "sentences": [_data(it) for it in one.sentences]} for one in found
        ],
    }  # fmt: skip
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _data(one: Told) -> dict[str, Any]:
    is_told = one.text == one.it.text
    return {
        "text": _line(one), "by_hand": one.it.is_by_hand,
        "value": one.it.value if is_told else None, "withheld": one.it.withheld,
        "sources": sorted({source.kind for source in one.it.sources.all()}),
    }  # fmt: skip

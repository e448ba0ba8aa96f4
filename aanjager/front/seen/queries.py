"""What a centre shows of itself: figures as everybody may see them, and what people made public."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.front.balance import queries as balance
from aanjager.front.desk.queries.figures import Period
from aanjager.front.reports.models import Report
from aanjager.front.seen.choices import MOST_REPORTS, MOST_STORIES, SENTENCES
from aanjager.participation.initiatives.models import Initiative

TAKEN = [Initiative.Stage.RUNNING, Initiative.Stage.ROOTED, Initiative.Stage.HANDED_OVER]


@dataclass(frozen=True)
class Figure:
    """One figure: `value` is None when it is about too few people to be shown."""

    code: str
    name: str
    definition: str
    value: int | None

    @property
    def said(self) -> str:
        """As it stands on a page."""
        return balance.too_few() if self.value is None else str(self.value)

    @property
    def sentence(self) -> str:
        """As a sentence for the press; nothing where it cannot be told, or where there is nothing."""
        return str(SENTENCES[self.code] % {"n": self.value}) if self.value else ""


def figures(centre: Centre, when: Period) -> list[Figure]:
    """The figures of a centre over a period, from its balance: the same numbers, hidden where it hides."""
    found = balance.balance(centre, when)
    known = {it.counted.code: it for column in found.columns for it in column.numbers}
    return [
        Figure(code, str(known[code].counted.name), str(known[code].counted.definition),
               known[code].value)
        for code in SENTENCES
    ]  # fmt: skip


def stories(centre: Centre) -> QuerySet[Initiative]:
    """Initiatives that people put on the site themselves, and that took root; the newest first."""
    found = Initiative.objects.public().filter(centre=centre, stage__in=TAKEN)
    return found.order_by("-changed_at", "-pk")[:MOST_STORIES]


def reports(centre: Centre) -> QuerySet[Report]:
    """Reports of meetings that were published."""
    found = Report.objects.filter(meeting__centre=centre, published_at__isnull=False)
    return found.select_related("meeting").order_by("-published_at", "-pk")[:MOST_REPORTS]


def between(when: Period, today: date) -> str:
    """The days of a period that have been, in words."""
    last = min(when.last, today)
    facts = {"first": date_format(when.first, "j F Y"), "last": date_format(last, "j F Y")}
    return _("%(first)s tot en met %(last)s") % facts


def facts(centre: Centre, when: Period) -> dict[str, Any]:
    """The figures as plain values for machines; too few people is null, with the reason."""
    return {
        "centre": centre.name,
        "page": centres.link(centre, reverse("seen:page")),
        "first": when.first.isoformat(),
        "last": when.last.isoformat(),
        "figures": [_fact(it) for it in figures(centre, when)],
    }


def _fact(it: Figure) -> dict[str, Any]:
    fact = {"code": it.code, "name": it.name, "value": it.value, "definition": it.definition}
    return fact if it.value is not None else {**fact, "hidden_because": it.said}


def alternative(it: Figure, centre: Centre, days: str) -> str:
    """What the image says, in words: the figure, of which centre, over which days."""
    said = it.sentence or f"{it.name}: {it.said}."
    return _("%(said)s %(centre)s, %(days)s.") % {"said": said, "centre": centre.name, "days": days}

"""Reports at the desk and for everybody, with their sentences and what those were written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative
from aanjager.partnership.accountability.choices import CHAPTERS
from aanjager.partnership.accountability.models import THINGS, Report, Sentence, Source
from aanjager.partnership.agreements.models import Agreement

STANDING = ("cell__release", "initiative")


@dataclass(frozen=True)
class Told:
    """A sentence as it is shown: its words, and what happened to its source since."""

    it: Sentence
    text: str
    standing: str = ""

    @property
    def marks(self) -> list[str]:
        """The kinds of things it was written from, once each."""
        kinds = dict.fromkeys(str(Source.Kind(one.kind).label) for one in _sources(self.it))
        return list(kinds)


@dataclass(frozen=True)
class Chapter:
    """A chapter with its sentences."""

    code: str
    title: Any
    sentences: list[Told]


def period(year: int | None, agreement: Agreement | None, today: date) -> tuple[date, date]:
    """The first and last day of a report: not further than today."""
    if agreement:
        return agreement.starts_on, min(agreement.ends_on, today)
    year = year or today.year
    return date(year, 1, 1), min(date(year, 12, 31), today)


def overview(actor: Actor, centre: Centre) -> QuerySet[Report]:
    """The reports of a centre for its staff, the newest first."""
    found = Report.objects.visible_to(actor).filter(centre=centre)
    return found.select_related("agreement").order_by("-last", "-pk")


def on_desk(actor: Actor, centre: Centre, pk: int) -> Report:
    """One report of this centre; else 404."""
    return get_object_or_404(overview(actor, centre).select_related("centre"), pk=pk)


def shown(centre: Centre | None) -> QuerySet[Report]:
    """What a centre, or every centre, shows to everybody, the newest first."""
    found = Report.objects.filter(state=Report.State.PUBLISHED).select_related("centre")
    return (found.filter(centre=centre) if centre else found).order_by("-last", "-pk")


def one_shown(centre: Centre | None, pk: int) -> Report:
    """One published report; else 404."""
    return get_object_or_404(shown(centre), pk=pk)


def sentence_of(it: Report, pk: int) -> Sentence:
    """One sentence of this report; else 404."""
    return get_object_or_404(Sentence.objects.select_related("report"), report=it, pk=pk)


def sentences(it: Report) -> list[Any]:
    """The sentences in order, each with its sources and their keys, in two statements."""
    sources = Source.objects.select_related(*STANDING).order_by("pk")
    order = list(CHAPTERS)
    found: list[Any] = list(it.sentences.prefetch_related(Prefetch("sources", sources)))
    for one in found:
        one.source_keys = [key_of(source) for source in _sources(one)]
    return sorted(found, key=lambda one: (order.index(one.chapter), one.position, one.pk))


def _sources(one: Sentence) -> list[Source]:
    return list(one.sources.all())


def key_of(source: Source) -> tuple[str, str]:
    """The kind and key of what a sentence was written from."""
    if source.kind not in THINGS:
        return source.kind, source.measure
    return source.kind, str(getattr(source, f"{source.kind}_id"))


def chapters(found: Sequence[Any]) -> list[Chapter]:
    """The sentences by chapter, as they are shown now; a chapter without sentences is left out."""
    by: dict[str, list[Told]] = {}
    for one in found:
        by.setdefault(one.chapter, []).append(_told(one))
    return [Chapter(code, title, by[code]) for code, title in CHAPTERS.items() if code in by]


def _told(one: Sentence) -> Told:
    """The words; a story that is not public any more is not told, a figure that was withdrawn says so."""
    for source in _sources(one):
        if source.initiative and source.initiative.look != Initiative.Look.PASSED:
            return Told(one, _("De mensen van dit verhaal laten het niet meer zien."))
        if source.cell and source.cell.release.withdrawn_at:
            return Told(one, one.text, _("De centrale trok dit cijfer later in."))
    return Told(one, one.text)


def names(it: Report) -> list[str]:
    """Who said that the text stands."""
    return list(it.approvals.order_by("said_at", "pk").values_list("name", flat=True))


def agreements_of(actor: Actor, centre: Centre) -> QuerySet[Agreement]:
    """The agreements of which a report can be made, the newest first."""
    return Agreement.objects.visible_to(actor).filter(centre=centre).order_by("-starts_on", "-pk")

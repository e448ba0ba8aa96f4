"""What may be cited by whom, and how it is written down: in Dutch, as it is when it is cited."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.places.choices import FIGURES
from aanjager.community.places.models import Area, KeyFigure
from aanjager.governance.documents.models import Decision, Document
from aanjager.governance.sources.choices import MOST_SHOWN, Kind
from aanjager.kernel.actor import Actor
from aanjager.kernel.release import LEAST
from aanjager.outreach.findings import queries as findings
from aanjager.outreach.findings.models import Cell
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern, Signal

DAY = "j F Y"


@dataclass(frozen=True)
class Quote:
    """What a citation keeps of its source."""

    about: str
    text: str
    source: str
    n: int | None = None
    caveat: str = ""
    link: str = ""

    def __str__(self) -> str:
        return f"{self.about}: {self.text}"


def of_kind(actor: Actor, centre: Centre, area: Area | None, kind: str) -> QuerySet[Any]:
    """The sources of one kind that the actor may cite for this centre, the newest first."""
    found: dict[str, Callable[[], QuerySet[Any]]] = {
        Kind.CELL: lambda: findings.citable(centre),
        Kind.SIGNAL: lambda: _signals(actor, centre),
        Kind.PATTERN: lambda: _patterns(actor, centre),
        Kind.DECISION: lambda: _decisions(actor, centre),
        Kind.FIGURE: lambda: _figures(area or centre.area),
        Kind.INITIATIVE: lambda: _initiatives(actor, centre),
    }
    return found[kind]() if kind in found else Cell.objects.none()


def _signals(actor: Actor, centre: Centre) -> QuerySet[Signal]:
    found = Signal.objects.visible_to(actor).filter(centre=centre).exclude(text="")
    return found.select_related("area").defer("area__outline").order_by("-noted_at", "-pk")


def _patterns(actor: Actor, centre: Centre) -> QuerySet[Pattern]:
    found = Pattern.objects.visible_to(actor).exclude(state=Pattern.State.DECLINED)
    mine = found.filter(centre=centre) | found.filter(also_for__contains=[centre.pk])
    heard = mine.annotate(heard=Count("signals")).select_related("area", "centre")
    return heard.defer("area__outline", "centre__area__outline").order_by("-opened_at", "-pk")


def _decisions(actor: Actor, centre: Centre) -> QuerySet[Decision]:
    texts = Document.objects.visible_to(actor).filter(is_public=True)
    here = texts.filter(centre=None) | texts.filter(centre=centre)
    found = Decision.objects.filter(document__in=here.values("pk"), superseded_by=None)
    return found.select_related("document", "body", "amendment", "version").order_by(
        "-decided_at", "-pk"
    )


def _figures(area: Area | None) -> QuerySet[KeyFigure]:
    """Of every key the newest year, in this area."""
    newest = KeyFigure.objects.filter(area=area, key__in=FIGURES).order_by("key", "-year")
    found = newest.distinct("key").select_related("area")
    return found.defer("area__outline")


def _initiatives(actor: Actor, centre: Centre) -> QuerySet[Initiative]:
    found = Initiative.objects.visible_to(actor).filter(centre=centre)
    passed = found.filter(look=Initiative.Look.PASSED)
    return passed.select_related("area").defer("area__outline").order_by("-changed_at", "-pk")


def one(actor: Actor, centre: Centre, area: Area | None, kind: str, pk: int) -> Any | None:
    """One source that the actor may cite for this centre now, or nothing."""
    return next((it for it in of_kind(actor, centre, area, kind) if it.pk == pk), None)


def quote(source: Any) -> Quote:
    """Return how a source stands in a plan; always in Dutch, the language of the plan."""
    with translation.override("nl"):
        return QUOTES[type(source)](source)


def _cell(it: Cell) -> Quote:
    wave, group = it.release.wave, findings.group_name(it)
    path = reverse("findings:detail", args=[wave.pk])
    facts = {
        "wave": wave,
        "day": date_format(it.release.released_at or it.release.proposed_at, DAY),
    }
    return Quote(
        about=f"{it.question} ({group})" if group else str(it.question),
        text=findings.words(it, it.question),
        n=it.n,
        source=_("Onderzoek %(wave)s, vrijgegeven op %(day)s") % facts,
        caveat=_("%(n)s antwoorden; wie niet antwoordde, telt niet mee.") % {"n": it.n},
        link=path if wave.centre_id else centres.link(None, path),
    )


def _signal(it: Signal) -> Quote:
    """The words stay with the centre: outside it says only that somebody noticed something."""
    who = {"who": it.get_source_display(), "day": date_format(it.noted_at, DAY)}
    return Quote(
        about=_("Een signaal, gehoord op %(day)s") % who,
        text=it.text,
        source=_("Bij de centrale gemeld. Van wie: %(who)s") % who,
        caveat=_("Eén signaal is één ervaring."),
    )


def _pattern(it: Pattern) -> Quote:
    many = heard_in(it)
    words = (
        _("Minder dan %(k)s signalen in %(area)s") % {"k": LEAST, "area": it.area}
        if many < LEAST
        else ngettext("%(n)s signaal in %(area)s", "%(n)s signalen in %(area)s", many)
        % {"n": many, "area": it.area}
    )
    return Quote(
        about=it.title,
        text=words,
        n=many,
        source=_("Patroon van signalen, bekeken sinds %(day)s")
        % {"day": date_format(it.opened_at, DAY)},
        caveat=_("Signalen zijn wat mensen zelf vertelden. Het is geen telling."),
    )


def heard_in(pattern: Pattern) -> int:
    """How many signals a pattern holds; annotated where it comes from a list."""
    known: int | None = getattr(pattern, "heard", None)
    return pattern.signals.count() if known is None else known


def _decision(it: Decision) -> Quote:
    about = str(it.document)
    if it.amendment:
        about = f"{about}: {it.amendment.about}"
    return Quote(
        about=about[:300],
        text=f"{it.get_outcome_display()}. {it.reason}",
        source=_("Besluit van %(body)s op %(day)s")
        % {"body": it.body, "day": date_format(it.decided_on, DAY)},
        link=f"/stukken/{it.document_id}/",
    )


def _figure(it: KeyFigure) -> Quote:
    name, unit = FIGURES[it.key]
    places = 0 if it.value == int(it.value) else 1
    value = number_format(it.value, places, use_l10n=True, force_grouping=True)
    return Quote(
        about=_("%(name)s in %(area)s") % {"name": name, "area": it.area},
        text=f"{value}{unit}" if unit == "%" else f"{value} {unit}".strip(),
        source=f"{it.source}, {it.year}"[:300],
    )


def _initiative(it: Initiative) -> Quote:
    return Quote(
        about=it.title,
        text=stage_words(it),
        source=_("Initiatief van bewoners in %(area)s") % {"area": it.area},
        link=f"/initiatieven/{it.pk}/",
    )


def stage_words(it: Initiative) -> str:
    """The stage of an initiative as a plan cites it, in Dutch."""
    with translation.override("nl"):
        return _("Fase: %(stage)s") % {"stage": it.get_stage_display()}


QUOTES: dict[type, Callable[[Any], Quote]] = {
    Cell: _cell,
    Signal: _signal,
    Pattern: _pattern,
    Decision: _decision,
    KeyFigure: _figure,
    Initiative: _initiative,
}


def to_cite(
    actor: Actor, centre: Centre, area: Area | None, kind: str, known: Collection[int]
) -> list[tuple[str, Quote]]:
    """What of one kind is not known yet, by its key."""
    found = of_kind(actor, centre, area, kind)[: MOST_SHOWN + len(known)]
    return [(f"{kind}-{it.pk}", quote(it)) for it in found if it.pk not in known]


def sources_from(actor: Actor, centre: Centre, said: str) -> list[tuple[str, Quote]]:
    """What a page from which somebody begins a plan offers: `pattern-3`, or `wave-12` for its figures."""
    kind, _dash, key = said.partition("-")
    if not key.isdecimal():
        return []
    if kind == "wave":
        cells = findings.citable(centre).filter(release__wave=int(key))[:MOST_SHOWN]
        return [(f"{Kind.CELL}-{it.pk}", quote(it)) for it in cells]
    if kind not in set(Kind.values) - {Kind.FIGURE}:
        return []
    found = of_kind(actor, centre, None, kind).filter(pk=int(key))
    return [(f"{kind}-{it.pk}", quote(it)) for it in found]

"""The citations of a plan: as they were, and whether the source still says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from aanjager.community.places.models import KeyFigure
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans.models import Evidence, Plan
from aanjager.governance.sources import queries as sources
from aanjager.governance.sources.choices import Kind
from aanjager.kernel.actor import Actor
from aanjager.outreach.findings import queries as findings
from aanjager.outreach.findings.models import Release
from aanjager.outreach.surveys.models import Wave
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.signals.models import Pattern, Signal

State = Evidence.State


@dataclass
class Citation:
    """A citation with its standing of this moment in a sentence; `newer` is what is found now."""

    it: Evidence
    state: str
    words: str = ""
    newer: str = ""

    @property
    def is_valid(self) -> bool:
        """The source still says so."""
        return self.state == State.VALID

    @property
    def label(self) -> str:
        """The state as people read it."""
        return str(State(self.state).label)


def with_source() -> QuerySet[Evidence]:
    """Citations with what tells their standing, in one statement."""
    shown = Release.objects.filter(released_at__isnull=False, withdrawn_at=None)
    later = Wave.objects.filter(
        Exists(shown.filter(wave=OuterRef("pk"))),
        survey=OuterRef("cell__release__wave__survey"),
        number__gt=OuterRef("cell__release__wave__number"),
    ).order_by("-number")
    newest = KeyFigure.objects.filter(
        area=OuterRef("figure__area"), key=OuterRef("figure__key")
    ).order_by("-year")
    heard = Signal.objects.filter(pattern=OuterRef("pattern")).order_by().values("pattern")
    return (
        Evidence.objects.select_related(
            "cell__release__wave__survey",
            "signal",
            "pattern__area",
            "decision",
            "figure__area",
            "initiative",
        )
        .defer("figure__area__outline", "pattern__area__outline")
        .annotate(
            later_wave=Subquery(later.values("label")[:1]),
            newest_year=Subquery(newest.values("year")[:1]),
            is_superseded=Exists(Decision.objects.filter(supersedes=OuterRef("decision"))),
            heard=Subquery(heard.annotate(many=Count("pk")).values("many")),
        )
        .order_by("cited_at", "pk")
    )


def of_plan(plan: Plan) -> list[Citation]:
    """The citations of a plan in the order in which they were made, each with its standing."""
    return [standing(it) for it in with_source().filter(plan=plan)]


def to_cite(actor: Actor, plan: Plan, kind: str) -> list[tuple[str, sources.Quote]]:
    """What of one kind is not cited in this plan yet, by its key."""
    known = set(plan.evidence.filter(kind=kind).values_list(f"{kind}_id", flat=True))
    return sources.to_cite(actor, plan.centre, plan.area, kind, known)


def standing(it: Evidence) -> Citation:
    """Say whether a citation still holds, is out of date, or its source is gone."""
    state, words = JUDGED[Kind(it.kind)](it)
    return Citation(it, state, words)


def _cell(it: Evidence) -> tuple[str, str]:
    assert it.cell
    release = it.cell.release
    if release.withdrawn_at:
        why = {"why": release.withdrawn_why}
        if release.centre_id is None:
            return State.WITHDRAWN, _("De vereniging trok dit cijfer in: %(why)s") % why
        return State.WITHDRAWN, _("De centrale trok dit cijfer in: %(why)s") % why
    later: str | None = it.later_wave  # type: ignore[attr-defined]
    if later:
        return State.STALE, _("Er is een nieuwere ronde: %(wave)s.") % {"wave": later}
    return State.VALID, ""


def _signal(it: Evidence) -> tuple[str, str]:
    if it.signal is None or not it.signal.text:
        return State.WITHDRAWN, _("Dit signaal is gewist.")
    if it.signal.text != it.text:
        return State.STALE, _("Het signaal luidt nu anders.")
    return State.VALID, ""


def _pattern(it: Evidence) -> tuple[str, str]:
    assert it.pattern
    if it.pattern.state == Pattern.State.DECLINED:
        return State.WITHDRAWN, _("De centrale besloot dat hier niets op volgt.")
    now: int = it.heard or 0  # type: ignore[attr-defined]
    if now != it.n:
        return State.STALE, _("Er kwamen signalen bij of af.")
    return State.VALID, ""


def _decision(it: Evidence) -> tuple[str, str]:
    if it.is_superseded:  # type: ignore[attr-defined]
        return State.STALE, _("Er is een nieuwer besluit.")
    return State.VALID, ""


def _figure(it: Evidence) -> tuple[str, str]:
    if it.figure is None:
        return State.WITHDRAWN, _("Dit cijfer staat niet meer in ons register.")
    newest: int = it.newest_year  # type: ignore[attr-defined]
    if newest > it.figure.year:
        return State.STALE, _("Er is een cijfer van %(year)s.") % {"year": newest}
    if sources.quote(it.figure).text != it.text:
        return State.STALE, _("De bron verbeterde dit cijfer.")
    return State.VALID, ""


def _initiative(it: Evidence) -> tuple[str, str]:
    assert it.initiative
    if it.initiative.look != Initiative.Look.PASSED:
        return State.WITHDRAWN, _("Dit initiatief staat niet meer online.")
    if sources.stage_words(it.initiative) != it.text:
        return State.STALE, _("Het initiatief is nu in een andere fase.")
    return State.VALID, ""


JUDGED = {
    Kind.CELL: _cell,
    Kind.SIGNAL: _signal,
    Kind.PATTERN: _pattern,
    Kind.DECISION: _decision,
    Kind.FIGURE: _figure,
    Kind.INITIATIVE: _initiative,
}


def with_newer(citations: Sequence[Citation]) -> list[Citation]:
    """Put what a newer wave found beside a figure that is out of date; only where it means the same."""
    stale = [it for it in citations if it.state == State.STALE and it.it.kind == Kind.CELL]
    cells = findings.cited([it.it.cell_id for it in stale if it.it.cell_id])
    found = findings.newer(cells)
    for citation in stale:
        newer = found.get(citation.it.cell_id or 0)
        if newer and not newer.is_comparable:
            citation.newer = _("De vraag is veranderd. Daarom vergelijken we niet.")
        elif newer and newer.cell:
            said = findings.words(newer.cell, newer.cell.question)
            citation.newer = f"{newer.wave.label}: {said}"
    return list(citations)


def evidence_of(plan: Plan, pk: int) -> Evidence:
    """One citation of this plan."""
    return get_object_or_404(Evidence.objects.select_related("plan"), plan=plan, pk=pk)


def to_tell() -> QuerySet[Plan]:
    """Plans with a citation, of which the standing is looked at by the clock."""
    cited = Evidence.objects.filter(plan=OuterRef("pk"))
    return Plan.objects.filter(Exists(cited)).order_by("pk")

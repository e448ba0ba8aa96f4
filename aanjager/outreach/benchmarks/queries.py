"""The answers of a centre beside the released figures of centres like it.

Everybody sees the same figure of a group; what a centre answered itself is never taken out of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.paper import Paper, Part
from aanjager.kernel.release import Reason
from aanjager.outreach.benchmarks.models import Showing
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.findings.queries import group_name, words
from aanjager.outreach.surveys.choices import Kind
from aanjager.outreach.surveys.models import Question, Section, SurveyResponse, Wave
from aanjager.outreach.surveys.queries import answers_of, questionnaire


@dataclass(frozen=True)
class Line:
    """Who, how many centres in words, and their answer."""

    name: str
    many: str
    words: str


@dataclass(frozen=True)
class Item:
    """One question: what this centre answered, then everybody and its own groups."""

    question: Question
    own: str
    lines: list[Line]


@dataclass(frozen=True)
class Mirror:
    """Everything a centre sees of itself beside others."""

    centre: Centre
    wave: Wave
    has_answered: bool
    sections: list[tuple[Section, list[Item]]]


def mirrors(actor: Actor, centre: Centre) -> QuerySet[Wave]:
    """The waves in which this centre was asked and of which figures were released; for its staff."""
    found = Wave.objects.filter(state=Wave.State.RELEASED, invitations__centre=centre)
    found = found if centre.pk in actor.staff_of else found.none()
    return found.select_related("survey").order_by("-closed_at", "-pk")


def mirrored(actor: Actor, centre: Centre, pk: int) -> Wave:
    """One of them; else it does not exist."""
    return get_object_or_404(mirrors(actor, centre), pk=pk)


def showings(centre: Centre, wave: Wave) -> list[Showing]:
    """The links that this centre made to this mirror, the newest first."""
    return list(Showing.objects.filter(centre=centre, wave=wave).order_by("-pk"))


def showing_of(centre: Centre, wave: Wave, pk: int) -> Showing:
    """One of those links."""
    return get_object_or_404(Showing, centre=centre, wave=wave, pk=pk)


def showing_at(token: str) -> Showing | None:
    """The link with this token, as long as it works."""
    found = Showing.objects.filter(token_hash=hash_of(token), revoked_at=None)
    return found.select_related("centre", "wave__survey").first()


def whole_address(centre: Centre, token: str) -> str:
    """The address that a centre gives away, at its own door."""
    return centres.link(centre, reverse("benchmarks:shown", args=[token]))


def mirror(centre: Centre, wave: Wave) -> Mirror:
    """Put the answers of this centre beside what is released now."""
    response = SurveyResponse.objects.filter(
        wave=wave, invitation__centre=centre, is_done=True
    ).first()
    own = answers_of(response) if response else {}
    cells = Cell.objects.filter(
        release__wave=wave, release__released_at__isnull=False, release__withdrawn_at=None
    )
    found = list(cells.select_related("by").prefetch_related("by__choices").order_by("pk"))
    sections = [
        (section, items)
        for section in questionnaire(wave)
        if (items := list(_items(section, found, own)))
    ]
    return Mirror(centre, wave, response is not None, sections)


def _items(section: Section, cells: list[Cell], own: Mapping[int, Any]) -> Iterable[Item]:
    for question in section.questions.all():
        lines = [
            _line(cell, question, section.wave)
            for cell in cells
            if cell.question_id == question.pk and _is_ours(cell, own)
        ]
        if lines:
            yield Item(question, own_words(question, own.get(question.pk)), lines)


def _is_ours(cell: Cell, own: Mapping[int, Any]) -> bool:
    """Whether this is a figure of everybody, or of a group that this centre is in."""
    return cell.by_id is None or cell.group in (own.get(cell.by_id) or ())


def _line(cell: Cell, question: Question, wave: Wave) -> Line:
    many = str(cell.n) if cell.n else "–"
    if cell.reason == Reason.TOO_FEW:
        many = _("minder dan %(k)s") % {"k": wave.survey.least}
    return Line(group_name(cell) or _("Alle centrales"), many, words(cell, question))


def own_words(question: Question, value: Any) -> str:
    """What a centre answered itself, whole: it is its own."""
    if value in (None, "", []):
        return _("niet beantwoord")
    if question.kind == Kind.AMOUNT:
        return f"€ {number_format(value / 100, 0, force_grouping=True)}"
    if question.kind == Kind.NUMBER:
        return number_format(value)
    if question.kind == Kind.DATE:
        return str(value.year)
    names = {it.code: str(it) for it in question.choices.all()}
    return ", ".join(names.get(code, code) for code in value)


def mirror_paper(found: Mirror, at: datetime) -> Paper:
    """The mirror as a paper to hand over."""
    survey, name = found.wave.survey, found.centre.name
    parts = [Part("paragraph", _explained(found))]
    for section, items in found.sections:
        parts.append(Part("heading", str(section)))
        for item in items:
            parts.append(Part("subheading", str(item.question)))
            rows = [[_("Wie"), _("Aantal"), _("Antwoord")], [name, "1", item.own]]
            rows += [[it.name, it.many, it.words] for it in item.lines]
            parts.append(Part("table", str(item.question), rows=rows))
    language = get_language() or "nl"
    return Paper(
        f"{name}: {found.wave}", language, name, at, parts, subtitle=str(survey), footer=name
    )


def _explained(found: Mirror) -> str:
    return _(
        "Elk cijfer is van minstens %(k)s centrales en voor iedereen hetzelfde. "
        "Bedragen zijn afgerond."
    ) % {"k": found.wave.survey.least}

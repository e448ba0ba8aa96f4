"""A plan on paper: as lines that are frozen, as Markdown, and as a tagged PDF."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.governance.citations.queries import Citation, of_plan
from aanjager.governance.documents import queries as documents
from aanjager.governance.documents.models import Block
from aanjager.governance.documents.rules import texts
from aanjager.governance.documents.rules.texts import Line
from aanjager.governance.plans.models import Activity, Plan
from aanjager.governance.plans.queries import (
    Budget,
    activities_of,
    budget_of,
    partners_of,
    sections_of,
    share_amounts,
    shares_of,
)
from aanjager.kernel.money import euros
from aanjager.kernel.paper import Kind, Paper, Part

HEADING, PARAGRAPH, ITEM = Block.Kind.HEADING, Block.Kind.PARAGRAPH, Block.Kind.ITEM
DAY = "j F Y"
KINDS: dict[str, Kind] = {HEADING: "heading", PARAGRAPH: "paragraph", ITEM: "item"}


def lines(plan: Plan) -> list[Line]:
    """What a plan says: its sections, the evidence under the first, what is done, and who pays.

    In Dutch, the language of the plan. The words of a signal are left out: what can be erased never
    enters a frozen text.
    """
    with translation.override("nl"):
        return _lines(plan)


def _lines(plan: Plan) -> list[Line]:
    written: list[Line] = []
    for place, section in enumerate(sections_of(plan)):
        written.append(Line(HEADING, texts.flat(section.title)))
        written += [
            Line(it.kind if it.kind != HEADING else PARAGRAPH, it.text)
            for it in texts.read(section.text)
        ]
        if place == 0:
            written += [Line(ITEM, _cited(it)) for it in of_plan(plan)]
    written += _under(_("Wat we doen"), [_activity(it) for it in activities_of(plan)])
    written += _under(_("Wie er meewerken"), list(_people(plan)))
    budget = budget_of(plan)
    written += _under(_("Begroting"), list(_costs(budget)))
    written += _under(
        _("Wie welk deel neemt"),
        [
            _("%(centre)s: € %(euros)s. %(does)s")
            % {"centre": it.centre, "euros": euros(cents), "does": it.does}
            for it, cents in share_amounts(shares_of(plan), budget.total_cents)
        ],
    )
    return [line for line in written if line.text]


def _under(title: str, items: Sequence[str]) -> list[Line]:
    found = [Line(ITEM, texts.flat(it)) for it in items]
    return [Line(HEADING, title), *found] if found else []


def _cited(citation: Citation) -> str:
    it = citation.it
    said = f"{it.about}: {it.outward_text}" if it.outward_text else it.about
    parts = [said, f"({it.source})", it.caveat, it.because]
    return texts.flat(" ".join(part for part in parts if part))


def days(first: date, last: date) -> str:
    """From one day to another, in words."""
    return _("%(first)s tot en met %(last)s") % {
        "first": date_format(first, DAY),
        "last": date_format(last, DAY),
    }


def _activity(it: Activity) -> str:
    said = f"{it.title}, {days(it.starts_on, it.ends_on)}"
    return f"{said} ({it.who})" if it.who else said


def _people(plan: Plan) -> Iterator[str]:
    for partner in partners_of(plan):
        yield f"{partner.name}: {partner.does}"
    found = activities_of(plan)
    hours = [
        (_("Medewerkers"), sum(it.staff_hours for it in found)),
        (_("Flexibele schil"), sum(it.shell_hours for it in found)),
        (_("Vrijwilligers"), sum(it.volunteer_hours for it in found)),
    ]
    for who, many in hours:
        if many:
            yield f"{who}: {ngettext('%(n)s uur', '%(n)s uur', many) % {'n': many}}"


def _costs(budget: Budget) -> Iterator[str]:
    for line in budget.lines:
        paid = [
            f"{it.payer} € {euros(it.amount_cents)} ({it.get_state_display()})"
            for it in line.coverages
        ]
        yield f"{line.it.title}: € {euros(line.it.amount_cents)}. {', '.join(paid)}"
    if budget.lines:
        yield _("Samen: € %(euros)s") % {"euros": euros(budget.total_cents)}


def reading(plan: Plan) -> list[Line]:
    """What there is to read: of a draft what it says now, of a submitted plan its newest version."""
    version = documents.current(plan.document) if plan.document else None
    if version is None:
        return lines(plan)
    return [Line(it.kind, it.text) for it in documents.blocks(version)]


def markdown(plan: Plan, found: Sequence[Line]) -> str:
    """The plan as text that anybody can edit on."""
    return f"# {plan.title}\n\n{texts.written(found).replace('# ', '## ')}\n"


def paper_of(plan: Plan, language: str, at: datetime) -> Paper:
    """The plan as paper: the text, and how its evidence and money stand today."""
    parts = [Part(KINDS[it.kind], it.text) for it in reading(plan)]
    heads = [_("Wat"), _("Bron"), _("Stand")]
    cited = [[it.it.about, it.it.source, f"{it.label}. {it.words}".strip()] for it in of_plan(plan)]
    if cited:
        parts += [
            Part("heading", _("Het bewijs, zoals het nu staat")),
            Part("table", _("Bewijs"), rows=[heads, *cited]),
        ]
    paid = [
        [str(line.it), str(it.payer), euros(it.amount_cents), str(it.get_state_display())]
        for line in budget_of(plan).lines
        for it in line.coverages
    ]
    if paid:
        heads = [_("Waarvoor"), _("Wie betaalt"), _("Euro"), _("Stand")]
        parts += [
            Part("heading", _("Het geld, zoals het nu staat")),
            Part("table", _("Geld"), rows=[heads, *paid]),
        ]
    state = str(plan.get_state_display())
    return Paper(
        plan.title, language, plan.centre.name, at, parts,
        subtitle=f"{plan.centre.name}, {state}", footer=date_format(at, DAY),
    )  # fmt: skip

"""What was agreed: the terms and their fingerprint, the text, the check, the allowance, the invoice."""

# ruff: noqa: E501 - tables and sentences read better with a row on a line

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.advice.allowances import queries as allowances
from aanjager.advice.allowances.queries import Paid, Warning
from aanjager.advice.assignments.choices import Payer
from aanjager.advice.assignments.models import (
    Assignment,
    Contract,
    PayerAgreement,
    SelfCheck,
    WorkedHours,
)
from aanjager.advice.experts.choices import Kind
from aanjager.advice.experts.models import Expert
from aanjager.advice.self_employment import queries as self_employment
from aanjager.community.centres.models import Centre
from aanjager.kernel.money import euros
from aanjager.kernel.paper import Paper, Part

TERMS = ("title", "question", "result", "due_on", "hours", "budget_cents")


def terms_of(it: Assignment) -> str:
    """The fingerprint of what is agreed on: when it changes, the check and the agreement are asked again."""
    said = [f"{name}={getattr(it, name)}" for name in TERMS]
    said += (
        ["payer=centre"] if it.payer == Payer.CENTRE else []
    )  # the fingerprints of before still hold
    return fingerprint("\n".join(said))


def fingerprint(text: str) -> str:
    """What tells a text apart from every other."""
    return sha256(text.encode()).hexdigest()


def asks_payer(it: Assignment) -> bool:
    """Whether the organisation agrees too: a freelancer of it sends the invoice to the organisation."""
    is_paid = bool(it.budget_cents) and it.expert is not None and it.expert.kind == Kind.FREELANCER
    return is_paid and it.payer == Payer.ORGANISATION


def payer_of(it: Contract) -> PayerAgreement | None:
    """That the organisation which gets the invoice agreed; nothing as long as it did not."""
    found: PayerAgreement | None = getattr(it, "payer_agreement", None)
    return found


def waits_for_payer(it: Contract) -> bool:
    """Whether the organisation that gets the invoice still has to agree."""
    return it.asks_payer and payer_of(it) is None


def check_of(it: Assignment) -> SelfCheck | None:
    """The last answers about working for oneself."""
    return max(it.checks.all(), key=lambda one: (one.made_at, one.pk), default=None)


def _answers(check: SelfCheck | None) -> list[tuple[Any, str]]:
    return self_employment.in_words(check.answers if check else {})


def text_of(it: Assignment) -> str:
    """The text of an agreement, in the language of the law, from what is asked; it names no person."""
    assert it.expert
    with translation.override("nl"):
        is_free = it.expert.kind == Kind.FREELANCER
        parts = [*_about(it), *(_freelancer(it) if is_free else _volunteer(it)), *_ending()]
    return "\n".join(parts)


def _about(it: Assignment) -> list[str]:
    facts = {
        "centre": it.centre.name, "body": it.organisation.name, "title": it.title,
        "day": date_format(it.due_on, "j F Y"), "hours": it.hours, "result": it.result,
    }  # fmt: skip
    return [
        _("%(centre)s legt hier met de deskundige vast wat er voor %(body)s wordt gedaan.") % facts,
        "## " + _("De opdracht"),
        _("Onderwerp: %(title)s.") % facts,
        it.question,
        "## " + _("Het resultaat en de termijn"),
        _("Dit is er dan klaar: %(result)s") % facts,
        _("Het is klaar op %(day)s en kost ongeveer %(hours)s uur.") % facts,
    ]


def _freelancer(it: Assignment) -> list[str]:
    expert = it.expert
    assert expert
    price = [_("Voor deze opdracht wordt niet betaald.")]
    if it.budget_cents:
        price = [_("Het budget is € %(amount)s zonder btw.") % {"amount": euros(it.budget_cents)}]
        if expert.rate_cents:
            price.append(
                _("Het tarief is € %(amount)s per uur zonder btw.")
                % {"amount": euros(expert.rate_cents)}
            )
        to = it.organisation if it.payer == Payer.ORGANISATION else it.centre
        price.append(_("De factuur gaat naar %(body)s.") % {"body": to.name})
    if asks_payer(it):
        price.append(
            _("Het werk begint als de centrale, %(body)s en de deskundige akkoord zijn.")
            % {"body": it.organisation.name}
        )
    answers = [f"- {asked.asks} {said}" for asked, said in _answers(check_of(it))]
    told = [_("Dit antwoordde de zelfstandige zelf. Het is een gesprek, geen oordeel."), *answers]
    return ["## " + _("Wat het kost"), *price, "## " + _("Zelfstandig werken"), *told]


def _volunteer(it: Assignment) -> list[str]:
    return [
        "## " + _("Onkosten en vergoeding"),
        _("Onkosten die vooraf zijn afgesproken, worden vergoed. Een vergoeding blijft binnen de grenzen die de Belastingdienst noemt."),
        "## " + _("Begeleiding en meepraten"),
        _("De centrale is er voor vragen en denkt mee. De deskundige praat mee over hoe het werk gaat."),
        "## " + _("Verzekering"),
        _("Bij schade kijk je eerst naar je eigen verzekering, dan naar die van de organisatie, en dan naar het vangnet van de gemeente."),
        "## " + _("Als het schuurt, en wat je hoort"),
        _("Komen jullie er samen niet uit, dan helpt de centrale. Wat je over mensen hoort, vertel je niet verder."),
        _("Dit is geen arbeidsovereenkomst. Een vrijwilliger mag altijd stoppen."),
    ]  # fmt: skip


def _ending() -> list[str]:
    return [
        "## " + _("Als er iets verandert"),
        _(
            "Verandert de opdracht, dan eindigt deze tekst en komt er een nieuwe. Stoppen kan, met een zin waarom."
        ),
    ]


def is_whole(it: Contract) -> bool:
    """Whether the text still has the fingerprint under which it was agreed."""
    return fingerprint(it.text) == it.text_hash


def parts_of(text: str) -> list[tuple[str, str]]:
    """The lines of an agreement as blocks: heading, item or paragraph."""
    marks = {"## ": "heading", "- ": "item"}
    found = []
    for line in text.splitlines():
        kind = next((mark for mark in marks if line.startswith(mark)), "")
        found.append((marks.get(kind, "paragraph"), line.removeprefix(kind)))
    return [(kind, words) for kind, words in found if words.strip()]


@dataclass(frozen=True)
class Signer:
    """One of those who agree: which party, under which name, and when; nothing as long as they did not."""

    who: str
    name: str
    at: datetime | None


def signers_of(it: Contract) -> list[Signer]:
    """Everybody who agrees to an agreement, in the order in which they do, with who did and when."""
    found = [Signer(_("De centrale"), it.offered_name, it.offered_at)]
    if it.asks_payer:
        said = payer_of(it)
        name, at = (said.name, said.agreed_at) if said else ("", None)
        found.append(Signer(_("De organisatie die de factuur krijgt"), name, at))
    return [*found, Signer(_("De deskundige"), it.agreed_name, it.agreed_at)]


def paper_of(it: Contract) -> Paper:
    """The agreement as a paper, with who agreed, when, and the fingerprint of the text."""
    about = it.assignment
    with translation.override("nl"):
        title = (
            _("Overeenkomst van opdracht")
            if it.kind == Kind.FREELANCER
            else _("Vrijwilligersovereenkomst")
        )
        signed = [[_("Wie"), _("Naam"), _("Akkoord op")]]
        signed += [[one.who, one.name or "-", _moment(one.at)] for one in signers_of(it)]
        parts = [Part(kind, words) for kind, words in parts_of(it.text)]  # type: ignore[arg-type]
        parts += [Part("heading", _("Akkoord op het scherm")), Part("table", rows=signed),
                  Part("paragraph", _("Vingerafdruk van de tekst: %(hash)s") % {"hash": it.text_hash})]  # fmt: skip
        return Paper(
            title=title, subtitle=about.title, language="nl", author=about.centre.name,
            made_at=it.agreed_at or it.offered_at, parts=parts, footer=about.centre.name,
        )  # fmt: skip


def _moment(at: Any) -> str:
    return date_format(localtime(at), "j F Y, H:i") if at else "-"


def allowance_of(expert: Expert, centre: Centre | None = None) -> list[Warning]:
    """What the allowances of somebody come to against the limits of the law; of all centres, or one.

    Everything counts together, because the law adds it up; staff see only what their centre knows.
    """
    rows = WorkedHours.objects.filter(assignment__expert=expert)
    rows = rows.filter(assignment__centre=centre) if centre else rows
    paid = [
        Paid(r.on, r.hours, r.allowance_cents, r.costs_cents) for r in rows.order_by("on", "pk")
    ]
    return allowances.warnings(paid, expert.person.birth_year if expert.person else None)


def hours_of(it: Assignment) -> tuple[list[WorkedHours], Any]:
    """The hours that were written down, and their sum."""
    rows = list(it.worked.order_by("on", "pk"))
    return rows, sum((row.hours for row in rows), start=0)

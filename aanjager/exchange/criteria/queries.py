"""The criteria of the field for a vacancy, looked at while somebody writes.

Source: the vacancy criteria of NOV as centres use them (VIP! Steenwijkerland, De Hof) and
"no personal data in the text" (Volunteer The Hague). Codes are those of the checklist that staff
use (`Criterion`), so that both speak of the same thing. Numbers come from dated data.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from aanjager.kernel import plain
from aanjager.kernel.text import folded
from aanjager.trust.law import queries as law
from aanjager.trust.law.models import LawValue

BLOCKS, WARNS = "blocks", "warns"
HOURS_KEY = "opportunity_hours_per_week_max"

MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
PHONE = re.compile(r"(?<![\d/])(?:\+31|0031|0)[\s-]?(?:\d[\s-]?){8,9}(?!\d)")
PAID = re.compile(
    r"\b(salaris|loon|uurloon|minimumloon|cao|dienstverband|bijbaan|sollicit\w*|betaalde? (?:baan|functie)"
    r"|salary|wages?|paid (?:job|position))\b"
)
SCHOOLING = re.compile(r"\b(diploma|hbo|mbo|wo-niveau|vooropleiding|degree)\b")
SEX = re.compile(r"\b(vrouwelijke?|mannelijke?|dames? gezocht|heren? gezocht|female|male)\b")
DRIVING = re.compile(r"\b(chauffeur\w*|eigen auto|passagiers?|rijbewijs|driver)\b")


@dataclass(frozen=True)
class Advice:
    """One thing to improve: the criterion, what to do in one sentence, and whether it must."""

    code: str
    sentence: str
    severity: str = WARNS
    field: str = ""


Values = dict[str, Any]
Check = Callable[[Values, str, date], Iterator[Advice]]


def advice(values: Values, *, on: date) -> list[Advice]:
    """Return what the criteria say about these values: first what must, then what is better.

    `values` are the fields of an opportunity by name; what is left out counts as not filled in.
    """
    text = folded(" ".join(str(values.get(name) or "") for name in TEXTS))
    found = [it for check in CHECKS for it in check(values, text, on)]
    return sorted(found, key=lambda it: it.severity != BLOCKS)


TEXTS = ("title", "in_brief", "description", "guidance", "offers", "costs", "when_text")


def _text(values: Values, text: str, on: date) -> Iterator[Advice]:
    if not str(values.get("in_brief") or "").strip():
        yield Advice(
            "in_brief",
            _("Schrijf *In het kort*: drie korte zinnen over wat iemand gaat doen."),
            BLOCKS,
            "in_brief",
        )
    if len(str(values.get("description") or "").split()) < 5:
        yield Advice(
            "task_described",
            _("Beschrijf de taak: wat doe je, met wie, en wat hoort er niet bij?"),
            BLOCKS,
            "description",
        )
    brief, text = values.get("in_brief") or "", values.get("description") or ""
    if any(it.words > plain.MOST_WORDS for it in plain.read(f"{brief}\n{text}")):
        yield Advice(
            "plain_language",
            _("Sommige zinnen zijn lang. Maak er twee van, dan leest iedereen mee."),
            field="description",
        )


def _where(values: Values, text: str, on: date) -> Iterator[Advice]:
    if values.get("setting") != "home" and not (values.get("postcode") or values.get("area")):
        yield Advice(
            "place", _("Vul een postcode in, dan weten mensen waar het is."), BLOCKS, "postcode"
        )


def _hours(values: Values, text: str, on: date) -> Iterator[Advice]:
    if values.get("hours") is None or values.get("rhythm") != "weekly":
        return
    try:
        most = law.value(HOURS_KEY, on=on)
    except LawValue.DoesNotExist:
        return
    if values["hours"] > most.value:
        yield Advice(
            "at_most_20_hours",
            _("Vraag niet meer dan %(most)d uur per week. Meer is betaald werk. (Bron: %(source)s)")
            % {"most": most.value, "source": most.source},
            BLOCKS,
            "hours",
        )


def _people(values: Values, text: str, on: date) -> Iterator[Advice]:
    asks_age = values.get("age_min") is not None or values.get("age_max") is not None
    if asks_age and not str(values.get("age_reason") or "").strip():
        yield Advice(
            "demands_have_a_reason",
            _("Je vraagt een leeftijd. Schrijf erbij waarom dat nodig is, of haal haar weg."),
            BLOCKS,
            "age_reason",
        )
    if SEX.search(text):
        yield Advice(
            "demands_have_a_reason",
            _("Vraag alleen een man of een vrouw als het echt niet anders kan, en zeg waarom."),
            field="description",
        )
    if SCHOOLING.search(text):
        yield Advice(
            "no_schooling_needed",
            _("Vraag geen diploma, tenzij de wet het wil. Vaardigheden vragen mag wel."),
            field="description",
        )


def _personal(values: Values, text: str, on: date) -> Iterator[Advice]:
    raw = " ".join(str(values.get(name) or "") for name in TEXTS)
    if MAIL.search(raw) or PHONE.search(raw):
        yield Advice(
            "no_personal_data",
            _(
                "Haal e-mailadressen en telefoonnummers uit de tekst. "
                "Mensen reageren met de knop, dan blijven gegevens van anderen privé."
            ),
            BLOCKS,
            "description",
        )


def _paid(values: Values, text: str, on: date) -> Iterator[Advice]:
    if PAID.search(text):
        yield Advice(
            "no_disguised_job",
            _("De tekst lijkt over betaald werk te gaan. Hier staat alleen vrijwilligerswerk."),
            field="description",
        )


def _care(values: Values, text: str, on: date) -> Iterator[Advice]:
    if not values.get("contact"):
        yield Advice("contact_person", _("Kies wie de vaste contactpersoon is."), BLOCKS, "contact")
    if not values.get("is_insured"):
        yield Advice(
            "liability_insured",
            _(
                "Zorg dat iedereen verzekerd is voor schade. Veel gemeenten hebben een verzekering "
                "voor vrijwilligers; de centrale weet er meer van."
            ),
            BLOCKS,
            "is_insured",
        )
    elif DRIVING.search(text):
        yield Advice(
            "passengers_insured",
            _("Rijdt iemand met passagiers? Dan is ook een inzittendenverzekering nodig."),
            field="is_insured",
        )
    if not str(values.get("guidance") or "").strip():
        yield Advice("induction", _("Schrijf op wie iemand op gang helpt."), field="guidance")
    if not str(values.get("costs") or "").strip():
        yield Advice(
            "costs_repaid",
            _("Schrijf op welke onkosten je vergoedt, zoals reiskosten."),
            field="costs",
        )


CHECKS: list[Check] = [_text, _where, _hours, _people, _personal, _paid, _care]

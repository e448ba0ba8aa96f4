"""The templates of a step plan: advice that we wrote, with the page that gave the idea; none is law.

The weeks are ours, so that steps come in an order. Only of two steps the number was found in a
source: eight weeks before and an answer within two weeks (Harderwijk); and five years (Rotterdam).
A code is for ever: rows name their step by it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_TITLE = 120
MOST_STEPS = 60
UNPROVEN_DAYS = 7  # an address that was never confirmed goes after a week
NAMES_DAYS = 90  # after the last day the names go; the counts stay
LONGEST_LIST_DAYS = 180


@dataclass(frozen=True)
class Advice:
    """One step: its code, what, why, how many weeks before the day, and how many before that a letter."""

    code: str
    title: Promise
    about: Promise
    weeks_before: int = 0
    warns_weeks: int = 1


@dataclass(frozen=True)
class Template:
    """A plan to begin with, and the page that gave the idea for it."""

    name: Promise
    source: str
    url: str
    steps: tuple[Advice, ...]


QUESTIONS = Template(
    _("De vragen van een plan"),
    "Vrijwilligerscentrale Stichtse Vecht, stappenplan buurtinitiatief",
    "https://vrijwilligersstichtsevecht.nl/buurtinitiatief",
    (
        Advice("value", _("Wat heeft de buurt eraan?"), _("Schrijf het op in twee zinnen."), 12),
        Advice("for_whom", _("Voor wie is het?"), _("Vraag het ook aan hen."), 12),
        Advice(
            "lasting",
            _("Is het één keer, of blijft het?"),
            _("Wat blijft, heeft onderhoud nodig."),
            11,
        ),
        Advice("partners", _("Wie doet er mee?"), _("Noem mensen en partners bij naam."), 10),
        Advice(
            "cost", _("Wat kost het, en wie betaalt?"), _("Een lijstje met bedragen is genoeg."), 9
        ),
        Advice("learn", _("Van wie kun je leren?"), _("Zoek wie dit eerder deed en bel."), 10),
    ),
)
SUPPORT = Template(
    _("Steun in de straat"),
    "Gemeente Roosendaal, stappenplan voor inwonersinitiatieven",
    "https://www.roosendaal.nl/stappenplan-voor-inwonersinitiatieven",
    (
        Advice("group", _("Vorm een groepje"), _("Met z'n drieën draag je het langer."), 12),
        Advice(
            "neighbours",
            _("Vertel het alle buren"),
            _("Ga langs de deuren, ook bij wie nee zegt."),
            10,
        ),
        Advice(
            "signatures", _("Haal handtekeningen op"), _("Voor en tegen, allebei op de lijst."), 9
        ),
    ),
)
PERMIT = Template(
    _("Vergunning en toestemming"),
    "Gemeente Harderwijk, initiatievenloket",
    "https://www.harderwijk.nl/initiatievenloket",
    (
        Advice(
            "permission",
            _("Vraag of je toestemming nodig hebt"),
            _("Bel de gemeente, of vraag de centrale wie je moet hebben."),
            10,
        ),
        Advice(
            "submit",
            _("Dien je plan in"),
            _("In Harderwijk acht weken van tevoren. Vraag wat in jouw gemeente geldt."),
            8,
        ),
        Advice(
            "ask_after",
            _("Vraag hoe het ermee staat"),
            _("In Harderwijk komt binnen twee weken antwoord. Hoor je niets? Bel."),
            6,
        ),
    ),
)
FUND = Template(
    _("Geld van een fonds"),
    "Vrijwilligerscentrale Stichtse Vecht, stappenplan buurtinitiatief",
    "https://vrijwilligersstichtsevecht.nl/buurtinitiatief",
    (
        Advice("budget", _("Maak een begroting"), _("Wat geef je uit, en wat komt erin?"), 14),
        Advice(
            "find_fund",
            _("Zoek een fonds dat past"),
            _("De centrale kent de fondsen in de buurt."),
            13,
        ),
        Advice(
            "apply", _("Dien je aanvraag in"), _("Let op de sluitingsdag van het fonds."), 12, 2
        ),
    ),
)
HOST = Template(
    _("Een organisatie die het geld ontvangt"),
    "Opzoomer Mee Rotterdam, gereedschapskist",
    "https://bi.opzoomermee.nl/gereedschapskist/aan-de-slag/",
    (
        Advice(
            "payout",
            _("Zoek een uitbetaaladres"),
            _("Een stichting of vereniging die jullie kent."),
            10,
        ),
        Advice("agree", _("Spreek af wie wat doet"), _("Wie betaalt, wie bewaart de bonnen?"), 9),
        Advice(
            "receipts",
            _("Bewaar elke bon"),
            _(
                "In Rotterdam vijf jaar, en wat overblijft gaat terug. Vraag wat bij jouw fonds geldt."
            ),
            0,
        ),
    ),
)
TEMPLATES = {
    "questions": QUESTIONS,
    "support": SUPPORT,
    "permit": PERMIT,
    "fund": FUND,
    "host": HOST,
}


def advice_of(template: str, code: str) -> Advice | None:
    """Return the step of a template with this code."""
    found = TEMPLATES.get(template)
    return next((it for it in found.steps if it.code == code), None) if found else None

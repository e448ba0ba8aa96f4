"""The templates of a step plan. Each is advice with its source; none of them is law."""

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
    """One step: what, why, how many weeks before the day, and how many weeks before that a letter."""

    title: Promise
    about: Promise
    weeks_before: int = 0
    warns_weeks: int = 1


@dataclass(frozen=True)
class Template:
    """A plan to begin with, where it was read and when."""

    name: Promise
    source: str
    url: str
    read_on: str
    steps: tuple[Advice, ...]


QUESTIONS = Template(
    _("De vragen van een plan"),
    "Vrijwilligerscentrale Stichtse Vecht, stappenplan buurtinitiatief",
    "https://vrijwilligersstichtsevecht.nl/buurtinitiatief",
    "2026-11-23",
    (
        Advice(_("Wat heeft de buurt eraan?"), _("Schrijf het op in twee zinnen."), 12),
        Advice(_("Voor wie is het?"), _("Vraag het ook aan hen."), 12),
        Advice(_("Is het één keer, of blijft het?"), _("Wat blijft, heeft onderhoud nodig."), 11),
        Advice(_("Wie doet er mee?"), _("Noem mensen en partners bij naam."), 10),
        Advice(_("Wat kost het, en wie betaalt?"), _("Een lijstje met bedragen is genoeg."), 9),
        Advice(_("Van wie kun je leren?"), _("Zoek wie dit eerder deed en bel."), 10),
    ),
)
SUPPORT = Template(
    _("Steun in de straat"),
    "Gemeente Roosendaal, stappenplan voor inwonersinitiatieven",
    "https://www.roosendaal.nl/stappenplan-voor-inwonersinitiatieven",
    "2026-11-23",
    (
        Advice(_("Vorm een groepje"), _("Met z'n drieën draag je het langer."), 12),
        Advice(_("Vertel het alle buren"), _("Ga langs de deuren, ook bij wie nee zegt."), 10),
        Advice(_("Haal handtekeningen op"), _("Voor en tegen, allebei op de lijst."), 9),
    ),
)
PERMIT = Template(
    _("Vergunning en toestemming"),
    "Gemeente Harderwijk, initiatievenloket",
    "https://www.harderwijk.nl/initiatievenloket",
    "2026-11-23",
    (
        Advice(
            _("Vraag of je toestemming nodig hebt"),
            _("Bel de gemeente, of vraag de centrale wie je moet hebben."),
            10,
        ),
        Advice(
            _("Dien je plan in"),
            _("Vaak acht weken van tevoren. Vraag wat in jouw gemeente geldt."),
            8,
        ),
        Advice(
            _("Vraag hoe het ermee staat"),
            _("Vaak komt er binnen twee weken antwoord. Zo niet: bel."),
            6,
        ),
    ),
)
FUND = Template(
    _("Geld van een fonds"),
    "Vrijwilligerscentrale Stichtse Vecht, stappenplan buurtinitiatief",
    "https://vrijwilligersstichtsevecht.nl/buurtinitiatief",
    "2026-11-23",
    (
        Advice(_("Maak een begroting"), _("Wat geef je uit, en wat komt erin?"), 14),
        Advice(_("Zoek een fonds dat past"), _("De centrale kent de fondsen in de buurt."), 13),
        Advice(_("Dien je aanvraag in"), _("Let op de sluitingsdag van het fonds."), 12, 2),
    ),
)
HOST = Template(
    _("Een organisatie die het geld ontvangt"),
    "Opzoomer Mee Rotterdam, gereedschapskist",
    "https://bi.opzoomermee.nl/gereedschapskist/aan-de-slag/",
    "2026-11-23",
    (
        Advice(_("Zoek een uitbetaaladres"), _("Een stichting of vereniging die jullie kent."), 10),
        Advice(_("Spreek af wie wat doet"), _("Wie betaalt, wie bewaart de bonnen?"), 9),
        Advice(_("Bewaar elke bon"), _("Vaak vijf jaar. Wat overblijft, gaat vaak terug."), 0),
    ),
)
TEMPLATES = {
    "questions": QUESTIONS,
    "support": SUPPORT,
    "permit": PERMIT,
    "fund": FUND,
    "host": HOST,
}

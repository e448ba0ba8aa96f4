"""What is asked about working for oneself, why it matters, and what holds; each with its source."""

# ruff: noqa: E501 - tables read better with a row on a line

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Said(TextChoices):
    """An answer of the self-employment check."""

    YES = "yes", _("ja")
    NO = "no", _("nee")
    UNSURE = "unsure", _("weet ik niet")


@dataclass(frozen=True)
class Source:
    """Where something was read: the address, the day it bears, and the day we read it."""

    name: str
    url: str
    dated: date | None
    checked_on: date


CHECKED = date(2026, 11, 23)
JUDGED = Source(
    "inkooppub.nl, De impact van de Wet DBA op inhuur",
    "https://inkooppub.nl/artikelen/de-impact-van-de-wet-dba-op-inhuur", None, CHECKED,
)  # fmt: skip
ENFORCED = Source(
    "PwC, Handhaving schijnzelfstandigen vanaf 2026",
    "https://www.pwc.nl/nl/actueel-en-publicaties/belastingnieuws/loonbelasting-en-sociale-verzekeringen/handhaving-schijnzelfstandigen-vanaf-tweeduizendzesentwintig.html",
    date(2026, 2, 3), CHECKED,
)  # fmt: skip
BACK = Source(
    "Accountancy Vanmorgen, 11 december 2025",
    "https://www.accountancyvanmorgen.nl/2025/12/11/fiscus-stond-in-2025-bijna-duizend-keer-op-de-stoep-om-schijnzelfstandigheid/",
    date(2025, 12, 11), CHECKED,
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One question of the check: what is asked, why it matters, and where that was read.

    Without a source it is a question of our own, and the page says so.
    """

    code: str
    asks: Any
    why: Any
    source: Source | None = JUDGED


QUESTIONS = [
    Question("result", _("Staat vast welk resultaat je oplevert, en wanneer?"),
             _("De Belastingdienst kijkt eerst naar persoonlijke arbeid, loon en gezag. Wie een resultaat afspreekt, laat open hoe je werkt: dat gaat over gezag.")),
    Question("freedom", _("Bepaal je zelf hoe, waar en op welke uren je werkt?"),
             _("Dit gaat over gezag: wie zegt hoe het werk gebeurt.")),
    Question("replaceable", _("Mag je iemand anders het werk laten doen?"),
             _("Dit gaat over persoonlijke arbeid: of alleen jij het werk mag doen.")),
    Question("rate", _("Spraken jullie een prijs af voor de opdracht of per uur, en stuur je zelf een factuur?"),
             _("Dit gaat over loon: waarvoor je wordt betaald, en wie dat bepaalt.")),
    Question("tools", _("Werk je met je eigen spullen en op eigen rekening?"),
             _("Dit vragen we zelf, omdat het bij het gesprek over zelfstandigheid hoort. We hebben er geen aparte bron voor."), None),
    Question("clients", _("Heb je dit jaar ook andere opdrachtgevers?"),
             _("Dit vragen we zelf, omdat het bij het gesprek over zelfstandigheid hoort. We hebben er geen aparte bron voor."), None),
]  # fmt: skip


@dataclass(frozen=True)
class Enforcement:
    """What holds from a day up to another about checking on false self-employment."""

    valid_from: date
    valid_to: date | None
    words: Promise | str
    source: Source


ENFORCEMENT = [
    Enforcement(date(2025, 1, 1), date(2025, 12, 31),
                _("De Belastingdienst handhaaft sinds 1 januari 2025 weer volledig. In 2025 gaf hij geen boetes."), ENFORCED),
    Enforcement(date(2026, 1, 1), date(2026, 12, 31),
                _("In 2026 geeft de Belastingdienst alleen een boete bij opzet of grove schuld."), ENFORCED),
    Enforcement(date(2027, 1, 1), None,
                _("Vanaf 1 januari 2027 kan de Belastingdienst ook een verzuimboete geven."), ENFORCED),
    Enforcement(date(2025, 1, 1), None,
                _("Naheffen gebeurt normaal over de tijd vanaf 1 januari 2025; dat groeit tot 2030."), ENFORCED),
    Enforcement(date(2025, 1, 1), None,
                _("Bij kwade trouw, of als een aanwijzing niet is opgevolgd, kan het over vijf jaar terug."), BACK),
]  # fmt: skip

"""What the balance counts, in four columns, each number with its definition in one sentence."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

FEWEST_SHOWN = 5  # people: a smaller number could point at somebody (field.md 6.10)
REMEMBER_SECONDS = 300
FORMS = ("csv", "json")


@dataclass(frozen=True)
class Counted:
    """One number: its code in files, its name and definition on screen, and whether it counts people."""

    code: str
    name: Any
    definition: Any
    of_people: bool = False


@dataclass(frozen=True)
class Side:
    """One column of the balance."""

    code: str
    name: Any
    counts: tuple[Counted, ...]


SIDES = (
    Side(
        "kick_starting",
        _("Aanjagen"),
        (
            Counted(
                "initiatives_posted",
                _("Initiatieven geplaatst"),
                _("Ideeën van bewoners die in deze periode zijn opgeschreven en online staan."),
            ),
            Counted(
                "initiatives_running",
                _("Initiatieven gaan lopen"),
                _("Initiatieven die in deze periode voor het eerst ‘loopt’ werden."),
            ),
            Counted(
                "needs_met",
                _("Vragen van initiatieven vervuld"),
                _("Mensen, plek, geld, kennis of spullen die in deze periode zijn gevonden."),
            ),
            Counted(
                "patterns_taken_up",
                _("Patronen opgepakt"),
                _("Gebundelde signalen waarvoor in deze periode een volgende stap is gekozen."),
            ),
        ),
    ),
    Side(
        "network",
        _("Netwerk"),
        (
            Counted(
                "meetings_held",
                _("Bijeenkomsten gehouden"),
                _("Bijeenkomsten die in deze periode begonnen en zijn afgelopen."),
            ),
            Counted(
                "introductions_made",
                _("Introducties gedaan"),
                _(
                    "Keren dat de centrale mensen, organisaties of initiatieven aan elkaar voorstelde."
                ),
                of_people=True,
            ),
            Counted(
                "introductions_together",
                _("Introducties met resultaat"),
                _(
                    "Introducties uit deze periode waarna zij samen iets deden, een keer of blijvend."
                ),
                of_people=True,
            ),
            Counted(
                "invitations",
                _("Persoonlijke uitnodigingen"),
                _("Keren dat iemand in deze periode een bekende uitnodigde met een eigen link."),
                of_people=True,
            ),
            Counted(
                "ties",
                _("Banden"),
                _(
                    "Keren dat twee mensen, of mens en organisatie, vastlegden dat zij elkaar kennen."
                ),
                of_people=True,
            ),
        ),
    ),
    Side(
        "advice",
        _("Advies"),
        (
            Counted(
                "signals_heard",
                _("Signalen gehoord"),
                _("Wat mensen in deze periode zagen of hoorden en aan de centrale vertelden."),
                of_people=True,
            ),
            Counted(
                "talks_municipality",
                _("Gesprekken met de gemeente"),
                _("Patronen waarvoor in deze periode een gesprek met de gemeente is gekozen."),
            ),
            Counted(
                "opportunities_screened",
                _("Vacatures beoordeeld"),
                _("Keren dat de centrale een vacature langs de lijst legde en erover besliste."),
            ),
            Counted(
                "organisations_screened",
                _("Organisaties beoordeeld"),
                _("Keren dat de centrale een organisatie langs de lijst legde en erover besliste."),
            ),
        ),
    ),
    Side(
        "brokerage",
        _("Bemiddeling"),
        (
            Counted(
                "reactions",
                _("Reacties"),
                _("Bevestigde reacties op vacatures in deze periode, online en aan de balie."),
                of_people=True,
            ),
            Counted(
                "cases_opened",
                _("Trajecten begonnen"),
                _("Trajecten waarin een consulent in deze periode iemand ging helpen."),
                of_people=True,
            ),
            Counted(
                "started",
                _("Begonnen"),
                _("Mensen die in deze periode bij een organisatie begonnen."),
                of_people=True,
            ),
            Counted(
                "still_there",
                _("Er na drie maanden nog"),
                _("Mensen die in deze periode antwoordden dat zij er na drie maanden nog zijn."),
                of_people=True,
            ),
        ),
    ),
)

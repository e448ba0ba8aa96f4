"""Opening, inviting, reminding and closing."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys.choices import (
    FEWEST_TEXTS,
    LAST_DAYS,
    MOST_REMINDERS,
    REMIND_AFTER_DAYS,
    Regime,
)
from aanjager.outreach.surveys.models import SurveyInvitation, Wave
from aanjager.outreach.surveys.rules.building import works


def open_wave(
    actor: Actor, wave: Wave, *, closes_on: date | None, at: datetime, questions: int = 1
) -> None:
    """A draft with questions opens until a day that is still to come."""
    works(actor, wave.survey)
    if wave.state != Wave.State.DRAFT:
        raise Refused(_("Deze ronde is al geopend."))
    if not questions:
        raise Refused(_("Er staat nog geen vraag in. Voeg er minstens één toe."))
    if closes_on is None or closes_on <= localdate(at):
        raise Refused(_("Kies een laatste dag die nog komt."))


def _running(actor: Actor, wave: Wave) -> None:
    works(actor, wave.survey)
    if wave.state != Wave.State.OPEN:
        raise Refused(_("Deze ronde is niet open."))


def invite(actor: Actor, wave: Wave, *, new: int = 1, answered: bool = False) -> None:
    """Everybody of the panel once; into an anonymous wave that runs never fewer than k at a time.

    Else the next answer to come in would be that of the only one who was just asked.
    """
    _running(actor, wave)
    if wave.survey.is_standing:
        raise Refused(_("Vaste vragen gaan vanzelf, één keer per plek."))
    if not new:
        raise Refused(_("Iedereen is al uitgenodigd."))
    if answered and wave.survey.regime == Regime.ANONYMOUS and new < wave.survey.k:
        raise Refused(
            _("Er kwamen al antwoorden. Nodig er nu minstens %(k)s tegelijk uit.")
            % {"k": wave.survey.k}
        )


def ask(actor: Actor, wave: Wave, *, is_asked: bool = False) -> None:
    """The clock asks standing questions of one person at a time, each once in a wave."""
    _running(actor, wave)
    if not actor.is_clock or not wave.survey.is_standing:
        raise Refused(_("Vaste vragen gaan vanzelf, één keer per plek."))
    if is_asked:
        raise Refused(_("Deze persoon is in deze ronde al gevraagd."))


def close(actor: Actor, wave: Wave) -> None:
    """Staff close an open wave, or the clock after the last day."""
    _running(actor, wave)


def remind(actor: Actor, invitation: SurveyInvitation, *, at: datetime) -> None:
    """Twice at most, and never who answered: after a week, and three days before closing.

    Of standing questions once.
    """
    wave = invitation.wave
    _running(actor, wave)
    most = 1 if wave.survey.is_standing else MOST_REMINDERS
    if invitation.is_used or invitation.reminders >= most:
        raise Refused(_("Deze herinnering is niet nodig."))
    assert wave.closes_on is not None
    is_first = invitation.reminders == 0
    due = invitation.invited_at + timedelta(days=REMIND_AFTER_DAYS)
    last = wave.closes_on - timedelta(days=LAST_DAYS)
    if at < due if is_first else localdate(at) < last:
        raise Refused(_("Het is nog te vroeg voor een herinnering."))


def read_texts(actor: Actor, wave: Wave, *, answers: int) -> None:
    """Open answers are for staff, after closing; of an anonymous survey from ten answers on."""
    works(actor, wave.survey)
    if wave.state not in (Wave.State.CLOSED, Wave.State.RELEASED):
        raise Refused(_("Zolang het onderzoek open is, leest niemand antwoorden."))
    if wave.survey.regime != Regime.BY_NAME and answers < FEWEST_TEXTS:
        raise Refused(_("Bij minder dan tien antwoorden tonen we geen open antwoorden."))


def mark_released(actor: Actor, wave: Wave) -> None:
    """After closing, when two people released figures."""
    works(actor, wave.survey)
    if wave.state not in (Wave.State.CLOSED, Wave.State.RELEASED):
        raise Refused(_("Zolang het onderzoek open is, zijn er geen cijfers."))

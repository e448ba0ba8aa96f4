"""Who builds a survey; what is open cannot be changed any more."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.release import LEAST
from aanjager.outreach.surveys.choices import HIGHEST_K, WITH_CHOICES
from aanjager.outreach.surveys.models import Question, Survey, Wave


def create(actor: Actor, centre: Centre | None, *, unit: str = "") -> None:
    """Staff of the centre make a survey, the association one among centres; the demonstration both."""
    if not actor.is_clock and not actor.works_at(centre.pk if centre else None):
        raise Refused(_("Alleen medewerkers van de centrale maken hier een onderzoek."))
    _fits(centre is None, unit)


def _fits(is_national: bool, unit: str) -> None:
    """Centres are asked by the association, everybody else by a centre that knows them."""
    if unit and (unit == Survey.Unit.CENTRE) != is_national:
        raise Refused(_("Centrales worden gevraagd door de vereniging, anderen door hun centrale."))


def works(actor: Actor, survey: Survey) -> None:
    """Only staff of the centre that asks; without one those of the association."""
    if not actor.owns(survey):
        raise Refused(_("Alleen medewerkers van de centrale werken aan dit onderzoek."))


def change_survey(
    actor: Actor, survey: Survey, *, regime: str = "", unit: str = "", k: int = 0
) -> None:
    """The promise is fixed at the first opening; after that k may only go up."""
    works(actor, survey)
    _fits(survey.centre_id is None, unit)
    if k and not LEAST <= k <= HIGHEST_K:
        raise Refused(_("De kleinste groep is minstens 5 en hoogstens 12."))
    if survey.fixed_at is None and not (survey.is_standing or survey.always_anonymous):
        return
    if regime not in ("", survey.regime):
        raise Refused(_("Wat we beloofden toen het onderzoek opende, blijft zo."))
    if unit not in ("", survey.unit):
        raise Refused(_("Aan wie je vraagt ligt vast sinds het onderzoek opende."))
    if k and k < survey.k:
        raise Refused(_("De kleinste groep mag alleen groter worden."))


def _draft(actor: Actor, wave: Wave) -> None:
    works(actor, wave.survey)
    if wave.state != Wave.State.DRAFT:
        raise Refused(_("Deze vragenlijst is geopend en ligt vast. Maak een nieuwe ronde."))


def add_section(actor: Actor, wave: Wave) -> None:
    """Only a draft is built."""
    _draft(actor, wave)


def change_section(actor: Actor, wave: Wave) -> None:
    """Only a draft is built."""
    _draft(actor, wave)


def add_question(actor: Actor, wave: Wave, *, kind: str = "", choices: int = 2) -> None:
    """Only a draft is built; a question with choices has at least two."""
    _draft(actor, wave)
    if kind in WITH_CHOICES and choices < 2:
        raise Refused(_("Geef minstens twee keuzes, elk op een regel."))


def change_question(
    actor: Actor, wave: Wave, question: Question, *, kind: str = "", choices: int = 2
) -> None:
    """As adding; what another question hangs on keeps its choices."""
    add_question(actor, wave, kind=kind, choices=choices)
    if question.leads_to.exists() and kind not in ("", question.kind):
        raise Refused(_("Een andere vraag hangt van deze af. Haal dat eerst weg."))


def move(actor: Actor, wave: Wave, *, is_before_its_reason: bool = False) -> None:
    """Only a draft is built; a question stays behind the one that it hangs on."""
    _draft(actor, wave)
    if is_before_its_reason:
        raise Refused(_("Een vraag staat altijd na de vraag waar zij van afhangt."))


def remove(actor: Actor, wave: Wave, *, is_needed: bool = False) -> None:
    """Only a draft is built; what another question hangs on stays."""
    _draft(actor, wave)
    if is_needed:
        raise Refused(_("Een andere vraag hangt van deze af. Haal dat eerst weg."))


def next_wave(actor: Actor, survey: Survey, *, last_state: str = "") -> None:
    """A new wave begins when the last one is closed."""
    works(actor, survey)
    if last_state in (Wave.State.DRAFT, Wave.State.OPEN):
        raise Refused(_("Sluit eerst de ronde die nog loopt."))

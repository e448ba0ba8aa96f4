"""What is kick-started, heard and brought together: measures of taking part and reaching out."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from aanjager.community.ties.models import Invitation, Tie
from aanjager.outreach.action_days.models import ActionDay
from aanjager.outreach.exchange_floor.models import DealSide
from aanjager.participation.initiatives.models import Initiative, Need, StageChange
from aanjager.participation.introductions.models import Introduction
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.partnership.measures.queries.register import Measure

INITIATIVES, TIMES = _("initiatieven"), _("keren")


def _first(stage: str) -> QuerySet[StageChange]:
    """The first time an initiative that is on line came to this stage."""
    earlier = StageChange.objects.filter(initiative=OuterRef("initiative"), stage=stage).filter(
        Q(changed_at__lt=OuterRef("changed_at"))
        | Q(changed_at=OuterRef("changed_at"), pk__lt=OuterRef("pk"))
    )
    found = StageChange.objects.filter(stage=stage, initiative__look=Initiative.Look.PASSED)
    return found.filter(~Exists(earlier))


def _taken_up() -> QuerySet[Pattern]:
    return Pattern.objects.filter(state__in=[Pattern.State.TAKEN_UP, Pattern.State.DONE])


def _together() -> QuerySet[Introduction]:
    outcomes = [Introduction.Outcome.LASTING, Introduction.Outcome.ONCE]
    return Introduction.objects.filter(outcome__in=outcomes)


def _carried_out() -> QuerySet[DealSide]:
    """Of a deal the side that gets, when it says that it was done."""
    return DealSide.objects.filter(
        role=DealSide.Role.GETS, carried=DealSide.Carried.YES, deal__cancelled_at=None
    )


STARTED = (
    Measure(
        "initiatives_posted",
        _("Initiatieven geplaatst"),
        _("Ideeën van bewoners die in deze periode zijn opgeschreven en online staan."),
        INITIATIVES,
        lambda: Initiative.objects.public(),
        "posted_at",
        area="area",
        label="title",
    ),
    Measure(
        "initiatives_running",
        _("Initiatieven gaan lopen"),
        _("Initiatieven die in deze periode voor het eerst ‘loopt’ werden."),
        INITIATIVES,
        lambda: _first(Initiative.Stage.RUNNING),
        "changed_at",
        centre="initiative__centre",
        area="initiative__area",
        label="initiative__title",
    ),
    Measure(
        "initiatives_rooted",
        _("Initiatieven geworteld"),
        _("Initiatieven die in deze periode voor het eerst ‘geworteld’ werden."),
        INITIATIVES,
        lambda: _first(Initiative.Stage.ROOTED),
        "changed_at",
        centre="initiative__centre",
        area="initiative__area",
        label="initiative__title",
    ),
    Measure(
        "needs_met",
        _("Vragen van initiatieven vervuld"),
        _("Mensen, plek, geld, kennis of spullen die in deze periode zijn gevonden."),
        _("vragen"),
        lambda: Need.objects.filter(state=Need.State.MET, initiative__look=Initiative.Look.PASSED),
        "closed_at",
        centre="initiative__centre",
        area="initiative__area",
        label="initiative__title",
    ),
    Measure(
        "patterns_taken_up",
        _("Patronen opgepakt"),
        _("Gebundelde signalen waarvoor in deze periode een volgende stap is gekozen."),
        _("patronen"),
        _taken_up,
        "decided_at",
        area="area",
        label="title",
    ),
    Measure(
        "talks_municipality",
        _("Gesprekken met de gemeente"),
        _("Patronen waarvoor in deze periode een gesprek met de gemeente is gekozen."),
        _("patronen"),
        lambda: _taken_up().filter(next_step=Pattern.NextStep.TALK),
        "decided_at",
        area="area",
        label="title",
    ),
    Measure(
        "introductions_made",
        _("Introducties gedaan"),
        _("Keren dat de centrale mensen, organisaties of initiatieven aan elkaar voorstelde."),
        TIMES,
        lambda: Introduction.objects.all(),
        "made_at",
        of_people=True,
    ),
    Measure(
        "introductions_together",
        _("Introducties met resultaat"),
        _("Introducties uit deze periode waarna zij samen iets deden, een keer of blijvend."),
        TIMES,
        _together,
        "made_at",
        of_people=True,
    ),
    Measure(
        "invitations",
        _("Persoonlijke uitnodigingen"),
        _("Keren dat iemand in deze periode een bekende uitnodigde met een eigen link."),
        TIMES,
        lambda: Invitation.objects.all(),
        "made_at",
        of_people=True,
    ),
    Measure(
        "ties",
        _("Banden"),
        _("Keren dat twee mensen, of mens en organisatie, vastlegden dat zij elkaar kennen."),
        TIMES,
        lambda: Tie.objects.all(),
        "agreed_at",
        of_people=True,
    ),
    Measure(
        "signals_heard",
        _("Signalen gehoord"),
        _("Wat mensen in deze periode zagen of hoorden en aan de centrale vertelden."),
        _("signalen"),
        lambda: Signal.objects.all(),
        "noted_at",
        area="area",
        of_people=True,
        label="text",
    ),
    Measure(
        "signals_told",
        _("Signalen teruggemeld"),
        _("Signalen waarvan de gever in deze periode hoorde wat ermee gebeurt."),
        _("signalen"),
        lambda: Signal.objects.all(),
        "told_at",
        area="area",
        of_people=True,
        label="text",
    ),
    Measure(
        "action_days_done",
        _("Actiedagen gehouden"),
        _("Actiedagen van deze periode die online stonden, doorgingen en na afloop zijn geteld."),
        _("dagen"),
        lambda: ActionDay.objects.filter(counted_at__isnull=False, cancelled_at=None).public(),
        "held_on",
        area="area",
        on_date=True,
        label="title",
    ),
    Measure(
        "deals_carried_out",
        _("Deals van de beursvloer uitgevoerd"),
        _("Deals waarvan wie iets kreeg in deze periode antwoordde dat het gedaan is."),
        _("deals"),
        _carried_out,
        "answered_at",
        centre="deal__floor__centre",
        area="deal__floor__area",
        label="deal__what",
    ),
)

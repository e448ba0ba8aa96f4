"""What is due: for the jobs, which do one thing per row."""

from datetime import datetime, timedelta
from statistics import median

from dateutil.relativedelta import relativedelta
from django.db.models import F, Q, QuerySet

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.choices import (
    ANSWER_TIME_LEAST,
    ANSWER_TIME_MONTHS,
    FORGET_UNSENT_DAYS,
    REMIND_WORKING_DAYS,
)
from aanjager.exchange.placements.models import Placement
from aanjager.kernel import clock

State = Placement.State
ALL = ("opportunity", "organisation", "centre", "person__user")


def to_remind(at: datetime) -> QuerySet[Placement]:
    """Without an answer and nobody reminded yet, while the term ends within a working day."""
    soon = clock.add_working_days(at, REMIND_WORKING_DAYS)
    found = Placement.objects.waiting().filter(answer_by__lte=soon, reminded_at=None)
    return found.select_related(*ALL).order_by("pk")


def to_step_in(at: datetime) -> QuerySet[Placement]:
    """Without an answer after the term, and the centre did not step in yet."""
    found = Placement.objects.waiting().filter(answer_by__lt=at, stepped_in_at=None)
    return found.select_related(*ALL).order_by("pk")


def unsent(at: datetime) -> QuerySet[Placement]:
    """Written two days ago or longer, and never sent."""
    before = at - timedelta(days=FORGET_UNSENT_DAYS)
    return Placement.objects.filter(state=State.UNCONFIRMED, reacted_at__lt=before).order_by("pk")


def lapsed_offers(at: datetime) -> QuerySet[Placement]:
    """Offered a place from the reserve, and the time to answer is over."""
    found = Placement.objects.filter(state=State.RESERVE, offer_until__lt=at)
    return found.select_related(*ALL).order_by("pk")


def next_in_line(opportunity: Opportunity) -> Placement | None:
    """Who waits longest on the reserve and fits the places that nobody was offered yet."""
    reserve = Placement.objects.filter(opportunity=opportunity, state=State.RESERVE)
    offered = sum(reserve.filter(offer_until__isnull=False).values_list("people", flat=True))
    left = opportunity.places_left - offered
    fits = reserve.filter(offer_until=None, people__lte=left)
    return fits.order_by("reserve_since", "pk").first() if left > 0 else None


def waiting_lines() -> QuerySet[Opportunity]:
    """Opportunities with a place free while somebody on the reserve waits for it."""
    lines = Placement.objects.filter(state=State.RESERVE, offer_until=None).values("opportunity")
    found = Opportunity.objects.filter(pk__in=lines, places_taken__lt=F("places"))
    open_or_full = [Opportunity.Status.OPEN, Opportunity.Status.FULL, Opportunity.Status.PAUSED]
    return found.filter(status__in=open_or_full).order_by("pk")


def organisations_to_measure(at: datetime) -> QuerySet[Organisation]:
    """Organisations that got reactions in the months over which the answer time is taken."""
    since = at - relativedelta(months=ANSWER_TIME_MONTHS)
    recent = Placement.objects.filter(reacted_at__gte=since).exclude(state=State.UNCONFIRMED)
    known = Q(pk__in=recent.values("organisation")) | Q(usual_answer_days__isnull=False)
    return Organisation.objects.filter(known).order_by("pk")


def answer_days(organisation: Organisation, at: datetime) -> float | None:
    """The median of working days until an answer in the last months; None when there are too few.

    What waits past its term counts with the days it waited, so that silence makes nobody fast.
    """
    since = at - relativedelta(months=ANSWER_TIME_MONTHS)
    sent = Placement.objects.filter(organisation=organisation, reacted_at__gte=since)
    overdue = Q(state=State.REACTION, answered_at=None, answer_by__lt=at)
    counted = sent.filter(Q(answered_at__isnull=False) | overdue)
    days = [
        clock.working_days_between(reacted, answered or at)
        for reacted, answered in counted.values_list("reacted_at", "answered_at")
        if reacted
    ]
    return float(median(days)) if len(days) >= ANSWER_TIME_LEAST else None

"""What may be asked about how it went: the sector's own measure is who still does it after three months."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.exchange.placements import queries as placements
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.aftercare.choices import (
    ASK_WITHIN_DAYS,
    CALL_AFTER_DAYS,
    SMALLEST_GROUP,
    THREE_MONTHS,
)

State = Placement.State
ALL = ("opportunity", "organisation", "centre", "person__user")


def months_ago(on: date, months: int = THREE_MONTHS) -> date:
    """Return the last first day of which so many calendar months are full on this day.

    Who began on 30 November is three months on the way at the end of February.
    """
    day = on - relativedelta(months=months)
    is_last = (on + timedelta(days=1)).month != on.month
    if is_last:  # every later day of that month is full as well, today
        day = day + relativedelta(day=31)
    return day


def reached(on: date) -> dict[str, QuerySet[Placement]]:
    """By moment which places reached it by this day: the start, three months, and the end.

    Not who began or ended so long ago that a question about it would surprise.
    """
    long_ago = on - timedelta(days=ASK_WITHIN_DAYS)
    three = months_ago(on)
    running = Q(state=State.STARTED)
    when = {
        Outcome.Moment.START: running & Q(started_on__lte=on, started_on__gte=long_ago),
        Outcome.Moment.THREE_MONTHS: running
        & Q(started_on__lte=three, started_on__gte=three - timedelta(days=ASK_WITHIN_DAYS)),
        Outcome.Moment.END: Q(
            state=State.ENDED, started_on__isnull=False, ended_at__date__gte=long_ago
        ),
    }
    found = Placement.objects.select_related(*ALL).order_by("pk")
    return {str(moment): found.filter(has_come) for moment, has_come in when.items()}


def outcomes_due(on: date) -> list[tuple[Placement, str]]:
    """Which question is due for whom, asked once: at the start, after three months, at the end."""
    found = []
    for moment, rows in reached(on).items():
        asked = Outcome.objects.filter(moment=moment).values("placement")
        found += [(row, moment) for row in rows.exclude(pk__in=asked)]
    return found


def outcome_by_link(token: str) -> tuple[Outcome, Actor]:
    """Return the question behind a letter's link and its reader as an actor; or `DoesNotExist`."""
    found = Outcome.objects.select_related(
        "placement__person", "placement__opportunity", "placement__organisation",
        "placement__centre",
    )  # fmt: skip
    outcome = found.get(token_hash=hash_of(token))
    return outcome, placements.volunteer(outcome.placement)


def outcomes_of(placement: Placement) -> QuerySet[Outcome]:
    """What was asked about how it goes, oldest first; for who may see the placement."""
    return placement.outcomes.order_by("asked_at", "pk")


def three_months_due(actor: Actor, at: datetime) -> QuerySet[Placement]:
    """Who began three months ago and did not say how it goes: no address, or no answer in a week.

    Somebody who works at the desk calls. After a year nobody is asked any more.
    """
    today = localdate(at)
    answered = Outcome.objects.filter(moment=Outcome.Moment.THREE_MONTHS, answered_at__isnull=False)
    fresh = Outcome.objects.filter(
        moment=Outcome.Moment.THREE_MONTHS, asked_at__gt=at - timedelta(days=CALL_AFTER_DAYS)
    )
    began = Q(started_on__lte=months_ago(today), started_on__gte=today - relativedelta(years=1))
    has_mail = ~Q(person__email="")
    found = Placement.objects.filter(centre__in=actor.staff_of).filter(
        began, state=Placement.State.STARTED
    )
    found = found.exclude(pk__in=answered.values("placement"))
    found = found.exclude(has_mail & Q(pk__in=fresh.values("placement")))
    return found.select_related(*ALL).order_by("started_on", "pk")


@dataclass(frozen=True)
class Figures:
    """Numbers of one year. `three_months` began long enough ago, of `known` we know how it went."""

    reactions: int = 0
    answer_due: int = 0
    answered_in_term: int = 0
    started: int = 0
    three_months: int = 0
    known: int = 0
    active: int = 0

    @property
    def share_in_term(self) -> int | None:
        """Percentage of the answers that came within the term."""
        return _share(self.answered_in_term, self.answer_due)

    @property
    def share_active(self) -> int | None:
        """Percentage still active after three months, of those of whom we know."""
        return _share(self.active, self.known)


def _share(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def figures(actor: Actor, *, year: int, at: datetime) -> Figures:
    """The figures of the centres for which the actor works; association staff see every centre."""
    found = Placement.objects.exclude(state=State.UNCONFIRMED)
    if not (actor.is_association or actor.is_clock):
        found = found.filter(centre__in=actor.staff_of)
    return _count(found, year=year, at=at)


def _count(found: QuerySet[Placement], *, year: int, at: datetime) -> Figures:
    sent = Q(reacted_at__year=year)
    overdue = Q(state=State.REACTION, answered_at=None, answer_by__lt=at)
    began = Q(started_on__year=year)
    told = Q(outcomes__moment=Outcome.Moment.THREE_MONTHS, outcomes__answered_at__isnull=False)
    is_active = told & Q(outcomes__still_active=Outcome.Answer.YES)
    numbers = found.filter(sent | began).aggregate(
        reactions=Count("pk", filter=sent, distinct=True),
        answer_due=Count(
            "pk", filter=sent & (Q(answered_at__isnull=False) | overdue), distinct=True
        ),
        answered_in_term=Count(
            "pk", filter=sent & Q(answered_at__lte=F("answer_by")), distinct=True
        ),
        started=Count("pk", filter=began, distinct=True),
        three_months=Count(
            "pk", filter=began & Q(started_on__lte=months_ago(localdate(at))), distinct=True
        ),
        known=Count("pk", filter=began & told, distinct=True),
        active=Count("pk", filter=began & is_active, distinct=True),
    )
    return Figures(**numbers)


def public_figures(centre: Centre | None, year: int, *, at: datetime) -> dict[str, int | None]:
    """What everyone may see of a centre, or of all: no number of fewer than five people, but None."""
    found = Placement.objects.exclude(state=State.UNCONFIRMED)
    if centre:
        found = found.filter(centre=centre)
    counted = _count(found, year=year, at=at)

    def enough(number: int | None, of: int) -> int | None:
        return number if of >= SMALLEST_GROUP else None

    return {
        "reactions": enough(counted.reactions, counted.reactions),
        "started": enough(counted.started, counted.started),
        "share_in_term": enough(counted.share_in_term, counted.answer_due),
        "share_active": enough(counted.share_active, counted.known),
    }

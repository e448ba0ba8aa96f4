"""From on line to closed and back, by people and by the clock."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.exchange.opportunities import rules
from aanjager.exchange.opportunities.actions.standing import stand
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

Status = Opportunity.Status


def _lock(opportunity: Opportunity) -> None:
    """Take the row until the end of the transaction, and read it again: nobody else moves it now."""
    taken = Opportunity.objects.select_for_update(of=("self",)).select_related(
        "centre", "organisation"
    )
    opportunity.refresh_from_db(from_queryset=taken)


def _step_aside(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Write down load and exposure, so that coming back does not start at nothing."""
    row = Standing.objects.filter(pk=opportunity.pk).first()
    if row is None:
        return
    days = max(0.0, (at - row.load_at).total_seconds() / 86_400)
    audit.record(
        "opportunity.stepped_aside",
        opportunity,
        by=by,
        at=at,
        load=round(1000 * row.load * 0.5 ** (days / 14)),
        shown=round(1000 * row.shown),
        week=row.week,
        week_count=row.week_count,
    )


def _move(
    opportunity: Opportunity, to: str, verb: str, *, by: Actor, at: datetime, **changes: object
) -> None:
    """Give the locked opportunity its new state, and let the finder follow."""
    if opportunity.status == Status.OPEN and to != Status.OPEN:
        _step_aside(opportunity, by=by, at=at)
    was = opportunity.status
    opportunity.status, opportunity.version = to, opportunity.version + 1
    for name, value in changes.items():
        setattr(opportunity, name, value)
    opportunity.save(update_fields=["status", "version", *changes])
    stand(opportunity, at=at)
    audit.record(verb, opportunity, by=by, at=at, was=str(was), now=str(to))


def _until(opportunity: Opportunity, on: date) -> date:
    """The last day on line: that of the task, or the term of the centre from today."""
    days = centres.term(opportunity.centre, "opportunity_open_days")
    term = on + timedelta(days=days)
    last = rules.last_day(opportunity)
    return min(term, last) if last and last >= on else term


def _go_on_line(opportunity: Opportunity, verb: str, *, by: Actor, at: datetime) -> None:
    on = localdate(at)
    _move(
        opportunity, Status.OPEN, verb, by=by, at=at,
        published_at=opportunity.published_at or at, open_until=_until(opportunity, on),
        confirmed_on=on, closed_at=None, close_reason="",
    )  # fmt: skip


@transaction.atomic
def pause(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Take it off line for a while."""
    _lock(opportunity)
    rules.pause(by, opportunity)
    _move(opportunity, Status.PAUSED, "opportunity.paused", by=by, at=at)


@transaction.atomic
def resume(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Put it back on line after a pause; full when nobody more is wanted."""
    _lock(opportunity)
    rules.resume(by, opportunity, on=localdate(at))
    if opportunity.places_left < 1:
        _move(opportunity, Status.FULL, "opportunity.resumed", by=by, at=at)
    else:
        _go_on_line(opportunity, "opportunity.resumed", by=by, at=at)


@transaction.atomic
def have_enough(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Say that nobody more is wanted: it steps aside until its people open it again."""
    _lock(opportunity)
    rules.have_enough(by, opportunity)
    _move(opportunity, Status.FULL, "opportunity.has_enough", by=by, at=at)


@transaction.atomic
def confirm_still_open(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Say that the question still stands: its last day on line moves on by the term of the centre."""
    _lock(opportunity)
    rules.confirm_still_open(by, opportunity)
    opportunity.confirmed_on = localdate(at)
    opportunity.open_until = _until(opportunity, localdate(at))
    opportunity.save(update_fields=["confirmed_on", "open_until"])
    audit.record("opportunity.confirmed", opportunity, by=by, at=at)


@transaction.atomic
def close(opportunity: Opportunity, *, reason: str, by: Actor, at: datetime) -> None:
    """End it, with the reason; who reacted before keeps their conversation."""
    _lock(opportunity)
    rules.close(by, opportunity, reason=reason)
    reason = reason.strip()[:200]
    _move(
        opportunity, Status.CLOSED, "opportunity.closed", by=by, at=at,
        closed_at=at, close_reason=reason,
    )  # fmt: skip


@transaction.atomic
def reopen(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Bring back what was full or closed; what an organisation closed, the centre looks at again."""
    _lock(opportunity)
    rules.reopen(by, opportunity, on=localdate(at))
    if opportunity.status == Status.CLOSED and not by.works_for(opportunity):
        _move(
            opportunity, Status.SUBMITTED, "opportunity.submitted", by=by, at=at,
            closed_at=None, close_reason="",
        )  # fmt: skip
    else:
        _go_on_line(opportunity, "opportunity.reopened", by=by, at=at)

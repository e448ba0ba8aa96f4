"""What the house does when nobody moves."""

from datetime import datetime

from django.db import transaction

from aanjager.community.organisations import actions as organisations
from aanjager.community.organisations.models import Organisation
from aanjager.exchange.placements import emails, queries, rules
from aanjager.exchange.placements.actions.steps import _keep, _take
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor


@transaction.atomic
def remind(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Remind the organisation, once, that somebody waits."""
    placement = _take(placement)
    rules.remind(by, placement)
    placement.reminded_at = at
    _keep(placement, "remind", by=by, at=at)
    emails.reminder(placement, at=at)
    return placement


@transaction.atomic
def step_in(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Let the centre take over after the term: an apology to the volunteer, work for the desk."""
    placement = _take(placement)
    rules.step_in(by, placement, at=at)
    placement.stepped_in_at = at
    _keep(placement, "step_in", by=by, at=at)
    emails.stepped_in(placement, at=at)
    return placement


@transaction.atomic
def measure_answer_time(organisation: Organisation, *, by: Actor, at: datetime) -> float | None:
    """Take the usual answer time of an organisation over the last months, for everyone to see."""
    rules.measure_answer_time(by, organisation)
    days = queries.answer_days(organisation, at)
    organisations.set_usual_answer_days(organisation, days=days, by=by, at=at)
    return days

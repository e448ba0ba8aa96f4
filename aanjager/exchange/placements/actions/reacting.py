"""Writing a reaction, sending it, taking it back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.people import actions as people
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import emails, rules
from aanjager.exchange.placements.actions.reserve import _give_back
from aanjager.exchange.placements.actions.steps import _keep, _speak, _take, _take_opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.kernel import clock
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@dataclass(frozen=True)
class Reaction:
    """What somebody says when reacting; everything may stay empty."""

    message: str = ""
    companion: str = ""
    introduced_by: str = ""
    came_by: str = "finder"

    @property
    def people(self) -> int:
        """How many come: with a companion, two."""
        return 2 if self.companion.strip() else 1


@transaction.atomic
def react(
    opportunity: Opportunity,
    values: Reaction,
    *,
    person: Person | None = None,
    by: Actor,
    at: datetime,
) -> Placement:
    """Write and send a reaction in one step; sending it twice is sending it once.

    With `person` staff react for somebody without an account, who came to the desk or called.
    """
    placement = prepare(opportunity, values, person=person, by=by, at=at)
    if placement.state != Placement.State.UNCONFIRMED:
        return placement
    return confirm(placement, by=by, at=at)


@transaction.atomic
def prepare(
    opportunity: Opportunity,
    values: Reaction,
    *,
    person: Person | None = None,
    by: Actor,
    at: datetime,
) -> Placement:
    """Keep a reaction without sending it yet; what was sent before is returned as it is."""
    person = person or Person.objects.select_related("user").filter(pk=by.person_id or 0).first()
    opportunity = _take_opportunity(opportunity.pk)
    running = Placement.objects.filter(opportunity=opportunity, person=person)
    placement = running.exclude(state__in=rules.OVER).first() if person else None
    if placement and placement.state != Placement.State.UNCONFIRMED:
        return placement
    rules.prepare(by, opportunity, person, on=localdate(at), people=values.people)
    placement = placement or Placement(
        opportunity=opportunity,
        organisation=opportunity.organisation,
        centre=opportunity.centre,
        person=person,
    )
    placement.people, placement.companion = values.people, values.companion.strip()
    placement.introduced_by, placement.came_by = values.introduced_by.strip(), values.came_by
    placement.reacted_at = at
    placement.version += 1
    placement.save()
    placement.messages.all().delete()  # the words of an earlier, unsent try
    if values.message.strip():
        _speak(placement, values.message, by=by, at=at)
    audit.record("placement.prepare", placement, by=by, at=at)
    return placement


@transaction.atomic
def confirm(placement: Placement, *, by: Actor, at: datetime) -> Placement:
    """Send what was written: the answer clock starts, both sides get a letter; twice is once."""
    placement = _take(placement)
    if placement.answer_by and placement.state not in rules.OVER:
        return placement
    rules.confirm(by, placement)
    rules.react(
        by, placement.opportunity, placement.person, on=localdate(at), people=placement.people
    )
    term = centres.term(placement.centre, "answer_working_days")
    placement.reacted_at, placement.answer_by = at, clock.add_working_days(at, term)
    _keep(placement, "confirm", by=by, at=at)
    if by.person_id == placement.person_id:
        people.join(placement.person, centre=placement.centre, by=by, at=at)
    opportunities.count_connection(placement.opportunity, by=by, at=at)
    words = placement.messages.order_by("said_at", "pk").first()  # of the volunteer, or of staff
    emails.sent(placement, message=words, at=at)
    return placement


@transaction.atomic
def forget(placement: Placement, *, by: Actor, at: datetime) -> None:
    """Take away what was written and never sent."""
    placement = _take(placement)
    rules.forget(by, placement)
    audit.record("placement.forget", placement, by=by, at=at)
    placement.delete()


@transaction.atomic
def withdraw(
    placement: Placement,
    *,
    reason: str = Placement.Reason.PERSONAL,
    by: Actor,
    at: datetime,
) -> Placement:
    """Take a reaction back, at any moment before the first day; its place goes to the next."""
    placement = _take(placement)
    rules.withdraw(by, placement)
    was_sent, had_place = placement.answer_by is not None, placement.state == "agreed"
    placement.ended_at, placement.end_reason = at, reason
    placement.offer_until, placement.offer_hash = None, ""
    if not was_sent:
        placement.answer_by = at  # it never ran; the row says when it stopped
    _keep(placement, "withdraw", by=by, at=at, reason=reason)
    if was_sent:
        emails.withdrawn(placement, at=at)
    if had_place:
        _give_back(placement, by=by, at=at)
    return placement

"""How every change goes: take both rows, change, count the version, write it down."""

from datetime import datetime

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import emails, queries
from aanjager.exchange.placements.models import Message, Placement
from aanjager.exchange.placements.rules import MOVES
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


def _take_opportunity(pk: int) -> Opportunity:
    """Return the opportunity with its row taken: the first of the two locks."""
    found = Opportunity.objects.select_for_update(of=("self",)).defer("words")
    return found.select_related("centre", "organisation").get(pk=pk)


def _take(placement: Placement) -> Placement:
    """Return the placement as it is now, with the rows of opportunity and placement taken."""
    opportunity = _take_opportunity(placement.opportunity_id)
    found = Placement.objects.select_for_update(of=("self",))
    taken = found.select_related("person__user").get(pk=placement.pk)
    taken.opportunity = opportunity
    taken.centre, taken.organisation = opportunity.centre, opportunity.organisation
    return taken


def _keep(placement: Placement, step: str, *, by: Actor, at: datetime, **facts: str | int) -> None:
    """Save one step: the state it leads to, the next version, and the line of who did it."""
    before, to = placement.state, MOVES[step].to
    if to is not None:
        placement.state = to
    placement.version += 1
    placement.save()
    audit.record(f"placement.{step}", placement, by=by, at=at, before=before, **facts)


def _speak(
    placement: Placement, text: str, *, by: Actor, at: datetime, mail_id: str = ""
) -> Message:
    """Add the words to the conversation; without a letter."""
    return Message.objects.create(
        placement=placement,
        voice=queries.voice_of(by, placement),
        author_id=by.user_id,
        author_name=queries.name_of(by, placement)[:120],
        text=text.strip(),
        said_at=at,
        came_by_mail=bool(mail_id),
        mail_id=mail_id,
    )


def _tell(message: Message, *, at: datetime) -> None:
    emails.said(message, at=at)

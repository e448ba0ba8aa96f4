"""Inviting another centre, answering, proposing and ending; each takes the item first, then its own row.

What the item's room needs to know is kept in `also_for` of the item: the centres with which it is
shared now. It is worked out anew from the running rows each time, so it can never say more.
"""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.outreach.sharing import emails, queries, rules
from aanjager.outreach.sharing.models import Proposal, Sharing
from aanjager.outreach.sharing.rules import Item
from aanjager.trust import audit

State = Sharing.State


def _take_item(item: Item) -> Item:
    """Return the item as it is now, with its row taken until the end of the transaction."""
    taken: Item = type(item)._default_manager.select_for_update(of=("self",)).get(pk=item.pk)
    return taken


def _take(it: Sharing) -> tuple[Sharing, Item]:
    """Return the sharing and its item as they are now, both rows taken, the item first."""
    item = _take_item(it.item)
    found = Sharing.objects.select_for_update(of=("self",)).select_related("host", "guest")
    it = found.get(pk=it.pk)
    return it, item


def _keep(item: Item) -> None:
    """Let the item know for which other centres it is now."""
    running = Sharing.objects.filter(state=State.RUNNING, **queries.key_of(item))
    item.also_for = list(running.order_by("guest").values_list("guest", flat=True))
    item.save(update_fields=["also_for"])


def _record(verb: str, it: Sharing, *, by: Actor, at: datetime) -> None:
    """Write it down at both centres."""
    for centre in (it.host, it.guest):
        it.centre_id = centre.pk
        audit.record(verb, it, by=by, at=at, guest=it.guest_id)


@transaction.atomic
def invite(item: Item, guest: Centre, why: str, *, by: Actor, at: datetime) -> Sharing:
    """Invite another centre into one thing; it gets a letter, and sees nothing yet."""
    item = _take_item(item)
    key = queries.key_of(item)
    is_known = Sharing.objects.alive().filter(guest=guest, **key).exists()
    rules.invite(by, item, guest, why=why, is_known=is_known)
    host = item.centre
    assert host is not None
    it = Sharing.objects.create(
        host=host, guest=guest, title=item.title, why=why.strip(), invited_at=at,
        invited_by=queries.name_of(by, host), **key,
    )  # fmt: skip
    _record("sharing.invited", it, by=by, at=at)
    emails.invited(it, at=at)
    return it


@transaction.atomic
def accept(it: Sharing, *, by: Actor, at: datetime) -> Sharing:
    """Say yes: from now on the guest sees the item, and may do what its rules say."""
    it, item = _take(it)
    rules.accept(by, it)
    it.state, it.answered_at = State.RUNNING, at
    it.answered_by = queries.name_of(by, it.guest)
    it.save(update_fields=["state", "answered_at", "answered_by"])
    _keep(item)
    _record("sharing.accepted", it, by=by, at=at)
    emails.answered(it, at=at)
    return it


@transaction.atomic
def decline(it: Sharing, because: str, *, by: Actor, at: datetime) -> Sharing:
    """Say no, with a reason."""
    it, _item = _take(it)
    rules.decline(by, it, because=because)
    it.state, it.answered_at, it.because = State.DECLINED, at, because.strip()
    it.answered_by = queries.name_of(by, it.guest)
    it.save(update_fields=["state", "answered_at", "answered_by", "because"])
    _record("sharing.declined", it, by=by, at=at)
    emails.answered(it, at=at)
    return it


@transaction.atomic
def end(it: Sharing, because: str, *, by: Actor, at: datetime) -> Sharing:
    """Stop, from either side; the guest sees nothing of it from this moment on."""
    it, item = _take(it)
    rules.end(by, it, because=because)
    was_running = it.state == State.RUNNING
    it.ended_by = it.host if it.host_id in by.staff_of else it.guest
    it.state, it.ended_at, it.because = State.ENDED, at, because.strip()
    it.save(update_fields=["state", "ended_at", "ended_by", "because"])
    _keep(item)
    _record("sharing.ended", it, by=by, at=at)
    emails.ended(it, was_running=was_running, at=at)
    return it


@transaction.atomic
def propose(it: Sharing, next_step: str, words: str, *, by: Actor, at: datetime) -> Proposal:
    """Propose a next step for a pattern; the host hears it by letter, and decides."""
    it, _item = _take(it)
    rules.propose(by, it, next_step=next_step, words=words, made=it.proposals.count())
    proposal = Proposal.objects.create(
        sharing=it, next_step=next_step, words=words.strip(), proposed_at=at,
        proposed_by=queries.name_of(by, it.guest),
    )  # fmt: skip
    _record("sharing.proposed", it, by=by, at=at)
    emails.proposed(proposal, at=at)
    return proposal

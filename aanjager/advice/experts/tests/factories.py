"""Experts and pools as people make them, through the room's own actions."""

from datetime import UTC, datetime

from aanjager.advice.experts import actions
from aanjager.advice.experts.actions import Profile
from aanjager.advice.experts.models import PoolMember
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ADMITTED = "Kent de fondsen van onze streek."


def expert(*, kind="volunteer", person=None, at=NOW, **facts):
    """Somebody with a profile; a freelancer asks a rate."""
    person = person or PersonFactory()
    is_free = kind == "freelancer"
    plain = {"kind": kind, "pay": "paid" if is_free else "unpaid", "headline": "Helpt besturen vooruit",
             "rate_cents": 75_00 if is_free else None, "languages": ["nl"], "hours_per_month": 8,
             "business": "Adviesbureau Verzonnen" if is_free else "",
             "kvk": "00000002" if is_free else ""}  # fmt: skip
    return actions.describe(Profile(**{**plain, **facts}), by=as_actor(person), at=at)


def asks(centre, it, *, at=NOW):
    """Somebody asks to be in a pool."""
    return actions.join(it, centre, by=as_actor(it.person), at=at)


def in_pool(centre, it=None, *, at=NOW, **facts):
    """Somebody in the pool of a centre, admitted with a reason."""
    it = it or expert(at=at, **facts)
    actions.admit(asks(centre, it, at=at), ADMITTED, by=staff_of(centre), at=at)
    return it


def place(centre, it):
    """The place of somebody in a pool."""
    return PoolMember.objects.get(expert=it, centre=centre)

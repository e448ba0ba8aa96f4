"""What pages may ask about relations; only staff of the centre get an answer."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre, Staff
from aanjager.governance.relations.choices import FORGET_AFTER_DAYS
from aanjager.governance.relations.models import FollowUp, Relation, Talk
from aanjager.kernel.actor import Actor


def overview(actor: Actor, centre: Centre, kind: str = "") -> QuerySet[Relation]:
    """Whom the centre talks with, by body and name, with the next day on which something follows."""
    found = Relation.objects.visible_to(actor).filter(centre=centre)
    found = found.filter(kind=kind) if kind else found
    next_on = Min("follow_ups__due_on", filter=Q(follow_ups__done_at=None))
    return found.annotate(next_on=next_on).order_by("body", "name", "pk")


def one(actor: Actor, centre: Centre, pk: int) -> Relation:
    """One file, for staff of the centre; else it does not exist."""
    found = Relation.objects.visible_to(actor).select_related("centre")
    return get_object_or_404(found, centre=centre, pk=pk)


def talks(it: Relation) -> QuerySet[Talk]:
    """What was said, the newest first."""
    return it.talks.order_by("-held_on", "-pk")


def follow_ups(it: Relation) -> QuerySet[FollowUp]:
    """What follows, by day, and below it what is done."""
    return it.follow_ups.select_related("owner").order_by("done_at", "due_on", "pk")


def follow_up(it: Relation, pk: int) -> FollowUp:
    """One thing that follows."""
    return get_object_or_404(it.follow_ups.select_related("relation"), pk=pk)


def owners(actor: Actor, centre: Centre) -> list[Staff]:
    """Who can do it: who works at the centre now."""
    return list(centres.staff(actor, centre))


def name_of(actor: Actor, centre: Centre) -> str:
    """Who of the centre writes."""
    staff = Staff.objects.filter(centre=centre, user=actor.user_id or 0, ended_on=None).first()
    return staff.name if staff else centre.name


def facts(it: Relation) -> dict[str, Any]:
    """The whole file as plain values: for who asks what is kept about them."""
    return {
        "name": it.name,
        "body": it.body,
        "role": it.role,
        "kind": it.get_kind_display(),
        "email": it.email,
        "phone": it.phone,
        "last_contact": it.last_on.isoformat(),
        "talks": [
            {"on": one.held_on.isoformat(), "words": one.words, "by": one.told_by}
            for one in talks(it)
        ],
        "follow_ups": [
            {"on": one.due_on.isoformat(), "what": one.what, "done": one.done_at is not None}
            for one in follow_ups(it)
        ],
    }


def to_forget(at: datetime) -> QuerySet[Relation]:
    """Files without contact for a year, in which nothing is planned any more."""
    planned = FollowUp.objects.filter(relation=OuterRef("pk"), done_at=None)
    last = localdate(at) - timedelta(days=FORGET_AFTER_DAYS)
    return Relation.objects.filter(~Exists(planned), last_on__lt=last).order_by("pk")

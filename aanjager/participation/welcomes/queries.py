"""What may be asked about welcomes."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.initiatives.models import Answer, Member
from aanjager.participation.welcomes.choices import ASK_WITHIN_DAYS
from aanjager.participation.welcomes.models import Welcome

ALL = ("buddy__user", "answer__person__user", "answer__need__initiative__centre")


def offer(actor: Actor, initiative: int, pk: int) -> Answer:
    """Return the offer for which a welcome is arranged, of an initiative the actor sees; else 404."""
    found = Answer.objects.select_related(
        "person", "need__initiative__centre", "welcome__buddy"
    ).prefetch_related("need__initiative__members")
    answer = get_object_or_404(found, pk=pk, need__initiative=initiative)
    if actor.person_id is None and not actor.works_for(answer.need.initiative):
        raise Http404
    return answer


def of(answer: Answer) -> Welcome | None:
    """The welcome that was arranged for an offer, if any."""
    found: Welcome | None = getattr(answer, "welcome", None)
    return found


def who_can(answer: Answer) -> list[Person]:
    """Whose name may be told to who comes: who carries it, who is named on the page, who brought them.

    Never somebody who takes part without a name.
    """
    takes_part = Member.objects.filter(initiative=answer.need.initiative_id, left_at=None)
    named = takes_part.filter(
        Q(role=Member.Role.INITIATOR) | Q(role=Member.Role.HELPER, shows_name=True)
    )
    brought = takes_part.filter(person=answer.person_id).exclude(introduced_by=None)
    people = Person.objects.filter(erased_at=None).exclude(pk=answer.person_id)
    people = people.filter(
        Q(pk__in=named.values("person")) | Q(pk__in=brought.values("introduced_by"))
    )
    return list(people.select_related("user").order_by("name", "pk"))


def buddy_of(welcome: Welcome | None) -> Person | None:
    """Who awaits somebody, as long as that name may be told: who left or hid it is named no more."""
    able = who_can(welcome.answer) if welcome else []
    return next((it for it in able if welcome and it.pk == welcome.buddy_id), None)


def fallen_away(today: date) -> Iterator[Welcome]:
    """First meetings to come of which the buddy left, or may not be named any more."""
    found = Welcome.objects.select_related(*ALL).filter(
        on__gte=today, answer__state=Answer.State.ACCEPTED, buddy__isnull=False
    )
    return (it for it in found.order_by("pk") if buddy_of(it) is None)


def due(today: date) -> Iterator[Welcome]:
    """First meetings that have been, of which nobody asked yet how they went."""
    found = Welcome.objects.select_related(*ALL).filter(
        asked_at=None, on__lt=today, on__gte=today - timedelta(days=ASK_WITHIN_DAYS),
        answer__state=Answer.State.ACCEPTED,
    )  # fmt: skip
    return found.order_by("pk").iterator()


def by_link(token: str) -> Welcome | None:
    """The welcome behind the link of a letter."""
    return Welcome.objects.select_related(*ALL).filter(token_hash=hash_of(token)).first()

"""What the clock asks: news that followers did not hear yet, and steps whose day comes near."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from aanjager.community.people.models import Person
from aanjager.participation.initiatives.models import Initiative, Member, Update
from aanjager.trust.audit import queries as audit

News = list[Update]


def untold(*, before: datetime) -> QuerySet[Update]:
    """News of what stands online, said before this moment, of which no letter went out yet."""
    found = Update.objects.filter(
        told_at=None, said_at__lt=before, initiative__look=Initiative.Look.PASSED
    )
    return found.select_related("initiative__centre").order_by("said_at", "pk")


def readers_of(news: News) -> Iterator[tuple[Person, News]]:
    """Everybody who takes part, with the news of their initiatives that others wrote."""
    by_initiative: dict[int, News] = {}
    for update in news:
        by_initiative.setdefault(update.initiative_id, []).append(update)
    members = Member.objects.filter(
        initiative__in=by_initiative, left_at=None, person__erased_at=None,
        person__is_paused=False,
    )  # fmt: skip
    theirs: dict[Person, News] = {}
    for member in members.select_related("person__user").order_by("person_id", "pk"):
        heard = theirs.setdefault(member.person, [])
        new = by_initiative[member.initiative_id]
        heard += [update for update in new if update.author_id != member.person_id]
    return ((person, heard) for person, heard in theirs.items() if heard)


def leaders(it: Initiative) -> list[Person]:
    """Who carries it now, the longest first."""
    found = it.members.filter(left_at=None, role=Member.Role.INITIATOR)
    return [m.person for m in found.select_related("person__user").order_by("joined_at", "pk")]


def messages_sent(it: Initiative, *, since: datetime) -> int:
    """How often this initiative wrote to others since that moment."""
    moments = audit.moments("initiative.contacted", f"participation.Initiative:{it.pk}")
    return sum(moment > since for moment in moments)

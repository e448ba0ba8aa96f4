"""An idea is put down, looked at, changed, and says how far it is."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.people import actions as people
from aanjager.community.people.models import Person
from aanjager.kernel import clock
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives import emails, queries, rules
from aanjager.participation.initiatives.models import Initiative, Member, StageChange
from aanjager.trust import audit

Look = Initiative.Look


@dataclass(frozen=True)
class Idea:
    """What somebody fills in: a name, five lines, and where and what it is about."""

    title: str
    what: str
    why: str
    area_id: int
    for_whom: str = ""
    when_where: str = ""
    learn_from: str = ""
    theme_id: int | None = None


def take(it: Initiative) -> Initiative:
    """Return the initiative as it is now, with its row taken until the end of the transaction.

    Without a join: what is joined would be of before the wait, when there was one.
    """
    return Initiative.objects.select_for_update().get(pk=it.pk)


@transaction.atomic
def post(
    idea: Idea, *, centre: Centre, shows_name: bool = False, by: Actor, at: datetime
) -> Initiative:
    """Put down an idea; of somebody new here a consultant looks first, within the answer term."""
    rules.post(by, centre)
    person = Person.objects.select_related("user").get(pk=by.person_id or 0)
    it = Initiative(centre=centre, posted_at=at, changed_at=at, **asdict(idea))
    if queries.is_known(person.pk, centre) or by.works_for(it):
        it.look, it.looked_at = Look.PASSED, at
    else:
        it.look_by = _term(centre, at)
    it.save()
    Member.objects.create(
        initiative=it,
        person=person,
        role=Member.Role.INITIATOR,
        shows_name=shows_name,
        joined_at=at,
    )
    people.join(person, centre=centre, by=by, at=at)
    remember(it, at=at)
    audit.record("initiative.posted", it, by=by, at=at, look=str(it.look))
    return it


def _term(centre: Centre, at: datetime) -> datetime:
    return clock.add_working_days(at, centres.term(centre, "answer_working_days"))


def remember(it: Initiative, words: str = "", *, at: datetime) -> None:
    """Keep how the initiative stands as a line of its history."""
    StageChange.objects.create(
        initiative=it, stage=it.stage, mode=it.mode, words=words.strip(), changed_at=at
    )


@transaction.atomic
def edit(
    it: Initiative, idea: Idea, *, version: int | None = None, by: Actor, at: datetime
) -> Initiative:
    """Change the words; what was turned down waits for a new look."""
    it = take(it)
    rules.edit(by, it, version=version)
    for name, value in asdict(idea).items():
        setattr(it, name, value)
    it.version, it.changed_at = it.version + 1, at
    if it.look == Look.REFUSED and rules.is_leader(by, it):
        it.look, it.look_by, it.looked_at = Look.WAITING, _term(it.centre, at), None
    it.save()
    audit.record("initiative.edited", it, by=by, at=at, version=it.version)
    return it


@transaction.atomic
def look(it: Initiative, *, passes: bool, reason: str = "", by: Actor, at: datetime) -> Initiative:
    """Put an idea online, or not with a reason; its people get a letter."""
    it = take(it)
    rules.look(by, it, passes=passes, reason=reason)
    it.look = Look.PASSED if passes else Look.REFUSED
    it.look_reason = "" if passes else reason.strip()
    it.looked_at, it.changed_at, it.version = at, at, it.version + 1
    it.save(update_fields=["look", "look_reason", "looked_at", "changed_at", "version"])
    verb = "initiative.passed" if passes else "initiative.refused"
    audit.record(verb, it, by=by, at=at)
    emails.looked_at(it, at=at)
    return it


@transaction.atomic
def move(
    it: Initiative, *, stage: str, mode: str, words: str = "", by: Actor, at: datetime
) -> Initiative:
    """Say how far it is and who drives it, in any order; the history keeps every step."""
    it = take(it)
    rules.move(by, it, stage=stage, mode=mode, words=words)
    it.stage, it.mode, it.changed_at = stage, mode, at
    it.save(update_fields=["stage", "mode", "changed_at"])
    remember(it, words, at=at)
    audit.record("initiative.moved", it, by=by, at=at, stage=stage, mode=mode)
    return it

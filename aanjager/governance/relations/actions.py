"""Everything that changes the file of a relation; its row is taken first."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.governance.relations import queries, rules
from aanjager.governance.relations.models import FollowUp, Relation, Talk
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


def _take(it: Relation) -> Relation:
    """Return the file as it is now, with its row taken until the end of the transaction."""
    now = Relation.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.centre = it.centre
    return now


@transaction.atomic
def keep(
    centre: Centre, facts: dict[str, str], it: Relation | None = None, *, by: Actor, at: datetime
) -> Relation:
    """Begin a file, or change who somebody is."""
    rules.keep(by, centre)
    it = _take(it) if it else Relation(centre=centre, made_at=at, last_on=localdate(at))
    for name, value in facts.items():
        setattr(it, name, value)
    it.save()
    audit.record("relation.kept", it, by=by, at=at)
    return it


@transaction.atomic
def talk(it: Relation, held_on: date, words: str, *, by: Actor, at: datetime) -> Talk:
    """Write down what was said on a day."""
    it = _take(it)
    rules.talk(by, it, held_on=held_on, today=localdate(at))
    who = queries.name_of(by, it.centre)
    made = Talk.objects.create(
        relation=it, held_on=held_on, words=words.strip(), told_by=who, told_at=at
    )
    it.last_on = max(it.last_on, held_on)
    it.save(update_fields=["last_on"])
    audit.record("relation.talked", it, by=by, at=at)
    return made


@transaction.atomic
def plan(
    it: Relation, what: str, due_on: date, owner: Staff, *, by: Actor, at: datetime
) -> FollowUp:
    """Plan what follows: it stands on the worklist of who does it from that day."""
    it = _take(it)
    rules.plan(by, it, owner)
    made = FollowUp.objects.create(relation=it, what=what.strip(), due_on=due_on, owner=owner)
    audit.record("relation.planned", it, by=by, at=at)
    return made


@transaction.atomic
def finish(it: FollowUp, *, by: Actor, at: datetime) -> None:
    """Say that it is done."""
    relation = _take(it.relation)
    it.refresh_from_db(fields=["done_at"])
    it.relation = relation
    rules.finish(by, it)
    it.done_at = at
    it.save(update_fields=["done_at"])
    audit.record("relation.done", relation, by=by, at=at)


@transaction.atomic
def erase(it: Relation, *, by: Actor, at: datetime) -> None:
    """Erase the whole file; that it was done is written down, not about whom."""
    it = _take(it)
    rules.erase(by, it)
    audit.record("relation.erased", it, by=by, at=at)
    it.delete()


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Erase the files without contact for a year in which nothing is planned."""
    rules.forget(by)
    found = list(queries.to_forget(at).select_for_update(of=("self",)))
    for it in found:
        audit.record("relation.forgotten", it, by=by, at=at)
        it.delete()
    return len(found)

"""What changes the circle and the wall."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.growth.paths import emails, rules
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import still_there
from aanjager.trust import audit


@transaction.atomic
def join(person: Person, *, centre: Centre, wants: str, by: Actor, at: datetime) -> Puller:
    """Join the circle of a centre; again is other words."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    rules.join(by, person, centre=centre, wants=wants)
    it, is_new = Puller.objects.update_or_create(
        person=person, centre=centre, defaults={"wants": wants.strip()},
        create_defaults={"wants": wants.strip(), "joined_at": at},
    )  # fmt: skip
    if is_new:
        audit.record("puller.joined", it, by=by, at=at)
    return it


@transaction.atomic
def leave(puller: Puller, *, by: Actor, at: datetime) -> None:
    """Leave the circle; nothing of it stays."""
    puller = still_there(Puller.objects.select_for_update(of=("self",)), puller.pk)
    rules.leave(by, puller)
    audit.record("puller.left", puller, by=by, at=at)
    puller.delete()


@transaction.atomic
def thank(placement: Placement, *, words: str, by: Actor, at: datetime) -> Thanks:
    """Thank a volunteer; the wall waits for their yes."""
    placement = Placement.objects.select_for_update(of=("self",)).select_related(
        "person__user", "organisation", "centre"
    ).get(pk=placement.pk)  # fmt: skip
    waits = Thanks.objects.filter(placement=placement, agreed_at=None).exists()
    rules.thank(by, placement, words=words, waits=waits)
    it = Thanks.objects.create(placement=placement, words=words.strip(), written_at=at)
    emails.thanked(it, at=at)
    audit.record("thanks.written", it, by=by, at=at)
    return it


def _taken(thanks: Thanks) -> Thanks:
    found = Thanks.objects.select_for_update(of=("self",)).select_related("placement")
    return still_there(found, thanks.pk)


@transaction.atomic
def agree(thanks: Thanks, *, shown_name: str, by: Actor, at: datetime) -> None:
    """Put it on the wall, by the name somebody chose."""
    thanks = _taken(thanks)
    rules.agree(by, thanks, shown_name=shown_name)
    thanks.agreed_at, thanks.shown_name = at, shown_name.strip()
    thanks.save(update_fields=["agreed_at", "shown_name"])
    audit.record("thanks.shown", thanks, by=by, at=at)


@transaction.atomic
def take_down(thanks: Thanks, *, by: Actor, at: datetime) -> None:
    """Take it away, from the wall or before it got there."""
    thanks = _taken(thanks)
    rules.take_down(by, thanks)
    audit.record("thanks.taken_down", thanks, by=by, at=at)
    thanks.delete()

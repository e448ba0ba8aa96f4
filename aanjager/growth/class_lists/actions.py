"""Everything that changes a class as a whole: bringing in, writing to it, and letting go."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.people.models import Person
from aanjager.growth.class_lists import emails, queries, rules
from aanjager.growth.class_lists.queries import PupilRow
from aanjager.growth.internships.choices import ABOUT
from aanjager.growth.internships.models import Group, Internship, Pupil, Told
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import still_there
from aanjager.learning.signing import actions as signing
from aanjager.trust import audit


@transaction.atomic
def bring_in(
    group: Group, rows: Sequence[PupilRow], *, writes: bool = False, by: Actor, at: datetime
) -> int:
    """Bring in the rows of a class list that are new; say how many. Twice is once.

    With `writes` each of them gets a letter with the way to the internship.
    """
    found = Group.objects.select_for_update(of=("self",)).select_related("school__centre", "track")
    group = found.get(pk=group.pk)
    rules.bring_in(by, group)
    taken = set(group.pupils.values_list("email", flat=True))
    people = Person.objects.filter(
        user__email__in=[it.values["e-mail"] for it in rows], erased_at=None
    )
    known = {it.user.email.lower(): it for it in people.select_related("user") if it.user}
    new = [
        Pupil(
            group=group, person=known.get(it.values["e-mail"]), born_on=it.born_on,
            number=it.values.get("nummer", "")[:30], name=it.values["naam"][:120],
            email=it.values["e-mail"], guardian_name=it.values.get("ouder", "")[:120],
            guardian_email=it.values.get("e-mail ouder", ""),
        )
        for it in rows
        if not it.fault and it.values["e-mail"] not in taken
    ]  # fmt: skip
    Pupil.objects.bulk_create(new)
    for it in new if writes else ():
        emails.brought_in(it, group, at=at)
    audit.record("internship.pupils_brought_in", group, by=by, at=at, many=len(new))
    return len(new)


@transaction.atomic
def remove(pupil: Pupil, *, by: Actor, at: datetime) -> None:
    """Take somebody out of a class for good."""
    found = Pupil.objects.select_for_update(of=("self",)).select_related("group")
    pupil = still_there(found, pupil.pk)
    rules.remove(by, pupil, has_asked=queries.has_asked(pupil))
    audit.record("internship.pupil_removed", pupil.group, by=by, at=at)
    pupil.delete()


@transaction.atomic
def remind(group: Group, *, by: Actor, at: datetime) -> int:
    """Write to everybody of a class without a place; say how many."""
    found = queries.without_place(group)
    rules.remind(by, group, many=len(found))
    for it in found:
        emails.reminded(it, group, at=at)
    audit.record("internship.reminded", group, by=by, at=at, many=len(found))
    return len(found)


@transaction.atomic
def close(group: Group, *, by: Actor, at: datetime) -> None:
    """The school has the result: names, addresses, words and agreements go; numbers stay."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    on = localdate(at)
    rules.close(by, group, busy=queries.busy(queries.overview(group, on)), on=on)
    found = Internship.objects.filter(pupil__group=group)
    signing.let_go(ABOUT, list(found.values_list("pk", flat=True)), by=by, at=at)
    for told in Told.objects.filter(internship__in=found):
        files.let_go(told.file)
        told.delete()
    found.update(why="", reason="", reflection="", assessment="")
    group.pupils.update(
        person=None, number="", name="", email="", born_on=None, guardian_name="",
        guardian_email="", guardian_hash="", side_job=[],
    )  # fmt: skip
    group.result_at, group.mentor = at, None
    group.save(update_fields=["result_at", "mentor"])
    audit.record("internship.group_closed", group, by=by, at=at)

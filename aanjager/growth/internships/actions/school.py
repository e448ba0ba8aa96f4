"""What the school does: classes, pupils, reminding, and letting go when it has the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.growth.internships import emails, queries, rules
from aanjager.growth.internships.choices import ABOUT
from aanjager.growth.internships.models import Group, Internship, Pupil, Told, Track
from aanjager.growth.internships.queries import PupilRow
from aanjager.growth.working_time.queries import numbers
from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import Difference, difference, rows_of
from aanjager.learning.signing import actions as signing
from aanjager.trust import audit

TRACKS = Path(__file__).parent.parent / "data" / "tracks.json"


@dataclass(frozen=True)
class Setting:
    """What a class is made of; a mentor is somebody by name and address."""

    track: Track
    name: str
    level: str
    region: str
    hours: int
    lesson_hours: Decimal
    starts_on: date
    ends_on: date
    mentor_name: str = ""
    mentor_email: str = ""


@transaction.atomic
def load_tracks(*, by: Actor, at: datetime) -> Difference:
    """Bring the tracks in line with the file of this room; say what changed."""
    rules.load_tracks(by)
    outcome = difference(Track, ("code",), rows_of(TRACKS))
    Track.objects.bulk_create(outcome.new)
    for it in outcome.changed:
        it.save()
    return outcome


@transaction.atomic
def make_group(school: Organisation, values: Setting, *, by: Actor, at: datetime) -> Group:
    """Make a class, with the hours and the period of its track; the mentor gets in with the address."""
    most = None
    if values.track.hours_max:
        most = numbers(values.starts_on)["social_internship_hours_max"]
    rules.make_group(
        by, school, values.track, hours=values.hours, starts_on=values.starts_on,
        ends_on=values.ends_on, most=most,
    )  # fmt: skip
    it = Group.objects.create(
        school=school, track=values.track, name=values.name.strip(), level=values.level,
        region=values.region, hours=values.hours, lesson_hours=values.lesson_hours,
        starts_on=values.starts_on, ends_on=values.ends_on, made_at=at,
        mentor=_mentor(values, localdate(at)),
    )  # fmt: skip
    audit.record("internship.group_made", it, by=by, at=at)
    return it


def _mentor(values: Setting, on: date) -> Person | None:
    email = values.mentor_email.strip().lower()
    if not email:
        return None
    known = Person.objects.filter(email__iexact=email, erased_at=None).order_by("user_id", "pk")
    return known.first() or Person.objects.create(
        name=values.mentor_name.strip() or email, email=email, registered_on=on
    )


@transaction.atomic
def bring_in(group: Group, rows: Sequence[PupilRow], *, by: Actor, at: datetime) -> int:
    """Bring in the rows of a class list that are new; say how many. Twice is once."""
    group = Group.objects.select_for_update().get(pk=group.pk)
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
    audit.record("internship.pupils_brought_in", group, by=by, at=at, many=len(new))
    return len(new)


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
    rules.close(by, group)
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

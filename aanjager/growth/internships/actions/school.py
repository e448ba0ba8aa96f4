"""The tracks there are, and the classes that a school makes in them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.growth.internships import rules
from aanjager.growth.internships.models import Group, Track
from aanjager.growth.working_time.queries import numbers
from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import Difference, difference, rows_of
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

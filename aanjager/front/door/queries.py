"""What the door asks of the house."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, QuerySet, Value, When
from django.utils.translation import gettext as _

from aanjager.advice.assignments.models import Assignment
from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person, Registration
from aanjager.governance.documents.models import Seat
from aanjager.growth.internships.models import Pupil
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.choices import ROLES, Role
from aanjager.trust.accounts.models import User

PER_ROLE = 3


@dataclass(frozen=True)
class Example:
    """Somebody of the demonstration, in a role, somewhere."""

    role: Role
    name: str
    place: str
    address: str


def examples(actor: Actor, centre_id: int | None) -> list[Example]:
    """A few people of the demonstration in every role, at the visited centre; invented all of them.

    At the network's own address they are of every centre, and who sits in a body of the association.
    """
    here = {"centre__is_invented": True} | ({"centre": centre_id} if centre_id else {})
    staff = Staff.objects.filter(ended_on=None, **here).select_related("user", "centre")
    found = [*_volunteers(centre_id, here), *_coordinators(here)]
    for role in ("consultant", "manager"):
        found += [
            Example(ROLES[role], it.name, it.centre.name, it.user.email)
            for it in _few(staff.filter(role=role))
        ]
    found += [
        Example(ROLES["association"], it.email.split("@")[0], "", it.email)
        for it in _few(User.objects.filter(is_association=True))
    ]
    return found


def _volunteers(centre_id: int | None, here: dict[str, Any]) -> list[Example]:
    """Volunteers, pupils with the class they are in, and who sits in a body."""
    known = Registration.objects.filter(left_on=None, **here)
    people = Person.objects.filter(
        user__isnull=False, user__staff=None, coordinates=None, pk__in=known.values("person")
    ).exclude(pupil_of__isnull=False)
    pupils = Pupil.objects.filter(
        person__user__isnull=False,
        **{f"group__school__{name}": value for name, value in here.items()},
    ).select_related("person__user", "group__school").annotate(days=Count("internships__hours"))  # fmt: skip
    seats = Seat.objects.filter(ended_on=None, person__user__isnull=False, body__centre=centre_id)
    busy = _busy(here)
    quiet = people.exclude(pk__in=[it.pk for it, _at in busy])
    places = [(it, "") for it in _few(quiet.select_related("user"))] + busy
    places += [
        (it.person, f"{it.group.school.name}, {it.group.name}")
        for it in pupils.order_by("-days", "pk")[:PER_ROLE]  # who is furthest first
    ]
    places += [
        (it.person, it.body.name) for it in _few(seats.select_related("person__user", "body"))
    ]
    return [Example(ROLES["volunteer"], it.name, at, it.user.email) for it, at in places]


def _busy(here: dict[str, Any]) -> list[tuple[Person, str]]:
    """An expert at work, who reads along with a portfolio, and who assesses one; one of each."""
    runs = Portfolio.objects.filter(ended_at=None, **here)
    work = Assignment.objects.filter(state=Assignment.State.WORKING, **here)
    tasks: dict[str, tuple[Any, str]] = {
        "expert": (work.values("expert__person"), _("deskundige met een opdracht")),
        "reads": (runs.values("supervisor"), _("begeleidt een portfolio")),
        "assesses": (
            runs.filter(step=Portfolio.Step.ASSESS).values("assessor"), _("beoordeelt een portfolio"),
        ),
    }  # fmt: skip
    whens = [When(pk__in=who, then=Value(task)) for task, (who, _said) in tasks.items()]
    found = Person.objects.filter(user__isnull=False, user__staff=None).select_related("user")
    rows = found.annotate(task=Case(*whens, output_field=CharField())).exclude(task=None)
    first = {it.task: it for it in rows.order_by("-pk")}  # the last one stays: the first of each
    return [(first[task], said) for task, (_who, said) in tasks.items() if task in first]


def _coordinators(here: dict[str, Any]) -> list[Example]:
    """Who speaks for an organisation, and for a school."""
    speakers = Coordinator.objects.filter(
        ended_on=None, person__user__isnull=False,
        **{f"organisation__{name}": value for name, value in here.items()},
    ).select_related("person__user", "organisation")  # fmt: skip
    schools = speakers.filter(organisation__kind=Organisation.Kind.SCHOOL)
    others = speakers.exclude(organisation__kind=Organisation.Kind.SCHOOL)
    return [
        Example(ROLES["coordinator"], it.person.name, it.organisation.name, it.person.user.email)
        for it in (*_few(others), *_few(schools))
    ]


def _few(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.order_by("pk")[:PER_ROLE]

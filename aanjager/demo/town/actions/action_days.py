"""An action day that comes, half full, and one of last month that was counted and thanked for."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.outreach.action_days import actions as days
from aanjager.outreach.action_days import queries
from aanjager.outreach.action_days.actions import Announcing, Joining
from aanjager.outreach.action_days.models import ActionDay, DayTask
from aanjager.trust.letters.models import Letter


@dataclass(frozen=True)
class Work:
    """One task with its places, the teams that come, who come alone and who wait for a place."""

    title: str
    places: int
    teams: tuple[tuple[str, int], ...] = ()
    alone: int = 0
    waits: int = 0


COMING = [
    Work("Het hek van de kinderboerderij verven", 12, (("Installatiebedrijf Veenstra", 6),), 2),
    Work("Een maaltijd koken voor honderd buren", 10, (("Koksschool Oost", 8),), 2, 3),
    Work("Wandelen met bewoners van het verpleeghuis", 20, (), 4),
    Work("Zwerfvuil langs de vaart", 30, (("Scouting De Zwaluwen", 14),), 1),
]
PAST = [
    Work("Bollen planten langs de singel", 25, (("Bureau Blauwgras", 9), ("Groep 7", 12)), 3),
    Work("De zaal van het buurthuis witten", 8, (("Schildersbedrijf Smit", 5),), 2),
]
CAME = [22, 7]
ABOUT = "Gereedschap, koffie en soep staan klaar. Je hoeft niets te kunnen, alleen te komen."


def build(centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Announce both, let teams and people sign up, and close the one that was."""
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))
    _day("Samen aan de slag", centre, crowd, COMING, at + timedelta(days=17), by=by, at=at)
    early = at - timedelta(days=45)
    past = _day("Herfst in de buurt", centre, crowd, PAST, at - timedelta(days=20), by=by, at=early)
    tasks = past.tasks.order_by("pk").values_list("pk", flat=True)
    days.count(past, dict(zip(tasks, CAME, strict=True)), by=by, at=at - timedelta(days=19))
    days.thank(past, by=CLOCK, at=at - timedelta(days=19))
    Letter.objects.filter(kind__startswith="action-day").update(sent_at=at)


def _day(
    title: str, centre: Centre, crowd: Crowd, works: list[Work], on: datetime, *, by: Actor, at: datetime
) -> ActionDay:  # fmt: skip
    """One day with its tasks, and who signed up for them."""
    values = Announcing(
        title, localdate(on), time(10), time(15), "Het plein voor het buurthuis", centre.area_id, ABOUT,
        in_brief="Je helpt een dag mee in de buurt. Je hoeft niets te kunnen.",
    )  # fmt: skip
    day = days.announce(centre, values, by=by, at=at)
    people = iter(it for it in crowd.people[centre.pk] if it.user_id and it.email)
    for work in works:
        task = days.add_task(day, work.title, work.places, by=by, at=at)
        for number, (team, size) in enumerate(work.teams):
            _team(task, team, size, f"team{number}-{task.pk}@bedrijven.example", at)
        for _n in range(work.alone + work.waits):
            one = next(people)
            actor = Actor(user_id=one.user_id, person_id=one.pk)
            joining = Joining(one.name, one.email, phone=one.phone, waits=bool(work.waits))
            days.sign_up(task, joining, by=actor, at=at)
    return day


def _team(task: DayTask, team: str, size: int, email: str, at: datetime) -> None:
    """A team signs up and opens the link in its letter."""
    joining = Joining(f"Contact van {team}", email, size, team)
    days.sign_up(task, joining, by=CLOCK, at=at)
    link = Letter.objects.filter(to_address=email).latest("pk").text
    token = link.split("/aanmelding/")[1].split("/")[0]
    found = queries.by_link(token)
    if found:
        days.confirm(found, token=token, by=CLOCK, at=at + timedelta(minutes=9))

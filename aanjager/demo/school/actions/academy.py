"""The academy: a series that was followed, one with a waiting list, one that may get too few people, one
online, one of an organisation, and a joint calendar of two centres; all invented."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils.timezone import localdate, make_aware

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import Place
from aanjager.demo.region.choices import address
from aanjager.kernel import paper
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.learning.academy import actions as academy
from aanjager.learning.academy import queries as came
from aanjager.learning.courses import actions as courses
from aanjager.learning.courses import queries
from aanjager.learning.courses.actions import CourseFacts, Guest, SessionFacts
from aanjager.learning.courses.models import Course, Enrolment, Run
from aanjager.trust.letters.models import Letter

FIRST_MONTH = CourseFacts(
    "De eerste maand van een nieuwe vrijwilliger", "guide",
    "Wat iemand de eerste weken nodig heeft om te blijven. Je maakt een inwerkplan voor je eigen "
    "organisatie en oefent het eerste gesprek. Voor wie nieuwe mensen begeleidt.",
    price_cents=35_00, minimum=6, decide_days=7, free_days=5, is_first_obligatory=True, may_miss=0,
    may_catch_up=True, most_per_organisation=3,
    in_brief="Je leert hoe je een nieuwe vrijwilliger goed laat beginnen.",
)  # fmt: skip
BOARD = CourseFacts(
    "Penningmeester in vier uur", "board",
    "Een kasboek dat klopt, een begroting op één blad en wat je bestuur moet weten. "
    "Neem je eigen cijfers mee. Voor nieuwe en aanstaande penningmeesters.",
    price_cents=20_00, minimum=8, below="merge", decide_days=5, free_days=3,
    in_brief="Je leert het geld van je club bijhouden.",
)  # fmt: skip
SAFE = CourseFacts(
    "Een avond over grenzen", "safe",
    "Hoe je een gedragscode levend maakt en wat je doet bij een vervelend gevoel. Online, met "
    "korte filmpjes en gesprekken in kleine groepen. Voor iedereen.",
    minimum=4, below="go_on",
    in_brief="Je leert wat je doet als iets niet goed voelt.",
)  # fmt: skip
CONFLICT = CourseFacts(
    "Ruzie in de kantine", "people",
    "Onze begeleiders laten zien hoe je een ruzie klein houdt. Met een acteur. Open voor "
    "vrijwilligers van andere verenigingen.",
    minimum=5, asks_needs=True,
    in_brief="Je leert een ruzie klein houden.",
)  # fmt: skip
COOKING = CourseFacts(
    "Koken voor veertig mensen", "people",
    "Grote pannen, kleine kas: plannen, schoon werken en iedereen tegelijk aan tafel.",
    minimum=4,
    in_brief="Je leert koken voor een grote groep.",
)  # fmt: skip
LANGUAGE = CourseFacts(
    "Taalmaatje worden", "people",
    "Een ochtend over gewoon praten met iemand die Nederlands leert, en wat je beter niet doet.",
    minimum=5, may_catch_up=True,
    in_brief="Je leert praten met iemand die Nederlands leert.",
)  # fmt: skip
ANSWERS = [(3 + n % 2, 3 if n % 4 == 0 else 4, 4) for n in range(11)]  # to the three questions
BOOKLET = "Inwerkplan op één blad"
OPENS = 30  # days before now, or before a first day that has been


@dataclass(frozen=True)
class Stage:
    """Who gives the courses of a centre, its people with an account, and the moment."""

    place: Place
    by: Actor
    people: list[Person]
    at: datetime


def build(places: list[Place], crowd: Crowd, at: datetime) -> None:
    """Fill the academy of the first two centres."""
    here, there = (_stage(place, crowd, at) for place in places[:2])
    for it in (here, there):
        courses.share(it.place.centre, shares=True, by=it.by, at=at)
    _series(here)
    _too_few(here)
    _online(here)
    _of_organisations(here)
    taught = courses.make(there.place.centre, LANGUAGE, by=there.by, at=at)
    _plan(there, taught, [24], 14, "Wijkcentrum De Kom", people=range(7))
    ours = Letter.objects.filter(kind__startswith="course", sent_at=None)
    ours.update(sent_at=at)


def _stage(place: Place, crowd: Crowd, at: datetime) -> Stage:
    staff = Staff.objects.filter(centre=place.centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({place.centre.pk}))
    people = [it for it in crowd.people[place.centre.pk] if it.user_id and it.email]
    daily = address("vrijwilliger")
    return Stage(place, by, sorted(people, key=lambda it: it.email != daily), at)


def _plan(
    it: Stage, course: Course, days: list[int], places: int, where: str, *, people: range = range(0),
    online: str = "", by: Actor | None = None,
) -> Run:  # fmt: skip
    """A run on these days from now, opened so many days before now or its first day, with people."""
    by, at = by or it.by, it.at + timedelta(days=min(days[0], 0) - OPENS)
    run = courses.add_run(course, places, by=by, at=at)
    for day in days:
        on = localdate(it.at + timedelta(days=day))
        on += timedelta(days=(1 - on.weekday()) % 7)  # a Tuesday evening
        starts = make_aware(datetime.combine(on, time(19)))
        facts = SessionFacts(starts, starts + timedelta(hours=2, minutes=30), where, online)
        courses.add_session(run, facts, by=by, at=at)
    run = courses.open_up(run, by=by, at=at)
    for hours, number in enumerate(people, 1):
        one = it.people[number % len(it.people)]
        actor = Actor(user_id=one.user_id, person_id=one.pk)
        courses.enrol(run, by=actor, at=at + timedelta(hours=hours))
    return run


def _series(it: Stage) -> None:
    """A run that is over, one now with a waiting list, one to come in which somebody catches up."""
    course = courses.make(it.place.centre, FIRST_MONTH, by=it.by, at=it.at - timedelta(days=120))
    over = _plan(it, course, [-64, -57, -50], 14, "Buurthuis, zaal 2", people=range(12))
    now = _plan(it, course, [18, 25, 32], 12, "Buurthuis, zaal 2", people=range(10))
    _of_one_organisation(it, now)
    later = _plan(it, course, [74, 81, 88], 12, "Bibliotheek, bovenzaal", people=range(12, 15))
    plan = paper.Paper(
        title=BOOKLET, language="nl", author=it.place.centre.name, made_at=it.at,
        parts=[paper.Part("item", line) for line in (
            "Week een: welkom, rondleiding, een vaste maat.",
            "Week twee: de eerste taak samen.", "Week vier: hoe gaat het?",
        )],
    )  # fmt: skip
    booklet = ContentFile(paper.pdf(plan), "inwerkplan.pdf")
    academy.add_material(course, BOOKLET, booklet, by=it.by, at=it.at - timedelta(days=70))
    _follow(it, over)
    _catch_up(it, over, later)
    leaves = now.enrolments.filter(state="placed", person__isnull=False).order_by("-pk").first()
    if leaves:
        courses.leave(leaves, by=it.by, at=it.at - timedelta(hours=20))


def _of_one_organisation(it: Stage, run: Run) -> None:
    """Three people of one organisation, enrolled by its coordinator, and two who come too late."""
    body = _body(it, 0)
    by = Actor(coordinator_of=frozenset({body.pk}))
    at = it.at - timedelta(days=3)
    for name in ("Ab Verzonnen", "Bep Verzonnen", "Cor Verzonnen"):
        guest = Guest(name, address(f"cursus-{name.split()[0].lower()}"), body)
        courses.enrol(run, guest, by=by, at=at)
    late = Guest("Dirkje Verzonnen", address("cursus-dirkje"))
    row = courses.enrol(run, late, by=ANONYMOUS, at=at + timedelta(hours=5))
    courses.prove(row, by=ANONYMOUS, at=at + timedelta(hours=6), token=queries.token_of(row.code))
    courses.enrol(run, Guest("Mevrouw Verzonnen-Smit"), by=it.by, at=at + timedelta(hours=9))


def _body(it: Stage, number: int) -> Organisation:
    """An approved organisation of the centre; the first is that of the coordinator one signs in as."""
    found = Organisation.objects.approved().filter(centre=it.place.centre)
    own = found.filter(coordinators__person__email=address("coordinator")).order_by("pk")
    return (list(own) + list(found.exclude(pk__in=own.values("pk")).order_by("pk")))[number]


def _follow(it: Stage, run: Run) -> None:
    """Note who was there, finish, answer the questions, and make the bills."""
    rows = list(run.enrolments.filter(state="placed").order_by("pk"))
    for number, day in enumerate(queries.days_of(run)):
        away = {rows[-1].pk} if number == 1 else {rows[-2].pk} if number == 0 else set()
        present = {row.pk for row in rows} - away
        academy.note_session(day, present, by=it.by, at=day.ends_at + timedelta(hours=1))
    ended = max(day.ends_at for day in queries.days_of(run)) + timedelta(days=1)
    academy.finish(run, by=it.by, at=ended)
    for row, (learned, clear, advises) in zip(rows, ANSWERS, strict=False):
        answers = {"learned": learned, "clear": clear, "advises": advises}
        token = queries.token_of(row.code)
        academy.evaluate(row, answers, by=ANONYMOUS, at=ended + timedelta(days=2), token=token)
    academy.bill(run, by=it.by, at=ended + timedelta(days=3))


def _catch_up(it: Stage, run: Run, later: Run) -> None:
    """Who missed the second evening comes to that of the run to come."""
    row = Enrolment.objects.filter(run=run, state="absent").order_by("-pk").first()
    days = queries.days_of(run)
    assert row is not None
    for day in came.missed(row, days):
        for other, _left in came.about_to_catch_up(row, day, it.at):
            if other.run_id == later.pk:
                academy.catch_up(row, day, other, by=it.by, at=it.at - timedelta(days=9))


def _too_few(it: Stage) -> None:
    """Four people where eight are needed, on its way to the day of deciding; another date follows."""
    course = courses.make(it.place.centre, BOARD, by=it.by, at=it.at - timedelta(days=40))
    _plan(it, course, [8], 14, "Stadskantoor, kamer 4", people=range(15, 19))
    _plan(it, course, [50], 14, "Stadskantoor, kamer 4", people=range(19, 21))
    gone = _plan(it, course, [-9], 14, "Stadskantoor, kamer 4", people=range(17, 20))
    assert gone.starts_at is not None
    courses.decide(gone, by=CLOCK, at=gone.starts_at - timedelta(days=4))


def _online(it: Stage) -> None:
    """An evening that one follows at home."""
    course = courses.make(it.place.centre, SAFE, by=it.by, at=it.at - timedelta(days=30))
    link = "https://vergaderen.example.org/grenzen"
    _plan(it, course, [12], 40, "", people=range(20, 29), online=link)


def _of_organisations(it: Stage) -> None:
    """One that the centre looked at, and one that waits for a look."""
    body, other = _body(it, 0), _body(it, 1)
    by, early = Actor(coordinator_of=frozenset({body.pk})), it.at - timedelta(days=45)
    centre = it.place.centre
    open_one = courses.make(centre, CONFLICT, by=by, at=early, organisation=body)
    open_one = courses.look(open_one, passes=True, by=it.by, at=early + timedelta(days=1))
    _plan(it, open_one, [29], 16, "Sportpark, de kantine", people=range(3, 9), by=by)
    theirs = Actor(coordinator_of=frozenset({other.pk}))
    courses.make(centre, COOKING, by=theirs, at=it.at - timedelta(days=2), organisation=other)

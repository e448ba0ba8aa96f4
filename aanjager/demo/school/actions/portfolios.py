"""Portfolios of people of the invented town: one in every step, the first walked to its proof."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.school.actions import frameworks
from aanjager.demo.school.actions.proofs import PORTFOLIO
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.growth.credentials.models import Achievement
from aanjager.growth.prior_learning import actions as portfolios
from aanjager.growth.prior_learning import queries
from aanjager.growth.prior_learning.actions.evidence import Seen, link_of
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.paper import Paper, Part, pdf
from aanjager.trust.letters.models import Letter

Step = Portfolio.Step


@dataclass(frozen=True)
class Said:
    """A competency in somebody's own words, how well it goes, and what the assessor made of it."""

    code: str
    level: int
    story: str
    found: int
    reasoning: str


@dataclass(frozen=True)
class Walk:
    """How far one of the people comes, since how many days, and what they say of themselves."""

    whom: int
    until: Step
    ago: int
    goal: str
    said: tuple[Said, ...] = ()
    plan: str = ""


WALKS = (
    Walk(
        0, Step.DONE, 120,
        "Ik wil terug naar betaald werk in de zorg en laten zien wat ik intussen deed.",
        (
            Said("working-together", 2,
                 "Op dinsdag verdelen we de taken voor de inloop. Wordt iemand ziek, dan regel ik een ander.", 3,
                 "Ze deed voor hoe ze een nieuwe vrijwilliger naast een ervaren iemand zette."),
            Said("listening", 3,
                 "Een bezoeker wilde nooit iets zeggen. Ik ging naast hem puzzelen; na een maand vertelde hij.", 3,
                 "Het voorbeeld is precies, en ze leerde twee anderen hoe je stil kunt zijn."),
            Said("solving", 2,
                 "Het rooster voor de zomer maakte ik voor het eerst alleen.", 2,
                 "Het rooster hing er, met een reserve voor elke week."),
        ),
        "Voor de zomer een cursus gespreksvoering volgen. Meelopen bij de dagopvang op twee ochtenden.",
    ),
    Walk(
        1, Step.FINAL, 70, "Mijn werkgever vraagt wat ik naast mijn werk leerde.",
        (
            Said("planning", 3,
                 "De inzameling van fietsen: veertig vrijwilligers, drie pleinen en een vrachtwagen.", 2,
                 "Sterk in het regelen; anderen iets overdragen kan nog groeien."),
        ),
    ),
    Walk(
        2, Step.ASSESS, 30, "Ik wil weten waar ik sta voordat ik een opleiding kies.",
        (
            Said("learning", 2,
                 "Ik kon niet naaien. Nu zet ik ritsen in jassen bij het repaircafé.", 2, ""),
            Said("reliability", 2,
                 "Ik heb de sleutel van het gebouw en sluit elke donderdag af.", 2, ""),
        ),
    ),
    Walk(
        3, Step.COLLECT, 12, "Mijn dochter zegt dat ik zoveel kan. Ik wil het zelf ook zien.",
        (
            Said("care", 1, "Ik breng de boodschappen rond met de bakfiets.", 1, ""),
        ),
    ),
    Walk(4, Step.TALK, 2, "Ik zoek werk en heb weinig papieren."),
)  # fmt: skip


SEEN = Seen(
    "Kwam een half jaar elke dinsdag. Toen het druk werd, verdeelde die uit zichzelf de taken.",
    "Joke (verzonnen)", "coördinator",
)  # fmt: skip


def build(centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Walk everybody as far as they come; who signs in with one click is asked to assess another."""
    frameworks.build(at)
    staff = Staff.objects.filter(centre=centre, role="consultant", ended_on=None).order_by("pk")[0]
    desk = Actor(user_id=staff.user_id, staff_of=frozenset({centre.pk}))
    keys = [person.pk for person in crowd.people[centre.pk]]
    found = Person.objects.filter(pk__in=keys).exclude(user=None).select_related("user")
    people = list(found.order_by("pk"))
    for walk in WALKS:
        _go(walk, centre, people, desk, at)
    Letter.objects.filter(kind__startswith="portfolio", sent_at=None).update(sent_at=at)


def _go(walk: Walk, centre: Centre, people: list[Person], desk: Actor, at: datetime) -> None:
    """Take the steps one by one, some days apart, until this one has come where they are."""
    person, begun = people[walk.whom], at - timedelta(days=walk.ago)
    me, supervisor = _actor(person), people[len(WALKS)]
    assessor = _stranger(person, [people[0], *people[len(WALKS) + 1 :]])
    it = portfolios.begin(centre, walk.goal, by=me, at=begun)
    took: list[tuple[Step, Callable[..., None]]] = [
        (Step.COLLECT, partial(portfolios.introduce, it, supervisor.email, by=desk)),
        (Step.COLLECT, partial(_describe, it, walk, me)),
        (Step.ASSESS, partial(portfolios.hand_in, it, by=me)),
        (Step.ASSESS, partial(portfolios.appoint, it, assessor.email, by=desk)),
        (Step.FINAL, partial(_assess, it, walk, _actor(assessor))),
        (Step.DONE, partial(portfolios.plan, it, walk.plan, by=_actor(supervisor))),
        (Step.DONE, partial(portfolios.recognise, it, _kind(centre), by=desk)),
    ]
    steps = list(Step)
    for days, (step, take) in enumerate(took, 1):
        if steps.index(step) <= steps.index(walk.until):
            take(at=begun + timedelta(days=days))


def _describe(it: Portfolio, walk: Walk, me: Actor, at: datetime) -> None:
    """With the first line that the platform itself knows as evidence, and what an organisation wrote."""
    known = queries.evidence(it)[:1]
    for n, said in enumerate(walk.said):
        shows = known + (_statement(it, said.code, walk.until, me, at) if n == 0 else [])
        portfolios.claim(
            it, said.code, level=said.level, story=said.story, evidence=shows, by=me, at=at
        )


def _statement(it: Portfolio, code: str, until: Step, me: Actor, at: datetime) -> list[str]:
    """Ask where they take part; who still collects has one to decide on, one that waits and a file."""
    place = queries.places(it).first()
    if place is None and until != Step.COLLECT:
        return []
    place = place or _takes_part(it, at)
    one = portfolios.ask(it, place, code, by=me, at=at)
    portfolios.answer(one, SEEN, link=link_of(one), by=ANONYMOUS, at=at + timedelta(hours=5))
    if until != Step.COLLECT:
        portfolios.keep(one, by=me, at=at + timedelta(hours=7))
        return [line for line in queries.evidence(it) if SEEN.writer in line]
    portfolios.ask(it, place, "reliability", by=me, at=at)
    paper = Paper(
        "Rooster van de inloop", "nl", it.person.name, at, [Part("item", "Dinsdag: koffie")]
    )
    it.refresh_from_db()
    portfolios.upload(it, ContentFile(pdf(paper), "rooster van de inloop.pdf"), by=me, at=at)
    return []


def _takes_part(it: Portfolio, at: datetime) -> Organisation:
    """Somebody who takes part nowhere yet did for half a year, at the newest place that is open."""
    place = Opportunity.objects.open().filter(centre=it.centre).order_by("-pk")[0]
    then = at - timedelta(days=200)
    Placement.objects.create(
        centre=place.centre, organisation=place.organisation, opportunity=place, person=it.person,
        state=Placement.State.STARTED, came_by="finder", reacted_at=then, answered_at=then,
        answer_by=then + timedelta(days=7), agreed_at=then, started_on=localdate(then),
    )  # fmt: skip
    return place.organisation


def _assess(it: Portfolio, walk: Walk, by: Actor, at: datetime) -> None:
    judged = {said.code: said for said in walk.said}
    for one in it.claims.order_by("pk"):
        said = judged[one.code]
        portfolios.assess(one, found_level=said.found, reasoning=said.reasoning, by=by, at=at)
    portfolios.conclude(it, by=by, at=at)


def _kind(centre: Centre) -> Achievement:
    """What the centre gives at the end of a portfolio."""
    return Achievement.objects.get(centre=centre, title=PORTFOLIO)


def _stranger(person: Person, people: list[Person]) -> Person:
    """The first of these who does not know them."""
    return next(it for it in people if it != person and not queries.knows(person, it))


def _actor(person: Person) -> Actor:
    return Actor(user_id=person.user_id, person_id=person.pk)

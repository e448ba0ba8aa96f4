"""Who knows whom and who was introduced to whom, around those that a visitor of the demo becomes."""

from datetime import datetime, timedelta

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person
from aanjager.community.ties import actions as ties
from aanjager.community.ties.models import Side, Tie
from aanjager.community.ties.queries import NETWORK
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.participation.introductions import actions as introductions
from aanjager.trust.letters.models import Letter

KINDS = [Tie.Kind.NEIGHBOUR, Tie.Kind.COLLEAGUE, Tie.Kind.BUDDY, Tie.Kind.INTRODUCED_BY]
REASONS = [
    ("Allebei willen ze een moestuin voor de straat.", "Samen koffie op dinsdag.", "lasting"),
    ("De een zoekt een zaal, de ander heeft er een.", "Bel elkaar deze week.", "once"),
    ("Ze koken allebei voor buren die alleen eten.", "Een keer meekijken in de keuken.", ""),
    ("De een maakt fietsen, de ander kent wie er een zoekt.", "Langs op zaterdag.", ""),
]


def build(centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Give the volunteer a network, and the consultant introductions in every state."""
    people = crowd.people[centre.pk]
    me, others = people[0], [it for it in people[1:] if it.user_id][: len(KINDS)]
    for kind, other in zip(KINDS, others, strict=False):
        _tie(centre, me, other, kind, at - timedelta(days=40))
    role = next(it for it in crowd.coordinators.values() if it.organisation.centre_id == centre.pk)
    mine = Actor(user_id=me.user_id, person_id=me.pk)
    ties.propose(role.organisation, kind=Tie.Kind.BUDDY, by=mine, at=at - timedelta(days=2))
    for called in ("buurvrouw Bep", "Kees van de tuin"):
        asking = ties.Asking(called=called, tie_kind=Tie.Kind.NEIGHBOUR)
        ties.invite(NETWORK, asking, centre=centre, by=mine, at=at - timedelta(days=1))
    _introductions(centre, people, role.organisation_id, at)
    Letter.objects.filter(kind__startswith="introduction").update(sent_at=at)
    Letter.objects.filter(kind__startswith="ties").update(sent_at=at)


def _tie(centre: Centre, first: Person, second: Person, kind: str, at: datetime) -> None:
    """Two who both said yes, and both let the other see where they are active."""
    tie = Tie.objects.create(kind=kind, centre=centre, proposed_at=at, agreed_at=at)
    for number, person in enumerate((first, second)):
        Side.objects.create(
            tie=tie, person=person, is_proposer=number == 0, shows=True, agreed_at=at
        )


def _introductions(centre: Centre, people: list[Person], body: int, at: datetime) -> None:
    """Two of which it is known what came of them, one that waits for an answer, one of this week."""
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))
    for number, (why, next_step, outcome) in enumerate(REASONS):
        began = at - timedelta(days=[70, 55, 40, 4][number])
        codes = [f"person:{people[number].pk}", f"organisation:{body}"]
        values = introductions.Bringing(why, next_step, agreed=True)
        it = introductions.introduce(centre, codes, values, by=by, at=began)
        if began < at - timedelta(days=28):
            introductions.ask(it, by=CLOCK, at=began + timedelta(days=28))
        if outcome:
            introductions.settle(it, outcome, by=by, at=began + timedelta(days=33))

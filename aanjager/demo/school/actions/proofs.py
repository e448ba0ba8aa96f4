"""Proofs of what people did and can: one in every state, from before and after new keys; all invented."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.growth.credentials import actions as proofs
from aanjager.growth.credentials.actions import Granted
from aanjager.growth.credentials.models import Achievement, Proof
from aanjager.kernel.actor import Actor
from aanjager.trust.letters.models import Letter

PORTFOLIO = "Wat ik leerde van vrijwilligerswerk"
KINDS = {
    "portfolio": {
        "kind": "participation",
        "title": PORTFOLIO,
        "description": "Liet in een portfolio met voorbeelden zien wat die leerde van vrijwilligerswerk.",
        "criteria": "Een beoordelaar las het portfolio en gaf bij elke competentie een niveau met uitleg.",
    },
    "samen": {
        "kind": "competency",
        "title": "Samenwerken in een ploeg",
        "description": "Spreekt met anderen af wie wat doet, houdt zich eraan en vraagt op tijd om hulp.",
        "criteria": "Twee gesprekken met iemand die de vrijwilliger niet kende, een beschrijving van de "
        "begeleider en een voorbeeld uit het werk zelf.",
        "alignment_name": "samenwerken (voorbeeld van een verwijzing)",
        "alignment_url": "https://competenties.voorbeeld.invalid/samenwerken",
        "alignment_framework": "Voorbeeldstelsel",
    },
    "gast": {
        "kind": "participation",
        "title": "Gastvrouw of gastheer in de buurt",
        "description": "Ontving een jaar lang mensen bij de inloop en hielp hen op weg.",
        "criteria": "De organisatie bevestigde de uren en beschreef het werk.",
    },
    "ehbo": {
        "kind": "participation",
        "title": "Oefenavonden eerste hulp",
        "description": "Deed mee aan vier oefenavonden over wat je doet tot er hulp is.",
        "criteria": "De begeleider hield bij wie er was.",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A proof: of what, for which of the people, how many days ago, and what it says."""

    kind: str
    whom: int
    ago: int
    where: str
    story: str
    hours: int
    lasts: int | None = None


BEFORE = [
    Told("gast", 0, 400, "Buurthuis De Linde",
         "Zette elke dinsdag de koffie klaar en onthield van iedereen de naam.", 96),
    Told("ehbo", 0, 700, "Dorpshuis De Linde",
         "Oefende op een pop, en liet het later aan de buren zien.", 8, 365),
]  # fmt: skip
AFTER = [
    Told("samen", 0, 40, "Repaircafé Lindeveen",
         "Verdeelde het werk aan de lange tafel, ook toen het veel drukker was dan gedacht.", 120),
    Told("samen", 1, 60, "Voedselbank Lindeveen",
         "Regelde met vijf anderen het rooster voor het uitdelen.", 64),
    Told("gast", 2, 20, "Bibliotheek Lindeveen",
         "Hielp mensen aan de taaltafel over hun schroom heen.", 52),
]  # fmt: skip
WRONG = 1  # of AFTER: the hours were of somebody else


def build(centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Make keys, give proofs, change the keys, give more, and take one back."""
    by = _manager(centre)
    begun = at - timedelta(days=800)
    proofs.rotate(centre, is_sure=True, by=by, at=begun)
    kinds = {name: proofs.describe(centre, words, by=by, at=begun) for name, words in KINDS.items()}
    people = _people(centre, crowd)
    for told in BEFORE:
        _give(kinds, people, told, by, at)
    proofs.rotate(centre, is_sure=True, by=by, at=at - timedelta(days=90))
    made = [_give(kinds, people, told, by, at) for told in AFTER]
    note = "De uren waren van iemand anders. Je krijgt een nieuw bewijs."
    proofs.revoke(made[WRONG], because="mistake", note=note, by=by, at=at - timedelta(days=3))
    Letter.objects.filter(kind__startswith="proof-", sent_at=None).update(sent_at=at)


def _give(
    kinds: dict[str, Achievement], people: list[Person], told: Told, by: Actor, at: datetime
) -> Proof:
    person, given = people[told.whom], at - timedelta(days=told.ago)
    last: date = localdate(given) - timedelta(days=5)
    said = Granted(
        person.name, told.where, told.story, last - timedelta(days=300), last, told.hours
    )
    until = given + timedelta(days=told.lasts) if told.lasts else None
    return proofs.issue(kinds[told.kind], person, said, until=until, by=by, at=given)


def _manager(centre: Centre) -> Actor:
    staff = Staff.objects.filter(centre=centre, role="manager", ended_on=None).order_by("pk")
    keys = frozenset({centre.pk})
    return Actor(user_id=staff[0].user_id, staff_of=keys, manager_of=keys)


def _people(centre: Centre, crowd: Crowd) -> list[Person]:
    """The volunteer who signs in with one click, and two more of the centre."""
    keys = [person.pk for person in crowd.people[centre.pk]]
    found = Person.objects.filter(pk__in=keys).exclude(user=None).select_related("user")
    return list(found.order_by("pk")[:3])

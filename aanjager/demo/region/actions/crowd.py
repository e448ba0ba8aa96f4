"""Invented people: volunteers, coordinators, one of the association."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person, Registration
from aanjager.community.skills.models import Skill, Theme
from aanjager.demo.region.actions.supply import Body, near
from aanjager.demo.region.actions.world import Place, read
from aanjager.demo.region.choices import DOMAIN, address
from aanjager.trust.accounts.models import User

ON_PAPER = 0.06  # the part of the people without an e-mail address


@dataclass(frozen=True)
class Crowd:
    """The volunteers per centre, and who speaks for which organisation."""

    people: dict[int, list[Person]]
    coordinators: dict[int, Coordinator]


def build(
    places: list[Place], bodies: list[Body], chance: random.Random, at: datetime, wanted: int
) -> Crowd:
    """Make the volunteers with what they like, can and have time for, and the coordinators."""
    words = read("people")
    nobody = make_password(None)
    User.objects.create_user(address("landelijk"), is_association=True)
    people: dict[int, list[Person]] = {}
    number = 0
    for place in places:
        rows = []
        for _ in range(round(wanted * place.share)):
            rows.append(_person(place, words, number, chance, at))
            number += 1
        people[place.centre.pk] = _store(place, rows, nobody, at)
    coordinators = _coordinators(bodies, words, nobody, chance, at)
    everyone = [person for known in people.values() for person in known]
    _likings(everyone, chance)
    return Crowd(people, coordinators)


def _name(words: dict[str, Any], chance: random.Random) -> str:
    return f"{chance.choice(words['first'])} {chance.choice(words['last'])}"


def _person(
    place: Place, words: dict[str, Any], number: int, chance: random.Random, at: datetime
) -> Person:
    district = chance.choice(place.districts)
    on_paper = chance.random() < ON_PAPER and number > 0
    email = "" if on_paper else f"mens{number}@{DOMAIN}"
    if number == 0:
        email = address("vrijwilliger")
    days = [chance.randrange(21) for _ in range(chance.randint(1, 6))]
    return Person(
        name=_name(words, chance),
        email=email,
        phone=f"0900 1{number:05}" if on_paper or chance.random() < 0.3 else "",
        birth_year=at.year - chance.choice([17, 19, 22, 27, 33, 38, 44, 52, 58, 63, 67, 71, 76]),
        postcode=place.postcodes[district.pk],
        area=district,
        point=near(district.point or (0, 0), chance, 0),
        reach_km=chance.choice([3, 5, 5, 10, 10, 15]),
        languages=["nl"]
        if chance.random() < 0.8
        else ["nl", chance.choice(["en", "ar", "tr", "uk", "pl"])],
        availability=sum(1 << day for day in set(days)),
        prefers="phone" if on_paper else "mail",
        wants_to_be_found=chance.random() < 0.35,
        registered_on=localdate(at) - timedelta(days=chance.randint(1, 500)),
    )


def _store(place: Place, rows: list[Person], password: str, at: datetime) -> list[Person]:
    online = [row for row in rows if row.email]
    users = User.objects.bulk_create(
        User(email=row.email, password=password, last_seen_on=localdate(at)) for row in online
    )
    for row, user in zip(online, users, strict=True):
        row.user = user
    stored = Person.objects.bulk_create(rows)
    Registration.objects.bulk_create(
        Registration(
            person=row,
            centre=place.centre,
            source=Registration.Source.SELF if row.email else Registration.Source.DESK,
            joined_on=row.registered_on,
        )
        for row in stored
    )
    return stored


def _coordinators(
    bodies: list[Body], words: dict[str, Any], password: str, chance: random.Random, at: datetime
) -> dict[int, Coordinator]:
    made = {}
    for number, (place, body, _tag, _area) in enumerate(bodies):
        email = address("coordinator") if number == 0 else f"coordinator{number}@{DOMAIN}"
        user = User.objects.create(email=email, password=password)
        person = Person.objects.create(
            user=user, name=_name(words, chance), email=email, registered_on=date(2024, 1, 8)
        )
        Registration.objects.create(
            person=person, centre=place.centre, source="self", joined_on=date(2024, 1, 8)
        )
        made[body.pk] = Coordinator.objects.create(
            organisation=body,
            person=person,
            title="vrijwilligerscoördinator",
            started_on=date(2024, 1, 8),
        )
    return made


def _likings(people: list[Person], chance: random.Random) -> None:
    themes, skills = list(Theme.objects.all()), list(Skill.objects.all())
    for name, table, field, most in (
        ("themes", themes, "theme_id", 3),
        ("skills", skills, "skill_id", 4),
        ("wants_to_learn", skills, "skill_id", 1),
    ):
        through = getattr(Person, name).through
        through.objects.bulk_create(
            through(person_id=person.pk, **{field: it.pk})
            for person in people
            for it in chance.sample(table, min(len(table), chance.randint(0, most)))
        )

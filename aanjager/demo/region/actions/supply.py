"""Organisations and what they ask."""

import random
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from aanjager.community.organisations.models import Organisation, Screening, Statement
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.demo.region.actions.wording import Writer
from aanjager.demo.region.actions.world import Place, read
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.grid import Point

BODIES = 80
DAYPARTS = {"day": (0, 1), "evening": (2,)}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Body = tuple[Place, Organisation, str, Area]


def near(point: Point, chance: random.Random, metres: float = 650) -> Point:
    """Return a place somewhere around this point."""
    return round(point[0] + chance.gauss(0, metres / 2)), round(
        point[1] + chance.gauss(0, metres / 2)
    )


def mask(groups: list[str]) -> int:
    """Return the day parts of words such as `saturday_day` as the mask of 21 bits."""
    bits = 0
    for group in groups:
        day, part = group.split("_")
        for number in DAYPARTS[part]:
            bits |= 1 << (3 * WEEKDAYS.index(day) + number)
    return bits


def organisations(places: list[Place], chance: random.Random, at: datetime) -> list[Body]:
    """Make about eighty organisations, most of them screened, one or two waiting."""
    kinds = read("organisations")["organisations"]
    made: list[Body] = []
    for place in places:
        spots = [(kind, area) for area in [*place.districts, place.municipality] for kind in kinds]
        chance.shuffle(spots)
        taken: set[str] = set()
        for kind, area in spots[: round(BODIES * place.share)]:
            name = kind["name"].format(
                p=area.name.split("-")[0].removeprefix("De ").removeprefix("Het ")
            )
            if name not in taken:
                taken.add(name)
                made.append(
                    (
                        place,
                        _organisation(place, area, kind, name, len(made), chance, at),
                        kind["tag"],
                        area,
                    )
                )
    _screenings(made, at)
    return made


def _organisation(
    place: Place,
    area: Area,
    kind: dict[str, str],
    name: str,
    number: int,
    chance: random.Random,
    at: datetime,
) -> Organisation:
    district = area if area in place.districts else chance.choice(place.districts)
    belongs = bool(place.centre.parent_name) and kind["tag"] in {"buurt", "jeugd"}
    return Organisation.objects.create(
        centre=place.centre,
        name=name,
        kind=kind["kind"],
        about=kind["about"].format(p=area.name),
        in_brief=kind.get("in_brief", ""),
        email=f"organisatie{number}@voorbeeld.example",
        phone=f"0900 000 {number:04}",
        postcode=place.postcodes[district.pk],
        address=f"Voorbeeldstraat {chance.randint(1, 90)}",
        area=district,
        point=near(district.point or (0, 0), chance),
        belongs_to_parent=belongs,
        status=Organisation.Status.REGISTERED
        if number % 27 == 26
        else Organisation.Status.APPROVED,
        registered_at=at - timedelta(days=chance.randint(30, 900)),
        usual_answer_days=None if number % 9 == 8 else chance.choice([1, 1.5, 2, 2, 3, 3, 4, 6]),
    )


def _screenings(made: list[Body], at: datetime) -> None:
    for place, body, _tag, _area in made:
        if body.status != Organisation.Status.APPROVED:
            continue
        decided = body.registered_at + timedelta(days=3)
        Screening.objects.create(
            organisation=body,
            outcome="approved",
            reason="Voldoet aan de punten van de lijst.",
            decided_at=decided,
            decided_by=place.staff[-1].user,
            decider_name=place.staff[-1].name,
        )
        Statement.objects.create(
            organisation=body,
            kind=Statement.Kind.LIABILITY,
            valid_from=decided.date(),
            valid_to=(at + timedelta(days=200)).date(),
            seen_on=decided.date(),
            seen_by=place.staff[-1].user,
        )


def opportunities(
    bodies: list[Body], chance: random.Random, at: datetime, wanted: int
) -> list[Opportunity]:
    """Make what the organisations ask: most of it on line, some in every other state."""
    texts = read("opportunities")
    themes = {theme.code: theme for theme in Theme.objects.all()}
    skills = {skill.code: skill for skill in Skill.objects.all()}
    made: list[tuple[Opportunity, dict[str, Any]]] = []
    approved = [body for body in bodies if body[1].status == Organisation.Status.APPROVED]
    writer, rounds = Writer(chance), 0
    while len(made) < wanted and rounds < 60:
        for number, body in enumerate(approved):
            fitting = [text for text in texts if body[2] in text["tag"]]
            if len(made) < wanted and fitting:
                text = fitting[(rounds + number) % len(fitting)]
                made.append((_opportunity(body, text, writer, len(made), chance, at), text))
        rounds += 1
    rows = Opportunity.objects.bulk_create([it for it, _text in made])
    _links(made, themes, skills)
    return rows


def _opportunity(
    body: Body,
    text: dict[str, Any],
    writer: Writer,
    number: int,
    chance: random.Random,
    at: datetime,
) -> Opportunity:
    place, organisation, tag, area = body
    district = area if area in place.districts else chance.choice(place.districts)
    told = writer.write(text, organisation.name, tag, place.municipality.name, district.name)
    made = at - timedelta(days=chance.randint(2, 330))
    return Opportunity(
        centre=place.centre,
        organisation=organisation,
        kind=text["kind"],
        title=told.title[:120],
        in_brief=told.in_brief,
        description=told.description,
        language=text["language"],
        rhythm=text["rhythm"],
        **_days(text["rhythm"], chance, at),
        dayparts=mask(text["when"]),
        hours=text["hours"],
        setting=text["setting"],
        postcode=place.postcodes[district.pk],
        address=organisation.address,
        area=district,
        point=near(district.point or (0, 0), chance) if text["setting"] != "home" else None,
        places=text["places"],
        languages=[text["language"]],
        access=text["access"],
        guidance=told.guidance,
        offers=text["offers"],
        costs=told.costs,
        is_insured=True,
        confirmed_on=localdate(at) - timedelta(days=chance.randint(0, 55)),
        **_state(number, made, at, chance),
    )


def _days(rhythm: str, chance: random.Random, at: datetime) -> dict[str, Any]:
    """What is done once has its day; the rest goes on."""
    day = localdate(at) + timedelta(days=chance.randint(6, 80))
    return {"starts_on": day, "ends_on": day} if rhythm == "once" else {}


def _state(number: int, made: datetime, at: datetime, chance: random.Random) -> dict[str, Any]:
    """Most are on line; every twentieth or so waits, rests, is a draft or has closed."""
    states = {3: "submitted", 7: "draft", 11: "paused", 15: "closed", 19: "closed"}
    status = states.get(number % 40, "open")
    if status in {"draft", "submitted"}:
        return {"status": status, "made_at": at - timedelta(days=chance.randint(1, 6))}
    closed = at - timedelta(days=1) if status == "closed" else None
    return {
        "status": status,
        "made_at": made,
        "published_at": made,
        "open_until": localdate(at) + timedelta(days=chance.randint(5, 170)),
        "closed_at": closed,
        "close_reason": "Er zijn genoeg mensen gevonden." if closed else "",
    }


def _links(
    made: list[tuple[Opportunity, dict[str, Any]]],
    themes: dict[str, Theme],
    skills: dict[str, Skill],
) -> None:
    for name, table, field in (
        ("themes", themes, "theme_id"),
        ("skills", skills, "skill_id"),
        ("learns", skills, "skill_id"),
    ):
        through = getattr(Opportunity, name).through
        through.objects.bulk_create(
            through(opportunity_id=it.pk, **{field: table[code].pk})
            for it, text in made
            for code in text[name]
            if code in table
        )

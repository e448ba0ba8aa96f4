"""A centre that signs, and proofs that it gave."""

from datetime import UTC, date, datetime

from aanjager.growth.credentials import actions
from aanjager.growth.credentials.models import Key
from aanjager.kernel.actor import Actor

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def staff(centre) -> Actor:
    return Actor(staff_of=frozenset({centre.pk}))


def manager(centre) -> Actor:
    return Actor(staff_of=frozenset({centre.pk}), manager_of=frozenset({centre.pk}))


def holder(person) -> Actor:
    return Actor(user_id=person.user_id, person_id=person.pk)


def signs(centre, at=NOW):
    """The centre has keys."""
    if not Key.objects.filter(centre=centre).exists():
        actions.rotate(centre, is_sure=True, by=manager(centre), at=at)


def achievement(centre, **words):
    facts = {
        "kind": "competency",
        "title": "Samenwerken in een team",
        "description": "Werkt samen met mensen die anders zijn, en spreekt af wie wat doet.",
        "criteria": "Twee gesprekken, een zelfbeoordeling en een voorbeeld uit het vrijwilligerswerk.",
        "alignment_name": "samenwerken in teams",
        "alignment_url": "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
        "alignment_framework": "ESCO",
        **words,
    }
    return actions.describe(centre, facts, by=staff(centre), at=NOW)


def proof(centre, person, *, at=NOW, until=None, of=None, **words):
    """A proof of what somebody did at the neighbourhood house."""
    signs(centre)
    told = {
        "name": person.name,
        "where": "Buurthuis 't Anker",
        "story": "Schonk een jaar lang koffie en haalde nieuwe buren aan tafel.",
        "since": date(2025, 1, 6),
        "until": date(2025, 12, 19),
        "hours": 84,
        **words,
    }
    return actions.issue(
        of or achievement(centre),
        person,
        actions.Granted(**told),
        until=until,
        by=staff(centre),
        at=at,
    )

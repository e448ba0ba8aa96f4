"""What helps somebody, told and shown by themselves."""

from datetime import UTC, datetime

from aanjager.growth.support_wishes import actions
from aanjager.kernel.actor import Actor

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = "Leg het me voor met plaatjes."


def me(person) -> Actor:
    return Actor(user_id=person.user_id, person_id=person.pk)


def consultant(row, **also) -> Actor:
    return Actor(user_id=row.user_id, staff_of=frozenset({row.centre_id}), **also)


def speaker(person, *organisations) -> Actor:
    return Actor(
        user_id=person.user_id,
        person_id=person.pk,
        coordinator_of=frozenset(it.pk for it in organisations),
    )


def wish(person, chosen="quiet little_dutch breaks", words=WORDS, at=NOW):
    return actions.tell(person, chosen=chosen, words=words, agrees=True, by=me(person), at=at)


def shown(it, *, chosen="quiet", shows_words=False, at=NOW, **to):
    by = me(it.person)
    return actions.share(it, chosen=chosen, shows_words=shows_words, **to, by=by, at=at)


def written(person, row, *, how="desk", chosen="quiet seated", words="", at=NOW):
    return actions.write_along(
        person, staff=row, how=how, chosen=chosen, words=words, heard_yes=True,
        by=consultant(row), at=at,
    )  # fmt: skip

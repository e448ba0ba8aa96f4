"""Introducing, sharing details, asking and writing down what came of it; each takes its row first."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.introductions import emails, queries, rules
from aanjager.participation.introductions.models import Introduction, Party
from aanjager.trust import audit


@dataclass(frozen=True)
class Bringing:
    """Why they are brought together, what comes next, and that all agreed to be named."""

    why: str
    next_step: str = ""
    agreed: bool = False


@transaction.atomic
def introduce(
    centre: Centre, codes: Sequence[str], values: Bringing, *, by: Actor, at: datetime
) -> Introduction:
    """Bring two or more together: each gets a letter with the others, the why and the next step."""
    chosen = queries.things(by, centre, codes)
    rules.introduce(by, centre, parties=len(chosen), why=values.why, agreed=values.agreed)
    staff = Staff.objects.filter(centre=centre, user=by.user_id or 0, ended_on=None).first()
    it = Introduction.objects.create(
        centre=centre, why=values.why.strip(), next_step=values.next_step.strip(),
        made_by=staff.name if staff else centre.name, made_at=at,
    )  # fmt: skip
    tokens: dict[int, str] = {}
    for thing in chosen:
        token = secrets.token_urlsafe(24)
        facts = {f"{thing.kind}_id": thing.pk, "token_hash": hash_of(token)}
        tokens[Party.objects.create(introduction=it, **facts).pk] = token
    audit.record("introduction.made", it, by=by, at=at)
    for party in it.parties.select_related("person__user", "organisation", "initiative"):
        emails.introduced(party, queries.others(party), token=tokens[party.pk], at=at)
    return it


def _take(party: Party) -> Party:
    """Return the party as it is now, with the row of its introduction taken."""
    Introduction.objects.select_for_update().get(pk=party.introduction_id)
    found = Party.objects.select_related(
        "introduction__centre", "person__user", "organisation", "initiative"
    )
    return found.get(pk=party.pk)


@transaction.atomic
def share(party: Party, *, token: str, by: Actor, at: datetime) -> None:
    """Give one's own details to the others; nobody else can."""
    party = _take(party)
    rules.share(by, party, token=token)
    party.shares_at = at
    party.save(update_fields=["shares_at"])
    audit.record("introduction.shared", party.introduction, by=by, at=at)
    for other in queries.others(party):
        other.introduction = party.introduction
        emails.shared(party, other, at=at)


@transaction.atomic
def answer(party: Party, said: str, *, token: str, by: Actor, at: datetime) -> None:
    """Say what came of it; when all answered the same it is settled, else staff decide."""
    party = _take(party)
    rules.answer(by, party, token=token, said=said)
    party.said, party.said_at = said, at
    party.save(update_fields=["said", "said_at"])
    it = party.introduction
    audit.record("introduction.answered", it, by=by, at=at, said=said)
    answers = set(it.parties.values_list("said", flat=True))
    if answers == {said} and not it.outcome:
        it.outcome, it.settled_at = said, at
        it.save(update_fields=["outcome", "settled_at"])


@transaction.atomic
def settle(
    it: Introduction, outcome: str, *, words: str = "", by: Actor, at: datetime
) -> Introduction:
    """Write down what came of it, as staff heard it; again corrects."""
    it = Introduction.objects.select_for_update().get(pk=it.pk)
    rules.settle(by, it, outcome=outcome)
    it.outcome, it.words, it.settled_at = outcome, words.strip(), at
    it.save(update_fields=["outcome", "words", "settled_at"])
    audit.record("introduction.settled", it, by=by, at=at, outcome=outcome)
    return it


@transaction.atomic
def ask(it: Introduction, *, by: Actor, at: datetime) -> None:
    """Ask every party what came of it; the new letter has a new link."""
    it = Introduction.objects.select_for_update(of=("self",)).select_related("centre").get(pk=it.pk)
    rules.ask(by, it, at=at)
    it.asked_at = at
    it.save(update_fields=["asked_at"])
    for party in it.parties.select_related("person__user", "organisation", "initiative"):
        token = secrets.token_urlsafe(24)
        party.token_hash = hash_of(token)
        party.save(update_fields=["token_hash"])
        party.introduction = it
        emails.asked(party, queries.others(party), token=token, at=at)
    audit.record("introduction.asked", it, by=by, at=at)


def export(centre: Centre, *, by: Actor, at: datetime) -> None:
    """Write down that the list was taken along."""
    rules.export(by, centre)
    audit.record("introductions.exported", centre, by=by, at=at)

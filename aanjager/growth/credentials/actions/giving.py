"""Giving a proof and taking it back, and saying what proofs are of."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.growth.credentials import emails, queries, rules
from aanjager.growth.credentials.actions.links import for_holder
from aanjager.growth.credentials.choices import FULL
from aanjager.growth.credentials.models import Achievement, Key, Proof, StatusList
from aanjager.growth.credentials.queries.document import Granted
from aanjager.kernel.actor import Actor
from aanjager.kernel.proofs import integrity, keys, lists, tokens
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit


@transaction.atomic
def describe(centre: Centre, words: dict[str, Any], *, by: Actor, at: datetime) -> Achievement:
    """Say what a proof is of; the words do not change afterwards."""
    rules.describe(by, centre)
    it = Achievement.objects.create(centre=centre, made_at=at, **words)
    audit.record("achievement.described", it, by=by, at=at)
    return it


@transaction.atomic
def stop(achievement: Achievement, *, by: Actor, at: datetime) -> None:
    """Give this kind of proof no more."""
    it = Achievement.objects.select_for_update(of=("self",)).select_related("centre")
    achievement = it.get(pk=achievement.pk)
    rules.stop(by, achievement)
    achievement.stopped_at = at
    achievement.save(update_fields=["stopped_at"])
    audit.record("achievement.stopped", achievement, by=by, at=at)


@transaction.atomic
def issue(
    achievement: Achievement,
    person: Person,
    granted: Granted,
    *,
    until: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Proof:
    """Give somebody a proof: signed in both forms, with a place on the list, and a letter with a link."""
    achievement = (
        Achievement.objects.select_for_update(of=("self",))
        .select_related("centre")
        .get(pk=achievement.pk)
    )
    centre = achievement.centre
    did, is_known = queries.did_of(centre), queries.is_known(centre, person)
    signers = list(Key.objects.in_use().select_for_update().filter(centre=centre, did=did))
    has_keys = len(signers) == len(Key.Kind)
    rules.issue(by, achievement, person, at=at, has_keys=has_keys, is_known=is_known, until=until)
    page = _list_of(centre, did, at)
    at = at.replace(microsecond=0)
    proof = Proof(
        centre=centre, achievement=achievement, person=person, name=granted.name,
        status_list=page, place=_free_place(page), issued_at=at, valid_until=until,
        issuer_name=centre.name,
    )  # fmt: skip
    _sign(proof, granted, {key.kind: key for key in signers}, email=person.email, at=at)
    proof.save()
    audit.record("proof.given", proof, by=by, at=at)
    if person.email:
        emails.given(proof, token=for_holder(proof, at=at), at=at)
    return proof


def _sign(
    proof: Proof, granted: Granted, signers: dict[str, Key], *, email: str, at: datetime
) -> None:
    """Write the words of a proof in Dutch and sign them: in the document, and as two tokens."""
    try:
        opened = {kind: keys.opened(key.sealed, name=key.method) for kind, key in signers.items()}
    except keys.Sealed:
        raise Refused(
            _("De sleutels van de centrale gaan niet open. Vraag de beheerder van het platform.")
        ) from None
    with translation.override("nl"):
        words = queries.document(proof, granted, email=email)
    kind = Key.Kind.ED25519
    proof.document = integrity.sign(words, opened[kind], method=signers[kind].method, at=at)
    proof.tokens = {
        kind: tokens.sign(
            words, opened[kind], algorithm=keys.Algorithm(kind), method=signers[kind].method
        )
        for kind in signers
    }


def _list_of(centre: Centre, did: str, at: datetime) -> StatusList:
    """Return the list on which this signer has places left, with its row taken."""
    found = StatusList.objects.filter(did=did).order_by("-number").select_for_update().first()
    if found and found.proofs.count() < FULL:
        return found
    number = found.number + 1 if found else 1
    return StatusList.objects.create(centre=centre, did=did, number=number, begun_at=at)


def _free_place(page: StatusList) -> int:
    """Return a place by chance, so that a number says nothing about when a proof was given."""
    while True:
        place = secrets.randbelow(lists.LENGTH)
        if not page.proofs.filter(place=place).exists():
            return place


@transaction.atomic
def revoke(proof: Proof, *, because: str, note: str = "", by: Actor, at: datetime) -> None:
    """Take a proof back: the list says so from now on, and the holder gets a letter that says why."""
    found = Proof.objects.select_for_update(of=("self",))
    proof = found.select_related("centre", "achievement", "person__user").get(pk=proof.pk)
    rules.revoke(by, proof, because=because)
    proof.revoked_at, proof.revoked_because, proof.revoked_note = at, because, note.strip()
    proof.save(update_fields=["revoked_at", "revoked_because", "revoked_note"])
    proof.links.filter(ended_at=None, kind="share").update(ended_at=at)
    audit.record("proof.taken_back", proof, by=by, at=at, because=because)
    if proof.person and proof.person.email:
        emails.taken_back(proof, at=at)

"""Links to a proof, for the holder and to share."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from aanjager.growth.credentials import rules
from aanjager.growth.credentials.choices import LINK_DAYS
from aanjager.growth.credentials.models import Proof, ProofLink
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit


def for_holder(proof: Proof, *, at: datetime) -> str:
    """Make the link that goes in the letter, and return its token."""
    return _make(proof, ProofLink.Kind.HOLDER, LINK_DAYS, "", at)[1]


def _make(proof: Proof, kind: str, days: int, label: str, at: datetime) -> tuple[ProofLink, str]:
    token = secrets.token_urlsafe(24)
    ends = at + timedelta(days=days)
    facts = {"kind": kind, "label": label, "made_at": at, "expires_at": ends}
    assert proof.person_id is not None
    made = ProofLink.objects.create(
        proof=proof, person_id=proof.person_id, token_hash=hash_of(token), **facts
    )
    return made, token


@transaction.atomic
def share(
    proof: Proof, *, days: int, label: str = "", by: Actor, at: datetime
) -> tuple[ProofLink, str]:
    """Make a link that shows the proof for some days; returns the link and its token, shown once."""
    proof = Proof.objects.select_for_update().get(pk=proof.pk)
    works = proof.links.filter(kind=ProofLink.Kind.SHARE, ended_at=None, expires_at__gt=at)
    rules.share(by, proof, days=days, open_links=works.count())
    link, token = _make(proof, ProofLink.Kind.SHARE, days, label.strip(), at)
    audit.record("proof.shared", proof, by=by, at=at, days=days)
    return link, token


@transaction.atomic
def end_share(link: ProofLink, *, by: Actor, at: datetime) -> None:
    """Let a link work no more."""
    found = ProofLink.objects.select_for_update(of=("self",)).select_related("proof")
    link = found.get(pk=link.pk)
    rules.end_share(by, link)
    link.ended_at = at
    link.save(update_fields=["ended_at"])
    audit.record("proof.share_ended", link.proof, by=by, at=at)


@transaction.atomic
def forget_links(*, by: Actor, at: datetime) -> int:
    """Clear the links that are over."""
    rules.forget_links(by)
    over = ProofLink.objects.filter(expires_at__lt=at) | ProofLink.objects.filter(
        ended_at__lt=at - timedelta(days=1)
    )
    return over.delete()[0]

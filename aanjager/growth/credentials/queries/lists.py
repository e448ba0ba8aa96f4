"""Proofs, kinds of proofs, keys and links, for who may see them."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.people import queries as people
from aanjager.community.people.models import Person, Registration
from aanjager.growth.credentials.models import Achievement, Key, Proof, ProofLink
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust.audit import queries as audit
from aanjager.trust.audit.choices import VERBS

MOST_FOUND, MOST_LINES = 20, 200


def given(actor: Actor, centre: Centre, *, text: str = "", state: str = "") -> QuerySet[Proof]:
    """Whom the centre gave what, the newest first; by name, and those that count or were taken back."""
    found = Proof.objects.visible_to(actor).filter(centre=centre).select_related("achievement")
    found = found.defer("document", "tokens")
    if text:
        found = found.filter(name__icontains=text)
    if state:
        found = found.filter(revoked_at__isnull=state != "ingetrokken")
    return found.order_by("-issued_at", "-pk")


def one_given(actor: Actor, centre: Centre, pk: int) -> Proof:
    """Return a proof of this centre for its staff; else 404."""
    found = Proof.objects.visible_to(actor).select_related("achievement", "centre", "person")
    return get_object_or_404(found, centre=centre, centre__in=actor.staff_of, pk=pk)


def mine(actor: Actor) -> QuerySet[Proof]:
    """What the actor was given, the newest first."""
    found = Proof.objects.filter(person=actor.person_id or 0).select_related(
        "achievement", "centre"
    )
    return found.defer("document", "tokens").order_by("-issued_at", "-pk")


def one_mine(actor: Actor, pk: int) -> Proof:
    """Return a proof of the actor; else 404."""
    found = Proof.objects.select_related("achievement", "centre")
    return get_object_or_404(found, person=actor.person_id or 0, pk=pk)


def own_link(actor: Actor, pk: int) -> ProofLink:
    """Return a link that the actor made; else 404."""
    found = ProofLink.objects.select_related("proof").filter(kind=ProofLink.Kind.SHARE)
    return get_object_or_404(found, proof__person=actor.person_id or 0, pk=pk)


def by_mark(mark: UUID, centre: Centre | None) -> Proof | None:
    """Return a proof by the number that stands in it, at the address of the centre that gave it."""
    found = Proof.objects.select_related("centre").filter(mark=mark)
    return (found.filter(centre=centre) if centre else found).first()


def by_link(token: str, at: datetime) -> ProofLink | None:
    """Return the link behind a token while it works; None for one that ended or leads nowhere."""
    found = ProofLink.objects.select_related("proof__centre", "proof__achievement")
    return found.filter(token_hash=hash_of(token), ended_at=None, expires_at__gt=at).first()


def achievements(actor: Actor, centre: Centre) -> QuerySet[Achievement]:
    """The kinds of proofs of a centre with how often each was given, those still given first."""
    found = Achievement.objects.visible_to(actor).filter(centre=centre).select_related("centre")
    return found.annotate(given=Count("proofs")).order_by("stopped_at", "title", "pk")


def open_achievements(actor: Actor, centre: Centre) -> QuerySet[Achievement]:
    """The kinds of proofs that a centre gives now, by name."""
    found = Achievement.objects.visible_to(actor).select_related("centre")
    return found.filter(centre=centre, stopped_at=None).order_by("title", "pk")


def keys_of(actor: Actor, centre: Centre) -> QuerySet[Key]:
    """The keys of a centre, the newest first; never their private half."""
    found = Key.objects.visible_to(actor).filter(centre=centre)
    return found.defer("sealed").order_by("-made_at", "kind", "-pk")


def has_keys(centre: Centre, did: str) -> bool:
    """Whether a centre can sign at this address: with both kinds of keys."""
    return Key.objects.in_use().filter(centre=centre, did=did).count() == len(Key.Kind)


def is_known(centre: Centre, person: Person) -> bool:
    """Whether somebody is registered with a centre."""
    return Registration.objects.filter(centre=centre, person=person, left_on=None).exists()


def people_called(actor: Actor, centre: Centre, text: str) -> QuerySet[Person]:
    """People of the centre with this in their name and since when they are known, at most twenty."""
    known = Registration.objects.filter(centre=centre, left_on=None)
    since = known.filter(person=OuterRef("pk")).order_by("joined_on").values("joined_on")[:1]
    found = people.visible(actor, text=text).filter(pk__in=known.values("person"))
    return found.annotate(since=Subquery(since))[:MOST_FOUND]


def known_since(centre: Centre, person: Person) -> date | None:
    """Since when somebody is registered with a centre; None when they are not."""
    known = Registration.objects.filter(centre=centre, person=person, left_on=None)
    return known.order_by("joined_on").values_list("joined_on", flat=True).first()


def kind(actor: Actor, centre: Centre, pk: int) -> Achievement:
    """Return a kind of proof of this centre for its staff; else 404."""
    found = Achievement.objects.visible_to(actor).select_related("centre")
    return get_object_or_404(found, centre=centre, pk=pk)


def story(actor: Actor, proof: Proof) -> list[audit.Line]:
    """What happened to a proof, for the desk that gave it; not with whom its holder shares it."""
    shared = {str(VERBS[verb]) for verb in ("proof.shared", "proof.share_ended")}
    return [line for line in audit.story(actor, proof, most=MOST_LINES) if line.what not in shared]


def working_links(actor: Actor, proof: Proof, at: datetime) -> QuerySet[ProofLink]:
    """The links by which the holder lets others look now, the newest first."""
    found = ProofLink.objects.filter(proof=proof, proof__person=actor.person_id or 0)
    found = found.filter(kind=ProofLink.Kind.SHARE, ended_at=None, expires_at__gt=at)
    return found.order_by("-made_at", "-pk")

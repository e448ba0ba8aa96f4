"""What pages and other rooms may ask about who knows whom; nothing but what both sides agreed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import cos, pi, sin
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac
from django.utils.html import escape
from django.utils.text import Truncator

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person
from aanjager.community.ties.choices import LETTER_DAYS, SALT, SUBJECTS
from aanjager.community.ties.models import Arrival, Invitation, Quiet, Side, Tie
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust.audit import queries as audit

LOOK_MINUTES = 60  # a look at somebody's network lasts as long as a talk
MOST_ROWS = 60  # ties on one page; the picture stays legible
MOST_NAMES = 20  # of whom I know somewhere


@dataclass(frozen=True)
class Known:
    """A tie as one of its sides sees it: the other, how they know each other, and who waits for whom."""

    tie: Tie
    own: Side
    name: str
    kind: str
    is_organisation: bool
    state: str  # agreed, asked (the actor waits), to_answer (the actor is asked)
    other_shows: bool


@dataclass(frozen=True)
class Subject:
    """What an invitation is about, as the page of it said, signed."""

    kind: str
    pk: int | None
    title: str
    path: str


NETWORK = Subject("network", None, "", "/mijn/netwerk/")


def sign(subject: Subject) -> str:
    """Return the subject as a value that a page hands on and nobody else can make."""
    return Signer(salt=SALT).sign_object([subject.kind, subject.pk, subject.title, subject.path])


def subject_of(signed: str) -> Subject | None:
    """Return what a page signed; None for what was not signed by us."""
    if not signed:
        return NETWORK
    try:
        kind, pk, title, path = Signer(salt=SALT).unsign_object(signed)
    except (BadSignature, ValueError, TypeError):
        return None
    return Subject(kind, pk, title, path) if kind in SUBJECTS and path.startswith("/") else None


def address_hash(address: str) -> str:
    """Return what we keep of an address: the same for the same address, and not to be turned back."""
    return salted_hmac("ties.address", address.strip().lower(), algorithm="sha256").hexdigest()


def network(actor: Actor) -> list[Known]:
    """Everybody with whom the actor has a tie, agreed or asked, those to answer first."""
    ties = Tie.objects.visible_to(actor).prefetch_related("sides__person", "sides__organisation")
    rows = [known for tie in ties.order_by("-proposed_at", "-pk") if (known := _known(tie, actor))]
    order = {"to_answer": 0, "agreed": 1, "asked": 2}
    return sorted(rows, key=lambda it: (order[it.state], it.name.lower()))[:MOST_ROWS]


def _known(tie: Tie, actor: Actor) -> Known | None:
    """A tie with one side left, or whose other half is not there, is nothing."""
    sides = list(tie.sides.all())
    own = next((s for s in sides if s.person_id and s.person_id == actor.person_id), None)
    own = own or next((s for s in sides if s.organisation_id in actor.coordinator_of), None)
    other = next((s for s in sides if own and s.pk != own.pk), None)
    if own is None or other is None:
        return None
    agreed = bool(own.agreed_at and other.agreed_at)
    state = "agreed" if agreed else "to_answer" if own.agreed_at is None else "asked"
    thing = other.organisation or other.person
    name = str(thing)
    return Known(
        tie, own, name, tie.get_kind_display(), other.organisation_id is not None, state,
        agreed and other.shows,
    )  # fmt: skip


def of_person(person: Person) -> list[Known]:
    """What the person agreed with others, for who looks along while helping; proposals stay away."""
    actor = Actor(person_id=person.pk)
    return [known for known in network(actor) if known.state == "agreed"]


def looks(actor: Actor, person: Person, at: datetime) -> bool:
    """Whether the actor wrote down, not long ago, that they look at this network."""
    return audit.did(actor, "tie.seen", person, since=at - timedelta(minutes=LOOK_MINUTES))


def known_to(actor: Actor) -> QuerySet[Person]:
    """The people with whom the actor has an agreed tie and who let the actor see where they are active."""
    if not actor.person_id:
        return Person.objects.none()
    mine = Side.objects.filter(person=actor.person_id, tie__in=Tie.objects.agreed())
    theirs = Side.objects.filter(tie__in=mine.values("tie"), shows=True).exclude(
        person=actor.person_id
    )
    return Person.objects.filter(pk__in=theirs.values("person"), erased_at=None)


def known_at(actor: Actor, organisation: int | QuerySet[Any]) -> QuerySet[Person]:
    """Whom the actor knows at an organisation: who speaks for it, or has a tie with it.

    `organisation` is its key, or a query for it, so that a page can ask in one statement.
    """
    here = [organisation] if isinstance(organisation, int) else organisation
    speaks = Coordinator.objects.filter(organisation__in=here, ended_on=None).values("person")
    there = Side.objects.filter(organisation__in=here, tie__in=Tie.objects.agreed())
    tied = Side.objects.filter(tie__in=there.values("tie"), shows=True).values("person")
    found = known_to(actor).filter(Q(pk__in=speaks) | Q(pk__in=tied))
    return found.order_by("name", "pk")[:MOST_NAMES]


def known_among(actor: Actor, people: Sequence[int]) -> list[str]:
    """The names of whom the actor knows among these people."""
    if not actor.person_id or not people:
        return []
    found = known_to(actor).filter(pk__in=people)
    return list(found.order_by("name", "pk").values_list("name", flat=True)[:MOST_NAMES])


def one(actor: Actor, pk: int) -> Tie:
    """Return a tie of the actor with its sides; else 404."""
    found = Tie.objects.visible_to(actor).prefetch_related("sides__person", "sides__organisation")
    return get_object_or_404(found, pk=pk)


def own_side(actor: Actor, tie: Tie) -> Side:
    """Return the side of the actor in this tie; else 404."""
    return get_object_or_404(Side.objects.of(actor).order_by("pk"), tie=tie)


def is_tied(person_id: int, organisation: Organisation) -> bool:
    """Whether these two have a tie, or one that waits."""
    theirs = Side.objects.filter(person=person_id, tie__ended_at=None)
    return Side.objects.filter(organisation=organisation, tie__in=theirs.values("tie")).exists()


def invitations(actor: Actor) -> QuerySet[Invitation]:
    """What the actor sent, the newest first."""
    found = Invitation.objects.filter(inviter=actor.person_id or 0)
    return found.order_by("-made_at", "-pk")


def invitation(actor: Actor, pk: int) -> Invitation:
    """Return an invitation that the actor sent; else 404."""
    return get_object_or_404(invitations(actor), pk=pk)


def by_link(token: str) -> Invitation | None:
    """Return the invitation behind a link; None for a link that leads nowhere."""
    found = Invitation.objects.select_related("inviter__user", "centre")
    return found.filter(token_hash=hash_of(token)).first()


def sent_today(actor: Actor, at: datetime) -> int:
    """How many invitations the actor made in the last day."""
    return invitations(actor).filter(made_at__gt=at - timedelta(days=1)).count()


def waiting_at(hashed: str, at: datetime) -> int:
    """How many letters went to this address lately and wait for an answer."""
    since = at - timedelta(days=LETTER_DAYS)
    return Invitation.objects.filter(
        address_hash=hashed, made_at__gt=since, state=Invitation.State.OPEN
    ).count()


def is_quiet(hashed: str) -> bool:
    """Whether somebody said for this address that no invitations may come any more."""
    return Quiet.objects.filter(address_hash=hashed).exists()


def introducer(person_id: int, kind: str, subject_id: int) -> Person | None:
    """Who brought this person to this subject: both said that the name may stand there; else None."""
    found = Arrival.objects.filter(
        person=person_id, invitation__kind=kind, invitation__subject_id=subject_id,
        invitation__wants_credit=True, invitation__may_be_named=True,
        invitation__inviter__erased_at=None,
    ).select_related("invitation__inviter")  # fmt: skip
    first = found.exclude(invitation__inviter=None).order_by("arrived_at", "pk").first()
    return first.invitation.inviter if first else None


def counts(centre: Centre, start: date, end: date) -> dict[str, int]:
    """Figures of a centre from `start` up to and including `end`, without a name in them.

    `ties`: agreed in this time, also those that ended since. `invitations`: personal links made.
    `said_yes`: of those, how many were answered with yes, whenever that was.
    """
    made = Invitation.objects.filter(centre=centre, made_at__date__range=(start, end))
    agreed = Tie.objects.filter(centre=centre, agreed_at__date__range=(start, end))
    return {
        "ties": agreed.count(),
        "invitations": made.count(),
        "said_yes": made.filter(state=Invitation.State.YES).count(),
    }


def orphans() -> QuerySet[Any]:
    """Ties of which a side was erased: what is left of them names somebody to nobody."""
    whole = Side.objects.filter(is_proposer=True, tie__sides__is_proposer=False)
    return Tie.objects.filter(ended_at=None).exclude(pk__in=whole.values("tie"))


def drawn(rows: Sequence[Known], centre: str) -> str:
    """The network as SVG: `centre` in the middle, around it everybody of the list, asked ones dashed."""
    size, middle, away = 640, 320, 225
    parts = [f'<path fill="#fffdf8" d="M0,0h{size}v{size}h-{size}z"/>']
    for number, it in enumerate(rows):
        turn = 2 * pi * number / max(1, len(rows)) - pi / 2
        x, y = middle + away * cos(turn), middle + away * sin(turn)
        dash = "" if it.state == "agreed" else ' stroke-dasharray="6 6"'
        parts.append(f'<path stroke="#8a93a6"{dash} d="M{middle},{middle}L{x:.0f},{y:.0f}"/>')
        fill = "#e4efe6" if it.is_organisation else "#fbe7d3"
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="13" fill="{fill}" stroke="#1c2a44"/>')
        parts.append(_label(x, y + 32, Truncator(it.name).chars(18)))
        parts.append(_label(x, y + 50, it.kind, 14))
    parts.append(f'<circle cx="{middle}" cy="{middle}" r="26" fill="#1c2a44"/>')
    parts.append(_label(middle, middle + 6, centre, 16, "#fffdf8"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'font-family="sans-serif">{"".join(parts)}</svg>'
    )


def _label(x: float, y: float, words: str, size: int = 17, fill: str = "#1c2a44") -> str:
    around = "#1c2a44" if fill == "#fffdf8" else "#fffdf8"  # a line behind a name leaves it readable
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{fill}" stroke="{around}" '
        f'stroke-width="5" paint-order="stroke" text-anchor="middle">{escape(words)}</text>'
    )

"""What pages and other rooms may ask about introductions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.introductions.choices import ASK_AFTER_DAYS, FOUND, WAIT_DAYS
from aanjager.participation.introductions.models import Introduction, Party

KINDS: dict[str, type[Any]] = {
    "person": Person,
    "organisation": Organisation,
    "initiative": Initiative,
}


@dataclass(frozen=True)
class Thing:
    """Somebody or something that can be introduced: `code` says which, as a form hands it on."""

    kind: str
    pk: int
    name: str

    @property
    def code(self) -> str:
        """Its kind and number."""
        return f"{self.kind}:{self.pk}"


def _of_centre(actor: Actor, centre: Centre, kind: str) -> QuerySet[Any]:
    found = KINDS[kind].objects.visible_to(actor)
    if kind == "person":
        return found.filter(
            registrations__centre=centre, registrations__left_on=None, erased_at=None
        )
    return found.filter(centre=centre)


def _name(kind: str) -> str:
    return "title" if kind == "initiative" else "name"


def things(actor: Actor, centre: Centre, codes: Sequence[str]) -> list[Thing]:
    """The chosen ones that stand at this centre, in the order chosen, each once."""
    found: list[Thing] = []
    for code in dict.fromkeys(codes):
        kind, _sep, number = code.partition(":")
        if kind in KINDS and number.isdecimal():
            rows = _of_centre(actor, centre, kind).filter(pk=number[:12])
            found += [Thing(kind, pk, name) for pk, name in rows.values_list("pk", _name(kind))]
    return found


def search(actor: Actor, centre: Centre, text: str) -> list[Thing]:
    """People, organisations and initiatives of the centre whose name holds the text."""
    if len(text.strip()) < 2:
        return []
    found: list[Thing] = []
    for kind in KINDS:
        name = _name(kind)
        rows = _of_centre(actor, centre, kind).filter(**{f"{name}__icontains": text.strip()})
        rows = rows.order_by(name, "pk").values_list("pk", name)[:FOUND]
        found += [Thing(kind, pk, called) for pk, called in rows]
    return found


def overview(
    actor: Actor, centre: Centre, *, which: str = "", text: str = "", who: str = ""
) -> QuerySet[Introduction]:
    """The introductions of the centre, the newest first; `who` is the code of one party."""
    found = Introduction.objects.visible_to(actor).filter(centre=centre)
    if text.strip():
        found = found.filter(Q(why__icontains=text.strip()) | Q(made_by__icontains=text.strip()))
    if which == "loopt":
        found = found.filter(asked_at=None, outcome="")
    elif which == "wacht":
        found = found.filter(asked_at__isnull=False, outcome="")
    elif which == "klaar":
        found = found.exclude(outcome="")
    kind, _sep, number = who.partition(":")
    if kind in KINDS and number.isdecimal():
        found = found.filter(**{f"parties__{kind}": number[:12]})
    return found.prefetch_related(_parties()).order_by("-made_at", "-pk")


def _parties() -> "Prefetch[Any]":
    rows = Party.objects.select_related("person", "organisation", "initiative").order_by("pk")
    return Prefetch("parties", rows)


def one(actor: Actor, centre: Centre, pk: int) -> Introduction:
    """Return an introduction of this centre for its staff; else 404."""
    return get_object_or_404(overview(actor, centre), pk=pk)


def by_link(token: str) -> Party | None:
    """Return the party whose last letter holds this link; None for a link that leads nowhere."""
    found = Party.objects.select_related(
        "introduction__centre", "person__user", "organisation", "initiative"
    )
    return found.filter(token_hash=hash_of(token)).first()


def others(party: Party) -> list[Party]:
    """The other parties of the same introduction."""
    found = Party.objects.select_related("person__user", "organisation", "initiative")
    return list(
        found.filter(introduction=party.introduction_id).exclude(pk=party.pk).order_by("pk")
    )


def to_ask(at: datetime) -> QuerySet[Introduction]:
    """Introductions of four weeks ago or longer of which nobody asked yet what came of them."""
    found = Introduction.objects.filter(asked_at=None, outcome="")
    return found.filter(made_at__lte=at - timedelta(days=ASK_AFTER_DAYS)).order_by("made_at", "pk")


def waiting(actor: Actor, at: datetime) -> QuerySet[Introduction]:
    """Asked a week ago or longer, and not settled: staff call and write it down."""
    found = Introduction.objects.visible_to(actor).filter(outcome="")
    return found.filter(asked_at__lte=at - timedelta(days=WAIT_DAYS)).order_by("asked_at", "pk")


def counts(centre: Centre, start: date, end: date) -> dict[str, int]:
    """Figures of a centre from `start` up to and including `end`.

    `made`: introductions made in this time. `known`: of those, of how many it is written down what
    came of them. `together`: of those, how many led to doing something together, once or lasting.
    """
    made = Introduction.objects.filter(centre=centre, made_at__date__range=(start, end))
    return {
        "made": made.count(),
        "known": made.exclude(outcome="").count(),
        "together": made.filter(outcome__in=["lasting", "once"]).count(),
    }


def header() -> list[str]:
    """The heads of the list as a file."""
    return [_("Wanneer"), _("Door wie"), _("Wie"), _("Waarom"), _("Wat kwam ervan"), _("Woorden")]


def rows(found: QuerySet[Introduction]) -> Iterator[list[str]]:
    """The list as rows of a file."""
    for it in found:
        names = ", ".join(str(party) for party in it.parties.all())
        day = date_format(localtime(it.made_at), "Y-m-d")
        yield [day, it.made_by, names, it.why, str(it.get_outcome_display()), it.words]

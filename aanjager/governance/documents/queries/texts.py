"""Texts, their versions and blocks, and the bodies that decide about them."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.governance.documents.models import (
    Amendment,
    Block,
    BlockChange,
    Body,
    Decision,
    Document,
    Seat,
    Version,
)
from aanjager.governance.documents.rules import OPEN
from aanjager.kernel.actor import Actor


def documents(actor: Actor, centre: Centre | None) -> QuerySet[Document]:
    """Texts that the actor may see at this door: of the centre first, then of the association; newest first.

    At the network's own address (`centre` is None) only those of the association.
    """
    here = Q(centre=None) | Q(centre=centre.pk) if centre else Q(centre=None)
    open_count = Count("amendments", filter=Q(amendments__state__in=OPEN), distinct=True)
    return (
        Document.objects.visible_to(actor)
        .filter(here)
        .select_related("body", "centre")
        .annotate(open_count=open_count)
        .order_by("centre__name", "-created_at", "-pk")
    )


def one_document(actor: Actor, centre: Centre | None, pk: int) -> Document:
    """Return one text; 404 when the actor may not see it at this door.

    With it come, in the same statement, what a page asks next: `newest` (the key of the version that
    people read), `ended` (the states of its amendments), whether the actor sits in its body, and
    `own_bodies`: those of its owner that the actor sits in now, by name.
    """
    laid_open = Version.objects.filter(document=OuterRef("pk")).exclude(state=Version.State.DRAFT)
    mine = Seat.objects.filter(person=actor.person_id or 0, ended_on=None)
    of_owner = mine.annotate(owner=Coalesce("body__centre_id", 0)).filter(
        owner=Coalesce(OuterRef("centre_id"), 0)  # the association has no centre
    )
    facts = JSONObject(id="body_id", name="body__name")
    found = documents(actor, centre).annotate(
        newest=Subquery(laid_open.order_by("-number").values("pk")[:1]),
        ended=ArrayAgg("amendments__state", filter=~Q(amendments__state=Amendment.State.DRAFT)),
        sits=Exists(mine.filter(body=OuterRef("body"))),
        seats=ArraySubquery(of_owner.order_by("body__name", "pk").values_list(facts)),
    )
    document: Any = get_object_or_404(found, pk=pk)
    document.body.__dict__["_sits"] = {actor.person_id: document.sits}  # for `rules.sits_in`
    document.own_bodies = _seats(document, actor, document.seats)
    return document


def versions(document: Document) -> QuerySet[Version]:
    """Every version that was laid open, the newest first."""
    found = document.versions.exclude(state=Version.State.DRAFT)
    return found.select_related("document__body", "parent").order_by("-number")


def current(document: Document) -> Version | None:
    """The newest version that was laid open: the one that people read and amend."""
    return versions(document).first()


def in_force(document: Document) -> Version | None:
    """The version that was adopted and still holds, if there is one."""
    return versions(document).filter(state=Version.State.ADOPTED).first()


def draft(document: Document) -> Version | None:
    """The version that is still being written, if there is one."""
    return document.versions.filter(state=Version.State.DRAFT).first()


def blocks(version: Version) -> list[Block]:
    """The headings, paragraphs and items of a version, in order."""
    return list(version.blocks.order_by("position", "pk"))


def decisions(document: Document) -> QuerySet[Decision]:
    """Everything that was decided about a text and its amendments, newest first, also what was superseded."""
    return document.decisions.select_related("body", "amendment", "version").order_by(
        "-decided_at", "-pk"
    )


def causes_of(version: Version) -> dict[UUID, list[Amendment]]:
    """For each block that changed when this version was made: the amendments that did so."""
    found: dict[UUID, list[Amendment]] = {}
    changes = BlockChange.objects.filter(merge_run__to_version=version)
    for change in changes.select_related("amendment").order_by("amendment__number"):
        found.setdefault(change.block_uid, []).append(change.amendment)
    return found


def bodies(actor: Actor, centre: Centre | None) -> QuerySet[Body]:
    """The bodies of this door that the actor looks after, each with who sits in it now."""
    mine = Q(centre__in=actor.staff_of) | (Q(centre=None) if actor.is_association else Q(pk=None))
    now = Seat.objects.filter(ended_on=None).select_related("person").order_by("started_on", "pk")
    return (
        Body.objects.filter(mine, centre=centre.pk if centre else None)
        .prefetch_related(Prefetch("seats", now, to_attr="members"))
        .order_by("name", "pk")
    )


def one_body(actor: Actor, centre: Centre | None, pk: int) -> Body:
    """Return one body that the actor looks after; 404 otherwise."""
    return get_object_or_404(bodies(actor, centre), pk=pk)


def _seats(document: Any, actor: Actor, found: list[dict[str, Any]]) -> list[Body]:
    """The bodies that were found with a text; `rules.sits_in` need not ask about them again."""
    mine = [Body(centre=document.centre, **facts) for facts in found]
    for body in mine:
        body.__dict__["_sits"] = {actor.person_id: True}
    return mine

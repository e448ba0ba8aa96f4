"""What may be asked about trees: by everybody what is published, by staff what they work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.learning.figures import queries as allowance
from aanjager.learning.trees.choices import OLD_AFTER_DAYS
from aanjager.learning.trees.models import Tree, TreeVersion
from aanjager.learning.trees.rules import checking, shape, speaking, walking
from aanjager.learning.trees.rules.calculations import Known
from aanjager.learning.trees.rules.checking import Fault, Looked
from aanjager.learning.trees.rules.shape import Script
from aanjager.learning.trees.rules.walking import Walk
from aanjager.trust.law import queries as law


@dataclass(frozen=True)
class OldSource:
    """A source in a published tree that nobody looked at for a year."""

    tree: Tree
    title: str
    conclusion: str
    source: shape.Source


def known(on: date) -> Known:
    """What a walk may look at on this day: one statement, and one more for the limits of a year."""
    return Known(on, {it.key: it for it in law.holding(on)}, allowance.limits)


def published(centre: Centre | None) -> list[TreeVersion]:
    """The trees that everybody can walk here, by title: of a centre its own in place of a national one."""
    here = Q(tree__centre=None) | (Q(tree__centre=centre) if centre else Q(pk=None))
    found = TreeVersion.objects.filter(here, state="published", tree__ended_at=None)
    found = found.select_related("tree").order_by(
        "tree__slug", F("tree__centre").asc(nulls_last=True), "-number"
    )
    first = {it.tree.slug: it for it in reversed(found)}
    return sorted(first.values(), key=lambda it: (it.title, it.pk))


def one_published(centre: Centre | None, slug: str) -> TreeVersion:
    """The newest published version under this address; else 404."""
    here = Q(tree__centre=None) | (Q(tree__centre=centre) if centre else Q(pk=None))
    found = TreeVersion.objects.filter(here, tree__slug=slug, tree__ended_at=None)
    best = (
        found.filter(state="published")
        .select_related("tree")
        .order_by(F("tree__centre").asc(nulls_last=True), "-number")
        .first()
    )
    if best is None:
        raise Http404
    return best


def script_of(version: TreeVersion) -> Script:
    """The tree of a version, ready to be walked."""
    return shape.read(version.body)


def spoken(version: TreeVersion) -> tuple[Script, str]:
    """The tree of a version in the language on screen where it has all of it, else in Dutch; and which."""
    return speaking.spoken(script_of(version), get_language())


def walk(script: Script, said: walking.Said, on: date) -> tuple[Walk, Known]:
    """How far these answers lead today, and what is known today."""
    what = known(on)
    return walking.walk(script, said, what), what


def looked(version: TreeVersion, on: date) -> tuple[list[Fault], Looked]:
    """What is wrong with a version, and every path through it."""
    script, what = script_of(version), known(on)
    return checking.faults(script, what), checking.look(script, what)


def on_desk(actor: Actor, centre: Centre | None) -> QuerySet[Tree]:
    """The trees of this desk: its own, and for a centre the national ones."""
    own = Q(centre=centre) | Q(centre=None)
    found = Tree.objects.visible_to(actor).filter(own)
    return found.prefetch_related("versions").order_by(
        F("centre").asc(nulls_last=True), "slug", "pk"
    )


def one(actor: Actor, centre: Centre | None, pk: int) -> Tree:
    """A tree on this desk; else 404."""
    found = on_desk(actor, centre).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def draft_of(tree: Tree) -> TreeVersion | None:
    """The version that is worked on, if there is one."""
    return next((it for it in tree.versions.all() if it.state == TreeVersion.State.DRAFT), None)


def newest_of(tree: Tree) -> TreeVersion | None:
    """The newest published version, if there is one."""
    return next((it for it in tree.versions.all() if it.state == TreeVersion.State.PUBLISHED), None)


def at_hand(tree: Tree, actor: Actor) -> TreeVersion:
    """The version that staff look at: the draft of who owns it, else what is published; else 404."""
    found = (draft_of(tree) if actor.owns(tree) else None) or newest_of(tree)
    if found is None:
        raise Http404
    return found


def is_behind(tree: Tree) -> bool:
    """The national tree that this one was made from has a newer version."""
    newer = TreeVersion.objects.filter(
        tree=tree.adapted_from_id, state="published", number__gt=tree.adapted_number or 0
    )
    return tree.adapted_from_id is not None and newer.exists()


def old_sources(centre: Centre | None, on: date) -> list[OldSource]:
    """Sources of what this desk published, that nobody looked at for a year; the oldest first."""
    found = [
        OldSource(version.tree, version.title, conclusion.title, source)
        for version in published(centre)
        if version.tree.centre_id == (centre.pk if centre else None)
        for conclusion in script_of(version).conclusions
        for source in conclusion.sources
        if source.checked_on < on - timedelta(days=OLD_AFTER_DAYS)
    ]
    return sorted(found, key=lambda it: (it.source.checked_on, it.title, it.conclusion))


def part_of(version: TreeVersion, key: str) -> Any:
    """A question or conclusion of a version; else 404."""
    script = script_of(version)
    found = script.step(key) or script.conclusion(key)
    if found is None:
        raise Http404
    return found


def answers(given: Mapping[str, Any]) -> dict[str, list[str]]:
    """The answers in an address, with every value of a question that takes more than one."""
    lists = given.lists() if hasattr(given, "lists") else given.items()
    return {str(name): [str(it)[:120] for it in values][:12] for name, values in lists}

"""Putting notes together, moving and hiding them, and undoing each of these exactly."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from aanjager.assembly.groups import rules
from aanjager.assembly.groups.actions.taking import Who, next_version, taken, write_down
from aanjager.assembly.groups.models import Cluster, Note, Step, WorkingGroup
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Kind = Step.Kind
Lay = rules.Lay


def _lay(notes: list[Note]) -> Lay:
    """How notes lie: of each its cluster, its state and why it was hidden."""
    return {str(it.pk): [it.cluster_id, it.state, it.hidden_reason] for it in notes}


def _of(group: WorkingGroup, notes: list[Note]) -> list[Note]:
    """The notes as they are now; the group's row is locked, so nobody else changes them."""
    return list(Note.objects.filter(group=group, pk__in=[it.pk for it in notes]).order_by("pk"))


def _put(notes: list[Note], version: int) -> None:
    for it in notes:
        it.board_version = version
    Note.objects.bulk_update(notes, ["cluster", "state", "hidden_reason", "board_version"])


def _step(
    group: WorkingGroup,
    kind: str,
    before: Lay,
    notes: list[Note],
    at: datetime,
    cluster: Any = None,
) -> Step:
    return Step.objects.create(
        group=group, kind=kind, before=before, after=_lay(notes), cluster=cluster, taken_at=at
    )


@transaction.atomic
def put_together(
    group: WorkingGroup, notes: list[Note], title: str, member: Who, *, by: Actor, at: datetime
) -> Cluster:
    """Put notes in a new cluster under a title."""
    group = taken(group)
    notes = _of(group, notes)
    rules.put_together(by, group, notes, member)
    title = rules.line(title, 120, _("Geef wat bij elkaar hoort een titel."))
    version, before = next_version(group), _lay(notes)
    last = group.clusters.aggregate(last=Max("position"))["last"] or 0
    cluster = Cluster.objects.create(
        group=group, title=title, position=last + 1, board_version=version
    )
    for it in notes:
        it.cluster = cluster
    _put(notes, version)
    _step(group, Kind.TOGETHER, before, notes, at, cluster)
    write_down("group.ordered", group.meeting, member, by=by, at=at, group=group.number)
    return cluster


@transaction.atomic
def move(
    group: WorkingGroup, notes: list[Note], cluster: Cluster | None, member: Who, *, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    """Move notes to another cluster; without one they lie loose again."""
    group = taken(group)
    notes = _of(group, notes)
    rules.move(by, group, notes, member)
    if cluster and (cluster.group_id != group.pk or cluster.is_undone):
        raise Refused(_("Dit stapeltje is er niet meer. Ververs de pagina."))
    before = _lay(notes)
    for it in notes:
        it.cluster = cluster
    _put(notes, next_version(group))
    _step(group, Kind.MOVED, before, notes, at, cluster)
    write_down("group.ordered", group.meeting, member, by=by, at=at, group=group.number)


@transaction.atomic
def hide(
    group: WorkingGroup, notes: list[Note], reason: str, member: Who, *, by: Actor, at: datetime
) -> None:
    """Hide notes with a reason that who wrote them can read."""
    group = taken(group)
    notes = _of(group, notes)
    rules.hide(by, group, notes, member)
    reason = rules.line(reason, 200, _("Schrijf waarom. Wie het briefje schreef, kan dat lezen."))
    before = _lay(notes)
    for it in notes:
        it.state, it.hidden_reason = Note.State.HIDDEN, reason
    _put(notes, next_version(group))
    _step(group, Kind.HIDDEN, before, notes, at)
    write_down("note.hidden", group.meeting, member, by=by, at=at, group=group.number)


@transaction.atomic
def rename(cluster: Cluster, title: str, member: Who, *, by: Actor, at: datetime) -> None:
    """Give a cluster another title."""
    group = taken(cluster.group)
    rules.rename(by, group, member)
    cluster.title = rules.line(title, 120, _("Geef wat bij elkaar hoort een titel."))
    cluster.board_version = next_version(group)
    cluster.save(update_fields=["title", "board_version"])


@transaction.atomic
def undo(step: Step, member: Who, *, by: Actor, at: datetime) -> None:
    """Put the notes of one act back exactly as they lay before it."""
    group = taken(step.group)
    step = Step.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=step.pk)
    step.group = group
    everything = list(Note.objects.filter(group=group).order_by("pk"))
    made = step.cluster_id if step.kind == Kind.TOGETHER else None
    gone = set(group.clusters.filter(is_undone=True).values_list("pk", flat=True))
    standing = Step.objects.filter(group=group, pk__gt=step.pk, undone_at=None)
    later = {pk for it in standing.values_list("after", flat=True) for pk in it}
    untouched = rules.can_go_back(
        step.before, step.after, _lay(everything), made=made, gone=gone, later=later
    )
    rules.undo(by, step, member, is_untouched=untouched)
    notes = [it for it in everything if str(it.pk) in step.before]
    for it in notes:
        it.cluster_id, it.state, it.hidden_reason = step.before[str(it.pk)]
    version = next_version(group)
    _put(notes, version)
    step.undone_at = at
    step.save(update_fields=["undone_at"])
    if step.kind == Kind.TOGETHER and step.cluster:
        step.cluster.is_undone, step.cluster.board_version = True, version
        step.cluster.save(update_fields=["is_undone", "board_version"])
    write_down("group.undone", group.meeting, member, by=by, at=at, group=group.number)

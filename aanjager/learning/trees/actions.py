"""Everything that changes trees; each version is taken first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import override

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.learning.trees import emails, queries, rules
from aanjager.learning.trees.models import Tree, TreeVersion
from aanjager.learning.trees.rules import checking, shape, speaking
from aanjager.learning.trees.rules.shape import Conclusion, Script, Step
from aanjager.trust import audit
from aanjager.trust.accounts.models import User
from aanjager.trust.law import queries as law

SHIPPED = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Loaded:
    """What loading the trees of the program did."""

    new: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0  # changed here by hand, and left as they are

    def __str__(self) -> str:
        return f"{self.new} new, {self.changed} changed, {self.same} the same, {self.kept} kept"


def _taken(version: TreeVersion) -> TreeVersion:
    found = TreeVersion.objects.select_for_update(of=("self",)).select_related("tree")
    return found.get(pk=version.pk)


def _is_taken(centre: Centre | None, slug: str) -> bool:
    return Tree.objects.filter(centre=centre, slug=slug).exists()


@transaction.atomic
def create(
    centre: Centre | None, slug: str, script: Script, *, by: Actor, at: datetime
) -> TreeVersion:
    """Begin a tree as a draft, empty or from a file."""
    rules.create(by, centre, slug=slug, is_taken=_is_taken(centre, slug))
    tree = Tree.objects.create(centre=centre, slug=slug)
    made = _version(tree, script, 1)
    audit.record("tree.created", tree, by=by, at=at)
    return made


def _version(tree: Tree, script: Script, number: int, **facts: Any) -> TreeVersion:
    return TreeVersion.objects.create(
        tree=tree, number=number, title=script.title, body=shape.written(script), **facts
    )


@transaction.atomic
def change(
    version: TreeVersion, *, title: str, intro: str, start: str = "", by: Actor, at: datetime
) -> TreeVersion:
    """Change the title, the introduction and the first question of a draft."""
    version = _taken(version)
    rules.change(by, version)
    script = queries.script_of(version)
    return _write(version, replace(script, title=title, intro=intro, start=start), by=by, at=at)


def _write(version: TreeVersion, script: Script, *, by: Actor, at: datetime) -> TreeVersion:
    shape.read(shape.written(script))  # what could not be read again is refused here
    script = speaking.translated(script, {})  # the English of a text that is gone goes along
    version.title, version.body = script.title, shape.written(script)
    version.is_shipped = False
    version.save(update_fields=["title", "body", "is_shipped"])
    audit.record("tree.changed", version.tree, by=by, at=at, version=version.number)
    return version


@transaction.atomic
def put(version: TreeVersion, part: Step | Conclusion, *, by: Actor, at: datetime) -> TreeVersion:
    """Put a question or a conclusion in a draft, or change the one with its key."""
    version = _taken(version)
    rules.put(by, version)
    script = queries.script_of(version)
    if isinstance(part, Step):
        script = replace(script, steps=_with(script.steps, part))
    else:
        script = replace(script, conclusions=_with(script.conclusions, part))
    return _write(version, script, by=by, at=at)


def _with(parts: Sequence[Any], part: Any) -> list[Any]:
    if any(it.key == part.key for it in parts):
        return [part if it.key == part.key else it for it in parts]
    return [*parts, part]


@transaction.atomic
def remove(version: TreeVersion, key: str, *, by: Actor, at: datetime) -> TreeVersion:
    """Take a question or conclusion out of a draft; what led there leads nowhere until it is changed."""
    version = _taken(version)
    rules.remove(by, version)
    script = queries.script_of(version)
    steps = [it for it in script.steps if it.key != key]
    left = [it for it in script.conclusions if it.key != key]
    return _write(version, replace(script, steps=steps, conclusions=left), by=by, at=at)


@transaction.atomic
def translate(
    version: TreeVersion, words: Mapping[str, str], *, by: Actor, at: datetime
) -> TreeVersion:
    """Put English texts beside Dutch ones in a draft."""
    version = _taken(version)
    rules.translate(by, version)
    script = speaking.translated(queries.script_of(version), words)
    return _write(version, script, by=by, at=at)


@transaction.atomic
def begin(tree: Tree, *, by: Actor, at: datetime) -> TreeVersion:
    """Begin a new version with the text of the last one."""
    tree = Tree.objects.select_for_update().get(pk=tree.pk)
    last = tree.versions.first()
    rules.begin(by, tree, has_draft=last is None or last.state == TreeVersion.State.DRAFT)
    assert last
    made = _version(tree, queries.script_of(last), last.number + 1)
    audit.record("tree.begun", tree, by=by, at=at, version=made.number)
    return made


@transaction.atomic
def publish(version: TreeVersion, *, by: Actor, at: datetime) -> TreeVersion:
    """Put a draft online and freeze it, when every path of it ends well."""
    version = _taken(version)
    known = queries.known(localdate(at))
    rules.publish(by, version, faults=checking.faults(queries.script_of(version), known))
    version.state, version.published_at = TreeVersion.State.PUBLISHED, at
    version.save(update_fields=["state", "published_at"])
    audit.record("tree.published", version.tree, by=by, at=at, version=version.number)
    return version


@transaction.atomic
def adapt(version: TreeVersion, centre: Centre | None, *, by: Actor, at: datetime) -> TreeVersion:
    """Take a national tree over as a draft of a centre; it shows in its place once published."""
    slug = version.tree.slug
    rules.adapt(by, version, centre, is_taken=_is_taken(centre, slug))
    tree = Tree.objects.create(
        centre=centre, slug=slug, adapted_from=version.tree, adapted_number=version.number
    )
    made = _version(tree, queries.script_of(version), 1)
    audit.record("tree.adapted", tree, by=by, at=at, version=version.number)
    return made


@transaction.atomic
def end(tree: Tree, *, by: Actor, at: datetime) -> Tree:
    """Take a tree offline; everything in it stays."""
    tree = Tree.objects.select_for_update().get(pk=tree.pk)
    rules.end(by, tree)
    tree.ended_at = at
    tree.save(update_fields=["ended_at"])
    audit.record("tree.ended", tree, by=by, at=at)
    return tree


@transaction.atomic
def resume(tree: Tree, *, by: Actor, at: datetime) -> Tree:
    """Show a tree again that was taken offline."""
    tree = Tree.objects.select_for_update().get(pk=tree.pk)
    rules.resume(by, tree)
    tree.ended_at = None
    tree.save(update_fields=["ended_at"])
    audit.record("tree.resumed", tree, by=by, at=at)
    return tree


@transaction.atomic
def ship(*, by: Actor, at: datetime) -> Loaded:
    """Publish the trees of the program that are new or changed; what somebody changed here stays."""
    rules.ship(by)
    counts = {"new": 0, "changed": 0, "same": 0, "kept": 0}
    with override("nl"):
        for path in sorted(SHIPPED.glob("*.json")):
            counts[_ship_one(path.stem, shape.read_file(path.read_bytes()), by=by, at=at)] += 1
    return Loaded(**counts)


def _ship_one(slug: str, script: Script, *, by: Actor, at: datetime) -> str:
    tree, is_new = Tree.objects.get_or_create(centre=None, slug=slug)
    last = tree.versions.first()
    if last and last.body == shape.written(script):
        return "same"
    if last and not last.is_shipped:
        return "kept"
    made = _version(tree, script, last.number + 1 if last else 1, is_shipped=True)
    publish(made, by=by, at=at)
    return "new" if is_new else "changed"


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int:
    """Write to the association once a month while numbers or sources wait to be looked up again."""
    rules.remind(by)
    on = localdate(at)
    many = len(law.to_check(on)) + len(queries.old_sources(None, on))
    if many:
        for user in User.objects.filter(is_association=True, is_active=True):
            emails.to_check(user, many, at=at)
    return many

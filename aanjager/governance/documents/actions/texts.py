"""From a draft to a version that was adopted."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.governance.documents import emails, queries, rules
from aanjager.governance.documents.models import (
    Amendment,
    Block,
    BlockChange,
    Body,
    Decision,
    Document,
    MergeRun,
    Version,
)
from aanjager.governance.documents.rules import merging, texts
from aanjager.governance.documents.rules.merging import Cause, Next
from aanjager.governance.documents.rules.texts import Line
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit

State = Version.State


def taken(document: Document) -> Document:
    """Return the text as it stands now, locked until the end of the transaction."""
    locked = Document.objects.select_for_update(of=("self",)).select_related("body", "centre")
    return locked.get(pk=document.pk)


@transaction.atomic
def make(
    body: Body,
    title: str,
    kind: str,
    purpose: str = "",
    *,
    is_replay: bool = False,
    is_public: bool = True,
    by: Actor,
    at: datetime,
) -> Document:
    """Begin a text of a body, with an empty draft; `is_public` says who may read it once laid open."""
    document = Document(
        centre_id=body.centre_id,
        body=body,
        title=title.strip()[:200],
        kind=kind,
        purpose=purpose.strip(),
        is_replay=is_replay,
        is_public=is_public,
        created_at=at,
    )
    rules.make(by, document, body)
    document.save()
    Version.objects.create(document=document, number=1, created_at=at)
    audit.record("document.made", document, by=by, at=at)
    return document


@transaction.atomic
def show(document: Document, *, is_public: bool, by: Actor, at: datetime) -> None:
    """Let everybody read what was laid open, or only who looks after it."""
    document = taken(document)
    rules.show(by, document)
    Document.objects.filter(pk=document.pk).update(is_public=is_public)
    audit.record("document.shown", document, by=by, at=at, public=int(is_public))


@transaction.atomic
def write(document: Document, lines: Sequence[Line], *, by: Actor, at: datetime) -> Version:
    """Write the draft anew; a paragraph that was edited or moved keeps its uid."""
    document = taken(document)
    version = _newest(document)
    rules.write(by, document, version)
    uids = texts.aligned(queries.blocks(version), lines)
    version.blocks.all().delete()
    Block.objects.bulk_create(
        Block(version=version, uid=uid, position=place, kind=line.kind, text=line.text)
        for place, (uid, line) in enumerate(zip(uids, lines, strict=True))
    )
    audit.record("document.written", document, by=by, at=at, blocks=len(lines))
    return version


@transaction.atomic
def lay_open(document: Document, *, by: Actor, at: datetime) -> Version:
    """Freeze the draft and let everybody read it; from now on it is amended, never edited."""
    document = taken(document)
    version = _newest(document)
    rules.lay_open(by, document, version, version.blocks.count())
    _freeze(version, _("ter inzage gelegd"), at)
    audit.record("document.laid_open", document, by=by, at=at, version=version.number)
    return version


def _newest(document: Document) -> Version:
    return document.versions.select_for_update().order_by("-number")[0]


def _freeze(version: Version, because: str, at: datetime) -> None:
    version.state, version.frozen_at, version.frozen_because = State.OPEN, at, because
    version.frozen_hash = texts.fingerprint(version.blocks.all())
    version.save()


@transaction.atomic
def merge(document: Document, changelog: str = "", *, by: Actor, at: datetime) -> Version:
    """Make the next version from the adopted operations and nothing else; what is held over goes along.

    Before anything is kept, both versions are read back and every change is traced to its amendment.
    """
    document = taken(document)
    found, undecided = list(queries.adopted(document)), list(queries.open_amendments(document))
    rules.merge(by, document, undecided, len(found))
    before = _newest(document)
    blocks, causes = queries.blocks(before), queries.causes(found, before)
    made = merging.merged(blocks, causes)
    after = _next_version(before, made, changelog.strip(), at)
    _prove(blocks, after, causes)
    _keep_causes(before, after, made, at)
    document.amendments.filter(pk__in=[it.pk for it in found]).update(
        state=Amendment.State.PROCESSED, processed_in=after
    )
    if before.state == State.OPEN:
        before.state = State.LAPSED
        before.save(update_fields=["state"])
    _tell(document, after, at)
    audit.record("document.merged", document, by=by, at=at, version=after.number)
    return after


def _next_version(before: Version, made: Next, changelog: str, at: datetime) -> Version:
    after = Version.objects.create(
        document=before.document,
        number=before.number + 1,
        parent=before,
        changelog=changelog,
        created_at=at,
    )
    Block.objects.bulk_create(
        Block(version=after, uid=it.uid, position=place, kind=it.kind, text=it.text)
        for place, it in enumerate(made.blocks)
    )
    _freeze(after, _("verwerkt uit wat is overgenomen"), at)
    return after


def _prove(blocks: list[Block], after: Version, causes: list[Cause]) -> None:
    """Refuse a version in which a word changed without an amendment as its cause."""
    if merging.unexplained(blocks, queries.blocks(after), causes):
        raise Refused(_("De nieuwe tekst klopt niet met de besluiten. Er is niets veranderd."))


def _keep_causes(before: Version, after: Version, made: Next, at: datetime) -> None:
    run = MergeRun.objects.create(
        document=after.document, from_version=before, to_version=after, merged_at=at
    )
    pairs = [(it.uid, pk) for it in made.blocks for pk in it.causes]
    pairs += [(uid, pk) for uid, found in made.struck.items() for pk in found]
    BlockChange.objects.bulk_create(
        BlockChange(merge_run=run, block_uid=uid, amendment_id=pk) for uid, pk in pairs
    )


def _tell(document: Document, after: Version, at: datetime) -> None:
    """Tell the movers: that it stands in the text, that it goes along, or that it is out of date."""
    for it in after.processed_amendments.select_related("submitter__user"):
        emails.processed(it, document, after, at=at)
    held = list(queries.held(document).select_related("submitter__user"))
    stands = queries.standings(held, after.pk)
    for it in held:
        emails.goes_along(it, document, after, stands[it.pk].is_stale, at=at)


@transaction.atomic
def enact(document: Document, reason: str, *, by: Actor, at: datetime) -> Decision:
    """The body adopts the version that lies open; the one before it no longer holds."""
    document = taken(document)
    version = _newest(document)
    undecided = list(queries.open_amendments(document))
    rules.enact(by, version, undecided, queries.adopted(document).count(), reason)
    document.versions.filter(state=State.ADOPTED).update(state=State.LAPSED)
    version.state = State.ADOPTED
    version.save(update_fields=["state"])
    decision = Decision.objects.create(
        document=document,
        version=version,
        body=document.body,
        outcome=Decision.Outcome.ENACTED,
        reason=reason.strip(),
        decided_on=localdate(at),
        decided_at=at,
    )
    audit.record("document.enacted", document, by=by, at=at, version=version.number)
    return decision

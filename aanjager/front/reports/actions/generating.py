"""Making the report from the rows of the meeting, and writing a sentence by hand."""

import uuid
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation

from aanjager.assembly.meetings.models import Meeting
from aanjager.front.reports import rules
from aanjager.front.reports.models import Download, Report, Sentence
from aanjager.front.reports.queries import facts_of, paper
from aanjager.front.reports.rules import writing
from aanjager.governance.documents.models import Block, Document, Version
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

# The report's blocks keep their ids when it is made again, so that a link to a sentence stays good.
NAMES = uuid.UUID("5f0d5a0e-6f1c-5d39-9a64-2f3a4f6f2015")


def _take(meeting: Meeting) -> Meeting:
    taken = Meeting.objects.select_for_update(of=("self",))
    return taken.select_related("version__document__body", "series", "board", "centre").get(
        pk=meeting.pk
    )


@transaction.atomic
def generate(meeting: Meeting, *, by: Actor, at: datetime) -> Report:
    """Write the report from the meeting's own rows; again while nobody got it, then it is replaced."""
    meeting = _take(meeting)
    report = Report.objects.filter(meeting=meeting).select_related("document").first()
    hand_made = Sentence.objects.filter(
        version__document__report_of__meeting=meeting, is_by_hand=True
    )
    by_hand = hand_made.count()
    rules.generate(by, meeting, report, by_hand=by_hand)
    report = report or _begin(meeting, at)
    version = report.document.versions.get(state=Version.State.DRAFT)
    _keep_sheets(meeting, at)
    with translation.override("nl"):
        written = writing.write(facts_of(meeting))
    version.sentences.all().delete()
    version.blocks.all().delete()
    _store(version, written)
    report.generated_at = at
    report.save(update_fields=["generated_at"])
    audit.record("report.generated", report, by=by, at=at, blocks=len(written))
    return report


def _begin(meeting: Meeting, at: datetime) -> Report:
    assert meeting.board is not None
    with translation.override("nl"):
        title = rules.title_of(meeting)
    document = Document.objects.create(
        centre=meeting.centre,
        body=meeting.board,
        area=meeting.area,
        title=title,
        kind=Document.Kind.REPORT,
        is_replay=meeting.is_replay,
        is_public=False,  # until it is published
        created_at=at,
    )
    Version.objects.create(document=document, number=1, created_at=at)
    return Report.objects.create(meeting=meeting, document=document, generated_at=at)


def _store(version: Version, written: list[writing.Written]) -> None:
    """Keep block and sources side by side; a block's id follows from its place and its sources."""
    blocks, sentences = [], []
    for place, it in enumerate(written):
        uid = uuid.uuid5(NAMES, f"{version.document_id}/{place}/{it.kind}/{it.sources}")
        blocks.append(Block(version=version, uid=uid, position=place, kind=it.kind, text=it.text))
        sentences.append(
            Sentence(version=version, block_uid=uid, sources=[list(one) for one in it.sources])
        )
    Block.objects.bulk_create(blocks)
    Sentence.objects.bulk_create(sentences)


def _keep_sheets(meeting: Meeting, at: datetime) -> None:
    """Keep the written-out sheets of all groups as a download, as they are now."""
    made = paper.sheets(meeting, at)
    if made is None:
        return
    found = Download.objects.filter(meeting=meeting, kind="sheets", is_generated=True).first()
    place = Download.objects.filter(meeting=meeting).count() + 1
    sheets = found or Download(
        meeting=meeting,
        position=place,
        kind="sheets",
        title=made.paper.title,
        is_generated=True,
        added_at=at,
    )
    content = made.pdf()
    if sheets.file:
        sheets.file.delete(save=False)
    sheets.media_type, sheets.size_bytes = "application/pdf", len(content)
    sheets.file.save(f"vellen-{meeting.pk}.pdf", ContentFile(content), save=False)
    sheets.save()


@transaction.atomic
def rewrite(report: Report, block_uid: uuid.UUID, text: str, *, by: Actor, at: datetime) -> Block:
    """Write one block by hand, before the report goes around; it is marked as such from then on."""
    meeting = _take(report.meeting)
    report = Report.objects.select_related("document", "meeting").get(meeting=meeting)
    rules.rewrite(by, report, text)
    version = report.document.versions.get(state=Version.State.DRAFT)
    block = version.blocks.get(uid=block_uid)
    if block.text == text.strip():
        return block
    block.text = text.strip()
    block.save(update_fields=["text"])
    version.sentences.filter(block_uid=block_uid).update(is_by_hand=True)
    audit.record("report.rewritten", report, by=by, at=at)
    return block

"""The report goes around, is corrected, fixed and published."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.front.reports import emails, queries, rules
from aanjager.front.reports.models import Download, Report, Sentence
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents import queries as document_queries
from aanjager.governance.documents.actions import Proposal
from aanjager.governance.documents.models import Amendment, Block, Document, Version
from aanjager.governance.documents.rules import texts
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

State = Report.State


def _take(report: Report) -> Report:
    """Return the report as it is now, the row of its meeting locked first."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=report.meeting_id)
    taken = Report.objects.select_for_update(of=("self",))
    return taken.select_related("meeting__centre", "meeting__board", "document__body").get(
        pk=report.pk
    )


@transaction.atomic
def ask_corrections(report: Report, days: int, *, by: Actor, at: datetime) -> Report:
    """Lay the report open for who was there, for some days, with a letter to each."""
    report = _take(report)
    rules.ask_corrections(by, report, days)
    documents.lay_open(report.document, by=by, at=at)
    report.state, report.correct_until = State.CORRECTING, at + timedelta(days=days)
    report.save(update_fields=["state", "correct_until"])
    audit.record("report.sent_around", report, by=by, at=at, days=days)
    emails.to_correct(report, at=at)
    return report


@transaction.atomic
def correct(
    report: Report,
    block: Block,
    text: str,
    motive: str,
    *,
    by: Actor,
    at: datetime,
    token: str = "",
) -> Amendment:
    """Say what is wrong with a sentence: an amendment on the report, decided by its board."""
    report = _take(report)
    was_there = queries.was_there(by, report.meeting, token)
    rules.correct(by, report, motive, was_there=was_there, at=at)
    wish = Proposal(
        kind=Amendment.Kind.CHANGE,
        motive=motive,
        new_text=text,
        block_uid=block.uid,
        read_hash=texts.hash_of(block.text),
    )
    guest = "" if rules.organises(by, report.meeting) else _("iemand die erbij was")
    return documents.file(report.document, wish, by=by, at=at, guest=guest)


@transaction.atomic
def fix(report: Report, reason: str, *, by: Actor, at: datetime) -> Report:
    """Work in what was adopted, and let the board adopt the report."""
    report = _take(report)
    rules.fix(
        by,
        report,
        open_corrections=queries.open_corrections(report),
        without_end=rules.without_an_end(queries.counts(report.meeting)),
        at=at,
    )
    before = queries.version_of(report)
    if document_queries.adopted(report.document):
        after = documents.merge(report.document, _("met de verbeteringen"), by=by, at=at)
        _carry_sources(before, after)
    documents.enact(report.document, reason, by=by, at=at)
    report.state, report.fixed_at = State.FIXED, at
    report.save(update_fields=["state", "fixed_at"])
    Meeting.objects.filter(pk=report.meeting_id).update(state=Meeting.State.REPORTED)
    audit.record("report.fixed", report, by=by, at=at)
    return report


def _carry_sources(before: Version, after: Version) -> None:
    """What a sentence was made from goes along; a corrected one names its correction as well."""
    known = {it.block_uid: it for it in before.sentences.all()}
    causes: dict[object, list[list[object]]] = {}
    for change in after.made_by.changes.all():
        causes.setdefault(change.block_uid, []).append(["amendment", change.amendment_id])
    made = []
    for block in after.blocks.all():
        earlier = known.get(block.uid)
        sources = [*(earlier.sources if earlier else []), *causes.get(block.uid, [])]
        by_hand = earlier.is_by_hand if earlier else not sources
        made.append(
            Sentence(version=after, block_uid=block.uid, sources=sources, is_by_hand=by_hand)
        )
    Sentence.objects.bulk_create(made)


@transaction.atomic
def publish(report: Report, *, by: Actor, at: datetime) -> Report:
    """Put the report on line as page and PDF, and write to everybody who was placed."""
    report = _take(report)
    rules.publish(by, report)
    _keep_pdf(report, at)
    report.state, report.published_at = State.PUBLISHED, at
    report.save(update_fields=["state", "published_at"])
    is_public = report.meeting.visibility == Meeting.Visibility.PUBLIC
    Document.objects.filter(pk=report.document_id).update(is_public=is_public)
    audit.record("report.published", report, by=by, at=at)
    emails.published(report, at=at)
    return report


def _keep_pdf(report: Report, at: datetime) -> None:
    """Keep the PDF of the report as the last download, so that its size is known and it stays the same."""
    meeting, version = report.meeting, queries.version_of(report)
    by_hand = {str(it.block.uid) for it in queries.lines_of(version) if it.is_by_hand}
    made = queries.report_paper(version, meeting, by_hand=by_hand, at=at)
    content = made.pdf()
    with translation.override("nl"):
        title = _("Het verslag")
    kept = Download(
        meeting=meeting,
        position=meeting.downloads.count() + 1,
        kind=Download.Kind.REPORT,
        title=title,
        media_type="application/pdf",
        size_bytes=len(content),
        is_generated=True,
        added_at=at,
    )
    kept.file.save(f"verslag-{meeting.pk}.pdf", ContentFile(content), save=False)
    kept.save()

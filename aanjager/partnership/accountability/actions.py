"""Everything that changes a report: its row is taken first."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.partnership.accountability import queries, rules
from aanjager.partnership.accountability.models import THINGS, Approval, Report, Sentence, Source
from aanjager.partnership.agreements.models import Agreement
from aanjager.trust import audit

State = Report.State


def _taken(it: Report) -> Report:
    found = Report.objects.select_for_update(of=("self",))
    return found.select_related("centre", "agreement").get(pk=it.pk)


@transaction.atomic
def make(
    centre: Centre, *, year: int | None = None, agreement: Agreement | None = None, by: Actor,
    at: datetime,
) -> Report:  # fmt: skip
    """Write a report of an agreement, or of a year, from what is known now; in Dutch."""
    centre = Centre.objects.select_for_update().get(pk=centre.pk)
    today = localdate(at)
    first, last = queries.period(year, agreement, today)
    drafts = Report.objects.filter(centre=centre, agreement=agreement, first=first)
    rules.make(
        by, centre, first=first, today=today, has_draft=drafts.filter(state=State.DRAFT).exists()
    )
    with translation.override("nl"):
        title = rules.title_of(agreement, centre, first)
    it = Report.objects.create(
        centre=centre, agreement=agreement, title=title, first=first, last=last, made_at=at
    )
    _write(it, by, today)
    audit.record("accountability.made", it, by=by, at=at)
    return it


@transaction.atomic
def renew(it: Report, *, by: Actor, at: datetime) -> Report:
    """Write it again from what is known now; what was written by hand stays, yeses go."""
    it = _taken(it)
    rules.renew(by, it)
    _first, it.last = queries.period(
        None if it.agreement else it.first.year, it.agreement, localdate(at)
    )
    it.save(update_fields=["last"])
    _write(it, by, localdate(at))
    it.approvals.all().delete()
    audit.record("accountability.renewed", it, by=by, at=at)
    return it


def _write(it: Report, by: Actor, today: date) -> None:
    it.sentences.filter(is_by_hand=False).delete()
    with translation.override("nl"):
        facts = queries.gather(by, it.centre, it.first, it.last, it.agreement, today)
        found = rules.written(facts)
    made = Sentence.objects.bulk_create(
        Sentence(
            report=it, chapter=one.chapter, position=place, text=one.text, value=one.value,
            withheld=one.withheld,
        )
        for place, one in enumerate(found, 1)
    )  # fmt: skip
    Source.objects.bulk_create(
        Source(sentence=sentence, kind=kind, **_names(kind, key))
        for sentence, one in zip(made, found, strict=True)
        for kind, key in one.sources
    )


def _names(kind: str, key: int | str) -> dict[str, Any]:
    return {f"{kind}_id": key} if kind in THINGS else {"measure": key}


@transaction.atomic
def write(it: Report, chapter: str, text: str, *, by: Actor, at: datetime) -> Sentence:
    """Add words of staff to a chapter, marked so; yeses of before go."""
    it = _taken(it)
    rules.write(by, it, chapter=chapter, text=text)
    last = it.sentences.aggregate(last=Max("position"))["last"] or 0
    made = it.sentences.create(
        chapter=chapter, position=max(last, 1000) + 1, text=text.strip(), is_by_hand=True
    )
    it.approvals.all().delete()
    audit.record("accountability.worded", it, by=by, at=at, sentence=made.pk)
    return made


@transaction.atomic
def leave_out(sentence: Sentence, *, by: Actor, at: datetime) -> None:
    """Leave a sentence out; yeses of before go."""
    it = _taken(sentence.report)
    sentence.report = it
    rules.leave_out(by, sentence)
    it.sentences.filter(pk=sentence.pk).delete()
    it.approvals.all().delete()
    audit.record("accountability.left_out", it, by=by, at=at)


@transaction.atomic
def approve(it: Report, *, seen: str, by: Actor, at: datetime) -> Report:
    """Say that the text stands as it was seen; the second person fixes it."""
    it = _taken(it)
    sentences = queries.sentences(it)
    digest = rules.digest_of(it.title, sentences)
    said = list(it.approvals.values_list("user_id", flat=True))
    rules.approve(by, it, said=said, is_seen=seen == digest, has_text=bool(sentences))
    Approval.objects.create(
        report=it, user_id=by.user_id or 0, name=centres.staff_name(by, it.centre), said_at=at
    )
    audit.record("accountability.approved", it, by=by, at=at)
    if said:
        it.state, it.digest, it.fixed_at = State.FIXED, digest, at
        it.save(update_fields=["state", "digest", "fixed_at"])
        audit.record("accountability.fixed", it, by=by, at=at)
    return it


@transaction.atomic
def publish(it: Report, *, by: Actor, at: datetime) -> Report:
    """Show a fixed report to everybody."""
    it = _taken(it)
    rules.publish(by, it)
    it.state, it.published_at = State.PUBLISHED, at
    it.save(update_fields=["state", "published_at"])
    audit.record("accountability.published", it, by=by, at=at)
    return it

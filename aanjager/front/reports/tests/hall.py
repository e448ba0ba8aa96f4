"""A small meeting of the association with everything on the line: two groups, themes, an amendment, a promise."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from django.core.files.base import ContentFile

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.models import (
    Cluster,
    Note,
    Participant,
    Point,
    PointSource,
    Sitting,
    WorkingGroup,
)
from aanjager.assembly.meetings.models import AgendaItem, Meeting, Series
from aanjager.assembly.plenary.models import AmendmentSource, DiscussionLine, Theme, ThemeSource
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.queries import token_of
from aanjager.front.reports import actions
from aanjager.front.reports.models import Download, Report
from aanjager.governance.documents.models import Amendment, Block, Body, Decision, Document, Version
from aanjager.governance.documents.tests.factories import freeze
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.links import hash_of

DAY = datetime(2026, 1, 29, 9, tzinfo=UTC)
P2 = uuid.UUID(int=2)


@dataclass
class Hall:
    """What a test points at."""

    meeting: Meeting
    document: Document
    version: Version
    chosen: Note
    loose: Note
    left: Note
    point: Point
    theme: Theme
    line: DiscussionLine
    amendment: Amendment
    again: Amendment


def person_at(meeting, person=None, *, state="present", address="gast@example.org"):
    """Register somebody at the meeting."""
    code = uuid.uuid4().hex[:8].upper()
    link = hash_of(token_of(meeting.pk, code))
    return Registration.objects.create(
        meeting=meeting, person=person, name=person.name if person else "Gast", address=address,
        state=state, queued_at=DAY, code=code, link_hash=link,
    )  # fmt: skip


def build(*, centre=None, state="over", person=None) -> Hall:
    """Make the meeting; with `person` that somebody wrote the loose note."""
    body = Body.objects.create(centre=centre, name="Bestuur")
    document = Document.objects.create(
        centre=centre, body=body, title="Concept-visie", kind="vision",
        purpose="een helder beeld uitdragen", created_at=DAY,
    )  # fmt: skip
    version = Version.objects.create(document=document, number=1, created_at=DAY)
    Block.objects.create(version=version, uid=P2, position=1, text="De centrale bemiddelt.")
    freeze(version, at=DAY)
    series = Series.objects.create(centre=centre, title="Conferenties", rhythm="two_yearly")
    meeting = Meeting.objects.create(
        centre=centre, series=series, board=body, version=version, title="bijeenkomst over de visie",
        venue="Utrecht", starts_at=DAY, ends_at=DAY + timedelta(hours=6), state=state, created_at=DAY,
        attended_words="zo'n vijftig leden",
    )  # fmt: skip
    subject = AgendaItem.objects.create(meeting=meeting, position=1, title="Ondernemerschap")
    sitting = Sitting.objects.create(meeting=meeting, join_code="ABCDEF")
    registration = person_at(meeting, person)
    writer = Participant.objects.create(sitting=sitting, registration=registration, joined_at=DAY)
    one, two = (
        WorkingGroup.objects.create(meeting=meeting, number=n, state="handed_in", handed_in_at=DAY)
        for n in (1, 2)
    )
    cluster = Cluster.objects.create(group=one, title="Lokaal", board_version=2)
    chosen = _note(one, "Dichtbij blijven", cluster=cluster)
    left = _note(one, "Brutaler zijn")
    loose = _note(two, "EVC ontbreekt", participant=writer)
    point = _point(one, "Aansluiten bij de lokale context", rank=1, state="taken_up")
    PointSource.objects.create(point=point, cluster=cluster)
    not_chosen = _point(one, "Brutaler", state="not_chosen")
    PointSource.objects.create(point=not_chosen, note=left)
    theme = Theme.objects.create(meeting=meeting, number=1, text="Steeds beter aansluiten.")
    ThemeSource.objects.create(theme=theme, point=point, linked_at=DAY)
    line = DiscussionLine.objects.create(
        meeting=meeting, theme=theme, agenda_item=subject, position=1, kind="stance",
        text="Zakelijkheid past bij aanjagen.", said_at=DAY,
    )  # fmt: skip
    amendment = _amendment(document, version, 1, "Ondernemerschap een grotere rol")
    AmendmentSource.objects.create(amendment=amendment, meeting=meeting, theme=theme, linked_at=DAY)
    again = _amendment(document, version, 2, "EVC")
    AmendmentSource.objects.create(amendment=again, meeting=meeting, note=loose, linked_at=DAY)
    return Hall(
        meeting, document, version, chosen, loose, left, point, theme, line, amendment, again
    )  # fmt: skip


def _note(group, text, **facts):
    return Note.objects.create(
        group=group, client_id=uuid.uuid4(), text=text, board_version=1, written_at=DAY, **facts
    )


def _point(group, text, **facts):
    return Point.objects.create(group=group, text=text, **facts)


def _amendment(document, version, number, about):
    return Amendment.objects.create(
        document=document, base_version=version, number=number, kind="missing", about=about,
        motive="Dit hoort erin.", filed_at=DAY,
    )  # fmt: skip


def decide(hall: Hall) -> Decision:
    """The board adopts the first amendment, and somebody promises something."""
    decision = Decision.objects.create(
        document=hall.document, amendment=hall.amendment, body=hall.document.body, outcome="adopted",
        reason="Dit is wat de leden vragen.", decided_on=date(2026, 2, 1), decided_at=DAY,
    )  # fmt: skip
    Amendment.objects.filter(pk=hall.amendment.pk).update(state="adopted")
    Commitment.objects.create(
        meeting=hall.meeting, decision=decision, text="Projectplan expertisecentrum", owner_label="bestuur",
        due_on=date(2026, 6, 1), made_at=DAY,
    )  # fmt: skip
    return decision


def report_of(centre, *, at):
    """A meeting of the centre with a published report, by the arguments of the addresses that show it."""
    hall = build(centre=centre)
    report = actions.generate(hall.meeting, by=CLOCK, at=at)
    version = freeze(report.document.versions.get(), at=at)
    Report.objects.update(state="published", published_at=at)
    kept = Download.objects.create(
        meeting=hall.meeting, position=9, kind="document", title="Het stuk", added_at=at,
        file=ContentFile(b"%PDF-1.7", name="a.pdf"), kept_copy=ContentFile(b"%PDF-1.7", name="b.pdf"),
    )  # fmt: skip
    Participant.objects.update(follow_hash=sha256(b"mijn-briefje").hexdigest())
    return {
        "followed": "mijn-briefje",
        "meeting": hall.meeting.pk,
        "block": version.blocks.first().uid,
        "kind": "note",
        "note": hall.loose.pk,
        "download": kept.pk,
        "token": "geen-geldig-kenmerk",
    }

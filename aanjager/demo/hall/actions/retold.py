"""The report of the meeting of 2015, made from the rows of the replay and laid open for everybody."""

from datetime import datetime

from aanjager.assembly.meetings.models import Meeting
from aanjager.demo.hall.actions.replay import Replay
from aanjager.front.reports import actions as reports
from aanjager.front.reports.models import Report
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents.models import Document
from aanjager.kernel.actor import CLOCK


def build(made: Replay, *, at: datetime) -> Report:
    """Generate the report and show it; nobody is said to have fixed it, for the source does not say who did."""
    report = reports.generate(made.meeting, by=CLOCK, at=at)
    documents.lay_open(report.document, by=CLOCK, at=at)
    Document.objects.filter(pk=report.document_id).update(is_public=True)
    Report.objects.filter(pk=report.pk).update(state=Report.State.PUBLISHED, published_at=at)
    Meeting.objects.filter(pk=made.meeting.pk).update(state=Meeting.State.REPORTED)
    report.refresh_from_db()
    return report

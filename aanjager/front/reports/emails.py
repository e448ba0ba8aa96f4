"""The letters about a report: to who was there when it can be corrected, to who was placed when it is out."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.registrations import queries as registrations
from aanjager.assembly.registrations.models import Registration
from aanjager.community.centres import queries as centres
from aanjager.front.reports.models import Report
from aanjager.front.reports.queries import SEATED
from aanjager.front.reports.queries.paper import owner_name
from aanjager.trust.letters import actions as letters

THERE = [Registration.State.PRESENT]


def to_correct(report: Report, *, at: datetime) -> None:
    """Ask who was there to read the report."""
    _write("to_correct", report, THERE, at)


def published(report: Report, *, at: datetime) -> None:
    """Tell everybody who was placed where the report is."""
    _write("published", report, SEATED, at)


def _write(kind: str, report: Report, states: Sequence[str], at: datetime) -> None:
    meeting = report.meeting
    subjects = {
        "to_correct": _("Klopt het verslag van %(title)s?"),
        "published": _("Het verslag van %(title)s"),
    }
    for it in _readers(meeting, states):
        token = registrations.token_of(
            meeting.pk, it.code
        )  # opens the page also without an account
        path = reverse("reports:report_by_link", args=[token])
        with translation.override(it.language):
            words = {
                "report": report,
                "meeting": meeting,
                "reader": it,
                "signs": owner_name(meeting),
            }
            body = render_to_string(
                f"reports/emails/{kind}.txt",
                {**words, "page": centres.link(meeting.centre, path), "now": at},
            )
            letters.write(
                f"report-{kind.replace('_', '-')}",
                f"report-{report.pk}-{kind}-{it.pk}",
                letters.To(it.address, it.name, it.person.user_id if it.person else None),
                subject=(subjects[kind] % {"title": meeting.title})[:200],
                body=body.strip() + "\n",
                at=at,
                sender=letters.Sender(meeting.centre_id, owner_name(meeting)),
            )


def _readers(meeting: Meeting, states: Sequence[str]) -> list[Registration]:
    found = Registration.objects.filter(meeting=meeting, state__in=states).exclude(address="")
    return list(found.select_related("person").order_by("pk"))

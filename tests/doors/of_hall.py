"""The things of meetings, texts and reports."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.tests.factories import hall_of
from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.plenary.models import DiscussionLine, Poll, Theme
from aanjager.assembly.plenary.tests.factories import Hall, make_hall
from aanjager.assembly.registrations.tests.factories import InvitationFactory, RegistrationFactory
from aanjager.front.reports.tests.hall import report_of
from aanjager.governance.documents.tests import factories as papers
from tests.doors.things import NOW, Things


class OfHall(Things):
    """A meeting, its hall, its texts and what came of it."""

    def meeting(self) -> Any:
        return self.once(
            "meeting",
            lambda: MeetingFactory(centre=self.cast.noord, starts_at=now() + timedelta(days=9)),
        )

    def told(self, door: str) -> dict[str, Any]:
        """A meeting that is over with a published report, by the arguments of its addresses."""
        told = self.once("told", lambda: report_of(self.cast.noord, at=NOW))
        return {**told, "pk": told["note"] if door == "story:line" else told["download"]}

    def registration(self) -> Any:
        return self.once("registration", lambda: RegistrationFactory(meeting=self.meeting()))

    def invitation(self) -> Any:
        return self.once("invitation", lambda: InvitationFactory(meeting=self.meeting()))

    def pk_of_meetings(self, door: str) -> int:
        return self.meeting().pk

    pk_of_registrations = pk_of_attendance = pk_of_meetings

    def pk_of_documents(self, door: str) -> int:
        amendment = self.once(
            "paper",
            lambda: papers.AmendmentFactory(
                base_version=papers.open_text(centre=self.cast.noord), submitter=None
            ),
        )
        if door.endswith((":write", ":lay_open")):
            return self.once(
                "draft paper",
                lambda: papers.VersionFactory(document__centre=self.cast.noord, blocks__draft=True),
            ).document_id
        return amendment.document.body_id if door.endswith(":body") else amendment.document_id

    def plenary(self) -> Hall:
        return self.once(
            "plenary",
            lambda: make_hall(self.cast.noord, version=papers.open_text(centre=self.cast.noord)),
        )

    def plenary_theme(self) -> Theme:
        return self.once(
            "theme",
            lambda: Theme.objects.create(
                meeting=self.plenary().meeting, number=1, text="Samen", state="presented"
            ),
        )

    def plenary_line(self) -> DiscussionLine:
        return self.once(
            "line",
            lambda: DiscussionLine.objects.create(
                meeting=self.plenary().meeting,
                theme=self.plenary_theme(),
                position=1,
                text="Ik bel.",
                said_at=NOW,
            ),
        )

    def plenary_poll(self) -> Poll:
        return self.once(
            "poll",
            lambda: Poll.objects.create(
                meeting=self.plenary().meeting,
                question="Goed zo?",
                state="open",
                entitled_count=5,
                opened_at=NOW,
            ),
        )

    def pk_of_plenary(self, door: str) -> int:
        name = door.split(":")[1]
        if name == "point":
            return self.plenary().points[1, 1].pk
        if name == "line":
            return self.plenary_line().pk
        return self.plenary_poll().pk if name.startswith("poll") else self.plenary_theme().pk

    def pk_of_commitments(self, door: str) -> int:
        return self.once(
            "commitment",
            lambda: Commitment.objects.create(
                meeting=self.plenary().meeting,
                centre=self.cast.noord,
                line=self.plenary_line(),
                text="Bellen",
                owner=self.daan,
                owner_label="Daan",
                due_on=NOW.date(),
                made_at=NOW,
            ),
        ).pk

    def hall(self) -> dict[str, Any]:
        return self.once("hall", lambda: hall_of(self.cast.noord))

    def pk_of_groups(self, door: str) -> int:
        return self.hall()["sitting"].meeting_id

"""Who may use which address: the table, and the things that the addresses lead to.

One line per address. An audience is who gets in; everybody else must not.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.timezone import now

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.tests.factories import hall_of
from aanjager.assembly.meetings.tests.factories import (
    AgendaItemFactory,
    MeetingFactory,
    SessionFactory,
)
from aanjager.assembly.plenary.models import DiscussionLine, Poll, Theme
from aanjager.assembly.plenary.tests.factories import Hall, make_hall
from aanjager.assembly.registrations.tests.factories import InvitationFactory, RegistrationFactory
from aanjager.community.centres.models import Visit
from aanjager.community.organisations.models import Screening as OrganisationScreening
from aanjager.community.organisations.models import Statement
from aanjager.exchange.brokerage.models import Case, Proposal
from aanjager.exchange.imports.models import Import
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.opportunities.models import Screening as OpportunityScreening
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Template
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.reports.tests.hall import report_of
from aanjager.governance.documents.tests import factories as papers
from aanjager.participation.initiatives.tests import factories as ideas
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.trust.bookmarks.models import Bookmark
from aanjager.trust.letters.actions import Sender, To, write
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROLES = ("visitor", "daan", "finn", "cora", "anna", "bram", "els", "gerda")
AUDIENCES: dict[str, set[str]] = {
    "everybody": set(ROLES),
    "signed in": set(ROLES) - {"visitor"},
    "volunteer": {"daan"},  # the one whom the thing is about
    "coordinator": {"cora"},  # of the organisation that owns the thing
    "coordinator or staff": {"cora", "anna"},
    "volunteer or staff": {"daan", "anna"},
    "volunteer, coordinator or staff": {"daan", "cora", "anna"},
    "staff": {"anna"},  # of the centre that owns the thing, at its own address
    "manager": {"bram"},  # at the address of Zuid
    "staff or association": {"anna", "bram", "els"},
    "any staff": {"anna", "bram"},
    "association": {"els"},
    "visitor or visited": {"els", "bram"},  # of a visit to Zuid
    "holder of the link": set(),  # the link here is a wrong one
    "nobody": set(),  # outside the demonstration
}
EVERYBODY = "everybody"
# These ask for a step before them: a file is opened, a proposal chosen, a sheet read.
NOT_AT_ONCE = {"desk:edit_person", "desk:introduce", "imports:detail"}
OF_LIBRARIES = ("account_", "mfa", "usersessions", "socialaccount")


class World:
    """Things of centre Noord, of its organisation and of Daan, by the argument of an address."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.daan = cast.person(cast.daan)
        self.open = OpportunityFactory(
            organisation=cast.buurthuis, area=cast.noord.area, open=True, starts_on=NOW.date()
        )
        self.draft = OpportunityFactory(organisation=cast.buurthuis, area=cast.noord.area)
        self.made: dict[str, Any] = {}

    def argument(self, door: str, name: str) -> Any:
        """Return the value of one argument of one address."""
        room = door.split(":")[0]
        if room in {"reports", "story"}:
            return self.told(door)[name]
        if name == "organisation" or name in {"org", "org_pk", "organisation_pk"}:
            return self.cast.buurthuis.pk
        makers: dict[str, Callable[[], Any]] = {
            "meeting": lambda: self.plenary().meeting.pk,
            "token": lambda: "geen-geldig-kenmerk",
            "proposal": lambda: self.proposal().pk,
            "role": lambda: self.cast.buurthuis.coordinators.get().pk,
            "path": lambda: "pauze",
            "code": lambda: self.cast.noord.area.code if room == "areas" else "antwoord",
            "word": lambda: "gemeente",
            "what": lambda: "vacatures",
            "form": lambda: "csv",
            "year": lambda: 2026,
            "number": lambda: self.hall()["group"].number if room == "groups" else 1,
            "step": lambda: "steunen",
            "need": lambda: self.idea_part("need"),
            "answer": lambda: self.idea_part("answer"),
            "update": lambda: self.idea_part("update"),
            "ticket": lambda: self.registration().code,
            "row": lambda: (
                (self.invitation() if door.endswith("withdraw") else self.registration()).pk
            ),
            "item": lambda: AgendaItemFactory(meeting=self.meeting()).pk,
            "session": lambda: SessionFactory(meeting=self.meeting()).pk,
            "note": lambda: self.hall()["note"].pk,
            "sheet": lambda: self.hall()["sheet"].pk,
        }
        if door == "groups:join" and name == "code":
            return self.hall()["sitting"].join_code
        if name in makers:
            return makers[name]()
        return getattr(self, f"pk_of_{room}")(door)

    def question(self, door: str) -> str:
        """Return what an address asks behind its question mark."""
        return f"?persoon={self.daan.pk}" if door == "inbox:desk_new" else ""

    def case(self) -> Case:
        return self._once(
            "case",
            lambda: Case.objects.create(
                centre=self.cast.noord,
                person=self.daan,
                consultant=self.cast.noord.staff.get(),
                opened_at=NOW,
            ),
        )

    def proposal(self) -> Proposal:
        return self._once(
            "proposal",
            lambda: Proposal.objects.create(
                case=self.case(), opportunity=self.open, reason="Dichtbij.", proposed_at=NOW
            ),
        )

    def _once(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def placement(self) -> Any:
        return self._once(
            "placement",
            lambda: PlacementFactory(opportunity=self.open, person=self.daan, talk_at=NOW),
        )

    def meeting(self) -> Any:
        return self._once(
            "meeting",
            lambda: MeetingFactory(centre=self.cast.noord, starts_at=now() + timedelta(days=9)),
        )

    def told(self, door: str) -> dict[str, Any]:
        """A meeting that is over with a published report, by the arguments of its addresses."""
        told = self._once("told", lambda: report_of(self.cast.noord, at=NOW))
        return {**told, "pk": told["note"] if door == "story:line" else told["download"]}

    def pk_of_signals(self, door: str) -> int:
        """A pattern, a flag or a signal of Noord."""
        action = door.split(":")[1]
        if action in {"pattern", "decide", "finish", "lift"}:
            return PatternFactory(centre=self.cast.noord).pk
        signal = SignalFactory(centre=self.cast.noord)
        if action == "dismiss":
            return signal.flags.create(centre=signal.centre, area=signal.area, raised_at=NOW).pk
        return signal.pk

    def registration(self) -> Any:
        return self._once("registration", lambda: RegistrationFactory(meeting=self.meeting()))

    def invitation(self) -> Any:
        return self._once("invitation", lambda: InvitationFactory(meeting=self.meeting()))

    def pk_of_meetings(self, door: str) -> int:
        return self.meeting().pk

    pk_of_registrations = pk_of_attendance = pk_of_meetings

    def pk_of_organisations(self, door: str) -> int:
        body = self.cast.buurthuis
        if door.endswith("remove_statement"):
            return Statement.objects.create(
                organisation=body, kind="liability", valid_from=NOW.date(), seen_on=NOW.date()
            ).pk
        if door.endswith("answer_appeal"):
            return OrganisationScreening.objects.create(
                organisation=body,
                outcome="refused",
                reason="Nog geen verzekering.",
                decided_at=NOW,
                decided_by=self.cast.bram,
                decider_name="Bram",
                appeal="Die is er wel.",
                appealed_at=NOW,
            ).pk
        return body.pk

    def pk_of_opportunities(self, door: str) -> int:
        return self.open.pk

    def pk_of_bodies(self, door: str) -> int:
        return self.cast.buurthuis.pk

    def pk_of_asks(self, door: str) -> int:
        return self.open.pk

    def pk_of_screening(self, door: str) -> int:
        if not door.endswith("decide"):
            OpportunityScreening.objects.create(
                opportunity=self.draft,
                outcome="refused",
                reason="Te veel uren.",
                decided_at=NOW,
                decided_by=self.cast.bram,
                decider_name="Bram",
                appeal="Het zijn er minder." if door.endswith("answer_appeal") else "",
                appealed_at=NOW if door.endswith("answer_appeal") else None,
            )
        return self.draft.pk

    def pk_of_matching(self, door: str) -> int:
        if door.endswith(("letters", "forget")):
            return SavedSearch.objects.create(person=self.daan, name="Koken", saved_at=NOW).pk
        return self.open.pk

    def pk_of_placements(self, door: str) -> int:
        of_opportunity = {"react", "code"}
        return self.open.pk if door.split(":")[1] in of_opportunity else self.placement().pk

    def pk_of_inbox(self, door: str) -> int:
        if door.endswith("template"):
            return Template.objects.create(
                centre=self.cast.noord,
                organisation=self.cast.buurthuis,
                use="talk",
                name="Welkom",
                text="Dag",
            ).pk
        return self.placement().pk

    def pk_of_centres(self, door: str) -> int:
        if door.endswith("go_out"):
            return Visit.objects.create(
                centre=self.cast.zuid,
                user=self.cast.els,
                reason="Meekijken",
                started_at=now() - timedelta(hours=1),
                ends_at=now() + timedelta(hours=1),
            ).pk
        return self.cast.zuid.staff.get().pk

    def pk_of_desk(self, door: str) -> int:
        of_person = {"person", "open_file", "edit_person", "stays", "intake", "suggest"}
        return self.daan.pk if door.split(":")[1] in of_person else self.case().pk

    def pk_of_people(self, door: str) -> int:
        return self.cast.noord.pk

    def pk_of_mine(self, door: str) -> int:
        return 0

    def pk_of_demo(self, door: str) -> int:
        return 0

    def pk_of_bookmarks(self, door: str) -> int:
        facts = {"user": self.cast.daan, "path": "/organisatie/", "name": "Mijn lijst"}
        return self._once("bookmark", lambda: Bookmark.objects.create(**facts, kept_at=NOW)).pk

    def pk_of_documents(self, door: str) -> int:
        amendment = self._once(
            "paper",
            lambda: papers.AmendmentFactory(
                base_version=papers.open_text(centre=self.cast.noord), submitter=None
            ),
        )
        if door.endswith((":write", ":lay_open")):
            return self._once(
                "draft paper",
                lambda: papers.VersionFactory(document__centre=self.cast.noord, blocks__draft=True),
            ).document_id
        return amendment.document.body_id if door.endswith(":body") else amendment.document_id

    def plenary(self) -> Hall:
        return self._once("plenary", lambda: make_hall(self.cast.noord))

    def plenary_theme(self) -> Theme:
        return self._once(
            "theme",
            lambda: Theme.objects.create(
                meeting=self.plenary().meeting, number=1, text="Samen", state="presented"
            ),
        )

    def plenary_line(self) -> DiscussionLine:
        return self._once(
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
        return self._once(
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
        return self._once(
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

    def idea(self) -> Any:
        return self._once(
            "idea", lambda: ideas.InitiativeFactory(centre=self.cast.noord, led_by=self.daan)
        )

    def idea_part(self, name: str) -> int:
        photo = {"photo": "initiatives/dot.jpg", "photo_alt": "Een stip"}
        need = self._once("need", lambda: ideas.NeedFactory(initiative=self.idea()))
        makers: dict[str, Callable[[], Any]] = {
            "need": lambda: need,
            "answer": lambda: ideas.AnswerFactory(
                need=need, person=self.cast.person(self.cast.cora)
            ),
            "update": lambda: ideas.UpdateFactory(initiative=self.idea(), **photo),
        }
        if name == "update":
            default_storage.save(photo["photo"], ContentFile(b"jpeg"))
        return self._once(f"idea {name}", makers[name]).pk

    def pk_of_initiatives(self, door: str) -> int:
        if door.endswith("answer_lead"):
            self.idea().members.update(asked_to_lead_at=NOW)
        return self.idea().pk

    def hall(self) -> dict[str, Any]:
        return self._once("hall", lambda: hall_of(self.cast.noord))

    def pk_of_groups(self, door: str) -> int:
        return self.hall()["sitting"].meeting_id

    def pk_of_imports(self, door: str) -> int:
        return self._once(
            "import",
            lambda: Import.objects.create(
                centre=self.cast.noord,
                file_name="a.csv",
                file_hash="x",
                started_at=NOW,
                survey={"header": []},
            ),
        ).pk

    def pk_of_letters(self, door: str) -> int:
        return self._once(
            "letter",
            lambda: write(
                "test",
                "doors",
                To("iemand@example.org"),
                subject="Dag",
                body="Dag",
                at=NOW,
                sender=Sender(centre_id=self.cast.noord.pk),
            ),
        ).pk


TABLE: dict[str, str] = {
    "reports:report": "everybody",
    "reports:report_pdf": "everybody",
    "reports:correct": "signed in",
    "reports:sheets": "everybody",
    "reports:balance": "everybody",
    "reports:download": "everybody",
    "reports:kept_copy": "everybody",
    "reports:manage": "staff",
    "reports:generate": "staff",
    "reports:ask_corrections": "staff",
    "reports:fix": "staff",
    "reports:publish": "staff",
    "reports:rewrite": "staff",
    "reports:add_download": "staff",
    "reports:remove_download": "staff",
    "story:lines": "everybody",
    "story:line": "everybody",
    "story:my_points": "signed in",
    "story:points_by_link": "holder of the link",
    "aftercare:outcome": "holder of the link",
    "areas:detail": "everybody",
    "areas:start": "everybody",
    "asks:answer": "holder of the link",
    "asks:wave": "coordinator or staff",
    "attendance:at_session": "staff",
    "attendance:check_in": "staff",
    "attendance:divide": "staff",
    "attendance:paper": "staff",
    "attendance:ticket": "staff",
    "attendance:typed": "staff",
    "bodies:detail": "everybody",
    "bookmarks:forget": "volunteer",
    "bookmarks:keep": "signed in",
    "bookmarks:put_first": "volunteer",
    "centres:details": "manager",
    "centres:end_role": "manager",
    "centres:enter": "association",
    "centres:go_out": "visitor or visited",
    "centres:look": "manager",
    "centres:sample": "everybody",
    "centres:staff": "staff",
    "centres:terms": "manager",
    "centres:theme": "everybody",
    "centres:visits": "staff",
    "commitments:change": "volunteer or staff",
    "commitments:detail": "everybody",
    "commitments:new": "staff",
    "commitments:of_meeting": "everybody",
    "commitments:organised": "staff or association",
    "commitments:own": "signed in",
    "commitments:revisit": "staff",
    "commitments:step": "volunteer or staff",
    "components:overview": "everybody",
    "demo": "nobody",
    "demo:letter": "nobody",
    "demo:post": "nobody",
    "desk:aftercare": "staff",
    "desk:case": "staff",
    "desk:cases": "staff",
    "desk:choose": "staff",
    "desk:choose_centre": "staff",
    "desk:close": "staff",
    "desk:edit_person": "staff",
    "desk:export_cases": "staff",
    "desk:export_people": "staff",
    "desk:figures": "staff",
    "desk:figures_sheet": "staff",
    "desk:hand_over": "staff",
    "desk:intake": "staff",
    "desk:introduce": "staff",
    "desk:move_on": "staff",
    "desk:network": "association",
    "desk:new_person": "staff",
    "desk:open_file": "staff",
    "desk:paper": "staff",
    "desk:people": "staff",
    "desk:person": "staff",
    "desk:stays": "staff",
    "desk:plan": "staff",
    "desk:propose": "staff",
    "desk:search": "staff",
    "desk:send_paper": "staff",
    "desk:start": "staff",
    "desk:suggest": "staff",
    "desk:today": "staff",
    "documents:act": "signed in",
    "documents:amendment": "everybody",
    "documents:amendments": "everybody",
    "documents:board": "staff",
    "documents:bodies": "staff",
    "documents:body": "staff",
    "documents:enact": "staff",
    "documents:lay_open": "staff",
    "documents:merge": "staff",
    "documents:new": "staff",
    "documents:overview": "everybody",
    "documents:propose": "signed in",
    "documents:states": "everybody",
    "documents:text": "everybody",
    "documents:version": "everybody",
    "documents:write": "staff",
    "exports:overview": "staff",
    "exports:take": "staff",
    "groups:board": "staff",
    "groups:cards": "staff",
    "groups:change_hall": "staff",
    "groups:change_note": "staff",
    "groups:change_people": "staff",
    "groups:choose": "staff",
    "groups:code": "everybody",
    "groups:code_picture": "staff",
    "groups:describe": "staff",
    "groups:dots": "staff",
    "groups:follow": "holder of the link",
    "groups:hall": "holder of the link",
    "groups:join": "everybody",
    "groups:keep_link": "holder of the link",
    "groups:manage": "staff",
    "groups:order": "staff",
    "groups:people": "staff",
    "groups:photo": "staff",
    "groups:place_person": "staff",
    "groups:screen": "staff",
    "groups:sheet": "staff",
    "groups:sheets": "staff",
    "groups:since": "staff",
    "groups:steer": "staff",
    "groups:worker": "everybody",
    "groups:write_note": "staff",
    "home:accessibility": "everybody",
    "home:alive": "everybody",
    "home:favicon": "everybody",
    "home:home": "everybody",
    "home:language": "everybody",
    "home:privacy": "everybody",
    "home:ready": "everybody",
    "home:robots": "everybody",
    "home:security": "everybody",
    "home:sitemap": "everybody",
    "imports:choose": "staff",
    "imports:detail": "staff",
    "imports:overview": "staff",
    "imports:report": "staff",
    "imports:start": "staff",
    "imports:try_out": "staff",
    "imports:undo": "staff",
    "imports:upload": "staff",
    "initiatives:answer": "volunteer, coordinator or staff",
    "initiatives:answer_lead": "volunteer",
    "initiatives:ask": "volunteer or staff",
    "initiatives:become_association": "volunteer or staff",
    "initiatives:before": "everybody",
    "initiatives:close_need": "volunteer or staff",
    "initiatives:contact": "signed in",
    "initiatives:detail": "everybody",
    "initiatives:edit": "volunteer or staff",
    "initiatives:hand_over": "volunteer or staff",
    "initiatives:join": "signed in",
    "initiatives:leave": "signed in",
    "initiatives:look": "staff",
    "initiatives:move": "volunteer or staff",
    "initiatives:new": "signed in",
    "initiatives:offer": "signed in",
    "initiatives:overview": "everybody",
    "initiatives:own": "signed in",
    "initiatives:photo": "everybody",
    "initiatives:tell": "volunteer or staff",
    "inbox:desk_detail": "staff",
    "inbox:desk_export": "any staff",
    "inbox:desk_list": "any staff",
    "inbox:desk_new": "staff",
    "inbox:edit_template": "coordinator",
    "inbox:export": "coordinator",
    "inbox:handle": "coordinator or staff",
    "inbox:inbox": "coordinator",
    "inbox:new_template": "coordinator",
    "inbox:note_outcome": "staff",
    "inbox:remove_template": "coordinator",
    "inbox:step": "coordinator",
    "inbox:step_in": "staff",
    "inbox:templates": "coordinator",
    "letters:overview": "any staff",
    "letters:send_again": "staff",
    "matching:finder": "everybody",
    "matching:forget": "volunteer",
    "matching:hide": "signed in",
    "matching:letters": "volunteer",
    "matching:order": "everybody",
    "matching:save": "signed in",
    "matching:saved": "signed in",
    "matching:show_again": "signed in",
    "matching:shown": "everybody",
    "matching:stop_letters": "holder of the link",
    "meetings:agenda": "staff",
    "meetings:all_dates": "everybody",
    "meetings:date": "everybody",
    "meetings:detail": "everybody",
    "meetings:item": "staff",
    "meetings:manage": "staff",
    "meetings:newest": "everybody",
    "meetings:organised": "staff",
    "meetings:overview": "everybody",
    "meetings:programme": "everybody",
    "meetings:propose_next": "staff",
    "meetings:session": "staff",
    "meetings:sessions": "staff",
    "meetings:sheet": "staff",
    "meetings:step": "staff",
    "mine:end_other_sessions": "signed in",
    "mine:end_session": "volunteer",
    "mine:overview": "signed in",
    "mine:roles": "signed in",
    "mine:sessions": "signed in",
    "opportunities:act": "coordinator or staff",
    "opportunities:advise": "coordinator or staff",
    "opportunities:answer": "holder of the link",
    "opportunities:calendar": "everybody",
    "opportunities:close": "coordinator or staff",
    "opportunities:copy": "coordinator or staff",
    "opportunities:desk": "any staff",
    "opportunities:detail": "everybody",
    "opportunities:edit": "coordinator or staff",
    "opportunities:mine": "signed in",
    "opportunities:new": "coordinator or staff",
    "opportunities:newest": "everybody",
    "opportunities:of_organisation": "coordinator or staff",
    "opportunities:own": "coordinator or staff",
    "opportunities:publish": "staff",
    "organisations:add_statement": "staff",
    "organisations:answer_appeal": "staff",
    "organisations:appeal": "coordinator or staff",
    "organisations:choose": "coordinator",
    "organisations:desk": "any staff",
    "organisations:end_role": "coordinator or staff",
    "organisations:file": "staff",
    "organisations:look_again": "staff",
    "organisations:overview": "everybody",
    "organisations:own": "coordinator or staff",
    "organisations:people": "coordinator or staff",
    "organisations:put_under_parent": "staff",
    "organisations:register": "signed in",
    "organisations:remove_statement": "staff",
    "organisations:resume": "staff",
    "organisations:screen": "staff",
    "organisations:sheet": "any staff",
    "organisations:stop": "coordinator or staff",
    "people:address": "signed in",
    "people:address_code": "signed in",
    "people:centre": "signed in",
    "people:pause": "signed in",
    "people:profile": "signed in",
    "people:start": "signed in",
    "placements:calendar": "volunteer",
    "placements:code": "everybody",
    "placements:confirm": "volunteer",
    "placements:end": "volunteer",
    "placements:offer": "holder of the link",
    "placements:own": "volunteer",
    "placements:own_list": "signed in",
    "placements:react": "everybody",
    "placements:say": "volunteer",
    "placements:withdraw": "volunteer",
    "plenary:begin": "staff",
    "plenary:line": "staff",
    "plenary:merge": "staff",
    "plenary:offer": "nobody",
    "plenary:overview": "everybody",
    "plenary:point": "staff",
    "plenary:poll": "everybody",
    "plenary:poll_step": "staff",
    "plenary:polls": "everybody",
    "plenary:present": "staff",
    "plenary:project": "staff",
    "plenary:reword": "staff",
    "plenary:say": "staff",
    "plenary:screen": "everybody",
    "plenary:sources": "everybody",
    "plenary:step": "staff",
    "plenary:theme": "everybody",
    "plenary:undo": "staff",
    "privacy:data": "signed in",
    "privacy:gone": "everybody",
    "privacy:leave": "signed in",
    "privacy:mine": "signed in",
    "privacy:readable": "signed in",
    "privacy:register": "everybody",
    "registrations:act": "staff",
    "registrations:add": "staff",
    "registrations:cancel_meeting": "staff",
    "registrations:date": "holder of the link",
    "registrations:edit": "staff",
    "registrations:invitation": "holder of the link",
    "registrations:invitations": "staff",
    "registrations:needs": "staff",
    "registrations:new": "staff",
    "registrations:overview": "staff",
    "registrations:own": "holder of the link",
    "registrations:participants": "everybody",
    "registrations:qr": "holder of the link",
    "registrations:register": "everybody",
    "registrations:take_away": "staff",
    "registrations:thanks": "everybody",
    "registrations:withdraw": "staff",
    "screening:answer_appeal": "staff",
    "screening:appeal": "coordinator",
    "screening:decide": "staff",
    "second_step": "signed in",
    "signals:decide": "staff",
    "signals:detail": "staff",
    "signals:dismiss": "staff",
    "signals:export": "staff",
    "signals:finish": "staff",
    "signals:gather": "staff",
    "signals:lift": "staff",
    "signals:near": "staff",
    "signals:new": "staff",
    "signals:overview": "staff",
    "signals:own": "signed in",
    "signals:pattern": "staff",
    "signals:patterns": "staff",
    "signals:this_year": "staff",
    "signals:year": "staff",
    "signals:year_file": "staff",
}

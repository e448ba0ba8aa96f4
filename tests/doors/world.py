"""The things that the addresses lead to, by the argument of an address."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from aanjager.assembly.meetings.tests.factories import AgendaItemFactory, SessionFactory
from aanjager.community.centres.models import Visit
from aanjager.community.organisations.models import Screening as OrganisationScreening
from aanjager.community.organisations.models import Statement
from aanjager.trust.bookmarks.models import Bookmark
from aanjager.trust.letters.actions import Sender, To, write
from tests.doors.of_accountability import OfAccountability
from tests.doors.of_advice import OfAdvice
from tests.doors.of_agreements import OfAgreements
from tests.doors.of_carrying import OfCarrying
from tests.doors.of_courses import OfCourses
from tests.doors.of_days import OfDays
from tests.doors.of_exchange import OfExchange
from tests.doors.of_experts import OfExperts
from tests.doors.of_growth import OfGrowth
from tests.doors.of_guidance import OfGuidance
from tests.doors.of_hall import OfHall
from tests.doors.of_learning import OfLearning
from tests.doors.of_money import OfMoney
from tests.doors.of_participation import OfParticipation
from tests.doors.of_plans import OfPlans
from tests.doors.of_portfolios import OfPortfolios
from tests.doors.of_proofs import OfProofs
from tests.doors.of_purses import OfPurses
from tests.doors.of_seen import OfSeen
from tests.doors.of_sharing import OfSharing
from tests.doors.of_surveys import OfSurveys
from tests.doors.of_ties import OfTies
from tests.doors.of_trees import OfTrees
from tests.doors.things import NOW

BUT_PK: set[str] = set()  # every name of the room but `pk`


class World(
    OfExchange, OfHall, OfCarrying, OfPurses, OfParticipation, OfSharing, OfTies, OfDays, OfSurveys,
    OfMoney,
    OfPlans,
    OfAgreements,
    OfSeen,
    OfAccountability,
    OfTrees,
    OfCourses,
    OfLearning,
    OfAdvice,
    OfGrowth,
    OfPortfolios,
    OfProofs,
    OfExperts,
    OfGuidance,
):  # fmt: skip
    """Every thing, by the argument of an address."""

    def argument(self, door: str, name: str) -> Any:
        """Return the value of one argument of one address."""
        room = door.split(":")[0]
        if door.startswith("story:chain"):
            return self.of_account(door, name)
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
            "code": lambda: {"areas": self.cast.noord.area.code, "seen": "started"}.get(
                room, "antwoord"
            ),
            "word": lambda: "gemeente",
            "what": lambda: "eis" if room == "funds" else "vacatures",
            "part": lambda: self.part_of_fund(),
            "key": lambda: self.receiver_of_grant(),
            "form": lambda: "csv",
            "year": lambda: 2026,
            "number": lambda: self.hall()["group"].number if room == "groups" else 1,
            "step": lambda: "intrekken" if room == "expertise" else "steunen",
            "entry": lambda: self.entry_of_purse(door),
            "need": lambda: self.idea_part("need"),
            "handover": lambda: (
                self.asked_on_paper().pk if door.endswith("write_down") else self.question_to_daan()
            ),
            "answer": lambda: self.idea_part("coming" if room == "welcomes" else "answer"),
            "update": lambda: self.idea_part("update"),
            "ticket": lambda: self.registration().code,
            "row": lambda: (
                (self.invitation() if door.endswith("withdraw") else self.registration()).pk
            ),
            "line": lambda: self.application().plan.cost_lines.get().pk,
            "item": lambda: (
                self.part_of_application(door)
                if room == "funding"
                else AgendaItemFactory(meeting=self.meeting()).pk
            ),
            "session": lambda: SessionFactory(meeting=self.meeting()).pk,
            "task_pk": lambda: self.day_part("task_pk"),
            "sign_up_pk": lambda: self.day_part("sign_up_pk"),
            "post_pk": lambda: self.floor_part("post_pk"),
            "deal_pk": lambda: self.floor_part("deal_pk"),
            "label": lambda: "community.person",
            "note": lambda: self.hall()["note"].pk,
            "sheet": lambda: self.hall()["sheet"].pk,
        }
        if door == "groups:join" and name == "code":
            return self.hall()["sitting"].join_code
        own = self._of_room(room, door, name)
        if own is not None:
            return own
        if name in makers:
            return makers[name]()
        return getattr(self, f"pk_of_{room}")(door)

    def _of_room(self, room: str, door: str, name: str) -> Any:
        """Return what a room calls by a name of its own; None for what many rooms share."""
        if room == "accountability" and name in {"form", "sentence"}:
            return self.of_account(door, name)
        if room == "agreements" and name in {"contact", "indicator", "promise", "put"}:
            return self.of_agreement(door, name)
        if room == "assignments" and name == "thing":
            return self.thing_of_assignment(door)
        if name in {"wave", "section"}:
            return self.of_survey(door, name)
        course = {"run", "row", "day", "material", "form"}
        seen = ({"line", "thing", "form"}, lambda _door, name: self.part_of_seen(room, name))
        plan = (
            {"thing", "form"},
            lambda door, name: self.thing_of_plans(door) if name == "thing" else "md",
        )
        own: dict[str, tuple[set[str], Callable[[str, str], Any]]] = {
            "accountability": ({"form", "sentence"}, self.of_account),
            "agreements": ({"contact", "indicator", "promise", "put"}, self.of_agreement),
            "courses": (course, self.part_of_course),
            "academy": (course, self.part_of_course),
            "credentials": (
                {"mark", "form", "person", "number"},
                lambda _door, name: self.of_proof(name),
            ),
            "build_up": ({"step"}, lambda door, _name: self.step_of_plan(door)),
            "prior_learning": ({"code"}, lambda door, _name: self.code_of_portfolio(door)),
            "quality": (BUT_PK, self.part_of_quality),
            "invoices": seen,
            "services": seen,
            "relations": seen,
            "trees": (BUT_PK, lambda _door, name: self.of_tree(name)),
            "tree_making": (BUT_PK, lambda _door, name: self.of_tree(name)),
            "plans": plan,
            "citations": plan,
            "submissions": plan,
            "steps": (BUT_PK, lambda _door, name: self.of_plan(name)),
        }
        names, make = own.get(room, (set(), lambda _door, _name: None))
        return make(door, name) if name in names or (names is BUT_PK and name != "pk") else None

    def question(self, door: str) -> str:
        """Return what an address asks behind its question mark."""
        if door.startswith("internships:"):
            self.class_of_finn()
        if door == "build_up:of_organisation":
            self.plan_of_daan(door)
        if door.startswith("paths:"):
            self.pk_of_paths(door)
        if door.startswith("support_wishes:"):
            self.wish_of_daan()
        if door in {f"prior_learning:{it}" for it in ("evidence", "ask", "upload", "hand_in")}:
            self.beside_portfolio("decide")
        if door == "sharing:new":
            return f"?wat=initiatief&nummer={self.idea().pk}"
        return f"?persoon={self.daan.pk}" if door == "inbox:desk_new" else ""

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

    def pk_of_bodies(self, door: str) -> int:
        return self.cast.buurthuis.pk

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

    def pk_of_people(self, door: str) -> int:
        return self.cast.noord.pk

    def pk_of_mine(self, door: str) -> int:
        return 0

    def pk_of_demo(self, door: str) -> int:
        return 0

    def pk_of_bookmarks(self, door: str) -> int:
        facts = {"user": self.cast.daan, "path": "/organisatie/", "name": "Mijn lijst"}
        return self.once("bookmark", lambda: Bookmark.objects.create(**facts, kept_at=NOW)).pk

    def pk_of_letters(self, door: str) -> int:
        return self.once(
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

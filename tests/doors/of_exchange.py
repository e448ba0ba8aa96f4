"""The things of the exchange floor and of the desk."""

from typing import Any

from aanjager.exchange.brokerage.models import Case, Proposal
from aanjager.exchange.imports.models import Import
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.opportunities.models import Screening as OpportunityScreening
from aanjager.exchange.placements.models import Template
from aanjager.exchange.placements.tests.factories import PlacementFactory
from tests.doors.things import NOW, Things


class OfExchange(Things):
    """Opportunities, reactions, cases and what belongs to them."""

    def case(self) -> Case:
        return self.once(
            "case",
            lambda: Case.objects.create(
                centre=self.cast.noord,
                person=self.daan,
                consultant=self.cast.noord.staff.get(),
                opened_at=NOW,
            ),
        )

    def proposal(self) -> Proposal:
        return self.once(
            "proposal",
            lambda: Proposal.objects.create(
                case=self.case(), opportunity=self.open, reason="Dichtbij.", proposed_at=NOW
            ),
        )

    def placement(self) -> Any:
        return self.once(
            "placement",
            lambda: PlacementFactory(opportunity=self.open, person=self.daan, talk_at=NOW),
        )

    def pk_of_opportunities(self, door: str) -> int:
        return self.open.pk

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

    def pk_of_desk(self, door: str) -> int:
        of_person = {"person", "open_file", "edit_person", "stays", "let_go", "intake", "suggest"}
        return self.daan.pk if door.split(":")[1] in of_person else self.case().pk

    def pk_of_imports(self, door: str) -> int:
        return self.once(
            "import",
            lambda: Import.objects.create(
                centre=self.cast.noord,
                file_name="a.csv",
                file_hash="x",
                started_at=NOW,
                survey={"header": []},
            ),
        ).pk

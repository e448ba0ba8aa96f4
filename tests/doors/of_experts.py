"""The things of experts and assignments: Daan is a freelancer in the pool of Noord."""

from typing import Any

from aanjager.advice.assignments.tests.factories import (
    agreed,
    document,
    hours,
    offered,
    to_invoice,
    whole,
)  # fmt: skip
from aanjager.advice.assignments.tests.factories import mine as expert_of
from aanjager.advice.experts.tests.factories import expert, in_pool, place
from tests.doors.things import Things


class OfExperts(Things):
    """Daan in the pool, a question to him, and an assignment of the Buurthuis on which he works."""

    def of_daan(self) -> Any:
        """Daan as an expert of Noord."""
        return self.once(
            "expert", lambda: in_pool(self.cast.noord, expert(kind="freelancer", person=self.daan))
        )

    def pk_of_experts(self, door: str) -> int:
        """The expert, or his place in the pool."""
        it = self.of_daan()
        return place(self.cast.noord, it).pk if door.endswith("leave") else it.pk

    def pk_of_assignments(self, door: str) -> int:
        """A question to Daan, or his assignment."""
        if door.split(":")[1] in {"offer", "accept", "decline", "pass_on"}:
            return self.once(
                "question to Daan", lambda: offered(self.cast.noord, expert=self.of_daan())
            ).pk
        if door.split(":")[1] in {"invoice", "firm", "invoice_file"}:
            facts = {"expert": self.of_daan(), "body": self.cast.buurthuis}
            return self.once("invoice of Daan", lambda: to_invoice(self.cast.noord, **facts)).pk
        return self.assignment().pk

    def assignment(self) -> Any:
        """Daan works for the Buurthuis, with an agreement."""
        facts = {"expert": self.of_daan(), "body": self.cast.buurthuis}
        return self.once("assignment", lambda: whole(agreed(self.cast.noord, **facts).assignment))

    def thing_of_assignment(self, door: str) -> int:
        """A row of hours, or a document."""
        it = self.assignment()
        if door.endswith("hours"):
            return self.once("hours", lambda: hours(it)).pk
        return self.once("document", lambda: document(it, by=expert_of(it))).pk

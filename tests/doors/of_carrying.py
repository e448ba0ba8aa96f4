"""The things of who carries an initiative: its plan, the support in its street."""

from typing import Any

from aanjager.participation.steps.queries import hash_of
from aanjager.participation.steps.tests import factories as plans
from tests.doors.of_participation import OfParticipation


class OfCarrying(OfParticipation):
    """Steps and signatures of the idea of Daan."""

    def support(self) -> Any:
        return self.once("support", lambda: plans.SupportListFactory(initiative=self.idea()))

    def pk_of_steps(self, door: str) -> int:
        if door.split(":")[1] in {"sheet", "support", "write_over"}:
            self.support()
        return self.idea().pk

    def of_plan(self, name: str) -> Any:
        """A step, or the link of a signature."""
        if name == "step":
            return self.once("step", lambda: plans.StepFactory(initiative=self.idea())).pk
        mark = hash_of("een-kenmerk")
        facts = {"support": self.support(), "token_hash": mark, "confirmed_at": None}
        self.once("signature", lambda: plans.SignatureFactory(**facts))
        return "een-kenmerk"

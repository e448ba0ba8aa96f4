"""The things of what helps Daan: told, shown to the neighbourhood house, and written along by Anna."""

from typing import Any

from aanjager.growth.build_up.tests import factories as plans
from aanjager.growth.paths.tests import factories as paths
from aanjager.growth.support_wishes.tests import factories as wishes
from tests.doors.things import Things


class OfGuidance(Things):
    """What helps Daan, and whom he shows it to."""

    def wish_of_daan(self) -> Any:
        """What Daan told, shown to the organisation of Cora and to nobody else."""
        return self.once("wish", self._wish)

    def _wish(self) -> Any:
        wish = wishes.wish(self.daan)
        return wishes.shown(wish, organisation=self.cast.buurthuis, shows_words=True)

    def plan_of_daan(self, door: str) -> Any:
        """A plan of Daan at the house of Cora, shown to it, with a talk; a draft where one is asked."""
        name = door.split(":")[1]
        place = self.once("slow place", lambda: plans.place(self.daan, self.cast.buurthuis))
        if name in {"begin", "together"}:
            return place
        if name == "accept":
            anna = self.cast.noord.staff.get(user=self.cast.anna)
            return self.once("slow draft", lambda: plans.written(place, anna))
        return self.once("slow plan", lambda: plans.shown(plans.begun(place)))

    def pk_of_build_up(self, door: str) -> int:
        """The plan, the place where one is made, or Daan himself."""
        if door.endswith("of_person"):
            return self.daan.pk
        return self.plan_of_daan(door).pk

    def step_of_plan(self, door: str) -> int:
        """The talk of the plan, or the question afterwards."""
        steps = self.plan_of_daan(door).steps
        return steps.get(kind="after" if door.endswith("answer") else "talk").pk

    def pk_of_paths(self, door: str) -> int:
        """The circle that Daan joined, or what Cora thanked him for."""
        if door.endswith("leave"):
            return self.once("circle", lambda: paths.joined(self.daan, self.cast.noord)).pk
        return self.once("thanks", lambda: paths.thanked(self.daan, self.cast.buurthuis)).pk

    def pk_of_support_wishes(self, door: str) -> int:
        """What is shown, what was written along, or Daan himself for the pages at the desk."""
        share, name = self.wish_of_daan(), door.split(":")[1]
        anna = self.cast.noord.staff.get(user=self.cast.anna)
        draft = self.once("wish draft", lambda: wishes.written(self.daan, anna))
        if name in {"together", "written", "paper_of", "erase"}:
            return self.daan.pk
        return draft.pk if name in {"accept", "discard"} else share.pk

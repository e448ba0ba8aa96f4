"""The things of one day: exchange floors and action days."""

from datetime import date
from typing import Any

from aanjager.outreach.action_days.tests import factories as days
from aanjager.outreach.exchange_floor.tests import factories as floors
from tests.doors.things import Things


class OfDays(Things):
    """An exchange floor of Noord with an offer and a deal; an action day of its organisation."""

    def floor(self) -> Any:
        return self.once("floor", lambda: floors.ExchangeFloorFactory(centre=self.cast.noord))

    def pk_of_exchange_floor(self, door: str) -> int:
        return self.floor().pk

    def floor_part(self, name: str) -> int:
        """The offer or the deal of the floor, each with a link."""
        if name == "post_pk":
            return self.once("offer", lambda: floors.PostFactory(floor=self.floor())).pk
        return self.once("deal", lambda: floors.DealFactory(floor=self.floor(), signed=True)).pk

    def day(self) -> Any:
        facts = {"centre": self.cast.noord, "organisation": self.cast.buurthuis}
        return self.once("day", lambda: days.ActionDayFactory(**facts))

    def pk_of_action_days(self, door: str) -> int:
        """The day; to look at one that waits, to count one that was."""
        if door.endswith("look"):
            facts = {"centre": self.cast.noord, "look": "waiting"}
            return self.once("day to look at", lambda: days.ActionDayFactory(**facts)).pk
        if door.endswith("count"):
            facts = {"centre": self.cast.noord, "organisation": self.cast.buurthuis}
            was = date(2026, 1, 10)
            return self.once("day that was", lambda: days.ActionDayFactory(**facts, held_on=was)).pk
        return self.day().pk

    def day_part(self, name: str) -> int:
        """A task of the day, or somebody who signed up for it."""
        task = self.once("day task", lambda: days.DayTaskFactory(day=self.day()))
        if name == "task_pk":
            return task.pk
        return self.once("day sign up", lambda: days.SignUpFactory(task=task)).pk

"""The things of one day: exchange floors and action days."""

from typing import Any

from aanjager.participation.exchange_floor.tests import factories as floors
from tests.doors.things import Things


class OfDays(Things):
    """An exchange floor of Noord, with an offer and a deal."""

    def floor(self) -> Any:
        return self.once("floor", lambda: floors.ExchangeFloorFactory(centre=self.cast.noord))

    def pk_of_exchange_floor(self, door: str) -> int:
        return self.floor().pk

    def floor_part(self, name: str) -> int:
        """The offer or the deal of the floor, each with a link."""
        if name == "post_pk":
            return self.once("offer", lambda: floors.PostFactory(floor=self.floor())).pk
        return self.once("deal", lambda: floors.DealFactory(floor=self.floor(), signed=True)).pk

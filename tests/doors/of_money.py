"""The things of money: funds, applications, who pays a centre, complaints."""

from typing import Any

from aanjager.governance.funds.tests import factories as funds
from tests.doors.things import Things


class OfMoney(Things):
    """A fund of Noord with a round and a requirement."""

    def fund(self) -> Any:
        return self.once("fund", lambda: funds.fund(self.cast.noord, asks=[("Jaarrekening", True)]))

    def pk_of_funds(self, door: str) -> int:
        return self.fund().pk

    def of_fund(self, name: str) -> Any:
        """Which part of a fund is taken out."""
        return "eis" if name == "what" else self.fund().requirements.get().pk

"""The things of money: funds, applications, who pays a centre, complaints."""

from typing import Any

from aanjager.governance.funds.tests import factories as funds
from aanjager.governance.grants.models import PublicGrant
from tests.doors.things import NOW, Things


class OfMoney(Things):
    """A fund of Noord with a round and a requirement."""

    def fund(self) -> Any:
        return self.once("fund", lambda: funds.fund(self.cast.noord, asks=[("Jaarrekening", True)]))

    def pk_of_funds(self, door: str) -> int:
        return self.fund().pk

    def part_of_fund(self) -> int:
        """Something the fund asks for, that is taken out."""
        return self.fund().requirements.get().pk

    def receiver_of_grant(self) -> str:
        """An organisation that got a grant."""
        facts = {"register": "a", "source": "b", "key": "c", "year": 2016, "theme": "Zorg"}
        named = {"receiver": "Stichting Linde", "receiver_key": "linde", "imported_at": NOW}
        money = {"asked_cents": 200, "granted_cents": 100}
        return self.once(
            "grant", lambda: PublicGrant.objects.create(**facts, **named, **money)
        ).receiver_key

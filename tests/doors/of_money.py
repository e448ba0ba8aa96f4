"""The things of money: funds, applications, who pays a centre, complaints."""

from typing import Any

from django.core.files.base import ContentFile

from aanjager.governance.complaints import actions as of_complaints
from aanjager.governance.complaints.actions import Told
from aanjager.kernel.actor import ANONYMOUS
from aanjager.partnership.funders import actions as of_funders
from aanjager.partnership.funders.actions import Paid
from aanjager.partnership.funding import actions as of_funding
from aanjager.partnership.funding.tests import factories as funding
from aanjager.partnership.funds.tests import factories as funds
from aanjager.partnership.grants.models import PublicGrant
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

    def application(self) -> Any:
        """An application of Noord: in preparation, with a file."""
        return self.once("application", self._application)

    def _application(self) -> Any:
        made = funding.application(
            self.cast.noord, 1_000_00, asks=[("Jaarrekening", True)], claims=[500_00]
        )
        paper = ContentFile(b"%PDF-1.4\n%%EOF\n", name="jaar.pdf")
        item, by = made.checklist.get(), funding.staff(self.cast.noord)
        of_funding.tick(item, paper, by=by, at=NOW)
        return made

    def pk_of_funding(self, door: str) -> int:
        """The application; one that was granted for what comes after."""
        after = ("pay", "plan_accounting", "account", "settle")
        return (self.grant() if door.endswith(after) else self.application()).pk

    def grant(self) -> Any:
        """An application that was granted."""
        return self.once("granted", lambda: funding.granted(self.cast.noord, 100))

    def part_of_application(self, door: str) -> int:
        """A line of its checklist, or a day of accounting."""
        if not door.endswith("account"):
            return self.application().checklist.get().pk
        by = funding.staff(self.cast.noord)
        return self.once(
            "accounting",
            lambda: of_funding.plan_accounting(self.grant(), NOW.date(), "Verslag", by=by, at=NOW),
        ).pk

    def pk_of_funders(self, door: str) -> int:
        """Who pays Noord."""
        paid = Paid("fund", "Fonds Linde", "Iets", NOW.date(), 2026, 100)
        by = funding.staff(self.cast.noord)
        return self.once("funder", lambda: of_funders.keep(self.cast.noord, paid, by=by, at=NOW)).pk

    def pk_of_complaints(self, door: str) -> int:
        """A complaint to Noord that waits for an answer."""
        told = Told("other", "Het ging niet goed.")
        return self.once(
            "complaint",
            lambda: of_complaints.complain(self.cast.noord, told, by=ANONYMOUS, at=NOW),
        ).pk

"""The things of the money of an initiative: a purse at the organisation of Cora, and its entries."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from aanjager.participation.purses.tests import factories as purses
from tests.doors.of_participation import OfParticipation

RECEIPT = "receipts/door.pdf"


class OfPurses(OfParticipation):
    """A purse that the idea of Daan has at the organisation of Cora."""

    def purse(self, **facts: Any) -> Any:
        def make() -> Any:
            return purses.PurseFactory(initiative=self.idea(), host=self.cast.buurthuis, **facts)

        return self.once("purse", make)

    def pk_of_purses(self, door: str) -> int:
        if door.endswith(":answer"):
            self.purse(state="asked", answered_at=None)
        elif not door.endswith("ask_host"):
            self.purse()
        return self.idea().pk

    def entry_of_purse(self, door: str) -> int:
        """A bill with its receipt; without one, or booked, where the address is about that."""
        facts: dict[str, Any] = {"receipt": "" if door.endswith("attach") else RECEIPT}
        if door.endswith("undo"):
            facts["booked"] = True
        if door.endswith("receipt"):
            default_storage.save(RECEIPT, ContentFile(b"%PDF-1.4"))
        return self.once("entry", lambda: purses.EntryFactory(purse=self.purse(), **facts)).pk

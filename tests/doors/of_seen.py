"""The things of invoices, services and relations."""

from typing import Any

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.invoices.tests.factories import draft, seller, sent
from aanjager.governance.relations.tests.factories import follow_up, relation
from aanjager.governance.services import actions as services
from aanjager.governance.services.tests.factories import accepted, request, service
from tests.doors.things import NOW, Things


class OfSeen(Things):
    """Invoices, a service with a request and an offer, and a relation of Noord."""

    def of_noord(self) -> Any:
        """Noord, which said what stands on its invoices."""
        return self.once("seller", lambda: seller(self.cast.noord)).centre

    def pk_of_invoices(self, door: str) -> int:
        """A draft, or one that was sent."""
        of = self.of_noord()
        if door.split(":")[1] in {"pay", "credit", "file"}:
            return self.once(f"sent for {door}", lambda: sent(of)).pk
        return self.once(f"draft for {door}", lambda: draft(of)).pk

    def pk_of_services(self, door: str) -> int:
        """A service, a request for it, or an offer."""
        of, name = self.of_noord(), door.split(":")[1]
        if name in {"one", "edit"}:
            return self.once("service", lambda: service(of)).pk
        if name in {"request", "answer", "quote"}:
            return self.once("service request", lambda: request(of)).pk
        if name == "invoice":
            return self.once("accepted offer", lambda: accepted(of)).pk
        return self.once(f"offer for {door}", lambda: self._offer(of)).pk

    def _offer(self, of: Any) -> Any:
        return services.quote(request(of), by=staff_of(of), at=NOW)

    def pk_of_relations(self, door: str) -> int:
        """Somebody with whom Noord talks."""
        return self.once(f"relation for {door}", lambda: relation(self.cast.noord)).pk

    def part_of_seen(self, room: str, name: str) -> Any:
        """A line of the draft, of the offer, or what follows with a relation."""
        if name == "form":
            return "pdf"
        if room == "relations":
            it = self.once("relation for relations:finish", lambda: relation(self.cast.noord))
            return self.once("follow-up", lambda: follow_up(it)).pk
        of = self.of_noord()
        if room == "services":
            it = self.once("offer for services:remove_line", lambda: self._offer(of))
        else:
            it = self.once("draft for invoices:remove_line", lambda: draft(of))
        return it.lines.first().pk

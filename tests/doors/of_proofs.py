"""The things of what people become: proofs."""

from typing import Any

from aanjager.growth.credentials import actions
from aanjager.growth.credentials.tests import factories as proofs
from tests.doors.things import NOW, Things


class OfProofs(Things):
    """A proof of Daan, given by Noord."""

    def proof(self) -> Any:
        return self.once("proof", lambda: proofs.proof(self.cast.noord, self.daan))

    def pk_of_credentials(self, door: str) -> Any:
        """A proof, what it is of, or a link that Daan made."""
        if door.endswith(":stop"):
            return self.proof().achievement_id
        if door.endswith("end_share"):
            holder = proofs.holder(self.daan)
            made = lambda: actions.share(self.proof(), days=30, by=holder, at=NOW)  # noqa: E731
            return self.once("proof link", made)[0].pk
        return self.proof().pk

    def of_proof(self, name: str) -> Any:
        """What an address of a proof calls by a name of its own."""
        proof = self.proof()
        return {"mark": proof.mark, "form": "json", "person": self.daan.pk, "number": 1}.get(name)

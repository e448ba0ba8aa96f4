"""The things of model texts and of papers to sign."""

from typing import Any

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import OrganisationFactory, coordinator_of
from aanjager.learning.model_texts.tests.factories import model_text
from aanjager.learning.quality import actions as quality
from aanjager.learning.quality import queries as rounds
from aanjager.learning.quality.tests.factories import (
    LINE,
    advised_by,
    asked,
    assessing,
    begun,
    evidence,
)
from aanjager.learning.signing.tests.factories import drawn, sent, signed
from tests.doors.things import NOW, Things


class OfLearning(Things):
    """A text of Noord, one that Zuid shares, papers of the organisation in their states,
    and its self-evaluation, in which Daan advises or judges.
    """

    def pk_of_model_texts(self, door: str) -> int:
        """A text of Noord that everybody may read; to take over, one of Zuid."""
        of = self.cast.zuid if door.endswith("adopt") else self.cast.noord
        settled = not door.endswith(":settle")
        return self.once(
            f"text for {door}", lambda: model_text(of, settled=settled, shown=settled)
        ).pk

    def pk_of_signing(self, door: str) -> int:
        """A paper that staff drew up for the organisation, or the signature of Daan under it."""
        name, by = door.split(":")[1], staff_of(self.cast.noord)
        body = self.cast.buurthuis
        if name in {"edit", "send"}:
            return self.once(f"draft for {door}", lambda: drawn(body, by=by)).pk
        if name in {"end", "file", "own_download"}:
            it = self.once(f"signed for {door}", lambda: signed(body, by=by))
        else:
            it = self.once(f"sent for {door}", lambda: sent(body, by=by))
        return it.signers.get(position=1).pk if name.startswith("own_") else it.pk

    def round_for(self, door: str) -> Any:
        """The round of the organisation; another has one that Daan advises on, a third one that he judges."""
        daan, other = self.cast.daan, lambda: OrganisationFactory(centre=self.cast.noord)
        if door.endswith(":advise"):
            return self.once("round to advise on", lambda: asked(other(), adviser=daan)[0])
        if door.endswith(":judge"):
            return self.once("round to judge", lambda: assessing(other(), assessor=daan)[0])
        return self.once("round", lambda: self._begun(daan))

    def _begun(self, adviser: Any) -> Any:
        it = begun(self.cast.buurthuis)
        advised_by(it, adviser)
        return it

    def pk_of_quality(self, door: str) -> int:
        """The round itself."""
        return int(self.round_for(door).pk)

    def part_of_quality(self, door: str, name: str) -> Any:
        """A chapter, a statement, a file or a line of the plan."""
        it = self.round_for(door)
        if name == "chapter":
            return "safe"
        if name == "statement":
            return rounds.statements(it.size, it.begun_at.date())[0].pk
        if name == "evidence":
            return self.once(f"file for {door}", lambda: evidence(it)).pk
        by = coordinator_of(it.organisation)
        return self.once("line of the plan", lambda: quality.plan(it, LINE, by=by, at=NOW)).pk

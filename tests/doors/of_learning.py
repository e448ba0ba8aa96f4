"""The things of model texts and of papers to sign."""

from aanjager.community.centres.tests.factories import staff_of
from aanjager.learning.model_texts.tests.factories import model_text
from aanjager.learning.signing.tests.factories import drawn, sent, signed
from tests.doors.things import Things


class OfLearning(Things):
    """A text of Noord, one that Zuid shares, and papers of the organisation in their states."""

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

"""The things of the personal network and of introductions."""

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.community.ties.tests import factories as ties
from aanjager.participation.introductions.tests.factories import introduction
from tests.doors.things import Things


class OfTies(Things):
    """Ties, personal invitations and introductions."""

    def pk_of_ties(self, door: str) -> int:
        """A tie or an invitation of Daan, or Daan."""
        if door.endswith("of_person"):
            return self.daan.pk
        if door.endswith("change"):
            return self.once("tie", lambda: ties.tie(self.daan, PersonFactory())).pk
        return self.once("personal", lambda: ties.invitation(self.daan)[0]).pk

    def pk_of_introductions(self, door: str) -> int:
        """Daan and the organisation, introduced by Noord."""
        return self.once(
            "introduction", lambda: introduction(self.cast.noord, self.daan, self.cast.buurthuis)
        ).pk

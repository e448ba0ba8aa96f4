"""The things that two centres do together."""

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.participation.sharing.tests.factories import SharingFactory
from aanjager.participation.signals.tests.factories import PatternFactory
from tests.doors.things import Things


class OfSharing(Things):
    """Something of Noord and a third centre; for answering and proposing Noord is the guest."""

    def pk_of_sharing(self, door: str) -> int:
        oost = self.once("oost", lambda: CentreFactory(name="Centrale Oost", slug="oost"))
        noord, action = self.cast.noord, door.split(":")[1]
        if action in {"accept", "decline"}:
            return SharingFactory(host=oost, guest=noord).pk
        if action == "propose":
            pattern = PatternFactory(centre=oost)
            return SharingFactory(
                host=oost, guest=noord, initiative=None, pattern=pattern, running=True
            ).pk
        return SharingFactory(host=noord, guest=oost).pk

"""The things that two centres do together, and people who go from one to the other."""

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.outreach.sharing.tests.factories import SharingFactory
from aanjager.participation.handover.models import Handover
from aanjager.participation.handover.tests.factories import HandoverFactory
from aanjager.participation.signals.tests.factories import PatternFactory
from tests.doors.things import Things


class OfSharing(Things):
    """Something of Noord and a third centre; for answering and proposing Noord is the guest."""

    def pk_of_handover(self, door: str) -> int:
        """Daan, a question to Daan, or somebody who came to Noord."""
        action, noord = door.split(":")[1], self.cast.noord
        if action in {"away", "withdraw"}:
            return self.daan.pk
        if action == "write_down":
            return self.asked_on_paper().person_id
        if action == "receive":
            return HandoverFactory(to_centre=noord, agreed=True).pk
        return self.question_to_daan()

    def question_to_daan(self) -> int:
        noord = self.cast.noord
        return self.once("asked", lambda: HandoverFactory(centre=noord, person=self.daan)).pk

    def asked_on_paper(self) -> Handover:
        """A question to somebody without an account."""

        def make() -> Handover:
            ans = PersonFactory(user=None, name="Ans")
            RegistrationFactory(person=ans, centre=self.cast.noord)
            return HandoverFactory(centre=self.cast.noord, person=ans)

        return self.once("asked on paper", make)

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

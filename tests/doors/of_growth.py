"""The things of tracks: a class in which Finn is, whose mentor is Daan, of a school that Cora speaks for."""

from typing import Any

from aanjager.community.organisations.tests.factories import CoordinatorFactory
from aanjager.growth.internships.models import Hours, Told
from aanjager.growth.internships.tests import factories as tracks
from tests.doors.things import Things


class OfGrowth(Things):
    """A class, its pupil, and an internship at the organisation of Cora in every state."""

    def class_of_finn(self) -> Any:
        """Class 3B with Finn in it."""
        return self.once("pupil Finn", self._finn)

    def _finn(self) -> Any:
        school = tracks.school_of(self.cast.noord)
        CoordinatorFactory(organisation=school, person=self.cast.person(self.cast.cora))
        group = tracks.group_of(school, mentor="daan@example.org")
        return tracks.pupil_in(group)

    def pk_of_class_lists(self, door: str) -> int:
        """The class that an address is about, or somebody in it without a place."""
        group = self.class_of_finn().group
        if door.endswith(":remove"):
            return self.once("no place", lambda: tracks.pupil_in(group, email="l@example.org")).pk
        return group.pk

    def pk_of_internships(self, door: str) -> int:
        """The place, the internship or the hours that an address is about."""
        name, pupil = door.split(":")[1], self.class_of_finn()
        offer = self.once("place for pupils", lambda: tracks.offer_at(self.cast.buurthuis))
        if name in {"offer", "apply"}:
            return offer.opportunity_id
        makers = {"approve": tracks.asked, "decline": tracks.asked, "accept": tracks.approved}
        maker = makers.get(name, tracks.signed)
        it = pupil.internships.first() or maker(pupil, offer)  # one at a time, so one for all doors
        if name in {"told", "take_back"}:
            return (Told.objects.filter(internship=it).first() or tracks.told(it)).pk
        if name not in {"log", "confirm", "drop"}:
            return it.pk
        one = Hours.objects.filter(internship=it).first() or tracks.hours(it)
        if name == "confirm":
            Hours.objects.filter(pk=one.pk).update(state="logged")
        return one.pk

"""Who acts. The only thing about a request that a rule or a query may look at."""

from dataclasses import dataclass, replace
from typing import Protocol


class HasCentre(Protocol):
    @property
    def centre_id(self) -> int: ...


class MayHaveCentre(Protocol):
    @property
    def centre_id(self) -> int | None: ...


class HasOrganisation(Protocol):
    @property
    def organisation_id(self) -> int: ...


@dataclass(frozen=True)
class Actor:
    """Who acts, with every role at once: one person can be volunteer, coordinator and consultant.

    The sets hold primary keys. `staff_of` includes the centres that an association's employee
    entered in a timed, logged visit; `manager_of` never does. `is_mentor` leads the way to a class
    and opens nothing: which classes somebody looks after is asked of the classes.
    """

    user_id: int | None = None
    person_id: int | None = None
    staff_of: frozenset[int] = frozenset()
    manager_of: frozenset[int] = frozenset()
    coordinator_of: frozenset[int] = frozenset()
    is_mentor: bool = False
    is_association: bool = False
    is_clock: bool = False

    @property
    def is_signed_in(self) -> bool:
        """Somebody with an account."""
        return self.user_id is not None

    def works_for(self, thing: HasCentre) -> bool:
        """Staff of the centre that owns the thing; the clock works for every centre."""
        return self.is_clock or thing.centre_id in self.staff_of

    def works_at(self, centre_id: int | None) -> bool:
        """Staff of this centre; where there is none it is of the association, and so are they."""
        return self.is_association if centre_id is None else centre_id in self.staff_of

    def owns(self, thing: MayHaveCentre) -> bool:
        """Who works where the thing belongs: at its centre, or without one for the association."""
        return self.is_clock or self.works_at(thing.centre_id)

    def manages(self, thing: HasCentre) -> bool:
        """Manager of the centre that owns the thing."""
        return thing.centre_id in self.manager_of

    def coordinates(self, thing: HasOrganisation) -> bool:
        """Coordinator of the organisation that the thing belongs to."""
        return thing.organisation_id in self.coordinator_of

    def speaking_for(self, organisation_id: int) -> "Actor":
        """Return the same actor, who speaks for this organisation as well."""
        return replace(self, coordinator_of=self.coordinator_of | {organisation_id})


ANONYMOUS = Actor()
CLOCK = Actor(is_clock=True)  # what runs by itself, at its time

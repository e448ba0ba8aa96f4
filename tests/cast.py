"""The same people in every test.

Anna works at centre Noord, Bram manages centre Zuid, Cora coordinates an organisation of Noord,
Daan is a volunteer of Noord, Els works for the national association, Finn is a pupil of 14,
Gerda is an official of the municipality with an account and no role.
"""

from dataclasses import dataclass

from aanjager.community.centres.models import Centre
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.community.organisations.models import Organisation
from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.trust.accounts.models import User
from aanjager.trust.accounts.tests.factories import UserFactory


@dataclass(frozen=True)
class Cast:
    """The accounts by name, and what they belong to."""

    noord: Centre
    zuid: Centre
    buurthuis: Organisation
    anna: User
    bram: User
    cora: User
    daan: User
    els: User
    finn: User
    gerda: User

    def person(self, user: User) -> Person:
        return Person.objects.get(user=user)


def gather() -> Cast:
    """Make the whole cast. Centre Noord answers at noord.localhost, Zuid at zuid.localhost."""
    noord = CentreFactory(name="Centrale Noord", slug="noord")
    zuid = CentreFactory(name="Centrale Zuid", slug="zuid")
    users = {
        name: UserFactory(email=f"{name}@example.org", is_association=name == "els")
        for name in ("anna", "bram", "cora", "daan", "els", "finn", "gerda")
    }
    StaffFactory(centre=noord, user=users["anna"], name="Anna")
    StaffFactory(centre=zuid, user=users["bram"], name="Bram", role="manager")
    buurthuis = OrganisationFactory(centre=noord, name="Buurthuis 't Anker")
    cora = PersonFactory(user=users["cora"], name="Cora", email="cora@example.org")
    CoordinatorFactory(organisation=buurthuis, person=cora)
    for name, birth_year in (("daan", 1980), ("finn", 2012)):
        person = PersonFactory(
            user=users[name], name=name.title(), email=users[name].email, birth_year=birth_year
        )
        RegistrationFactory(person=person, centre=noord)
    return Cast(noord=noord, zuid=zuid, buurthuis=buurthuis, **users)

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.organisations import actions, queries
from aanjager.community.organisations.models import Coordinator, Statement
from aanjager.community.organisations.tests.factories import (
    CoordinatorFactory,
    OrganisationFactory,
    coordinator_of,
)
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter
from conftest import NOW

pytestmark = pytest.mark.django_db


def invite(organisation, email="fatma@example.org"):
    return actions.invite(
        organisation, name="Fatma", email=email, by=coordinator_of(organisation), at=NOW
    )


def test_somebody_new_is_invited_with_a_letter_that_tells_how_to_get_in():
    role = invite(OrganisationFactory(name="Soepgroep"))

    letter = Letter.objects.get()
    assert role.person.user is None
    assert letter.to_address == "fatma@example.org"
    assert "Log in met fatma@example.org" in letter.text


def test_somebody_known_by_this_address_is_the_same_person():
    fatma = PersonFactory(email="Fatma@example.org")

    role = invite(OrganisationFactory())

    assert role.person == fatma
    assert Person.objects.filter(email__iexact="fatma@example.org").count() == 1


def test_nobody_speaks_for_an_organisation_twice_at_once():
    organisation = OrganisationFactory()
    invite(organisation)

    with pytest.raises(Refused, match="al namens"):
        invite(organisation, "FATMA@example.org ")


def test_who_stops_no_longer_speaks_for_it_and_can_come_back():
    organisation = OrganisationFactory()
    stays, goes = coordinator_of(organisation), invite(organisation)

    actions.end_role(goes, by=stays, at=NOW)
    with pytest.raises(Refused, match="al niet meer"):
        actions.end_role(goes, by=stays, at=NOW)

    assert goes not in queries.coordinators(organisation)
    assert invite(organisation).person == goes.person


def test_the_last_one_stays():
    only = CoordinatorFactory()

    with pytest.raises(Refused, match="Er moet iemand blijven"):
        actions.end_role(only, by=staff_of(only.organisation.centre), at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_leave_at_once_one_stays():
    organisation = OrganisationFactory()
    roles = [CoordinatorFactory(organisation=organisation) for _n in range(2)]
    staff = staff_of(organisation.centre)
    together = Barrier(2)

    def leave(role):
        together.wait()
        try:
            actions.end_role(Coordinator.objects.get(pk=role.pk), by=staff, at=NOW)
        except Refused:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(leave, roles)) == 1
    assert len(queries.coordinators(organisation)) == 1


def test_staff_write_down_what_they_saw_and_until_when():
    organisation = OrganisationFactory()
    staff = staff_of(organisation.centre)

    seen = actions.add_statement(
        organisation,
        kind="liability",
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        by=staff,
        at=NOW,
    )

    assert queries.statements(organisation, date(2026, 6, 1)) == [seen]
    assert queries.statements(organisation, date(2027, 1, 1)) == []
    assert (seen.seen_on, seen.seen_by_id) == (date(2026, 3, 2), staff.user_id)
    actions.remove_statement(seen, by=staff, at=NOW)
    assert not Statement.objects.exists()


def test_an_organisation_does_not_write_its_own_statements():
    organisation = OrganisationFactory()

    with pytest.raises(Refused, match="alleen medewerkers"):
        actions.add_statement(
            organisation,
            kind="conduct",
            valid_from=date(2026, 1, 1),
            by=coordinator_of(organisation),
            at=NOW,
        )


def test_a_statement_never_ends_before_it_begins():
    with pytest.raises(IntegrityError, match="ends_after_it_begins"):
        Statement.objects.create(
            organisation=OrganisationFactory(),
            kind="conduct",
            valid_from=date(2026, 1, 2),
            valid_to=date(2026, 1, 1),
            seen_on=date(2026, 1, 1),
        )


def test_the_actor_of_an_account_speaks_for_it_as_long_as_the_role_runs(cast):
    assert queries.actor_of(cast.cora).coordinator_of == {cast.buurthuis.pk}
    Coordinator.objects.update(ended_on=NOW.date())

    assert queries.actor_of(cast.cora).coordinator_of == frozenset()
    assert not queries.of_coordinator(queries.actor_of(cast.cora))


def test_an_account_comes_with_its_roles_in_one_statement_and_is_what_stands_in_the_table(cast):
    for user in (cast.anna, cast.cora, cast.daan, cast.els):
        with CaptureQueriesContext(connection) as asked:
            found = queries.account(user.pk)
            actor = queries.actor_of(found)
        assert len(asked) == 1
        assert actor == queries.actor_of(user)
        fields = [it.attname for it in user._meta.concrete_fields]
        stands = type(user).objects.get(pk=user.pk)
        assert [getattr(found, it) for it in fields] == [getattr(stands, it) for it in fields]
    assert queries.account(0) is None


def test_who_may_not_sign_in_any_more_is_nobody(cast, signed_in):
    browser = signed_in(cast.daan)
    assert browser.get("/mijn/").status_code == 200
    type(cast.daan).objects.filter(pk=cast.daan.pk).update(is_active=False)

    assert browser.get("/mijn/").status_code == 302


def test_what_waits_is_seen_at_its_own_centre_alone():
    waiting = OrganisationFactory(status="registered")

    assert list(queries.waiting_for_screening(staff_of(waiting.centre))) == [waiting]
    assert list(queries.waiting_for_screening(staff_of(CentreFactory()))) == []

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from aanjager.community.centres import actions, queries
from aanjager.community.centres.models import Staff, Visit
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust.accounts.models import User
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOORD = {"HTTP_HOST": "noord.localhost"}
WISH = {"centre": "noord", "reason": "Meekijken met d'eerste import", "hours": "2"}
pytestmark = pytest.mark.django_db


def works_at(user):
    """The centres in which somebody is now: by a role, or by a visit."""
    roles = Staff.objects.filter(user=user, ended_on=None).values_list("centre", flat=True)
    visits = queries.own_visits(Actor(user_id=user.pk), datetime.now(UTC))
    return {*roles, *(visit.centre_id for visit in visits)}


def els():
    user = UserFactory(is_association=True)
    return Actor(user_id=user.pk, is_association=True)


def test_the_association_enters_with_a_reason_for_some_hours(signed_in, cast):
    client = signed_in(cast.els)
    assert works_at(cast.els) == set()

    client.post("/netwerk/bezoek/", WISH, **NOORD)

    assert works_at(cast.els) == {cast.noord.pk}
    assert Letter.objects.get(kind="centre-entered").to_address == cast.noord.email
    assert "Ga weg bij Centrale Noord" in client.get("/netwerk/bezoek/", **NOORD).text
    visit = Visit.objects.get()
    client.post(f"/netwerk/bezoek/{visit.pk}/klaar/", **NOORD)
    assert works_at(cast.els) == set()
    assert set(Event.objects.values_list("verb", flat=True)) >= {
        "centre.entered",
        "centre.visit_ended",
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"reason": "x"}, "een zin waarom"), ({"hours": "100"}, "hours"), ({"centre": "x"}, "centre")],
)
def test_without_a_reason_or_an_end_the_door_stays_closed(signed_in, cast, change, reason):
    answer = signed_in(cast.els).post("/netwerk/bezoek/", {**WISH, **change}, **NOORD)

    assert answer.status_code == 422
    assert reason in answer.text
    assert not Visit.objects.exists()


def test_a_centre_may_shorten_visits():
    centre = CentreFactory(terms={"visit_hours": 2})

    with pytest.raises(Refused, match="hoogstens 2 uur"):
        actions.enter(centre, reason="Een goede reden", hours=4, by=els(), at=NOW)


def test_a_visit_ends_by_itself():
    actor, centre = els(), CentreFactory()
    long_ago = datetime.now(UTC) - timedelta(hours=3)
    actions.enter(centre, reason="Een goede reden", hours=2, by=actor, at=long_ago)

    assert works_at(User.objects.get(pk=actor.user_id)) == set()


@pytest.mark.parametrize("name", ["anna", "bram", "cora", "daan", "gerda"])
def test_nobody_else_has_this_page(signed_in, cast, name):
    client = signed_in(getattr(cast, name))

    assert client.get("/netwerk/bezoek/", **NOORD).status_code == 404
    assert client.post("/netwerk/bezoek/", WISH, **NOORD).status_code == 404
    assert not Visit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_are_one_visit():
    actor, centre, failed = els(), CentreFactory(), []

    def click():
        try:
            actions.enter(centre, reason="Een goede reden", hours=2, by=actor, at=NOW)
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for it in clicks:
        it.start()
    for it in clicks:
        it.join()

    assert failed == []
    assert Visit.objects.count() == 1
    assert Letter.objects.count() == 1


def test_the_centre_sees_every_visit_and_the_manager_ends_one(signed_in, cast):
    actor = Actor(user_id=cast.els.pk, is_association=True)
    visit = actions.enter(
        cast.zuid, reason="Kijken naar d'oude lijst", hours=8, by=actor, at=datetime.now(UTC)
    )
    zuid = {"HTTP_HOST": "zuid.localhost"}
    client = signed_in(cast.bram)
    page = client.get("/balie/centrale/bezoeken/", **zuid).text
    assert "els@example.org" in page
    assert "d&#x27;oude lijst" in page

    client.post(f"/netwerk/bezoek/{visit.pk}/klaar/", **zuid)

    assert works_at(cast.els) == set()


def test_another_centre_sees_nothing_of_it(signed_in, cast):
    actor = Actor(user_id=cast.els.pk, is_association=True)
    visit = actions.enter(cast.zuid, reason="Een goede reden", hours=2, by=actor, at=NOW)
    client = signed_in(cast.anna)

    assert "els@example.org" not in client.get("/balie/centrale/bezoeken/", **NOORD).text
    assert client.post(f"/netwerk/bezoek/{visit.pk}/klaar/", **NOORD).status_code == 404


def test_the_visits_ask_the_database_as_often_for_twenty_as_for_two(signed_in, cast):
    client = signed_in(cast.anna)
    client.get("/balie/centrale/bezoeken/", **NOORD)

    def visit(number):
        Visit.objects.create(
            centre=cast.noord,
            user=UserFactory(),
            reason="x",
            started_at=NOW,
            ends_at=NOW + timedelta(hours=number + 1),
        )

    visit(0), visit(1)
    for_two = count_queries(lambda: client.get("/balie/centrale/bezoeken/", **NOORD))
    for number in range(18):
        visit(number)

    assert count_queries(lambda: client.get("/balie/centrale/bezoeken/", **NOORD)) == for_two <= 11


ZUID = {"HTTP_HOST": "zuid.localhost"}
NEW = {"name": "Noor d'Hont", "email": "Noor@Example.org", "role": "consultant"}


def test_the_manager_takes_somebody_on_and_a_letter_tells_it(signed_in, cast):
    client = signed_in(cast.bram)

    client.post("/balie/centrale/medewerkers/", NEW, **ZUID)
    again = client.post("/balie/centrale/medewerkers/", NEW, **ZUID)

    staff = Staff.objects.get(name="Noor d'Hont")
    assert staff.user.email == "noor@example.org"
    assert works_at(staff.user) == {cast.zuid.pk}
    assert Letter.objects.get(kind="staff-appointed").to_address == "noor@example.org"
    assert again.status_code == 422
    assert "werkt hier al iemand" in again.text


def test_a_consultant_sees_who_works_here_and_why_not_to_change_it(signed_in, cast):
    client = signed_in(cast.anna)

    page = client.get("/balie/centrale/medewerkers/", **NOORD).text
    assert "anna@example.org" in page
    assert "Alleen de manager van Centrale Noord" in page
    assert client.post("/balie/centrale/medewerkers/", NEW, **NOORD).status_code == 422
    assert not Staff.objects.filter(name=NEW["name"]).exists()


def test_ending_a_role_takes_the_desk_away_at_once(signed_in, cast):
    staff = StaffFactory(centre=cast.zuid)
    client = signed_in(cast.bram)

    client.post(f"/balie/centrale/medewerkers/{staff.pk}/stopt/", **ZUID)

    assert works_at(staff.user) == set()
    assert Staff.objects.get(pk=staff.pk).ended_on


def test_one_manager_always_stays(signed_in, cast):
    own = Staff.objects.get(user=cast.bram)
    client = signed_in(cast.bram)

    answer = client.post(f"/balie/centrale/medewerkers/{own.pk}/stopt/", **ZUID)

    assert answer.status_code == 403
    assert "blijft altijd een manager" in answer.text


def test_nobody_ends_a_role_at_another_centre(signed_in, cast):
    anna = Staff.objects.get(user=cast.anna)

    answer = signed_in(cast.bram).post(f"/balie/centrale/medewerkers/{anna.pk}/stopt/", **ZUID)

    assert answer.status_code == 404
    assert Staff.objects.get(pk=anna.pk).ended_on is None

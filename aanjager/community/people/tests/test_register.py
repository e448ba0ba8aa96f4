import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from aanjager.community.centres.models import Centre
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people import actions, queries
from aanjager.community.people.actions import Profile
from aanjager.community.people.models import Person, Registration
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory, as_actor
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.accounts.models import User
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.audit.models import Event

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_who_signs_in_for_the_first_time_becomes_a_person_of_the_visited_centre():
    centre, user = CentreFactory(), UserFactory(email="d.van.'t.hof@example.org")

    person, is_new = actions.arrive(user, centre=centre, by=Actor(user_id=user.pk), at=NOW)

    assert is_new
    assert (person.user, person.email) == (user, user.email)
    assert person.name == "D Van 'T Hof"
    assert Registration.objects.get(person=person, centre=centre).source == "self"
    assert Event.objects.filter(verb="person.arrived").count() == 1


def test_arriving_twice_changes_nothing():
    centre, user = CentreFactory(), UserFactory()
    for _ in range(2):
        _person, is_new = actions.arrive(
            user, centre=centre, name="Jo O'Neill", by=Actor(user_id=user.pk), at=NOW
        )

    assert not is_new
    assert Person.objects.get().name == "Jo O'Neill"
    assert Registration.objects.count() == 1


def test_somebody_from_the_desk_finds_the_own_file_back_whatever_the_case_of_the_address():
    at_desk = PersonFactory(user=None, email="Opa@Example.org", name="Opa")
    user = UserFactory(email="opa@example.org")

    person, _ = actions.arrive(user, centre=None, by=Actor(user_id=user.pk), at=NOW)

    assert person == at_desk
    assert person.name == "Opa"


def test_two_people_with_one_address_stay_two_people():
    PersonFactory.create_batch(2, user=None, email="samen@example.org")
    user = UserFactory(email="samen@example.org")

    person, _ = actions.arrive(user, centre=None, by=Actor(user_id=user.pk), at=NOW)

    assert Person.objects.filter(user=None).count() == 2
    assert person.user == user


def test_nobody_arrives_for_somebody_else():
    with pytest.raises(Refused, match="alleen jezelf"):
        actions.arrive(UserFactory(), centre=None, by=Actor(user_id=0), at=NOW)

    assert not Person.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_arriving_in_two_windows_at_once_makes_one_person():
    centre, user = CentreFactory(), UserFactory()
    failed = []

    def window():
        try:
            actions.arrive(user, centre=centre, by=Actor(user_id=user.pk), at=NOW)
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    windows = [threading.Thread(target=window) for _ in range(2)]
    for it in windows:
        it.start()
    for it in windows:
        it.join()

    assert failed == []
    assert Person.objects.filter(user=user).count() == 1
    assert Registration.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_take_one_address_at_the_same_instant_get_one_kind_no():
    people = [PersonFactory(), PersonFactory()]
    ready, refused, failed = threading.Barrier(2), [], []

    def take(person):
        try:
            ready.wait(5)
            actions.change_address(person, email="Samen@example.org", by=as_actor(person), at=NOW)
        except Refused as no:
            refused.append(str(no))
        except Exception as mistake:
            failed.append(mistake)
        finally:
            connection.close()

    both = [threading.Thread(target=take, args=[it]) for it in people]
    for it in both:
        it.start()
    for it in both:
        it.join()

    assert failed == []
    assert [no[:17] for no in refused] == ["Met dit adres log"]
    assert Person.objects.filter(email="samen@example.org").count() == 1
    assert User.objects.filter(email="samen@example.org").count() == 1


def test_staff_register_somebody_without_mail_and_with_a_place_no_finer_than_four_digits():
    centre = CentreFactory()
    somewhere = PostcodeFactory(digits="3811")
    sport, koken = ThemeFactory(), SkillFactory()
    profile = Profile(
        name="Mevrouw d'Ancona",
        phone="033 123 45 67",
        postcode="3811",
        prefers="post",
        themes=[sport],
        skills=[koken],
        availability=0b101,
    )

    person = actions.register_at_desk(centre, profile=profile, by=staff_of(centre), at=NOW)

    person.refresh_from_db()
    assert (person.name, person.email, person.user) == ("Mevrouw d'Ancona", "", None)
    assert (person.point, person.area) == (somewhere.point, somewhere.area)
    assert list(person.themes.all()) == [sport]
    assert Registration.objects.get(person=person).source == "desk"


def test_staff_register_nobody_at_another_centre():
    with pytest.raises(Refused, match="Alleen medewerkers van"):
        actions.register_at_desk(
            CentreFactory(name="Elders"),
            profile=Profile(name="X"),
            by=staff_of(CentreFactory()),
            at=NOW,
        )

    assert not Person.objects.exists()


def test_people_edit_themselves_and_keep_the_address_they_sign_in_with():
    person = PersonFactory(email="oud@example.org", postcode="3811")
    profile = Profile(name="Nieuw", email="kaper@example.org")

    actions.edit(person, profile=profile, by=as_actor(person), at=NOW)

    person.refresh_from_db()
    assert (person.name, person.email, person.point) == ("Nieuw", "oud@example.org", None)


def test_staff_write_along_in_an_open_file_and_the_line_names_them():
    registration = RegistrationFactory()
    person, consultant = registration.person, staff_of(registration.centre)
    theme, there = ThemeFactory(), PostcodeFactory(digits="3811")
    told = Profile(
        name=person.name, email="kaper@example.org", postcode="3811", reach_km=25, themes=[theme]
    )
    with pytest.raises(Refused, match="Open eerst het dossier"):
        actions.edit(person, profile=told, by=consultant, at=NOW)

    actions.open_file(person, by=consultant, at=NOW)
    actions.edit(person, profile=told, by=consultant, at=NOW)

    address, account = person.email, person.user
    person.refresh_from_db()
    assert (person.email, person.user) == (address, account)
    assert (person.reach_km, person.point, list(person.themes.all())) == (25, there.point, [theme])
    line = Event.objects.get(verb="person.noted")
    assert line.user_id == consultant.user_id
    assert line.facts == {
        "fields": "birth_year postcode reach_km themes"
    }  # names, never what they hold
    assert not Event.objects.filter(verb="person.edited").exists()


def test_a_save_that_changes_nothing_writes_nothing_down():
    person = RegistrationFactory().person
    told = Profile(name=person.name, birth_year=1981)
    actions.edit(person, profile=told, by=as_actor(person), at=NOW)
    assert Event.objects.get(verb="person.edited").facts == {"fields": "birth_year"}

    actions.edit(person, profile=told, by=as_actor(person), at=NOW)

    assert Event.objects.filter(verb="person.edited").count() == 1


def test_staff_do_not_say_for_somebody_that_organisations_may_find_them():
    registration = RegistrationFactory(person__wants_to_be_found=True)
    person, consultant = registration.person, staff_of(registration.centre)
    actions.open_file(person, by=consultant, at=NOW)

    actions.edit(person, profile=Profile(name="Nieuw"), by=consultant, at=NOW)

    person.refresh_from_db()
    assert (person.name, person.wants_to_be_found) == ("Nieuw", True)


@pytest.mark.parametrize("who", ["staff elsewhere", "another", "nobody"])
def test_nobody_else_edits_somebody_with_an_account(who):
    registration = RegistrationFactory()
    actor = {
        "staff elsewhere": lambda: staff_of(CentreFactory()),
        "another": lambda: as_actor(PersonFactory()),
        "nobody": lambda: ANONYMOUS,
    }[who]()

    with pytest.raises(Refused):
        actions.edit(registration.person, profile=Profile(name="Anders"), by=actor, at=NOW)

    registration.person.refresh_from_db()
    assert registration.person.name != "Anders"


def test_staff_edit_somebody_on_paper():
    person = RegistrationFactory(person__user=None).person
    centre = Centre.objects.get(registrations__person=person)

    actions.edit(
        person, profile=Profile(name="Nieuw", email="m@example.org"), by=staff_of(centre), at=NOW
    )

    person.refresh_from_db()
    assert (person.name, person.email) == ("Nieuw", "m@example.org")


def test_staff_see_who_is_registered_with_them_until_they_leave():
    registration = RegistrationFactory()
    own, other = staff_of(registration.centre), staff_of(CentreFactory())
    person = registration.person
    assert list(queries.visible(own)) == [person]
    assert list(queries.visible(other)) == []

    actions.leave(person, centre=registration.centre, by=as_actor(person), at=NOW)

    assert list(queries.visible(own)) == []
    actions.join(person, centre=registration.centre, by=as_actor(person), at=NOW)
    assert list(queries.visible(own)) == [person]


def test_a_file_is_open_after_the_look_is_written_down_and_closes_by_itself():
    registration = RegistrationFactory()
    consultant = staff_of(registration.centre)
    assert not queries.is_open_for(consultant, registration.person, NOW)

    actions.open_file(registration.person, by=consultant, at=NOW)

    assert queries.is_open_for(consultant, registration.person, NOW)
    assert not queries.is_open_for(staff_of(registration.centre), registration.person, NOW)
    assert not queries.is_open_for(consultant, registration.person, NOW + timedelta(hours=13))


def test_staff_of_another_centre_neither_open_nor_edit_a_file():
    on_paper = RegistrationFactory(person__user=None).person
    stranger = staff_of(CentreFactory())

    with pytest.raises(Refused, match="eigen centrale"):
        actions.open_file(on_paper, by=stranger, at=NOW)
    with pytest.raises(Refused, match="alleen je eigen"):
        actions.edit(on_paper, profile=Profile(name="Anders"), by=stranger, at=NOW)


def test_searching_finds_names_with_apostrophes_and_the_same_person_before_registering_twice():
    registration = RegistrationFactory(person__name="Bart in 't Veld", person__phone="06 1")
    actor = staff_of(registration.centre)

    assert list(queries.visible(actor, text="'t veld")) == [registration.person]
    assert list(queries.same(actor, name="bart in 't veld", email="", phone="")) == [
        registration.person
    ]
    assert not queries.same(actor, name="Iemand", email="", phone="")

"""See, take along and end everything, across the whole house."""

import json
import threading

import pytest
from django.db import connection

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Screening
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.exchange.opportunities.models import Screening as OpportunityScreening
from aanjager.exchange.placements.models import Message, Placement
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.mine.tests.life import (
    EMAIL,
    NAME,
    NOW,
    PHONE,
    figures,
    live,
    meet,
    somebody,
    traces,
    work,
)
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust import audit
from aanjager.trust.accounts.models import User
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.actions import To, write
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions, queries
from aanjager.trust.privacy.choices import TABLES

NOORD = {"HTTP_HOST": "noord.localhost"}
pytestmark = pytest.mark.django_db


def erase(person, by=CLOCK):
    who = queries.subject(person_id=person.pk)
    return actions.erase(who, reason="left", by=by, at=NOW)


def test_what_i_take_along_holds_every_field_of_every_table():
    person = somebody()
    live(person)
    work(person)
    meet(person)

    taken = queries.as_data(as_actor(person), NOW)["tables"]

    assert set(taken) == {model._meta.label for model in queries.personal_tables()}
    for model in queries.personal_tables():
        for row in taken[model._meta.label]:
            assert set(row) == set(queries.classified(model).personal())
    assert json.loads(json.dumps(taken))["community.Person"][0]["email"] == EMAIL
    assert taken["community.Person"][0]["skills"] != []
    assert len(taken["trust.Letter"]) == 8


def test_i_take_along_nothing_of_others():
    person, other = somebody(), PersonFactory(name="Iemand Anders")
    PlacementFactory(person=other, companion="Geheim")
    write("x", "x", To("ander@example.org", user_id=other.user_id), subject="x", body="x", at=NOW)

    taken = json.dumps(queries.as_data(as_actor(person), NOW))

    assert "Geheim" not in taken
    assert "ander@example.org" not in taken
    assert queries.of_person(ANONYMOUS) == []


def test_a_password_never_leaves_the_house():
    person = somebody()
    person.user.set_password("geheim")
    person.user.save()

    assert queries.as_data(as_actor(person), NOW)["tables"]["trust.User"][0]["password"] is None


def test_after_leaving_nothing_points_at_me_and_the_figures_stand():
    person = somebody()
    placement = live(person)
    before = figures()
    assert traces()

    assert erase(person, by=as_actor(person))

    assert traces() == []
    assert figures() == before
    user_id = person.user_id
    person.refresh_from_db()
    assert (person.name, person.user, person.erased_at) == ("", None, NOW)
    assert not person.themes.exists()
    assert not User.objects.filter(pk=user_id).exists()
    said = Message.objects.get(voice="organisation")
    assert said.text.startswith("Dag […], bel je mij terug?")
    kept = Letter.objects.get(to_address="bestuur@example.org")
    assert kept.text == "[…] ([…], […]) wil helpen. Querida's vriend ook."
    assert Placement.objects.get(pk=placement.pk).companion == ""
    assert Event.objects.get(verb="person.erased").facts == {"reason": "left"}


def test_others_keep_all_they_had():
    person, other = somebody(), PersonFactory(name="Querida Anders", phone="1")
    live(person)
    theirs = PlacementFactory(person=other, companion="Bo")

    erase(person)

    other.refresh_from_db()
    theirs.refresh_from_db()
    assert (other.name, other.phone, theirs.companion) == ("Querida Anders", "1", "Bo")
    assert User.objects.filter(pk=other.user_id).exists()


def test_who_decided_something_keeps_an_account_without_a_face():
    person = somebody()
    live(person)
    work(person)
    meet(person)
    Staff.objects.filter(user=person.user).update(name="An")
    Screening.objects.update(decider_name="An")
    OpportunityScreening.objects.update(decider_name="An")

    erase(person)

    assert traces() == []
    user = Screening.objects.get().decided_by
    assert not user.is_active
    assert user.email.endswith("gewist.invalid")


@pytest.mark.parametrize("role", ["staff_of", "manager_of"])
def test_staff_stop_working_before_they_leave(role):
    person = somebody()
    actor = Actor(user_id=person.user_id, person_id=person.pk, **{role: frozenset({1})})

    with pytest.raises(Refused, match="Je werkt nog voor een centrale"):
        erase(person, by=actor)


def test_nobody_erases_somebody_else():
    person, other = somebody(), PersonFactory()

    for actor in (as_actor(other), ANONYMOUS, Actor(user_id=other.user_id)):
        with pytest.raises(Refused, match="alleen je eigen"):
            erase(person, by=actor)

    person.refresh_from_db()
    assert person.name == NAME


def test_somebody_on_paper_is_erased_too():
    person = PersonFactory(user=None, name=NAME, email=EMAIL, phone=PHONE)

    assert erase(person)

    assert traces() == []


def test_an_account_without_a_person_is_erased_too():
    from aanjager.trust.accounts.tests.factories import UserFactory

    user = UserFactory(email=EMAIL)
    actor = Actor(user_id=user.pk)

    assert actions.erase(queries.of_actor(actor), reason="left", by=actor, at=NOW)

    assert traces() == []


def test_erasing_again_does_nothing():
    person = somebody()
    who = queries.of_actor(as_actor(person))

    assert actions.erase(who, reason="left", by=CLOCK, at=NOW)
    assert not actions.erase(who, reason="left", by=CLOCK, at=NOW)

    assert Event.objects.filter(verb="person.erased").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_erasures_at_once_are_one():
    person = somebody()
    live(person)
    who, done, failed = queries.of_actor(as_actor(person)), [], []

    def once():
        try:
            done.append(actions.erase(who, reason="left", by=CLOCK, at=NOW))
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=once) for _ in range(2)]
    for it in threads:
        it.start()
    for it in threads:
        it.join()

    assert failed == []
    assert sorted(done) == [False, True]
    assert traces() == []


def test_my_data_page_shows_it_and_when_somebody_looked(signed_in, cast):
    person = cast.person(cast.daan)
    PlacementFactory(person=person, companion="Bo d'Ancona")
    audit.record("person.opened", person, by=Actor(user_id=cast.anna.pk), at=NOW)
    anna, at = Actor(user_id=cast.anna.pk), NOW
    audit.record("person.noted", person, by=anna, at=at, fields="phone reach_km about")

    browser = signed_in(cast.daan)
    page = browser.get("/mijn/gegevens/", **NOORD).text

    assert "daan@example.org" in browser.get("/mijn/gegevens/trust.user/", **NOORD).text
    assert "Bo d&#x27;Ancona" in browser.get("/mijn/gegevens/exchange.placement/", **NOORD).text
    assert 'href="/mijn/gegevens/exchange.placement/"' in page
    assert browser.get("/mijn/gegevens/exchange.opportunity/", **NOORD).status_code == 404
    assert "een medewerker je dossier opende" in page
    assert "een medewerker iets in je profiel schreef" in page
    assert ": telefoon, hoe ver je reist, in km, over jou</li>" in page


@pytest.mark.parametrize(("page", "kind"), [("bestand/", "html"), ("json/", "json")])
def test_i_take_my_data_along_as_a_file(signed_in, cast, page, kind):
    answer = signed_in(cast.daan).get(f"/mijn/gegevens/{page}", **NOORD)

    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert "daan@example.org" in answer.text
    assert "cora@example.org" not in answer.text


def test_leaving_asks_once_and_then_is_done(signed_in, cast):
    client = signed_in(cast.daan)
    person = cast.person(cast.daan)
    assert "niemand terugdraaien" in client.get("/mijn/gegevens/weggaan/", **NOORD).text
    unsure = client.post("/mijn/gegevens/weggaan/", **NOORD)
    assert unsure.status_code == 422
    assert Person.objects.get(pk=person.pk).erased_at is None

    answer = client.post("/mijn/gegevens/weggaan/", {"sure": "yes"}, **NOORD)

    assert answer.url == "/tot-ziens/"
    assert Person.objects.get(pk=person.pk).erased_at
    assert client.get("/mijn/", **NOORD).status_code == 302
    assert client.post("/mijn/gegevens/weggaan/", {"sure": "yes"}, **NOORD).status_code == 302
    assert "Bedankt" in client.get(answer.url, **NOORD).text


def test_staff_see_why_they_cannot_leave_yet(signed_in, cast):
    client = signed_in(cast.anna)

    assert "Je werkt nog voor een centrale" in client.get("/mijn/gegevens/", **NOORD).text
    answer = client.post("/mijn/gegevens/weggaan/", {"sure": "yes"}, **NOORD)
    assert answer.status_code == 403


def test_the_register_names_every_table_in_both_languages(client, cast):
    page = client.get("/privacy/register/", **NOORD).text
    client.cookies["taal"] = "en"
    english = client.get("/privacy/register/", **NOORD).text

    assert "Je profiel" in page
    assert "Your profile" in english
    assert {m._meta.label for m in queries.personal_tables()} - set(TABLES) == set()
    assert len(queries.register()) > 20
    assert all(line.startswith("|") for line in queries.register_as_markdown())


def test_my_data_asks_the_database_as_often_for_twenty_as_for_two(signed_in, cast):
    client, person = signed_in(cast.daan), cast.person(cast.daan)
    pages = ["/mijn/gegevens/", "/mijn/gegevens/exchange.placement/", "/mijn/gegevens/bestand/"]
    PlacementFactory.create_batch(2, person=person)
    for page in pages:
        client.get(page, **NOORD)
    for_two = [count_queries(lambda page=page: client.get(page, **NOORD)) for page in pages]
    PlacementFactory.create_batch(18, person=person)

    again = [count_queries(lambda page=page: client.get(page, **NOORD)) for page in pages]
    assert again == for_two
    assert max(again[:2]) <= 8


def test_what_is_counted_about_me_is_what_is_read_about_me(cast):
    person = cast.person(cast.daan)
    PlacementFactory.create_batch(3, person=person)
    actor = as_actor(person)

    read = {it.label.lower(): len(it.rows) for it in queries.of_person(actor)}
    assert {it.label: it.number for it in queries.headings(queries.of_actor(actor))} == read

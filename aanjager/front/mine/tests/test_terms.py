from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command

from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.mine import actions, jobs
from aanjager.front.mine.tests.life import NOW
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.accounts.models import User
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def silent(months, *, asked_days_ago=None, centre=None, **facts):
    """Somebody who signed in for the last time so many months ago."""
    person = PersonFactory(**facts)
    last = NOW - timedelta(days=round(months * 30.5) + 2)
    asked = NOW.date() - timedelta(days=asked_days_ago) if asked_days_ago is not None else None
    User.objects.filter(pk=person.user_id).update(
        date_joined=last, last_login=last, last_seen_on=None, asked_to_stay_on=asked
    )
    RegistrationFactory(person=person, centre=centre or CentreFactory())
    return person


def keep(**options):
    return actions.keep_terms(by=CLOCK, at=NOW, **options)


def test_after_four_months_the_question_comes_with_the_day_on_which_data_go():
    person = silent(5, name="Ans d'Arc")

    assert keep().asked == [person.pk]

    letter = Letter.objects.get(kind="stay")
    assert letter.user_id == person.user_id
    assert "Hallo Ans d'Arc" in letter.text
    assert "/inloggen/?next=/mijn/" in letter.text
    assert "2027" in letter.text
    assert User.objects.get(pk=person.user_id).asked_to_stay_on == date(2026, 3, 2)


def test_who_was_here_or_was_asked_lately_is_left_in_peace():
    silent(3)
    silent(9, asked_days_ago=60)
    PersonFactory(user=None)

    assert keep() == actions.Kept([], [], 0)


def test_the_question_comes_again_after_as_many_months():
    person = silent(12, asked_days_ago=130)

    assert keep().asked == [person.pk]


def test_running_twice_on_a_day_asks_once():
    silent(5)
    keep()

    assert keep().asked == []
    assert Letter.objects.filter(kind="stay").count() == 1


def test_the_centre_sets_its_own_term_and_the_longest_one_counts():
    slow = CentreFactory(terms={"ask_after_months_away": 12})
    person = silent(6, centre=slow)
    in_both = silent(6)
    RegistrationFactory(person=in_both, centre=slow)
    quick = silent(3, centre=CentreFactory(terms={"ask_after_months_away": 2}))

    assert keep().asked == [quick.pk]
    assert person.pk


def test_after_two_years_of_silence_and_a_question_the_data_go():
    person = silent(25, asked_days_ago=40)

    assert keep().removed == [person.pk]

    person.refresh_from_db()
    assert (person.name, person.user) == ("", None)


def test_nobody_goes_without_having_been_asked_two_weeks_before():
    never_asked = silent(60)
    just_asked = silent(60, asked_days_ago=5)

    kept = keep()

    assert kept.removed == []
    assert kept.asked == [never_asked.pk]
    assert Person.objects.filter(pk=just_asked.pk, erased_at=None).exists()


def test_who_has_something_running_does_not_go():
    person = silent(30, asked_days_ago=40)
    PlacementFactory(person=person, state="started", started_on=date(2025, 1, 1))

    assert keep().removed == []


def test_staff_and_the_association_do_not_go():
    works = silent(30, asked_days_ago=40)
    StaffFactory(user=works.user)
    helps = silent(30, asked_days_ago=40)
    User.objects.filter(pk=helps.user_id).update(is_association=True)

    assert keep() == actions.Kept([], [], 0)


def test_a_run_stops_at_its_cap_and_says_what_is_left(caplog):
    for _ in range(4):
        silent(30, asked_days_ago=40)

    with caplog.at_level("INFO", logger="aanjager.retention"):
        kept = keep(cap=3)

    assert (len(kept.removed), kept.left) == (3, 1)
    assert "retention.done" in caplog.text
    assert Person.objects.filter(erased_at=None).count() == 1


def test_a_dry_run_changes_nothing_and_names_who(capsys, monkeypatch):
    person = silent(30, asked_days_ago=40)
    monkeypatch.setattr("aanjager.front.management.commands.retention.now", lambda: NOW)

    call_command("retention", "--dry-run")

    said = capsys.readouterr().out
    assert f"person {person.pk}" in said
    assert "would erase 1" in said
    person.refresh_from_db()
    assert person.erased_at is None


def test_signing_in_is_the_answer(client, monkeypatch):
    from aanjager.kernel.actor import ANONYMOUS
    from aanjager.trust.accounts import actions as accounts

    person = silent(30, asked_days_ago=40)
    accounts.welcome(person.user.email, by=ANONYMOUS, at=NOW)

    assert keep() == actions.Kept([], [], 0)


def test_only_the_clock_keeps_the_terms():
    with pytest.raises(Refused, match="gaat vanzelf"):
        actions.keep_terms(by=Actor(user_id=1, staff_of=frozenset({1})), at=NOW)


def test_the_jobs_run_on_an_empty_house():
    jobs.keep_terms()
    jobs.forget_sessions()


def test_ended_sessions_and_their_devices_are_forgotten(cast, signed_in):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    client = signed_in(cast.daan)
    key = client.session.session_key
    UserSession.objects.create(user=cast.daan, session_key=key, ip="192.0.2.1", user_agent="x")
    jobs.forget_sessions()
    assert UserSession.objects.exists()
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))

    jobs.forget_sessions()

    assert not Session.objects.exists()
    assert not UserSession.objects.exists()

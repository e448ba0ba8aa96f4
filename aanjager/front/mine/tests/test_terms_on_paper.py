"""People without an account have no day of signing in: the last contact counts for them."""

from datetime import date, timedelta

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people import actions as people
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.brokerage.models import Step
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.mine import actions
from aanjager.front.mine.tests.life import NOW
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.actions import To, write
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def ago(months):
    return TODAY - timedelta(days=round(months * 30.5) + 2)


def on_paper(months, *, asked_days_ago=None, centre=None, **facts):
    """Somebody without an account, with whom the last contact was so many months ago."""
    asked = TODAY - timedelta(days=asked_days_ago) if asked_days_ago is not None else None
    facts = {"email": "ans@example.org", **facts}
    person = PersonFactory(user=None, registered_on=ago(months), asked_to_stay_on=asked, **facts)
    RegistrationFactory(person=person, centre=centre or CentreFactory(phone="0100-12345"))
    return person


def keep(**options):
    return actions.keep_terms(by=CLOCK, at=NOW, **options)


def test_after_a_year_without_contact_the_question_goes_by_letter():
    person = on_paper(13, name="Ans d'Arc")

    assert keep().asked == [person.pk]

    letter = Letter.objects.get(kind="stay")
    assert (letter.to_address, letter.user_id) == ("ans@example.org", None)
    assert "Hallo Ans d'Arc" in letter.text
    assert "bel ons: 0100-12345" in letter.text
    assert "2027" in letter.text
    assert "inloggen" not in letter.text
    person.refresh_from_db()
    assert person.asked_to_stay_on == TODAY
    assert keep().asked == []


def test_the_letter_speaks_the_language_of_its_reader():
    on_paper(13, languages=["en"])

    keep()

    assert Letter.objects.get().subject == "Do you want to stay with us?"


def test_without_an_address_staff_ask_and_nothing_is_sent():
    person = on_paper(13, email="")

    assert keep().asked == [person.pk]
    assert not Letter.objects.exists()


def with_placement(person):
    PlacementFactory(person=person, ended=True, ended_at=NOW - timedelta(days=30))


def with_step(person):
    case = CaseFactory(person=person, opened_at=NOW - timedelta(days=900))
    Step.objects.create(
        case=case, phase=2, taken_at=NOW - timedelta(days=30), taken_by=case.consultant.user
    )


def with_letter(person):
    at = NOW - timedelta(days=30)
    write("news", "news", To(person.email), subject="x", body="x", at=at)


@pytest.mark.parametrize("contact", [with_placement, with_step, with_letter])
def test_contact_of_any_kind_begins_the_term_again(contact):
    contact(on_paper(13))

    assert keep() == actions.Kept([], [], 0)


def test_after_two_years_and_a_question_six_weeks_ago_the_data_go():
    person = on_paper(25, asked_days_ago=43)

    assert keep().removed == [person.pk]

    person.refresh_from_db()
    assert (person.name, person.email, person.asked_to_stay_on) == ("", "", None)
    assert person.erased_at == NOW


def test_nobody_goes_who_was_not_asked_long_enough_before():
    never, lately = on_paper(40), on_paper(40, asked_days_ago=41)

    kept = keep()

    assert (kept.asked, kept.removed) == ([never.pk], [])
    lately.refresh_from_db()
    assert lately.erased_at is None


def test_who_has_something_running_does_not_go():
    starts = on_paper(30, asked_days_ago=50)
    PlacementFactory(
        person=starts,
        state="started",
        started_on=date(2023, 1, 1),
        reacted_at=NOW.replace(year=2023),
    )
    helped = on_paper(30, asked_days_ago=50)
    CaseFactory(person=helped, opened_at=NOW - timedelta(days=900))

    assert keep().removed == []


def test_the_terms_are_settings_of_the_centre_and_the_longest_counts():
    slow = CentreFactory(terms={"ask_paper_after_months": 18})
    quick = CentreFactory(terms={"ask_paper_after_months": 3, "remove_paper_after_months": 6})
    waits = on_paper(13, centre=slow)
    in_both = on_paper(13, centre=slow)
    RegistrationFactory(person=in_both, centre=quick)
    asked = on_paper(4, centre=quick)
    gone = on_paper(7, centre=quick, asked_days_ago=50)

    kept = keep()

    assert (kept.asked, kept.removed) == ([asked.pk], [gone.pk])
    assert waits.pk not in kept.asked


def test_staff_write_down_that_somebody_stays_and_the_term_begins_again():
    person = on_paper(30, asked_days_ago=50)
    anna = staff_of(person.registrations.get().centre)

    people.stay(person, by=anna, at=NOW)

    person.refresh_from_db()
    assert (person.last_contact_on, person.asked_to_stay_on) == (TODAY, None)
    assert Event.objects.get(verb="person.stays").user_id == anna.user_id
    assert keep() == actions.Kept([], [], 0)


def test_contact_after_the_question_is_an_answer():
    person = on_paper(30, asked_days_ago=50)
    with_placement(person)

    assert keep() == actions.Kept([], [], 0)

    person.refresh_from_db()
    assert person.asked_to_stay_on is None


def test_others_and_people_with_an_account_are_not_kept_this_way():
    person = on_paper(30, asked_days_ago=50)
    with pytest.raises(Refused, match="eigen centrale"):
        people.stay(person, by=staff_of(CentreFactory()), at=NOW)
    known = PersonFactory()
    with pytest.raises(Refused, match="in te loggen"):
        people.stay(known, by=CLOCK, at=NOW)
    with pytest.raises(Refused, match="vanzelf"):
        people.ask_on_paper(person, goes_on=TODAY, by=staff_of(CentreFactory()), at=NOW)


def test_a_dry_run_leaves_everybody_as_they_were():
    person = on_paper(30, asked_days_ago=50)

    assert keep(dry_run=True).removed == [person.pk]

    person.refresh_from_db()
    assert (person.erased_at, person.name) == (None, person.name)

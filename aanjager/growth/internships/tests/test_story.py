"""From a class list to the result: who does what, and what is refused."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.growth.internships import actions, queries, rules
from aanjager.growth.internships.models import Hours, Internship
from aanjager.growth.internships.tests.factories import (
    NOW,
    SATURDAY,
    accepted,
    acts,
    acts_as,
    agreed,
    approved,
    asked,
    done,
    group_of,
    guardian_link,
    hours,
    offer_at,
    pupil_in,
    school_of,
    signed,
    speaks,
    told,
)
from aanjager.growth.working_time.actions import load_calendar
from aanjager.growth.working_time.queries import Days
from aanjager.growth.working_time.rules import Stretch
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.learning.signing import actions as signing
from aanjager.learning.signing.models import Paper
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(cast):
    return school_of(cast.noord)


@pytest.fixture
def group(school):
    return group_of(school)


@pytest.fixture
def pupil(group):
    return pupil_in(group)


@pytest.fixture
def place(cast):
    return offer_at(cast.buurthuis)


def test_a_class_has_no_more_hours_than_count_as_teaching_time(school):
    with pytest.raises(Refused, match=r"30 uur telt als onderwijstijd.*bron"):
        group_of(school, hours=31)


@pytest.mark.parametrize(
    ("track", "hours", "last", "says"),
    [
        ("mdt-basis", 79, date(2027, 1, 31), "ten minste 80"),
        ("mdt-basis", 80, date(2027, 3, 1), "hoogstens 6 maanden"),
        ("mdt-plus", 200, date(2026, 11, 29), "ten minste 3 maanden"),
        ("mdt-plus", 199, date(2026, 12, 31), "ten minste 200"),
    ],
)
def test_a_track_of_national_service_keeps_its_hours_and_months(school, track, hours, last, says):
    with pytest.raises(Refused, match=says):
        group_of(school, track=track, hours=hours, ends_on=last)


def test_a_track_of_national_service_fits_its_edges(school):
    group_of(school, track="mdt-basis", hours=80, ends_on=date(2027, 2, 28))
    group_of(school, track="mdt-plus", hours=200, name="4A", ends_on=date(2026, 11, 30))


def test_only_a_school_makes_classes(cast):
    with pytest.raises(Refused, match="school die meedoet"):
        group_of(cast.buurthuis)
    with pytest.raises(Refused, match="stagecoördinator"):
        rules.make_group(speaks(cast.buurthuis), school_of(cast.noord))


def test_under_sixteen_the_guardian_says_yes_by_the_link_before_the_first_application(
    pupil, place, client
):
    finn = acts(pupil)
    with pytest.raises(Refused, match="ouder of verzorger ja"):
        actions.apply(pupil, place, "Leuk", by=finn, at=NOW)
    with pytest.raises(Refused, match="niet dat van jezelf"):
        actions.name_guardian(pupil, name="Fien", email="FINN@example.org", by=finn, at=NOW)
    actions.name_guardian(pupil, name="Fien", email="fien@example.org", by=finn, at=NOW)
    pupil.refresh_from_db()
    link = f"/stage-ouder/{guardian_link(pupil)}/"
    assert guardian_link(pupil) not in pupil.guardian_hash
    assert "Ja, dat mag" in client.get(link, HTTP_HOST="noord.localhost").text
    pupil.refresh_from_db()
    assert pupil.guardian_agreed_at is None
    client.post(link, HTTP_HOST="noord.localhost")
    pupil.refresh_from_db()
    assert pupil.guardian_agreed_at
    assert client.post(link, HTTP_HOST="noord.localhost").status_code == 403
    assert actions.apply(pupil, place, "Leuk", by=finn, at=NOW).state == "asked"


def test_who_is_sixteen_needs_no_yes_but_a_guardian_who_signs(group, place):
    it = pupil_in(group, email="zes@example.org", born_on=date(2010, 3, 1))
    with pytest.raises(Refused, match="tekent straks mee"):
        actions.apply(it, place, "Leuk", by=acts(it), at=NOW)
    actions.name_guardian(it, name="Ouder", email="o@example.org", by=acts(it), at=NOW)
    assert actions.apply(it, place, "Leuk", by=acts(it), at=NOW).state == "asked"


def test_one_application_at_a_time(pupil, place, cast):
    first = asked(pupil, place)
    with pytest.raises(Refused, match="al een plek of een aanvraag"):
        actions.apply(pupil, offer_at(cast.buurthuis), "Ook leuk", by=acts(pupil), at=NOW)
    actions.withdraw(first, by=acts(pupil), at=NOW)
    asked(pupil, place)


def test_a_place_for_another_level_or_age_does_not_fit(pupil, cast):
    other = offer_at(cast.buurthuis, age_min=15)
    with pytest.raises(Refused, match="past niet bij je leeftijd"):
        asked(pupil, other)
    type(other).objects.update(levels=["vwo"])
    other.refresh_from_db()
    with pytest.raises(Refused, match="ander niveau"):
        asked(pupil, other)


def test_places_come_by_distance_and_only_those_that_fit(pupil, cast):
    far = OrganisationFactory(centre=cast.noord)
    near = offer_at(cast.buurthuis)
    offer_at(far, point=(155_000.0, 470_000.0))
    offer_at(far, age_min=16)
    offer_at(far, point=(190_000.0, 463_000.0))
    point = queries.where(pupil, "")
    found = queries.fitting(acts(pupil), pupil, point=point, reach_km=10, on=NOW.date())
    assert [round(it.km) for it in found] == [0, 7]
    assert found[0].offer == near


def test_the_provider_hears_of_a_pupil_after_the_mentor_said_yes(pupil, place, cast):
    it = asked(pupil, place)
    cora = speaks(cast.buurthuis)
    assert not Internship.objects.visible_to(cora).exists()
    with pytest.raises(Refused, match="mentor van de klas"):
        actions.approve(it, by=acts(pupil), at=NOW)
    mentor = pupil.group.mentor
    by = acts_as(mentor)
    actions.approve(it, by=by, at=NOW)
    assert Internship.objects.visible_to(cora).exists()
    assert Letter.objects.filter(to_address="cora@example.org", kind="internship").exists()
    with pytest.raises(Refused, match="wacht niet op de mentor"):
        actions.approve(it, by=by, at=NOW)


def test_a_no_has_a_reason_that_the_pupil_reads(pupil, place, cast):
    it = approved(pupil, place)
    with pytest.raises(Refused, match="Zeg waarom niet"):
        actions.decline(it, " ", by=speaks(cast.buurthuis), at=NOW)
    actions.decline(it, "We verbouwen.", by=speaks(cast.buurthuis), at=NOW)
    assert "We verbouwen." in Letter.objects.filter(to_address=pupil.email).latest("pk").text


def test_a_yes_sends_the_agreement_to_four_and_takes_a_place(pupil, place, cast):
    it = accepted(pupil, place)
    paper = Paper.objects.get(about_kind="internship", about_id=it.pk)
    assert [one.role for one in paper.signers.order_by("position")] == [
        "pupil", "guardian", "school", "provider",
    ]  # fmt: skip
    assert len(paper.text_hash) == 64
    assert paper.organisation == pupil.group.school
    place.opportunity.refresh_from_db()
    assert place.opportunity.places_taken == 1
    with pytest.raises(Refused, match="als iedereen"):
        hours(it)


def test_hours_wait_for_four_signatures_and_keep_to_the_law(pupil, place, cast):
    it, finn, cora = signed(pupil, place), acts(pupil), speaks(cast.buurthuis)
    tuesday = SATURDAY + timedelta(days=3)
    with pytest.raises(rules.NotAllowedByLaw, match=r"19 uur.*bron: burgerschapindeschool"):
        hours(it, tuesday, "20:00", "21:00", by=finn)
    one = hours(it, by=finn)
    with pytest.raises(Refused, match="staan al uren van je"):
        hours(it, start="11:00", end="12:30", by=finn)
    with pytest.raises(Refused, match="buiten de periode"):
        hours(it, date(2027, 2, 6), by=finn)
    with pytest.raises(Refused, match="nog niet ingevuld"):
        actions.confirm(one, by=cora, at=NOW)
    with pytest.raises(Refused, match="moet nog komen"):
        actions.log(one, by=finn, at=NOW)
    later = NOW + timedelta(days=6)
    actions.log(one, by=finn, at=later)
    with pytest.raises(Refused, match="mensen van de stageplek"):
        actions.confirm(one, by=finn, at=later)
    actions.confirm(one, by=cora, at=later)
    with pytest.raises(Refused, match="al bevestigd"):
        actions.drop(one, by=finn, at=later)


def test_a_side_job_counts_with_the_hours(pupil, place):
    it, finn = signed(pupil, place), acts(pupil)
    actions.tell_side_job(pupil, [Decimal(0)] * 5 + [Decimal(6), Decimal(0)], by=finn, at=NOW)
    with pytest.raises(rules.NotAllowedByLaw, match="bijbaan meegeteld"):
        hours(it, by=finn)
    assert hours(it, start="10:00", end="11:00", by=finn).minutes == 60


def test_the_school_calendar_makes_a_weekday_free(pupil, place):
    it, finn = signed(pupil, place), acts(pupil)
    monday = date(2026, 10, 19)
    with pytest.raises(rules.NotAllowedByLaw, match="schooldag"):
        hours(it, monday, "10:00", "14:00", by=finn)
    days = [Days("herfst", "Herfstvakantie", date(2026, 10, 17), date(2026, 10, 25))]
    load_calendar("central", days, "test.ics", by=CLOCK, at=NOW)
    assert hours(it, monday, "10:00", "14:00", by=finn).state == Hours.State.PLANNED


def test_a_school_may_take_somebody_of_twelve_inside_its_own_walls(group, cast):
    young = pupil_in(group, email="twaalf@example.org", born_on=date(2014, 6, 1))
    within = offer_at(group.school)
    wanted = Stretch(SATURDAY, time(10), time(12))
    assert queries.broken_by(accepted(young, within), wanted) == []
    outside = pupil_in(group, email="ook@example.org", born_on=date(2014, 6, 1))
    (broken,) = queries.broken_by(accepted(outside, offer_at(cast.buurthuis)), wanted)
    assert "13e verjaardag" in broken.sentence


def test_at_most_five_are_told_and_one_taken_back_is_gone_from_the_disk(
    pupil, place, django_capture_on_commit_callbacks
):
    it = signed(pupil, place)
    made = [told(it, words=f"Foto {n}") for n in range(5)]
    with pytest.raises(Refused, match="al 5"):
        told(it)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_back(made[0], by=acts(pupil), at=NOW)
    assert not made[0].file.storage.exists(made[0].file.name)
    told(it)
    with pytest.raises(Refused):
        actions.take_back(made[1], by=speaks(place.opportunity.organisation), at=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_sent_at_once_for_the_last_place_one_is_kept(pupil, place):
    it = signed(pupil, place)
    for _n in range(4):
        told(it)

    came = at_once(lambda: told(it), lambda: told(it))

    assert sum(isinstance(one, Refused) for one in came) == 1
    assert it.told.count() == 5


def test_a_stopped_internship_gives_the_place_back(pupil, place, cast):
    it = accepted(pupil, place)
    with pytest.raises(Refused, match="leerling zelf, of de school"):
        actions.withdraw(it, by=speaks(cast.buurthuis), at=NOW)
    actions.withdraw(it, by=acts(pupil), at=NOW)
    place.opportunity.refresh_from_db()
    assert place.opportunity.places_taken == 0
    assert Paper.objects.get(about_id=it.pk, about_kind="internship").state == "withdrawn"


def test_what_everybody_signed_is_ended_by_the_school(pupil, place):
    it = signed(pupil, place)
    with pytest.raises(Refused, match="Praat met je mentor"):
        actions.withdraw(it, by=acts(pupil), at=NOW)
    actions.withdraw(it, by=speaks(pupil.group.school), at=NOW)


def test_a_stranger_asks_nothing_for_a_pupil(pupil, place):
    agreed(pupil)
    for actor in (ANONYMOUS, speaks(pupil.group.school)):
        with pytest.raises(Refused, match="leerling zelf"):
            actions.apply(pupil, place, "x", by=actor, at=NOW)
    it = signed(pupil, place)
    with pytest.raises(Refused, match="leerling zelf"):
        hours(it, by=speaks(pupil.group.school))


def test_hours_of_a_day_that_is_over_are_told_as_done_within_a_week(pupil, place):
    it, finn = signed(pupil, place), acts(pupil)
    wanted = Stretch(SATURDAY, time(10), time(12))
    later = NOW + timedelta(days=12)  # a week after that Saturday
    with pytest.raises(Refused, match="langer dan een week geleden"):
        actions.plan(it, wanted, by=finn, at=later + timedelta(days=1))
    assert actions.plan(it, wanted, by=finn, at=later).state == Hours.State.LOGGED
    assert Event.objects.filter(verb="internship.hours_logged").exists()


def test_the_judgement_waits_for_the_hours_or_for_the_school_to_end_the_agreement(
    pupil, place, cast
):
    it, cora = signed(pupil, place), speaks(cast.buurthuis)
    with pytest.raises(Refused, match="Nog te bevestigen: 30 uur"):
        actions.assess(it, "well", "Altijd op tijd.", by=cora, at=NOW)
    paper = Paper.objects.get(about_kind="internship", about_id=it.pk)
    signing.end(paper, NOW.date(), by=speaks(pupil.group.school), at=NOW)
    actions.assess(it, "partly", "Stopte eerder.", by=cora, at=NOW)


def test_what_got_its_judgement_is_done_for_everybody_and_not_taken_back(pupil, place):
    it = done(pupil, place)
    with pytest.raises(Refused, match="al voorbij"):
        actions.withdraw(it, by=speaks(pupil.group.school), at=NOW)
    assert queries.internship(acts(pupil), it.pk).stand == "done"
    with pytest.raises(Refused, match="Je stage is klaar"):
        actions.apply(pupil, place, "Nog een", by=acts(pupil), at=NOW)


def test_who_has_a_signed_place_is_sent_to_the_mentor_and_not_to_a_button(pupil, place):
    signed(pupil, place)
    with pytest.raises(Refused, match="Praat dan met je mentor"):
        actions.apply(pupil, place, "Nog een", by=acts(pupil), at=NOW)

"""The plan of an initiative: templates, own steps, reminders."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.participation.initiatives.models import Member
from aanjager.participation.initiatives.tests.factories import InitiativeFactory, MemberFactory
from aanjager.participation.steps import actions
from aanjager.participation.steps.choices import TEMPLATES
from aanjager.participation.steps.models import Step
from aanjager.participation.steps.tests.factories import StepFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


@pytest.fixture
def it(cast):
    return InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan), title="Bankje")


def test_a_permit_is_asked_eight_weeks_before_and_the_letter_comes_a_week_earlier(it, cast, now):
    actions.start(it, "permit", DAY, by=actor_of(cast.daan), at=now)

    step = Step.objects.get(code="submit")
    assert step.due_on == DAY - timedelta(weeks=8)
    assert step.warn_on == DAY - timedelta(weeks=9)


@pytest.mark.parametrize("template", TEMPLATES)
def test_taking_a_template_twice_adds_nothing(it, cast, now, template):
    made = [actions.start(it, template, DAY, by=actor_of(cast.daan), at=now) for _ in range(2)]

    assert made == [len(TEMPLATES[template].steps), 0]


def test_every_step_of_a_template_has_a_code_of_its_own_and_every_list_its_source():
    for one in TEMPLATES.values():
        codes = [advice.code for advice in one.steps]
        assert len(set(codes)) == len(codes)
        assert all(0 < len(code) <= 16 for code in codes)
        assert one.url.startswith("https://")


def test_the_other_language_adds_nothing_and_each_reads_their_own(it, cast, now, signed_in):
    actions.start(it, "support", DAY, by=actor_of(cast.daan), at=now)
    with translation.override("en"):
        assert actions.start(it, "support", DAY, by=actor_of(cast.daan), at=now) == 0
        assert [str(step.what) for step in Step.objects.order_by("pk")][-1] == "Collect signatures"
    assert Step.objects.filter(title="", about="").count() == len(TEMPLATES["support"].steps)

    page = f"/initiatieven/{it.pk}/stappen/"
    assert "Haal handtekeningen op" in signed_in(cast.daan).get(page).text
    text = signed_in(cast.daan).get(page, headers={"accept-language": "en"}).text
    assert "Collect signatures" in text
    assert "Haal handtekeningen op" not in text


def test_the_letter_about_a_step_of_a_template_is_in_the_language_of_its_reader(it, cast, now):
    actions.start(it, "permit", now.date(), by=actor_of(cast.daan), at=now)
    cast.daan.language = "en"
    cast.daan.save()
    actions.warn(by=CLOCK, at=now)

    letters = list(Letter.objects.values_list("subject", flat=True))
    assert any("Submit your plan" in subject for subject in letters)
    assert not any("Dien je plan in" in subject for subject in letters)


def test_a_step_dropped_from_a_template_comes_back_when_it_is_started_again(it, cast, now):
    actions.start(it, "fund", DAY, by=actor_of(cast.daan), at=now)
    actions.drop(Step.objects.get(code="budget"), by=actor_of(cast.daan), at=now)

    assert actions.start(it, "fund", DAY, by=actor_of(cast.daan), at=now) == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"template": "fund", "code": "budget", "title": "Ook eigen woorden"},
        {"template": "fund", "code": "", "title": ""},
        {"title": ""},
        {"code": "budget"},
    ],
)
def test_a_step_is_of_a_template_or_in_own_words(it, facts):
    with pytest.raises(IntegrityError, match="of_a_template_or_in_own_words"), transaction.atomic():
        StepFactory(initiative=it, **facts)


def test_the_page_says_that_the_lists_are_our_advice(it, cast, signed_in):
    text = signed_in(cast.daan).get(f"/initiatieven/{it.pk}/stappen/").text
    assert "advies dat wij zelf schreven" in text
    assert "We lazen" not in text


def test_the_letter_goes_once_to_who_has_the_step(it, cast, now):
    cora = cast.person(cast.cora)
    member = MemberFactory(initiative=it, person=cora)
    step = actions.add(it, "Bel de gemeente", due_on=now.date(), by=actor_of(cast.daan), at=now)
    actions.assign(step, member, by=actor_of(cast.daan), at=now)

    assert [actions.warn(by=CLOCK, at=now), actions.warn(by=CLOCK, at=now)] == [1, 0]
    assert Letter.objects.get().to_address == "cora@example.org"


def test_nobody_hears_of_a_step_that_is_done_or_of_what_has_stopped(it, cast, now):
    done = StepFactory(initiative=it, due_on=now.date(), warn_on=now.date())
    actions.tick(done, is_done=True, by=actor_of(cast.daan), at=now)
    stopped = InitiativeFactory(stage="ended")
    StepFactory(initiative=stopped, due_on=now.date(), warn_on=now.date())

    assert actions.warn(by=CLOCK, at=now) == 0


def test_who_has_a_step_ticks_it_and_another_helper_does_not(it, cast, now):
    for user in (cast.cora, cast.gerda):
        if user == cast.cora:
            MemberFactory(initiative=it, person=cast.person(user))
    step = StepFactory(initiative=it, assignee=cast.person(cast.cora))
    other = StepFactory(initiative=it)

    actions.tick(step, is_done=True, by=actor_of(cast.cora), at=now)
    with pytest.raises(Refused, match="trekken"):
        actions.tick(other, is_done=True, by=actor_of(cast.cora), at=now)
    assert Step.objects.exclude(done_at=None).get() == step


def test_a_step_is_never_given_to_who_only_follows(it, cast, now):
    member = MemberFactory(initiative=it, person=cast.person(cast.cora), role=Member.Role.FOLLOWER)
    with pytest.raises(Refused, match="meedoet"):
        actions.assign(StepFactory(initiative=it), member, by=actor_of(cast.daan), at=now)


def test_on_the_page_daan_takes_a_template_adds_a_step_and_ticks_it(it, cast, signed_in):
    page = f"/initiatieven/{it.pk}/stappen/"
    daan = signed_in(cast.daan)
    daan.post(f"{page}sjabloon/", {"template": "support", "day": "2027-05-01"})
    daan.post(page, {"title": "Koffie halen", "due_on": ""})
    step = Step.objects.get(title="Koffie halen")
    daan.post(f"{page}{step.pk}/", {"doe": "klaar"})

    text = daan.get(page).text
    assert "Haal handtekeningen op" in text
    assert "roosendaal.nl" in text
    assert Step.objects.get(pk=step.pk).done_at


def test_the_page_asks_the_database_as_often_for_twenty_as_for_two(
    it, cast, signed_in, django_assert_max_num_queries
):
    StepFactory.create_batch(20, initiative=it, assignee=cast.person(cast.daan))
    daan = signed_in(cast.daan)
    daan.get("/mijn/")
    with django_assert_max_num_queries(12):
        daan.get(f"/initiatieven/{it.pk}/stappen/")

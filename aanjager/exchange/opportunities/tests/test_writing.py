from datetime import UTC, date, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.organisations.tests.factories import (
    CoordinatorFactory,
    OrganisationFactory,
    coordinator_of,
)
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.exchange.criteria import queries as criteria
from aanjager.exchange.opportunities import actions, queries, rules
from aanjager.exchange.opportunities.models import Opportunity, Standing
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db
Status = Opportunity.Status


def verbs():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_a_coordinator_begins_a_draft_where_the_organisation_is():
    organisation = OrganisationFactory(postcode="3811", point=(1.0, 2.0))
    theme, skill = ThemeFactory(), SkillFactory()
    cora = coordinator_of(organisation)

    made = actions.draft(
        organisation,
        {"title": "Soep koken", "themes": [theme.pk], "skills": [skill.pk]},
        by=cora,
        at=NOW,
    )

    made.refresh_from_db()
    assert (made.status, made.centre, made.point) == (Status.DRAFT, organisation.centre, (1.0, 2.0))
    assert list(made.themes.all()) == [theme]
    assert list(made.skills.all()) == [skill]
    assert verbs() == ["opportunity.drafted"]


def test_a_postcode_gives_the_area_and_the_point():
    postcode = PostcodeFactory(digits="3812", point=(7.0, 8.0))
    organisation = OrganisationFactory()

    made = actions.draft(
        organisation,
        {"title": "Lopen", "postcode": "3812 AB"},
        by=coordinator_of(organisation),
        at=NOW,
    )

    assert (made.area, made.point) == (postcode.area, (7.0, 8.0))


def test_a_postcode_that_nobody_knows_gives_no_place():
    organisation = OrganisationFactory()

    made = actions.draft(
        organisation,
        {"title": "Lopen", "postcode": "9999"},
        by=coordinator_of(organisation),
        at=NOW,
    )

    assert (made.area_id, made.point) == (None, None)


def test_a_field_that_nobody_writes_is_a_mistake_of_ours():
    organisation = OrganisationFactory()

    with pytest.raises(TypeError, match="places_taken"):
        actions.draft(organisation, {"places_taken": 3}, by=coordinator_of(organisation), at=NOW)


@pytest.mark.parametrize(
    ("status", "who", "reason"),
    [
        ("approved", "coordinator", ""),
        ("registered", "coordinator", ""),
        ("approved", "staff", ""),
        ("approved", "clock", ""),
        ("approved", "stranger", "Alleen mensen van"),
        ("approved", "nobody", "Alleen mensen van"),
        ("refused", "coordinator", "doet niet mee"),
        ("stopped", "staff", "doet niet mee"),
    ],
)
def test_who_may_begin_a_draft(status, who, reason):
    organisation = OrganisationFactory(status=status)
    actor = {
        "coordinator": lambda: coordinator_of(organisation),
        "staff": lambda: staff_of(organisation.centre),
        "clock": lambda: CLOCK,
        "stranger": lambda: coordinator_of(OrganisationFactory()),
        "nobody": lambda: ANONYMOUS,
    }[who]()

    answer = refusal(rules.draft, actor, organisation)

    assert reason in answer
    assert bool(answer) == bool(reason)


def test_whoever_saw_an_older_text_overwrites_nothing():
    opportunity = OpportunityFactory(title="Soep koken")
    cora = coordinator_of(opportunity.organisation)
    seen = opportunity.version
    actions.edit(opportunity, {"title": "Pannenkoeken bakken"}, by=cora, at=NOW, version=seen)

    with pytest.raises(Refused, match="net veranderd"):
        actions.edit(opportunity, {"title": "Taart"}, by=cora, at=NOW, version=seen)

    opportunity.refresh_from_db()
    assert (opportunity.title, opportunity.version) == ("Pannenkoeken bakken", seen + 1)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.DRAFT, ""),
        (Status.SUBMITTED, ""),
        (Status.CLOSED, "Open haar weer"),
        (Status.REFUSED, "Maak bezwaar"),
    ],
)
def test_when_a_text_can_change(status, reason):
    opportunity = OpportunityFactory(status=status)

    answer = refusal(rules.edit, coordinator_of(opportunity.organisation), opportunity)

    assert reason in answer
    assert bool(answer) == bool(reason)


def test_what_is_on_line_keeps_to_the_criteria():
    opportunity = OpportunityFactory(open=True, ready=True)
    cora = coordinator_of(opportunity.organisation)

    with pytest.raises(Refused, match="telefoonnummers"):
        actions.edit(
            opportunity, {"description": "Bel Cora op 06-12345678 voor meer."}, by=cora, at=NOW
        )

    opportunity.refresh_from_db()
    assert "06" not in opportunity.description


def test_staff_judge_for_themselves_but_a_place_must_be_known():
    opportunity = OpportunityFactory(open=True)
    anna = staff_of(opportunity.centre)

    actions.edit(opportunity, {"title": "Zonder contactpersoon"}, by=anna, at=NOW)
    with pytest.raises(Refused, match="postcode"):
        actions.edit(opportunity, {"postcode": "9999"}, by=anna, at=NOW)

    opportunity.refresh_from_db()
    assert opportunity.title == "Zonder contactpersoon"


def test_fewer_places_than_people_cannot_be():
    opportunity = OpportunityFactory(places=5, places_taken=3)

    with pytest.raises(Refused, match="al 3 mensen"):
        actions.edit(
            opportunity, {"places": 2}, by=coordinator_of(opportunity.organisation), at=NOW
        )


def test_fewer_places_fill_it_and_more_places_open_it():
    opportunity = OpportunityFactory(open=True, ready=True, stands=True, places=5, places_taken=3)
    cora = coordinator_of(opportunity.organisation)

    actions.edit(opportunity, {"places": 3}, by=cora, at=NOW)
    assert opportunity.status == Status.FULL
    assert not Standing.objects.exists()

    actions.edit(opportunity, {"places": 4}, by=cora, at=NOW)
    assert opportunity.status == Status.OPEN
    assert Standing.objects.get().wanted == 1


def test_new_days_on_line_move_the_last_day():
    opportunity = OpportunityFactory(open=True, ready=True, kind="task", starts_on=date(2026, 4, 1))

    actions.edit(
        opportunity,
        {"starts_on": date(2026, 5, 1)},
        by=coordinator_of(opportunity.organisation),
        at=NOW,
    )

    assert opportunity.open_until == date(2026, 5, 1)


def test_a_ready_draft_goes_to_the_centre():
    opportunity = OpportunityFactory(ready=True)

    actions.submit(opportunity, by=coordinator_of(opportunity.organisation), at=NOW)

    opportunity.refresh_from_db()
    assert opportunity.status == Status.SUBMITTED
    assert verbs() == ["opportunity.submitted"]


@pytest.mark.parametrize(
    ("traits", "reason"),
    [
        ({"ready": True}, ""),
        ({"ready": True, "in_brief": ""}, "In het kort"),
        ({"ready": True, "is_insured": False}, "verzekerd"),
        ({"ready": True, "area": None}, "postcode"),
        ({"ready": True, "area": None, "setting": "home"}, ""),
        ({"ready": True, "status": Status.SUBMITTED}, "al verstuurd"),
        ({"ready": True, "status": Status.CLOSED}, "Alleen een concept"),
        ({}, "contactpersoon"),
    ],
)
def test_when_a_draft_can_be_sent(traits, reason):
    opportunity = OpportunityFactory(**traits)

    answer = refusal(
        rules.submit, coordinator_of(opportunity.organisation), opportunity, on=NOW.date()
    )

    assert reason in answer
    assert bool(answer) == bool(reason)


def test_last_years_task_comes_back_a_year_later_on_the_same_weekday():
    last_year = OpportunityFactory(
        ready=True,
        status=Status.CLOSED,
        starts_on=date(2025, 3, 15),
        ends_on=date(2025, 3, 16),
        source_code="x-1",
    )
    last_year.themes.add(ThemeFactory())

    made = actions.copy(last_year, by=coordinator_of(last_year.organisation), at=NOW)

    assert made.starts_on == date(2026, 3, 14)
    assert made.ends_on - made.starts_on == timedelta(days=1)
    assert made.starts_on.weekday() == last_year.starts_on.weekday()
    assert (made.status, made.copied_from, made.source_code) == (Status.DRAFT, last_year, "")
    assert made.contact == last_year.contact
    assert made.themes.count() == 1


@pytest.mark.parametrize(
    ("starts_on", "asked", "expected"),
    [
        (date(2024, 2, 29), None, date(2026, 8, 27)),
        (date(2026, 3, 2), None, date(2026, 3, 2)),
        (date(2026, 5, 1), None, date(2026, 5, 1)),
        (date(2024, 2, 29), date(2028, 2, 29), date(2028, 2, 29)),
        (None, date(2027, 1, 1), None),
    ],
)
def test_days_move_ahead_even_from_29_february(starts_on, asked, expected):
    old = OpportunityFactory(starts_on=starts_on)

    made = actions.copy(old, starts_on=asked, by=coordinator_of(old.organisation), at=NOW)

    if starts_on and not asked and starts_on < NOW.date():
        assert made.starts_on >= NOW.date()
        assert (made.starts_on - starts_on).days % 7 == 0
    else:
        assert made.starts_on == expected


def test_an_example_of_others_brings_no_contact_and_no_place():
    example = OpportunityFactory(open=True, ready=True)
    organisation = OrganisationFactory(centre=example.centre, point=(3.0, 4.0))

    made = actions.copy(example, organisation=organisation, by=coordinator_of(organisation), at=NOW)

    assert (made.organisation, made.contact, made.point) == (organisation, None, (3.0, 4.0))


def test_a_draft_of_others_is_no_example():
    example = OpportunityFactory()
    organisation = OrganisationFactory()

    with pytest.raises(Refused, match="die online staan"):
        actions.copy(example, organisation=organisation, by=coordinator_of(organisation), at=NOW)


def test_many_come_in_at_once_with_few_statements(django_assert_max_num_queries):
    centre = CentreFactory()
    organisation = OrganisationFactory(centre=centre)
    theme, skill = ThemeFactory(position=3), SkillFactory(position=200)
    anna = staff_of(centre)
    rows = [
        actions.Incoming(
            organisation,
            {
                "title": f"Taak {n}",
                "area": centre.area,
                "point": (1.0, 2.0),
                "source_code": f"x{n}",
            },
            many={"themes": [theme.pk], "skills": [skill.pk]},
        )
        for n in range(50)
    ] + [actions.Incoming(organisation, {"title": "Nergens", "point": None})]

    with django_assert_max_num_queries(15):
        made = actions.bring_in(centre, rows, by=anna, at=NOW)

    assert [it.status for it in made][-2:] == [Status.OPEN, Status.DRAFT]
    assert Standing.objects.count() == 50
    row = Standing.objects.first()
    assert (row.themes, row.skills) == (8, frozenset({200}))
    assert Event.objects.get(verb="opportunity.brought_in").facts == {"number": 51}


def test_only_staff_bring_in_many():
    organisation = OrganisationFactory()

    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.bring_in(organisation.centre, [], by=coordinator_of(organisation), at=NOW)


def test_the_same_text_is_found_whatever_its_marks():
    one = OpportunityFactory(title="x", organisation__name="Een")
    other_organisation = OrganisationFactory(centre=one.centre)
    cora = coordinator_of(one.organisation)
    actions.edit(one, {"title": "Soep koken!", "description": "Elke **week**"}, by=cora, at=NOW)
    two = actions.draft(
        other_organisation,
        {"title": "soep  KOKEN", "description": "elke week."},
        by=coordinator_of(other_organisation),
        at=NOW,
    )
    OpportunityFactory(organisation=one.organisation, title="Iets anders")
    OpportunityFactory(organisation=one.organisation, title="SOEP KOKEN!", status=Status.CLOSED)
    same_title = OpportunityFactory(organisation=one.organisation, title="SOEP KOKEN!")

    assert set(queries.duplicates_of(one)) == {two, same_title}


def test_the_contact_person_reads_the_letters_else_all_coordinators_else_the_organisation():
    opportunity = OpportunityFactory()
    assert [it.address for it in queries.readers_of(opportunity)] == [
        opportunity.organisation.email
    ]

    first = CoordinatorFactory(organisation=opportunity.organisation)
    second = CoordinatorFactory(organisation=opportunity.organisation)
    CoordinatorFactory(organisation=opportunity.organisation, ended_on=date(2026, 1, 1))
    assert len(queries.readers_of(opportunity)) == 2

    opportunity.contact = second
    assert [it.address for it in queries.readers_of(opportunity)] == [second.person.email]
    assert first.person.email != second.person.email


def test_an_opportunity_can_be_advised_as_it_stands():
    values = rules.values_of(OpportunityFactory(ready=True))

    assert not [
        it for it in criteria.advice(values, on=NOW.date()) if it.severity == criteria.BLOCKS
    ]

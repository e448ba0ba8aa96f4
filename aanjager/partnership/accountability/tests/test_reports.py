"""A report writes itself: every sentence from records, no small number, fixed by two people."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.kernel import paper
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.findings.tests.factories import released
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.partnership.accountability import actions, queries, rules
from aanjager.partnership.accountability.models import Report, Sentence
from aanjager.partnership.accountability.queries import facts
from aanjager.partnership.agreements.queries import Cell as Figure
from aanjager.partnership.agreements.tests.factories import (
    AFTER,
    IN_FIRST,
    agreement,
    heard,
    refresh,
    signed,
    taken_up,
)
from aanjager.partnership.measures import queries as measures

pytestmark = pytest.mark.django_db
QUARTER = date(2026, 1, 1)


@pytest.fixture
def ida(cast):
    return StaffFactory(centre=cast.noord, name="Ida").user


def staff(centre, user=None):
    return Actor(user_id=user.pk if user else None, staff_of=frozenset({centre.pk}))


def report(cast, **facts):
    return actions.make(cast.noord, **facts, by=staff(cast.noord, cast.anna), at=AFTER)


def lines(it, chapter=None):
    return [one.text for one in queries.sentences(it) if chapter in {None, one.chapter}]


def seen(it):
    return rules.digest_of(it.title, queries.sentences(it))


def fix(it, *users):
    for user in users:
        it = actions.approve(it, seen=seen(it), by=staff(it.centre, user), at=AFTER)
    return it


@pytest.fixture
def agreed(cast):
    """Seven signals and two patterns in the first quarter, signed by both; two more signals since."""
    it = agreement(cast.noord, "signals_heard", "patterns_taken_up", amount_cents=12_345_67)
    heard(cast.noord, IN_FIRST, 7)
    taken_up(cast.noord, IN_FIRST, 2)
    refresh()
    signed(it)
    heard(cast.noord, IN_FIRST, 2)
    refresh()
    return it


def test_an_agreement_tells_what_was_signed_and_that_it_was_corrected(cast, agreed):
    it = report(cast, agreement=agreed)

    [people, patterns] = lines(it, "figures")
    assert "Kwartaal 1 van 2026: 7 (gecorrigeerd sinds ondertekening)" in people
    assert "9" not in people
    assert "Kwartaal 1 van 2026: 2; " in patterns
    assert "Samen 2; het streefgetal is 20." in patterns
    assert any("€ 12.345,67" in line for line in lines(it, "money"))
    assert "door beide partijen ondertekend" in " ".join(lines(it, "processes"))


def test_every_sentence_has_its_sources_or_is_by_hand(cast, agreed):
    it = report(cast, agreement=agreed)
    actions.write(it, "stories", "Het was een mooi jaar.", by=staff(cast.noord), at=AFTER)

    found = queries.sentences(it)
    assert found
    assert all(one.is_by_hand != bool(one.source_keys) for one in found)


def test_of_a_running_year_people_are_a_bound_and_never_a_small_number(cast):
    heard(cast.noord, IN_FIRST, 7)
    it = report(cast, year=2026)

    said = {one.text: one for one in queries.sentences(it)}
    bounds = [one for text, one in said.items() if "minstens 5" in text]
    assert bounds
    assert all(one.value is None and one.withheld == "bound" for one in bounds)
    assert not any(0 < (one.value or 5) < 5 for one in said.values() if one.withheld)


def test_a_year_that_is_over_and_signed_tells_exact_numbers_but_none_below_five(cast):
    heard(cast.noord, IN_FIRST.replace(year=2025), 7)
    over = report(cast, year=2025)
    assert any("7." in line for line in lines(over, "quality"))
    agreement(cast.noord, "signals_heard", starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))

    waits = actions.renew(over, by=staff(cast.noord), at=AFTER)
    assert any("minstens 5." in line for line in lines(waits, "quality"))
    assert not any("7." in line for line in lines(waits, "quality"))


def test_two_different_people_fix_the_text_that_they_saw_and_then_it_never_changes(
    cast, agreed, ida
):
    it, by = report(cast, agreement=agreed), staff(cast.noord, cast.anna)
    old = seen(it)
    actions.write(it, "money", "Dank aan de gemeente.", by=by, at=AFTER)
    with pytest.raises(Refused, match="veranderd sinds je hem las"):
        actions.approve(it, seen=old, by=by, at=AFTER)
    it = fix(it, cast.anna)
    with pytest.raises(Refused, match="Jij zei al ja"):
        fix(it, cast.anna)
    with pytest.raises(Refused, match="twee mensen"):
        actions.publish(it, by=by, at=AFTER)
    it = fix(it, ida)
    assert (it.state, it.digest) == ("fixed", seen(it))

    with pytest.raises(Refused, match="verandert niet meer"):
        actions.write(it, "money", "Toch anders.", by=by, at=AFTER)
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Sentence.objects.filter(report=it).update(text="Toch anders.")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Report.objects.filter(pk=it.pk).update(title="Toch anders")
    assert actions.publish(it, by=by, at=AFTER).is_public


def test_words_by_hand_undo_the_first_yes_and_stay_when_it_is_written_again(cast, agreed):
    it, by = fix(report(cast, agreement=agreed), cast.anna), staff(cast.noord)
    actions.write(it, "money", "Dank aan de gemeente.", by=by, at=AFTER)
    assert not it.approvals.exists()

    one = next(s for s in queries.sentences(it) if not s.is_by_hand)
    actions.leave_out(one, by=by, at=AFTER)
    assert one.text not in lines(it)
    actions.renew(it, by=by, at=AFTER)
    assert one.text in lines(it)
    assert "Dank aan de gemeente." in lines(it)


def test_the_same_data_gives_the_same_bytes(cast, agreed, ida):
    released(cast.noord, cast.anna, ida)
    it = report(cast, agreement=agreed)
    found = queries.chapters(queries.sentences(it))
    text = queries.data_of(it, found)
    printed = paper.pdf(queries.paper_of(it, found))

    actions.renew(it, by=staff(cast.noord), at=AFTER)
    again = queries.chapters(queries.sentences(it))
    assert queries.data_of(it, again) == text
    assert paper.pdf(queries.paper_of(it, again)) == printed
    assert json.loads(text)["chapters"][0]["code"] == "tasks"


def test_everybody_reads_it_in_few_statements_and_nobody_before_it_is_shown(
    client, cast, agreed, ida, django_assert_max_num_queries
):
    it = fix(report(cast, agreement=agreed), cast.anna, ida)
    page, noord = f"/verantwoording/{it.pk}/", {"headers": {"host": "noord.localhost"}}
    assert client.get(page, **noord).status_code == 404
    actions.publish(it, by=staff(cast.noord), at=AFTER)

    with django_assert_max_num_queries(5):
        assert it.title in client.get(page, **noord).content.decode()
    assert client.get(f"{page}json/", **noord).json()["digest"] == it.digest
    assert client.get(f"{page}pdf/", **noord).content.startswith(b"%PDF")
    with django_assert_max_num_queries(8):
        assert it.title in client.get("/verantwoording/", **noord).content.decode()


def test_a_story_that_its_people_took_back_is_not_told_any_more(cast):
    story = InitiativeFactory(
        centre=cast.noord, look="passed", stage="running", title="Soep", posted_at=IN_FIRST
    )
    it = report(cast, year=2026)
    assert any("Soep" in line for line in lines(it, "stories"))

    type(story).objects.filter(pk=story.pk).update(look="refused", look_reason="Teruggenomen.")
    found = queries.chapters(queries.sentences(it))
    assert "Soep" not in queries.data_of(it, found).decode()
    assert "laten het niet meer zien" in queries.data_of(it, found).decode()


def test_only_the_people_of_the_centre_make_it_once_and_of_what_has_begun(cast):
    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.make(cast.noord, year=2026, by=staff(cast.zuid), at=AFTER)
    with pytest.raises(Refused, match="al begonnen"):
        report(cast, year=2027)
    report(cast, year=2026)
    with pytest.raises(Refused, match="al een concept"):
        report(cast, year=2026)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(now=st.integers(0, 60), signed=st.none() | st.integers(0, 60), withheld=st.booleans())
def test_a_cell_of_people_never_tells_what_a_partner_may_not_see(now, signed, withheld):
    hides = signed is not None and (withheld or signed < 5)
    cell = Figure(now, signed, "too_few" if hides else "")
    said = rules.writing._cell(cell, True)

    numbers = [int(it) for it in said.replace("(", " ").replace(")", " ").split() if it.isdigit()]
    if signed is None or hides:
        assert all(number % 5 == 0 for number in numbers)
        assert rules.writing._exact(cell, True) is None
    else:
        assert numbers == [signed]


def test_a_sum_of_people_tells_no_step_of_itself_before_everybody_signed():
    hours = measures.of("expert_hours")

    assert facts._told(hours, ("t", frozenset(range(6)), 41), True, "").value == 41
    for exact, reason in ((False, ""), (True, "too_few"), (True, "derivable"), (True, "dominated")):
        told = facts._told(hours, ("t", frozenset(range(6)), 41), exact, reason)
        assert (told.value, told.bound) == (None, 0)
        assert not any(it.isdigit() and it != "5" for it in rules.writing._number(told))
    assert rules.writing._cell(Figure(41, None, ""), True, True) == "nog niet ondertekend"

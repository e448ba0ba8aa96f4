"""A day is announced, looked at, changed, called off, counted and thanked for."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.utils.timezone import localdate, now
from pypdf import PdfReader

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.action_days import actions, jobs, queries
from aanjager.outreach.action_days.models import ActionDay, DayTask, SignUp
from aanjager.outreach.action_days.tests.factories import (
    ActionDayFactory,
    DayTaskFactory,
    SignUpFactory,
)
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def day(cast):
    return ActionDayFactory(centre=cast.noord)


@pytest.fixture
def of_cora(cast):
    """A day of Cora's organisation that nobody looked at yet."""
    return ActionDayFactory(
        centre=cast.noord,
        organisation=cast.buurthuis,
        posted_by=cast.person(cast.cora),
        look="waiting",
    )


def page(day, rest=""):
    return f"/actiedagen/{day.pk}/{rest}"


def values(cast, **other):
    return {
        "title": "NLdoet", "held_on": "2099-03-13", "starts_at": "10:00", "ends_at": "15:00",
        "venue": "Kerkplein", "area_id": cast.noord.area_id, **other,
    }  # fmt: skip


def letters(kind):
    return list(
        Letter.objects.filter(kind=f"action-day-{kind}").values_list("to_address", flat=True)
    )


def test_anna_announces_a_day_that_is_online_at_once(cast, signed_in, client):
    signed_in(cast.anna).post("/actiedagen/nieuw/", values(cast), **NOORD)
    it = ActionDay.objects.get()

    assert (it.look, it.area) == ("passed", cast.noord.area)
    client.logout()
    assert "NLdoet" in client.get("/actiedagen/", **NOORD).text


def test_a_day_of_cora_waits_for_the_centre_and_then_everybody_sees_it(cast, signed_in, client):
    behalf = f"organisation:{cast.buurthuis.pk}"
    signed_in(cast.cora).post("/actiedagen/nieuw/", values(cast, behalf=behalf), **NOORD)
    it = ActionDay.objects.get()
    assert (it.look, it.organisation) == ("waiting", cast.buurthuis)
    assert letters("look") == [cast.noord.email]
    assert client.get(page(it)).status_code == 200
    client.logout()
    assert client.get(page(it)).status_code == 404

    signed_in(cast.anna).post(page(it, "blik/"), {"doe": "ja"})
    assert letters("looked") == ["cora@example.org"]
    client.logout()
    assert client.get(page(it)).status_code == 200


def test_daan_announces_for_the_initiative_he_carries_and_for_nothing_else(cast, now):
    daan, idea = (
        actor_of(cast.daan),
        InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan)),
    )
    facts = {
        "title": "Tuindag", "held_on": date(2099, 5, 1), "starts_at": datetime(2099, 5, 1, 9).time(),
        "ends_at": datetime(2099, 5, 1, 12).time(), "venue": "Tuin", "area_id": cast.noord.area_id,
    }  # fmt: skip
    it = actions.announce(
        cast.noord, actions.Announcing(**facts, behalf=f"initiative:{idea.pk}"), by=daan, at=now
    )
    assert it.initiative == idea
    of_cora = actions.Announcing(**facts, behalf=f"organisation:{cast.buurthuis.pk}")
    with pytest.raises(Refused, match="namens een organisatie"):
        actions.announce(cast.noord, of_cora, by=daan, at=now)


def test_who_speaks_for_nobody_is_told_where_to_begin(cast, signed_in):
    answer = signed_in(cast.gerda).get("/actiedagen/nieuw/", **NOORD)

    assert answer.status_code == 403
    assert "Begin daar" in answer.text


def test_a_no_has_a_reason_and_a_changed_day_is_looked_at_again(of_cora, cast, signed_in, now):
    anna = actor_of(cast.anna)
    with pytest.raises(Refused, match="waarom niet"):
        actions.look(of_cora, passes=False, by=anna, at=now)
    actions.look(of_cora, passes=False, reason="Er is geen verzekering.", by=anna, at=now)
    with pytest.raises(Refused, match="al naar gekeken"):
        actions.look(of_cora, passes=True, by=anna, at=now)
    assert "geen verzekering" in signed_in(cast.cora).get(page(of_cora)).text

    signed_in(cast.cora).post(page(of_cora, "wijzigen/"), values(cast))
    of_cora.refresh_from_db()
    assert (of_cora.look, of_cora.title) == ("waiting", "NLdoet")


def test_cora_does_not_let_her_own_day_online(of_cora, cast, now):
    with pytest.raises(Refused, match="medewerkers"):
        actions.look(of_cora, passes=True, by=actor_of(cast.cora), at=now)


def test_a_day_ends_after_it_begins(cast, signed_in):
    wrong = values(cast, ends_at="09:00")

    assert "na het begin" in signed_in(cast.anna).post("/actiedagen/nieuw/", wrong, **NOORD).text


def test_tasks_come_and_go_and_places_never_go_below_who_signed_up(day, cast, signed_in, now):
    anna = signed_in(cast.anna)
    anna.post(page(day, "taken/"), {"title": "Hek verven", "places": "4"})
    task = DayTask.objects.get()
    SignUpFactory(task=task, people=3)
    text = anna.post(page(day, f"taken/{task.pk}/plekken/"), {"places": "2"}, follow=True).text
    assert "al meer mensen" in text
    assert (
        "al mensen"
        in anna.post(page(day, f"taken/{task.pk}/plekken/"), {"weg": "1"}, follow=True).text
    )
    anna.post(page(day, f"taken/{task.pk}/plekken/"), {"places": "3"})
    task.refresh_from_db()
    assert task.places == 3

    empty = DayTaskFactory(day=day)
    anna.post(page(day, f"taken/{empty.pk}/plekken/"), {"weg": "1"})
    assert DayTask.objects.get() == task
    assert "Vul een getal in" in anna.post(
        page(day, f"taken/{task.pk}/plekken/"), {"places": "veel"}, follow=True
    ).text  # fmt: skip


@pytest.mark.parametrize(
    ("where", "given", "says"),
    [
        ("taken/", {"title": ""}, "verplicht"),
        ("afgelasten/", {"reason": ""}, "verplicht"),
        ("wijzigen/", {"title": ""}, "verplicht"),
    ],
)
def test_what_is_filled_in_wrong_comes_back_with_the_reason(
    day, cast, signed_in, where, given, says
):
    answer = signed_in(cast.anna).post(page(day, where), given)

    assert answer.status_code == 422
    assert says in answer.text


def test_another_day_or_place_is_told_to_who_comes_and_another_title_is_not(day, cast, signed_in):
    SignUpFactory(task__day=day, email="jan@example.org")
    anna = signed_in(cast.anna)
    same = values(cast, held_on="2099-04-16", venue="Buurthuis")
    anna.post(page(day, "wijzigen/"), same)
    assert letters("changed") == []
    anna.post(page(day, "wijzigen/"), values(cast))
    assert letters("changed") == ["jan@example.org"]


def test_a_day_called_off_is_told_with_the_reason_to_all_on_the_list(
    day, cast, signed_in, client, now
):
    task = DayTaskFactory(day=day)
    SignUpFactory(task=task, email="jan@example.org")
    SignUpFactory(task=task, email="weg@example.org", cancelled_at=now)
    SignUpFactory(task=task, email="nog-niet@example.org", confirmed_at=None)
    signed_in(cast.anna).post(page(day, "afgelasten/"), {"reason": "Storm op komst."})

    assert letters("off") == ["jan@example.org"]
    assert "Storm op komst" in Letter.objects.get().text
    assert "Gaat niet door: Storm" in client.get(page(day)).text
    day.refresh_from_db()
    with pytest.raises(Refused, match="gaat niet door"):
        actions.cancel(day, "Nog eens", by=actor_of(cast.anna), at=now)


def test_the_list_is_for_who_organises_it_on_screen_and_on_paper(of_cora, cast, signed_in):
    task = DayTaskFactory(day=of_cora, title="Hek verven")
    SignUpFactory(task=task, team="Team Bakkerij", name="Bea", people=6, phone="0611111111")
    cora = signed_in(cast.cora)
    assert "Team Bakkerij" in cora.get(page(of_cora, "lijst/")).text
    sheet = PdfReader(BytesIO(cora.get(page(of_cora, "lijst.pdf")).content))
    text = "".join(it.extract_text() for it in sheet.pages)
    assert "Team Bakkerij" in text
    assert "0611111111" in text

    ActionDay.objects.update(look="passed")
    assert signed_in(cast.daan).get(page(of_cora, "lijst/")).status_code == 403
    assert signed_in(cast.daan).get(page(of_cora, "lijst.pdf")).status_code == 403


def test_who_called_is_taken_off_the_list(day, cast, signed_in):
    it = SignUpFactory(task__day=day)
    signed_in(cast.anna).post(page(day, f"lijst/{it.pk}/weg/"))
    it.refresh_from_db()

    assert it.cancelled_at


def past(cast, days=1, **other):
    return ActionDayFactory(centre=cast.noord, held_on=localdate() - timedelta(days=days), **other)


def test_who_came_is_counted_and_below_five_no_number_is_shown(cast, signed_in, client):
    day = past(cast)
    many, few = DayTaskFactory(day=day, title="Verven"), DayTaskFactory(day=day, title="Koken")
    SignUpFactory(task=many, people=12, team="Bakkerij")
    anna = signed_in(cast.anna)
    assert "Hoeveel kwamen er?" in anna.get(page(day, "lijst/")).text
    assert "12 mensen stonden op de lijst" in client.get(page(day)).text
    anna.post(page(day, "telling/"), {f"task-{many.pk}": "11", f"task-{few.pk}": "3"})

    text = client.get(page(day)).text
    assert "<b>14</b> mensen deden mee" in text
    assert "mensen kwamen" not in text  # 14 without 11 would say who the three were
    anna.post(page(day, "telling/"), {f"task-{many.pk}": "11", f"task-{few.pk}": "5"})
    assert "11 mensen kwamen" in client.get(page(day)).text
    assert "Vul getallen in" in anna.post(
        page(day, "telling/"), {f"task-{many.pk}": "veel"}, follow=True
    ).text  # fmt: skip


def test_a_small_day_says_less_than_five(cast, now):
    day = past(cast)
    task = DayTaskFactory(day=day)
    SignUpFactory(task=task, people=3)
    actions.count(day, {task.pk: 3}, by=actor_of(cast.anna), at=datetime.now(now.tzinfo))
    got = queries.result(day)

    assert (got.expected, got.came) == (0, None)


def test_before_the_day_nobody_counts(day, cast, now):
    with pytest.raises(Refused, match="vanaf de dag zelf"):
        actions.count(day, {}, by=actor_of(cast.anna), at=now)


def test_everybody_on_the_list_is_thanked_once_the_day_after(cast):
    day = past(cast)
    task = DayTaskFactory(day=day)
    SignUpFactory(task=task, email="jan@example.org")
    SignUpFactory(task=task, email="weg@example.org", cancelled_at=now())
    assert list(queries.to_thank(localdate())) == [day]
    actions.thank(day, by=CLOCK, at=now())

    assert letters("thanks") == ["jan@example.org"]
    assert list(queries.to_thank(localdate())) == []
    with pytest.raises(Refused, match="vanzelf"):
        actions.thank(day, by=CLOCK, at=now())


def test_the_clock_thanks_and_forgets_and_may_do_it_twice(cast):
    SignUpFactory(task__day=past(cast), email="jan@example.org")
    SignUpFactory(task__day=past(cast, days=40))
    for _twice in range(2):
        jobs.thank()
        jobs.forget()

    assert letters("thanks") == ["jan@example.org"]
    assert set(SignUp.objects.values_list("email", flat=True)) == {"jan@example.org", ""}


def test_nobody_is_thanked_for_a_day_called_off_or_of_long_ago(cast):
    past(cast, cancelled_at=now(), cancel_reason="Storm")
    past(cast, days=9)

    assert list(queries.to_thank(localdate())) == []


def test_a_month_later_the_names_are_gone_and_the_numbers_stay(cast):
    day = past(cast, days=30, posted_by=cast.person(cast.cora))
    SignUpFactory(task__day=day, people=12, team="Bakkerij")
    before = queries.result(day)

    assert [actions.forget(by=CLOCK, at=now()), actions.forget(by=CLOCK, at=now())] == [1, 0]
    assert SignUp.objects.values_list("name", "email", "phone").get() == ("", "", "")
    assert queries.result(day) == before


def test_a_day_asks_the_database_as_often_for_twenty_tasks_as_for_two(day, client):
    DayTaskFactory.create_batch(2, day=day)
    client.get(page(day))
    few = count_queries(lambda: client.get(page(day)))
    for task in DayTaskFactory.create_batch(18, day=day):
        SignUpFactory(task=task)

    assert count_queries(lambda: client.get(page(day))) == few <= 5


def test_the_list_of_days_asks_the_database_as_often_for_twenty_as_for_two(cast, client):
    ActionDayFactory.create_batch(2, centre=cast.noord)
    past(cast)
    client.get("/actiedagen/")
    few = count_queries(lambda: client.get("/actiedagen/"))
    ActionDayFactory.create_batch(18, centre=cast.noord)

    assert count_queries(lambda: client.get("/actiedagen/")) == few <= 8

"""Who finds a task full can wait; who waits longest and fits moves up, and nobody else."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import now as real_now

from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.outreach.action_days import actions, jobs, queries
from aanjager.outreach.action_days.actions import Joining
from aanjager.outreach.action_days.models import SignUp
from aanjager.outreach.action_days.tests.factories import (
    MADE,
    ActionDayFactory,
    DayTaskFactory,
    SignUpFactory,
)
from aanjager.trust.letters.models import Letter

JAN = {"name": "Jan de Boer", "email": "jan@example.org", "people": "1"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast):
    return DayTaskFactory(day=ActionDayFactory(centre=cast.noord), places=4)


@pytest.fixture
def full(task):
    """The one who has all the places."""
    return SignUpFactory(task=task, people=4, token_hash=queries.hash_of("vol"))


def waits(task, hours, **more):
    since = MADE + timedelta(hours=hours)
    return SignUpFactory(task=task, is_waiting=True, confirmed_at=since, **more)


def page(task):
    return f"/actiedagen/{task.day_id}/taken/{task.pk}/"


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def placed(task):
    return [it.name for it in queries.coming(task.day)]


def leave(it, token="vol"):
    actions.leave(it, token=token, by=ANONYMOUS, at=real_now())


def test_who_finds_a_task_full_waits_and_is_called_up_by_letter(task, full, client, cast):
    where = f"/actiedagen/{task.day_id}/"
    assert "Ga op de wachtlijst" in client.get(where).text
    asks = client.get(page(task)).text
    assert "schuift door wie het langst wacht en past" in asks
    assert (
        asks.count('name="waits"')
        == asks.count('<button class="nl-button nl-button--primary" name="waits"')
        == 1
    )
    client.post(page(task), {**JAN, "waits": "on"})
    link = link_in(Letter.objects.get())
    assert "Deze taak is nu vol" in client.get(link).text
    client.post(link, {"wacht": "1"})
    assert "Je staat op de wachtlijst" in client.get(link).text
    assert placed(task) == [full.name]
    assert "1 wacht" in client.get(where).text

    leave(full)

    letter = Letter.objects.latest("pk")
    assert "Er is plek voor je" in letter.subject
    assert "Je staat op de lijst" in client.get(link_in(letter)).text
    assert client.get(link).status_code == 404
    assert placed(task) == ["Jan de Boer"]


def test_who_does_not_choose_to_wait_is_refused_as_before(task, full, client):
    answer = client.post(page(task), JAN)

    assert answer.status_code == 422
    assert "ga op de wachtlijst" in answer.text
    assert SignUp.objects.count() == 1


def test_daan_waits_at_once_reads_it_on_the_page_and_gives_it_up(task, full, cast, signed_in):
    daan, where = signed_in(cast.daan), f"/actiedagen/{task.day_id}/"
    mine = {**JAN, "email": "daan@example.org", "waits": "on"}
    assert "Je staat op de wachtlijst" in daan.post(page(task), mine, follow=True).text
    it = queries.in_line(task).get()
    assert "Voor je wachten er 0" in Letter.objects.get().text

    daan.post(f"{where}lijst/{it.pk}/weg/", {"terug": "1"})

    assert not queries.in_line(task).exists()
    assert "Je staat op de wachtlijst" not in daan.get(where).text


def test_the_first_who_fits_moves_up_and_a_large_team_keeps_its_turn(task, full):
    waits(task, 1, people=3, team="Koor", name="Koor")
    waits(task, 2, people=1, name="Bo")
    waits(task, 3, people=1, name="Ans")
    SignUp.objects.filter(pk=full.pk).update(people=3)
    one = SignUpFactory(task=task, name="Tess", token_hash=queries.hash_of("tess"))

    leave(one, "tess")
    assert placed(task) == [full.name, "Bo"]

    leave(full)
    assert sorted(placed(task)) == ["Bo", "Koor"]
    assert [it.name for it in queries.in_line(task)] == ["Ans"]


def test_more_places_and_the_clock_call_up_too(task, full, now):
    waits(task, 1, name="Bo")
    waits(task, 2, name="Ans")
    actions.set_places(task, 5, by=CLOCK, at=now)
    assert placed(task) == [full.name, "Bo"]
    task.refresh_from_db()
    SignUp.objects.filter(pk=full.pk).update(confirmed_at=None, signed_at=now)
    jobs.move_up()  # the held place is long gone by the real clock

    assert placed(task) == ["Bo", "Ans"]
    jobs.move_up()
    assert Letter.objects.filter(kind="action-day-up").count() == 2
    with pytest.raises(Refused, match="vanzelf"):
        actions.move_up(task, by=ANONYMOUS, at=now)


def test_who_comes_new_does_not_pass_who_waits(task, full, now):
    waits(task, 1, people=4, name="Bo")
    SignUp.objects.filter(pk=full.pk).update(confirmed_at=None, signed_at=MADE)
    late = MADE + timedelta(hours=60)

    with pytest.raises(Refused, match="vol"):
        actions.sign_up(task, Joining("Snel", "snel@example.org"), by=ANONYMOUS, at=late)


def test_a_place_that_was_held_too_long_becomes_a_turn_in_line(task, client, cast):
    SignUpFactory(
        task=task, confirmed_at=None, name="Bo", signed_at=MADE, token_hash=queries.hash_of("laat")
    )
    SignUpFactory(task=task, people=4)
    where = "/actiedagen/aanmelding/laat/"
    assert "Zet me op de wachtlijst" in client.get(where).text
    assert client.post(where).status_code == 403

    client.post(where, {"wacht": "1"})

    assert [it.name for it in queries.in_line(task)] == ["Bo"]


def test_nobody_is_called_up_for_a_day_that_began_or_is_called_off(task, full):
    waits(task, 1)
    begun = real_now().replace(year=2099, month=4, day=16, hour=11)
    actions.leave(full, token="vol", by=ANONYMOUS, at=begun)

    assert not placed(task)
    assert not Letter.objects.filter(kind="action-day-up").exists()


def test_a_team_that_never_fits_does_not_wait_and_a_task_with_a_line_stays(task, full, cast, now):
    large = Joining("Koor", "koor@example.org", 5, "Koor", waits=True)
    with pytest.raises(Refused, match="Met zoveel mensen"):
        actions.sign_up(task, large, by=ANONYMOUS, at=now)
    SignUp.objects.filter(pk=full.pk).update(is_waiting=True)

    with pytest.raises(Refused, match="staan al mensen"):
        actions.drop_task(task, by=CLOCK, at=now)


def test_who_organises_sees_the_line_and_who_waits_hears_that_it_is_off(
    task, full, cast, signed_in
):
    waits(task, 1, name="Jet d'Hondt & zoon", email="jet@example.org")
    anna, where = signed_in(cast.anna), f"/actiedagen/{task.day_id}/"
    page = anna.get(f"{where}lijst/").text
    assert "Wie wachten op een plek?" in page
    assert "Jet d&#x27;Hondt &amp; zoon" in page

    anna.post(f"{where}afgelasten/", {"reason": "Storm"})

    assert Letter.objects.filter(to_address="jet@example.org", kind="action-day-off").exists()


@pytest.mark.django_db(transaction=True)
def test_a_place_that_comes_free_goes_to_the_line_however_many_come_at_that_moment(now):
    task = DayTaskFactory(places=2)
    leaves = [SignUpFactory(task=task, token_hash=queries.hash_of(f"weg{n}")) for n in range(2)]
    line = [waits(task, n, name=f"Wacht {n}") for n in range(3)]
    together = Barrier(6)

    def one(n):
        together.wait()
        with suppress(Refused):
            if n < 2:
                actions.leave(leaves[n], token=f"weg{n}", by=ANONYMOUS, at=now)
            else:
                new = Joining("Nieuw", f"nieuw{n}@example.org", waits=n == 5)
                actions.sign_up(task, new, by=ANONYMOUS, at=now)
        connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(one, range(6)))

    assert [it.pk for it in queries.coming(task.day)] == [it.pk for it in line[:2]]
    assert queries.taken(task, now) == task.places
    assert Letter.objects.filter(kind="action-day-up").count() == 2

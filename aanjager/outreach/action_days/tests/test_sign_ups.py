"""People and teams sign up for a task; places are never oversold."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import now as real_now

from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.outreach.action_days import actions, queries
from aanjager.outreach.action_days.actions import Joining
from aanjager.outreach.action_days.models import ActionDay, SignUp
from aanjager.outreach.action_days.tests.factories import (
    ActionDayFactory,
    DayTaskFactory,
    SignUpFactory,
)
from aanjager.trust.letters.models import Letter

JAN = {"name": "Jan de Boer", "email": "jan@example.org", "people": "1"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast):
    return DayTaskFactory(day=ActionDayFactory(centre=cast.noord), places=8)


def page(task):
    return f"/actiedagen/{task.day_id}/taken/{task.pk}/"


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S+)", letter.text).group(1)


def test_somebody_without_an_account_is_on_the_list_after_the_link(task, client):
    client.post(page(task), JAN)
    assert not queries.coming(task.day)
    link = link_in(Letter.objects.get())
    assert "Ja, ik doe mee" in client.get(link).text
    assert not queries.coming(task.day)

    client.post(link)
    assert queries.coming(task.day).get().name == "Jan de Boer"
    assert "op de lijst" in client.get(link).text
    it, token = queries.coming(task.day).get(), link.split("/")[-2]
    with pytest.raises(Refused, match="al bevestigd"):
        actions.confirm(it, token=token, by=ANONYMOUS, at=real_now())


def test_daan_with_his_own_address_is_on_the_list_at_once_and_once(task, cast, signed_in):
    daan = signed_in(cast.daan)
    assert "daan@example.org" in daan.get(page(task)).text
    daan.post(page(task), {**JAN, "email": "daan@example.org"})

    assert queries.coming(task.day).get().person == cast.person(cast.daan)
    answer = daan.post(page(task), {**JAN, "email": "DAAN@example.org"})
    assert "staat al op de lijst" in answer.text


def test_daan_reads_on_the_page_that_he_is_on_the_list_and_says_off_there(task, cast, signed_in):
    it = SignUpFactory(task=task, person=cast.person(cast.daan))
    other = SignUpFactory(task=task)
    daan, where = signed_in(cast.daan), f"/actiedagen/{task.day_id}/"
    assert "Je staat op de lijst" in daan.get(where).text
    assert daan.post(f"{where}lijst/{other.pk}/weg/").status_code == 403
    daan.post(f"{where}lijst/{it.pk}/weg/", {"terug": "1"})
    it.refresh_from_db()

    assert it.cancelled_at
    assert "Je staat op de lijst" not in daan.get(where).text


def test_a_team_takes_places_for_all_its_people(task, client, cast, now):
    SignUpFactory(task=task, team="Bakkerij", people=6)
    answer = client.post(page(task), {**JAN, "people": "3", "team": "Koor"})
    assert answer.status_code == 422
    assert "nog 2 plekken" in answer.text
    client.post(page(task), {**JAN, "people": "2", "team": "Koor"})

    assert queries.taken(task, real_now()) == 8
    full = client.get(page(task)).text
    assert "vol" in full
    assert "Ik doe mee" not in full


def test_an_address_on_the_list_is_not_told_to_a_stranger_and_not_changed(task, client, now):
    SignUpFactory(task=task, email="jan@example.org", name="Echte Jan")
    answer = client.post(page(task), {**JAN, "name": "Boef"}, follow=True)

    assert "Open de link in je mail" in answer.text
    assert SignUp.objects.get().name == "Echte Jan"
    assert not Letter.objects.exists()


def test_the_letter_of_today_holds_and_a_new_day_gives_a_new_one(task, now):
    for hours in (0, 1, 25):
        actions.sign_up(
            task, Joining("Jan", "jan@example.org"), by=ANONYMOUS, at=now + timedelta(hours=hours)
        )

    assert SignUp.objects.count() == 1
    assert Letter.objects.count() == 2


def test_a_place_is_held_for_two_days_and_then_goes_to_another(task, now):
    task.places = 1
    task.save()
    first = actions.sign_up(task, Joining("Jan", "jan@example.org"), by=ANONYMOUS, at=now)
    token = link_in(Letter.objects.get()).split("/")[-2]
    with pytest.raises(Refused, match="vol"):
        actions.sign_up(task, Joining("Bo", "bo@example.org"), by=ANONYMOUS, at=now)
    later = now + timedelta(hours=49)
    second = actions.sign_up(task, Joining("Bo", "bo@example.org"), by=ANONYMOUS, at=later)
    assert second

    with pytest.raises(Refused, match="vol"):
        actions.confirm(first, token=token, by=ANONYMOUS, at=later)


def test_the_link_says_off_and_the_place_is_free_again(task, client):
    it = SignUpFactory(task=task, people=8, token_hash=queries.hash_of("mijn-link"))
    assert client.get("/actiedagen/aanmelding/fout/").status_code == 404
    client.post("/actiedagen/aanmelding/mijn-link/", {"weg": "1"})
    it.refresh_from_db()

    assert it.cancelled_at
    assert queries.taken(task, real_now()) == 0
    assert client.post("/actiedagen/aanmelding/mijn-link/", {"weg": "1"}).status_code == 403


def test_a_stranger_says_nobody_off(task, cast, now):
    it = SignUpFactory(task=task)
    with pytest.raises(Refused, match="organiseren"):
        actions.leave(it, token="fout", by=actor_of(cast.daan), at=now)


def test_nobody_signs_up_for_what_was_or_waits_or_was_called_off(task, client):
    ActionDay.objects.update(held_on="2026-01-01")
    assert "geweest" in client.post(page(task), JAN).text
    ActionDay.objects.update(held_on="2099-01-01", cancelled_at=real_now(), cancel_reason="Storm")
    assert "gaat niet door" in client.post(page(task), JAN).text
    ActionDay.objects.update(cancelled_at=None, cancel_reason="", look="waiting")
    assert client.post(page(task), JAN).status_code == 404

    assert not SignUp.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_last_places_are_never_sold_twice_however_many_come_at_once(now):
    task = DayTaskFactory(places=5)
    together = Barrier(8)

    def join(n):
        together.wait()
        try:
            values = Joining(f"Team {n}", f"team{n}@example.org", people=2, team=f"Team {n}")
            return actions.sign_up(task, values, by=ANONYMOUS, at=now)
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = [it for it in pool.map(join, range(8)) if it]

    assert len(made) == 2
    assert queries.taken(task, now) == 4

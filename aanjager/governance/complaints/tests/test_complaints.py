"""The complaints desk: anyone complains, staff answer in time, everybody sees the numbers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from aanjager.governance.complaints import actions, queries
from aanjager.governance.complaints.actions import Told
from aanjager.governance.complaints.models import Complaint
from aanjager.governance.complaints.queries import Numbers
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
NOORD = {"headers": {"host": "noord.localhost"}}
WORDS = "Ik kreeg nooit antwoord."


def staff(centre):
    return Actor(user_id=1, staff_of=frozenset({centre.pk}))


def complaint(centre, at=NOW, email="jo@example.org"):
    told = Told("treatment", WORDS, "Jo", email)
    return actions.complain(centre, told, by=ANONYMOUS, at=at)


def test_the_clock_is_the_term_of_the_centre_in_working_days(cast):
    assert complaint(cast.noord).answer_by.date().isoformat() == "2026-03-30"
    cast.noord.terms = {"complaint_working_days": 5}
    cast.noord.save()
    assert complaint(cast.noord).answer_by.date().isoformat() == "2026-03-09"


def test_who_complains_hears_by_when_and_gets_the_answer_and_the_desk_hears_of_it(cast):
    it, by = complaint(cast.noord), staff(cast.noord)
    for who in (ANONYMOUS, staff(cast.zuid)):
        with pytest.raises(Refused, match="andere centrale"):
            actions.answer(it, "right", "Je hebt gelijk, sorry.", by=who, at=NOW)
    with pytest.raises(Refused, match="paar zinnen"):
        actions.answer(it, "right", "Nee.", by=by, at=NOW)
    with pytest.raises(Refused, match="wat er gedaan is"):
        actions.log(it, " ", by=by, at=NOW)
    actions.log(it, "Gebeld met de organisatie.", by=by, at=NOW)
    actions.answer(it, "right", "Je hebt gelijk, sorry.", name="Anna", by=by, at=NOW)

    for again in (
        lambda: actions.answer(it, "wrong", "Toch niet, zeggen we.", by=by, at=NOW),
        lambda: actions.log(it, "Nog iets.", by=by, at=NOW),
    ):
        with pytest.raises(Refused, match="al beantwoord"):
            again()
    letters = list(Letter.objects.order_by("pk").values_list("to_address", "kind"))
    assert letters == [
        ("jo@example.org", "complaint-made"), (cast.noord.email, "complaint-desk"),
        ("jo@example.org", "complaint-answer"),
    ]  # fmt: skip
    assert WORDS not in Letter.objects.get(kind="complaint-desk").text
    assert "Je hebt gelijk, sorry." in Letter.objects.get(kind="complaint-answer").text
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(outcome="")


def test_the_numbers_add_up_and_a_late_answer_is_no_answer_in_time(cast):
    by = staff(cast.noord)
    first, second, _third = (complaint(cast.noord) for _n in range(3))
    actions.answer(first, "right", "Je hebt gelijk, sorry.", by=by, at=first.answer_by)
    late = second.answer_by + timedelta(seconds=1)
    actions.answer(second, "wrong", "We deden wat we zeiden.", by=by, at=late)
    complaint(cast.zuid)

    assert queries.numbers(cast.noord) == [Numbers(2026, 3, 2, 1, 1, 1, 0, 1)]


def test_a_year_after_the_answer_the_words_go_and_the_numbers_stay(cast):
    it, by = complaint(cast.noord), staff(cast.noord)
    actions.log(it, "Gebeld met Jo.", by=by, at=NOW)
    actions.answer(it, "partly", "Voor een deel klopt het.", by=by, at=NOW)
    before = queries.numbers(cast.noord)
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=365)) == 0
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=366)) == 1
    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=366)) == 0

    it.refresh_from_db()
    assert (it.name, it.email, it.text, it.answer, it.log.count()) == ("", "", "", "", 0)
    assert queries.numbers(cast.noord) == before
    with pytest.raises(Refused, match="vanzelf"):
        actions.forget(by=by, at=NOW)


def test_anyone_complains_without_name_or_account_and_twice_is_once(cast, client, signed_in):
    page = client.get("/klacht/", **NOORD)
    assert "binnen 20 werkdagen" in page.content.decode()
    assert client.post("/klacht/", {"about": "money", "text": "Kort."}, **NOORD).status_code == 422
    told = {"about": "money", "text": WORDS, "client_id": "8f9d7c7e-1111-4222-8333-444455556666"}
    for _press in range(2):
        heard = client.post("/klacht/", told, follow=True, **NOORD)
    assert "geen antwoord sturen" in heard.content.decode()
    it = Complaint.objects.get()
    assert (it.name, it.email, it.person) == ("", "", None)
    assert count_queries(lambda: client.get("/klacht/", **NOORD)) <= 8

    browser = signed_in(cast.anna)
    assert "geld en onafhankelijkheid" in browser.get("/balie/klachten/", **NOORD).content.decode()
    one = f"/balie/klachten/{it.pk}/"
    browser.post(f"{one}gedaan/", {"text": "Nagevraagd."}, **NOORD)
    said = {"outcome": "wrong", "answer": "Geld telt niet mee in de volgorde.", "name": "Anna"}
    shown = browser.post(f"{one}antwoord/", said, follow=True, **NOORD).content.decode()
    assert "Nagevraagd." in shown
    assert "de klacht klopt niet" in shown

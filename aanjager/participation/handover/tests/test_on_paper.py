"""Who has no account says yes or no in a talk; staff write it down, how and when."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.handover import actions, queries
from aanjager.participation.handover.actions import Answer
from aanjager.participation.handover.models import Handover
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ZUID = {"headers": {"host": "zuid.localhost"}}


@pytest.fixture
def anna(cast):
    return Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))


@pytest.fixture
def ans(cast):
    ans = PersonFactory(user=None, name="Ans d'Hondt", email="ans@example.org")
    RegistrationFactory(person=ans, centre=cast.noord)
    CaseFactory(
        centre=cast.noord, person=ans, registered=False, wishes="Ans wil voorlezen.",
        agreements="Liever bellen.",
    )  # fmt: skip
    return ans


@pytest.fixture
def asked(cast, ans, anna, now):
    return actions.propose(ans, cast.noord, cast.zuid, "Je verhuist.", by=anna, at=now)


def is_known_in_zuid(cast, ans):
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))
    return Person.objects.visible_to(bram).filter(pk=ans.pk).exists()


def test_the_whole_way_at_the_desk(cast, ans, signed_in):
    browser, path = signed_in(cast.anna), f"/balie/mensen/{ans.pk}/andere-centrale/"
    browser.post(path, {"to_centre": cast.zuid.pk, "why": "Je verhuist."}, **NOORD)
    assert not Letter.objects.exists()
    assert not is_known_in_zuid(cast, ans)
    it = Handover.objects.get()
    page = browser.get(f"{path}{it.pk}/antwoord/", **NOORD).text
    assert "Ans wil voorlezen." in page
    assert "ans@example.org" in page
    assert page.count('name="mee"') == 2
    assert "Ans d&#x27;Hondt" in page

    code = next(note.code for note in queries.notes(it) if note.kind == "agreements")
    said = {"how": "phone", "on": localdate().isoformat(), "mee": [code], "doe": "ja"}
    answer = browser.post(f"{path}{it.pk}/antwoord/", said, follow=True, **NOORD)

    assert "Antwoord aan de telefoon op" in answer.text
    assert browser.post(f"{path}{it.pk}/antwoord/", said, **NOORD).status_code == 403
    assert is_known_in_zuid(cast, ans)
    here = signed_in(cast.bram).get("/balie/overgedragen/", **ZUID).text
    assert "Liever bellen." in here
    assert "voorlezen" not in here
    assert "opgeschreven door Anna" in here
    event = Event.objects.get(verb="handover.written_down")
    assert event.user_id == cast.anna.pk


def test_a_no_leaves_nothing(cast, ans, asked, anna, now):
    it = actions.write_down(asked, Answer(False, "desk", now.date()), by=anna, at=now)

    assert (it.state, it.answered_how) == ("refused", "desk")
    assert not is_known_in_zuid(cast, ans)
    assert not Letter.objects.filter(to_address=cast.zuid.email).exists()


@pytest.mark.parametrize(
    ("days", "code", "match"),
    [(1, (), "vanaf de vraag"), (-1, (), "vanaf de vraag"), (0, ("1-wishes-x",), "net veranderd")],
)
def test_a_yes_of_another_day_or_to_another_text_is_none(asked, anna, now, days, code, match):
    said = Answer(True, "paper", now.date() + timedelta(days=days), code)
    with pytest.raises(Refused, match=match):
        actions.write_down(asked, said, by=anna, at=now)


def test_staff_of_the_other_centre_write_nothing_down(cast, ans, asked, now):
    bram = Actor(user_id=cast.bram.pk, staff_of=frozenset({cast.zuid.pk}))
    with pytest.raises(Refused, match="eigen centrale"):
        actions.write_down(asked, Answer(True, "desk", now.date()), by=bram, at=now)
    assert not is_known_in_zuid(cast, ans)


def test_who_got_an_account_meanwhile_answers_without_staff(cast, ans, asked, anna, now):
    Person.objects.filter(pk=ans.pk).update(user=UserFactory())
    with pytest.raises(Refused, match="antwoordt zelf"):
        actions.write_down(asked, Answer(True, "desk", now.date()), by=anna, at=now)
    assert not is_known_in_zuid(cast, ans)

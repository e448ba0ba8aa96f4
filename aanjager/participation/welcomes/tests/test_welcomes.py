import re
from datetime import UTC, date, datetime, timedelta

import pytest

from aanjager.community.people.tests.factories import PersonFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.participation.initiatives.models import Answer, Member
from aanjager.participation.initiatives.tests.factories import (
    AnswerFactory,
    InitiativeFactory,
    MemberFactory,
    NeedFactory,
)
from aanjager.participation.welcomes import actions, jobs, queries
from aanjager.participation.welcomes.actions import Meeting
from aanjager.participation.welcomes.models import Welcome
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as register

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SATURDAY = date(2026, 3, 7)


@pytest.fixture
def bench(cast):
    """Daan carries it, Cora helps by name, Finn helps without a name; Bep may come."""
    it = InitiativeFactory(centre=cast.noord, led_by=cast.person(cast.daan))
    MemberFactory(initiative=it, person=cast.person(cast.cora), shows_name=True)
    MemberFactory(initiative=it, person=cast.person(cast.finn))
    return it


@pytest.fixture
def offer(bench):
    need = NeedFactory(initiative=bench, kind="people", how_many=3)
    bep = PersonFactory(name="Bep", email="bep@example.org")
    MemberFactory(initiative=bench, person=bep)
    return AnswerFactory(need=need, person=bep, state=Answer.State.ACCEPTED)


@pytest.fixture
def daan(cast):
    return Actor(user_id=cast.daan.pk, person_id=cast.person(cast.daan).pk)


def met(cast, who="cora", on=SATURDAY):
    return Meeting(cast.person(getattr(cast, who)).pk, on, "Tien uur bij de vijver")


def letters():
    return set(Letter.objects.values_list("kind", "to_address"))


def erase(person):
    privacy.erase(register.subject(person_id=person.pk), reason="asked", by=CLOCK, at=NOW)


def token():
    letter = Letter.objects.filter(kind="welcome-asked").latest("pk")
    return re.search(r"/eerste-keer/([^/\s]+)/", letter.text)[1]


def test_both_hear_who_when_and_where_and_the_same_again_says_nothing(cast, offer, daan):
    for _again in range(2):
        actions.arrange(offer, met(cast), by=daan, at=NOW)

    assert letters() == {
        ("welcome-arranged", "bep@example.org"),
        ("welcome-buddy", cast.cora.email),
    }
    text = Letter.objects.get(kind="welcome-arranged").text
    assert "zaterdag 7 maart" in text
    assert "Cora is er" in text
    assert cast.cora.email not in text


def test_only_who_may_be_named_can_be_the_buddy(cast, bench, offer, daan):
    names = [person.name for person in queries.who_can(offer)]
    assert names == ["Cora", "Daan"]

    brought = PersonFactory(name="Zoë")
    Member.objects.filter(person=offer.person).update(introduced_by=brought)
    assert [person.name for person in queries.who_can(offer)] == ["Cora", "Daan", "Zoë"]
    for who, on in (("finn", SATURDAY), ("cora", NOW.date() - timedelta(days=1))):
        with pytest.raises(Refused):
            actions.arrange(offer, met(cast, who, on), by=daan, at=NOW)
    with pytest.raises(Refused):
        actions.arrange(offer, met(cast, on=date(2028, 2, 29)), by=daan, at=NOW)
    assert not Letter.objects.exists()


def test_only_who_carries_it_arranges_and_only_for_people_who_got_a_yes(cast, bench, offer, daan):
    cora = Actor(user_id=cast.cora.pk, person_id=cast.person(cast.cora).pk)
    with pytest.raises(Refused, match="trekken"):
        actions.arrange(offer, met(cast), by=cora, at=NOW)
    planks = AnswerFactory(need=NeedFactory(initiative=bench), state=Answer.State.ACCEPTED)
    waiting = AnswerFactory(need=offer.need)
    for other in (planks, waiting):
        with pytest.raises(Refused, match="ja kreeg"):
            actions.arrange(other, met(cast), by=daan, at=NOW)


def test_the_day_after_it_is_asked_once_and_told_once(cast, offer, daan, monkeypatch):
    it = actions.arrange(offer, met(cast), by=daan, at=NOW)
    for day in (SATURDAY, SATURDAY + timedelta(days=1), SATURDAY + timedelta(days=2)):
        monkeypatch.setattr(jobs, "localdate", lambda day=day: day)
        monkeypatch.setattr(
            jobs, "now", lambda day=day: datetime(*day.timetuple()[:3], 9, tzinfo=UTC)
        )
        jobs.ask()
        it.refresh_from_db()
        assert (it.asked_at is not None) == (day > SATURDAY)
    assert Letter.objects.filter(kind="welcome-asked").count() == 1

    link = token()
    for wrong, said in (("anders", "well"), (link, "geweldig"), (link, "")):
        with pytest.raises(Refused):
            actions.tell(it, said, token=wrong, by=ANONYMOUS, at=NOW)
    actions.tell(it, "alone", "Ik heb gewacht.", token=link, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused, match="al geantwoord"):
        actions.tell(it, "well", token=link, by=ANONYMOUS, at=NOW)

    assert ("welcome-alone", cast.daan.email) in letters()
    with pytest.raises(Refused, match="al geweest"):
        actions.arrange(offer, met(cast), by=daan, at=NOW)


def test_nobody_is_asked_after_taking_the_offer_back(cast, offer, daan):
    it = actions.arrange(offer, met(cast), by=daan, at=NOW)
    Answer.objects.filter(pk=offer.pk).update(state=Answer.State.WITHDRAWN)

    assert list(queries.due(SATURDAY + timedelta(days=1))) == []
    with pytest.raises(Refused):
        actions.ask(it, by=CLOCK, at=NOW + timedelta(days=9))


def test_leaving_takes_the_appointment_along_and_a_buddy_who_leaves_leaves_it(cast, offer, daan):
    it = actions.arrange(offer, met(cast), by=daan, at=NOW)

    erase(cast.person(cast.cora))
    it.refresh_from_db()
    assert queries.buddy_of(it) is None
    erase(offer.person)
    assert not Welcome.objects.exists()


def test_who_hides_the_name_or_leaves_is_named_no_more_and_somebody_else_is_asked_for(
    cast, offer, daan, signed_in, monkeypatch
):
    it = actions.arrange(offer, met(cast), by=daan, at=NOW)
    page = f"/initiatieven/{offer.need.initiative_id}/aanbod/{offer.pk}/welkom/"
    cora = Member.objects.filter(person=cast.person(cast.cora))
    assert "Cora" in signed_in(cast.daan).get(page, **NOORD).content.decode()

    cora.update(shows_name=False)
    shown = signed_in(cast.daan).get(page, **NOORD).content.decode()
    assert "Cora" not in shown
    assert signed_in(cast.cora).get(page, **NOORD).status_code == 403
    monkeypatch.setattr(jobs, "localdate", lambda: NOW.date())
    for _again in range(2):
        jobs.ask()
    it.refresh_from_db()
    assert it.buddy is None
    letter = Letter.objects.get(kind="welcome-nobody")
    assert letter.to_address == cast.daan.email
    assert "Cora" not in letter.text


def test_the_page_is_for_who_comes_who_welcomes_and_who_carries_it(cast, offer, daan, signed_in):
    actions.arrange(offer, met(cast), by=daan, at=NOW)
    page = f"/initiatieven/{offer.need.initiative_id}/aanbod/{offer.pk}/welkom/"

    for who, status in ((cast.cora, 200), (cast.anna, 200), (cast.finn, 403), (cast.bram, 404)):
        client = signed_in(who)
        assert client.get(page, **NOORD).status_code == status, who
        wrong = client.post(page, {"buddy": 0, "on": "", "words": ""}, **NOORD)
        assert wrong.status_code == (422 if who == cast.anna else max(status, 403)), who


def test_looking_at_the_link_answers_nothing(cast, offer, daan, client):
    it = actions.arrange(offer, met(cast), by=daan, at=NOW)
    actions.ask(it, by=CLOCK, at=NOW + timedelta(days=6))
    page = f"/eerste-keer/{token()}/"

    client.get(page, **NOORD)
    assert not Welcome.objects.get().outcome
    assert client.post(page, {"outcome": "well"}, **NOORD).status_code == 302
    assert Welcome.objects.get().outcome == "well"
    assert client.get("/eerste-keer/anders/", **NOORD).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_who_arrange_it_at_once_make_one_appointment_and_one_letter(cast, offer, daan):
    twice = [lambda: actions.arrange(offer, met(cast), by=daan, at=NOW)] * 3

    assert len({it.pk for it in at_once(*twice)}) == 1
    assert Letter.objects.filter(kind="welcome-arranged").count() == 1

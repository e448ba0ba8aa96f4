import re
from datetime import timedelta

import pytest
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from django.db.models.expressions import RawSQL

from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys import actions, queries
from aanjager.outreach.surveys.models import (
    SurveyAnswer,
    SurveyInvitation,
    SurveyResponse,
)
from aanjager.outreach.surveys.queries import Door
from aanjager.outreach.surveys.tests.factories import (
    LAST_DAY,
    NOW,
    answer,
    opened,
    question,
    staff,
    survey,
)
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


def asked(cast, **facts):
    wave = opened(survey(cast.noord, **facts))
    actions.invite(wave, by=staff(cast.noord), at=NOW)
    return wave


def link_to(address):
    letter = Letter.objects.filter(to_address=address, kind__startswith="survey").latest("pk")
    return re.search(r"/vragenlijst/[^/\s]+/", letter.text)[0]


def v(wave, code):
    return f"v{question(wave, code).pk}"


def test_everybody_of_the_panel_is_asked_once(cast):
    wave = asked(cast)

    assert {it.person.name for it in wave.invitations.all()} == {"Daan", "Finn"}
    with pytest.raises(Refused, match="al uitgenodigd"):
        actions.invite(wave, by=staff(cast.noord), at=NOW)
    assert "Anoniem" in Letter.objects.get(to_address=cast.daan.email).text


def test_organisations_get_one_letter_each(cast):
    wave = asked(cast, unit="organisation", regime="confidential")

    assert [it.organisation for it in wave.invitations.all()] == [cast.buurthuis]
    assert Letter.objects.filter(kind="survey-invited").count() == 1


def test_daan_answers_on_his_phone_a_section_a_page(client, cast):
    wave = asked(cast, regime="confidential")
    link = link_to(cast.daan.email)
    assert "Vertrouwelijk" in client.get(link, **NOORD).text
    assert not SurveyResponse.objects.exists()

    first = client.post(link, follow=True, **NOORD)
    empty = client.post(f"{link}1/", {"pagina": 1}, **NOORD)
    client.post(f"{link}1/", {v(wave, "waar"): "noord", v(wave, "doet"): "nee"}, **NOORD)
    without = client.get(f"{link}2/", **NOORD)
    client.post(f"{link}1/", {v(wave, "waar"): "noord", v(wave, "doet"): "ja"}, **NOORD)
    client.post(
        f"{link}2/",
        {v(wave, "uren"): "3", v(wave, "kosten"): "12,50", v(wave, "woorden"): "Dag"},
        **NOORD,
    )
    again = client.get(f"{link}2/", **NOORD)
    done = client.post(f"{link}verstuur/", follow=True, **NOORD)

    assert "pagina 1 van 2" in first.text
    assert empty.status_code == 422
    assert "Hoeveel uur" not in without.text
    assert 'value="3"' in again.text
    assert "Bedankt" in done.text
    response = SurveyResponse.objects.get()
    assert response.invitation.person.name == "Daan"
    assert response.answers.get(question__code="kosten").number == 1250
    assert "al geantwoord" in client.get(link, **NOORD).text


def test_what_the_skip_logic_leaves_out_is_not_kept(cast):
    wave = asked(cast, regime="by_name")
    door = Door(wave, wave.invitations.first())
    response = actions.start(door, by=ANONYMOUS, at=NOW)
    keep = lambda given: actions.save_section(  # noqa: E731
        response,
        {question(wave, c): it for c, it in given.items()},
        door=door,
        by=ANONYMOUS,
        at=NOW,
    )
    keep({"waar": ["noord"], "doet": ["ja"], "uren": 4})
    keep({"doet": ["nee"]})

    actions.submit(response, door=door, by=ANONYMOUS, at=NOW)

    assert set(response.answers.values_list("question__code", flat=True)) == {"waar", "doet"}
    with pytest.raises(Refused, match="al verzonden"):
        keep({"uren": 5})


def test_what_must_be_answered_is_asked_for_at_the_end(client, cast):
    wave = asked(cast, regime="by_name")
    door = Door(wave, wave.invitations.get(person__name="Daan"))
    response = actions.start(door, by=ANONYMOUS, at=NOW)

    with pytest.raises(Refused, match="een antwoord nodig"):
        actions.submit(response, door=door, by=ANONYMOUS, at=NOW)
    assert "Waar woon je?" in client.get(link_to(cast.daan.email) + "verstuur/", **NOORD).text


def test_an_anonymous_answer_is_kept_by_the_device_and_by_nothing_else(client, cast):
    wave = asked(cast)
    link = link_to(cast.daan.email)
    before = Event.objects.count()
    client.post(link, **NOORD)
    client.post(f"{link}1/", {v(wave, "waar"): "noord", v(wave, "doet"): "nee"}, **NOORD)
    elsewhere = type(client)()

    assert elsewhere.get(f"{link}1/", **NOORD).status_code == 302
    assert "checked" in client.get(f"{link}1/", **NOORD).text
    assert "Bedankt" in client.post(f"{link}verstuur/", follow=True, **NOORD).text
    response = SurveyResponse.objects.get()
    assert response.is_done
    assert response.invitation is None
    assert response.done_at is None
    assert SurveyInvitation.objects.get(person__name="Daan").is_used
    assert Event.objects.count() == before
    elsewhere.post(link, **NOORD)
    assert SurveyResponse.objects.count() == 1


def test_the_database_refuses_who_or_when_in_an_anonymous_answer(cast):
    wave = asked(cast)
    response = answer(wave, {"waar": ["noord"]}, invitation=wave.invitations.first())

    for change in ({"invitation": wave.invitations.first()}, {"done_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SurveyResponse.objects.filter(pk=response.pk).update(**change)


def order_of(table, column, where):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {where} ORDER BY ctid")
        return [row[0] for row in cursor.fetchall()]


def test_after_closing_no_order_and_no_number_tells_whose_answer_is_whose(cast):
    for at in range(40):
        RegistrationFactory(person=PersonFactory(email=f"p{at}@example.org"), centre=cast.noord)
    wave = asked(cast)
    came_in = list(wave.invitations.order_by("pk"))
    for at, invitation in enumerate(came_in):
        answer(
            wave,
            {"waar": ["noord"], "uren": 0, "doet": ["ja"], "kosten": at},
            invitation=invitation,
        )
    old = set(SurveyResponse.objects.values_list("pk", flat=True))

    actions.close(wave, by=staff(cast.noord), at=NOW)

    lying = SurveyAnswer.objects.filter(number__isnull=False).order_by(RawSQL("ctid", ()))
    amounts = list(lying.values_list("number", flat=True))
    people = order_of("outreach_surveyinvitation", "person_id", "is_used")
    by_number = list(
        SurveyAnswer.objects.filter(question__code="kosten")
        .order_by("response_id")
        .values_list("number", flat=True)
    )
    right = [it.person_id for it in came_in]
    hits = sum(right[cost] == person for cost, person in zip(by_number, people, strict=True))
    assert len(people) == len(by_number) == 42
    assert hits <= 8  # by chance one on average; nine or more once in a million times
    assert sorted(by_number) == list(range(42)) != by_number
    assert [it for it in amounts if it] != list(range(1, 42))
    assert not old & set(SurveyResponse.objects.values_list("pk", flat=True))


def test_an_amount_is_sealed_and_no_statement_can_ask_for_it(cast):
    wave = asked(cast)
    for invitation in wave.invitations.all()[:2]:
        answer(wave, {"waar": ["noord"], "doet": ["ja"], "kosten": 125_00}, invitation=invitation)
    given = SurveyAnswer.objects.filter(question__code="kosten")

    stored = order_of("outreach_surveyanswer", "number", "number IS NOT NULL")

    assert [it.number for it in given] == [125_00, 125_00]
    assert len({bytes(it) for it in stored}) == len(stored) >= 2
    assert not any(b"12500" in bytes(it) for it in stored)
    with pytest.raises(FieldError):
        given.filter(number=125_00).exists()


def test_into_a_running_anonymous_wave_nobody_is_asked_alone(cast):
    wave = asked(cast)
    answer(wave, {"waar": ["noord"]}, invitation=wave.invitations.first())
    RegistrationFactory(person=PersonFactory(email="nieuw@example.org"), centre=cast.noord)

    with pytest.raises(Refused, match="minstens 5 tegelijk"):
        actions.invite(wave, by=staff(cast.noord), at=NOW)


def test_who_did_not_answer_hears_twice_and_the_last_link_works(client, cast):
    wave = asked(cast)
    old = link_to(cast.daan.email)
    finn = wave.invitations.get(person__name="Finn")
    answer(wave, {"waar": ["noord"]}, invitation=finn)
    week = NOW + timedelta(days=7)

    assert list(queries.to_remind(week - timedelta(hours=1))) == []
    due = list(queries.to_remind(week))
    actions.remind(due[0], by=CLOCK, at=week)

    assert [it.person.name for it in due] == ["Daan"]
    assert list(queries.to_remind(week)) == []
    assert client.get(old, **NOORD).status_code == 404
    assert client.get(link_to(cast.daan.email), **NOORD).status_code == 200
    last = week.replace(day=LAST_DAY.day - 3)
    (again,) = queries.to_remind(last)
    actions.remind(again, by=CLOCK, at=last)
    assert list(queries.to_remind(last)) == []
    with pytest.raises(Refused, match="niet nodig"):
        actions.remind(finn, by=CLOCK, at=last)


def test_the_clock_closes_after_the_last_day(client, cast):
    wave = asked(cast)
    code = wave.open_code
    assert list(queries.to_close(NOW.replace(day=30))) == []

    (due,) = queries.to_close(NOW.replace(day=31))
    actions.close(due, by=CLOCK, at=NOW)

    assert client.get(f"/vragenlijst/{code}/", **NOORD).status_code == 404
    assert "niet open" in client.get(link_to(cast.daan.email), **NOORD).text
    with pytest.raises(Refused, match="niet open"):
        actions.start(Door(wave), by=ANONYMOUS, at=NOW)


def test_while_open_the_desk_sees_a_rounded_total_and_no_figure(signed_in, cast):
    wave = asked(cast)
    for _at in range(7):
        answer(wave, {"waar": ["noord"]})
    browser = signed_in(cast.anna)

    page = browser.get(f"/balie/onderzoek/ronde/{wave.pk}/", **NOORD)

    assert "minstens 5" in page.text
    assert browser.get(f"/balie/onderzoek/ronde/{wave.pk}/teksten/", **NOORD).status_code == 403
    assert browser.get(f"/onderzoek/{wave.pk}/", **NOORD).status_code == 404
    assert browser.get(f"/onderzoek/{wave.pk}/pdf/", **NOORD).status_code == 404
    propose = browser.post(f"/balie/onderzoek/ronde/{wave.pk}/cijfers/", **NOORD)
    assert propose.status_code == 403

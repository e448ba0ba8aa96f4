"""The pages of the question desk, and the way from an answer to an article that others adopt."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils.timezone import now as real_now

from aanjager.advice.articles.models import Article
from aanjager.advice.expertise import actions
from aanjager.advice.expertise.actions import link_of
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.advice.expertise.tests.factories import ANSWER, TITLE, answered, by_phone, question
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD, ZUID = ({"headers": {"host": f"{name}.localhost"}} for name in ("noord", "zuid"))
DESK = "/balie/vragen/"


def told(**more):
    return {
        "client_id": uuid4(),
        "title": TITLE,
        "asker": "organisation",
        "name": "Jo",
        "email": "jo@example.org",
        **more,
    }


def test_search_first_then_ask_then_follow_it_by_the_link(cast, client):
    first = client.get("/vraag/", **NOORD).text
    assert "binnen 5 werkdagen" in first
    assert 'name="title"' not in first
    searched = client.get("/vraag/?q=kopie+vog", **NOORD).text
    assert "Hier staat nog geen antwoord op." in searched
    assert 'value="kopie vog"' in searched

    assert client.post("/vraag/", told(title="VOG?"), **NOORD).status_code == 422
    asked = client.post("/vraag/", told(), follow=True, **NOORD)

    it = DeskQuestion.objects.get()
    assert asked.redirect_chain == [(f"/vraag/v/{link_of(it)}/", 302)]
    assert "antwoord." in asked.text
    assert "Je vraag is verstuurd." in asked.text
    client.post("/vraag/", told(), **NOORD)  # back, and sent again from a fresh page
    assert DeskQuestion.objects.count() == 1
    assert client.get("/vraag/v/zo-maar-iets/", **NOORD).status_code == 404
    assert client.post("/vraag/v/zo-maar-iets/hielp/", **NOORD).status_code == 404
    assert client.get("/vraag/", headers={"host": "localhost"}).status_code == 200


def test_a_get_never_answers_and_a_post_does(cast, client):
    it = answered(cast.noord)
    link = f"/vraag/v/{link_of(it)}/"
    assert "Ja, dit hielp" in client.get(link, **NOORD).text
    for step in ("hielp", "nog-niet", "intrekken", "klopt"):
        assert client.get(f"{link}{step}/", **NOORD)["Location"] == link
    assert DeskAnswer.objects.get().helped == ""

    assert client.post(f"{link}nog-niet/", {"because": ""}, **NOORD).status_code == 422
    assert client.post(f"{link}nog-niet/", {"because": "nee"}, **NOORD).status_code == 422
    assert client.post(f"{link}nog-niet/", {"because": "En een foto?"}, **NOORD).status_code == 302
    it.refresh_from_db()
    assert it.state == "waiting"
    assert client.post(f"{link}iets/", **NOORD).status_code == 404
    sure = client.get(f"{link}intrekken/", **NOORD).text
    assert "Wil je je vraag intrekken?" in sure
    assert f'href="{link}"' in sure
    it.refresh_from_db()
    assert it.state == "waiting"
    assert client.post(f"{link}intrekken/", **NOORD).status_code == 302
    assert "vervallen" in client.get(link, **NOORD).text


def test_the_account_follows_its_questions(cast, signed_in):
    daan = signed_in(cast.daan)
    assert "Je vroeg nog niets." in daan.get("/mijn/vragen/", **NOORD).text
    asking = daan.get("/vraag/?q=vog", **NOORD).text
    assert "Daan" in asking
    daan.post("/vraag/", told(asker="volunteer"), **NOORD)
    it = DeskQuestion.objects.get()
    assert it.person == cast.person(cast.daan)
    assert TITLE in daan.get("/mijn/vragen/", **NOORD).text
    assert TITLE in daan.get(f"/mijn/vragen/{it.pk}/", **NOORD).text
    assert "Ja, trek" in daan.get(f"/mijn/vragen/{it.pk}/intrekken/", **NOORD).text
    daan.post(f"/mijn/vragen/{it.pk}/intrekken/", **NOORD)
    it.refresh_from_db()
    assert it.state == "withdrawn"


def test_from_question_to_article_in_two_clicks_with_the_names_out(cast, signed_in):
    anna = signed_in(cast.anna)
    said = told(came_by="phone", urgency="urgent", phone="06 12345678", name="Jo Visser")
    assert anna.post(f"{DESK}nieuw/", {**said, "name": ""}, **NOORD).status_code == 422
    anna.post(f"{DESK}nieuw/", said, **NOORD)
    it = DeskQuestion.objects.get()
    one = f"{DESK}{it.pk}/"
    assert "nog niemand" in anna.get(DESK, **NOORD).text
    assert (
        anna.post(f"{one}sorteren/", {"subject": "", "urgency": "soon"}, **NOORD).status_code == 422
    )
    anna.post(f"{one}sorteren/", {"subject": "conduct", "urgency": "soon"}, **NOORD)
    staff = cast.noord.staff.get()
    anna.post(f"{one}aan-zet/", {"wie": staff.pk}, **NOORD)
    assert "Anna" in anna.get(f"{DESK}?ik=1", **NOORD).text
    assert anna.post(f"{one}antwoord/", {"text": "Nee."}, **NOORD).status_code == 422
    words = (
        "Dag Jo,\n\nnee. Bel meneer Jansen op 06-87654321 of mail jan@example.org. Anna weet dat Jongeren dit"
        " ook mogen. Vraag het Visser.\n\nGroet,\nAnna"
    )
    anna.post(f"{one}antwoord/", {"text": words}, **NOORD)

    page = anna.get(f"{one}artikel/", **NOORD).text
    assert (
        ">\nNee. Bel […] op […] of mail […]. […] weet dat Jongeren dit ook mogen. Vraag het […].</textarea>"
        in page
    )
    assert "Kijk zelf verder" in page
    for found in ("meneer Jansen", "06-87654321", "jan@example.org"):
        assert f"<li>{found}</li>" in page
    article = {"title": TITLE, "subject": "conduct", "text": "Nee. Noteer dat je hem zag."}
    unread = anna.post(f"{one}artikel/", article, **NOORD)
    assert unread.status_code == 422
    assert "Lees de tekst na" in unread.text
    gap = anna.post(
        f"{one}artikel/", {**article, "title": "Mag […] dit?", "is_clean": "on"}, **NOORD
    )
    assert gap.status_code == 422
    assert "Er staat nog […]" in gap.text
    assert not Article.objects.exists()
    anna.post(f"{one}artikel/", {**article, "is_clean": "on"}, **NOORD)

    made = Article.objects.get()
    assert (made.state, made.owner_name) == ("published", "Anna")
    assert "Hiervan is een artikel" in anna.get(one, **NOORD).text
    assert anna.get(f"{one}artikel/", **NOORD).status_code == 403
    near = anna.get(
        "/vraag/lijkt-op/?q=kopie+van+een+vog", headers={**NOORD["headers"], "hx-request": "true"}
    )
    assert TITLE in near.text


def test_a_web_address_in_an_answer_can_be_followed(cast, client):
    it = question(cast.noord)
    text = "Kijk op https://justis.example/vog. Daar staat het."
    actions.answer(it, text, by=staff_of(cast.noord), at=real_now())

    shown = client.get(f"/vraag/v/{link_of(it)}/", **NOORD).text
    assert '<a href="https://justis.example/vog" rel="nofollow noopener">' in shown


def test_who_answers_second_finds_both_texts_on_the_page_of_the_question(cast, signed_in):
    it = answered(cast.noord)

    late = signed_in(cast.anna).post(
        f"{DESK}{it.pk}/antwoord/", {"text": "Mijn eigen lange antwoord."}, **NOORD
    )

    assert late.status_code == 422
    for words in ("Deze vraag is al beantwoord.", "Mijn eigen lange antwoord.", ANSWER, TITLE):
        assert words in late.text
    assert "Verstuur het antwoord" not in late.text
    assert it.answers.count() == 1


def test_who_was_first_while_one_typed_stands_on_the_page_as_well(cast, signed_in, monkeypatch):
    it, anna = question(cast.noord), signed_in(cast.anna)
    real = actions.answer

    def colleague_first(it, text, **facts):
        real(it, ANSWER, by=staff_of(cast.noord), at=real_now())
        return real(it, text, **facts)

    monkeypatch.setattr(actions, "answer", colleague_first)
    late = anna.post(f"{DESK}{it.pk}/antwoord/", {"text": "Mijn eigen antwoord."}, **NOORD)

    assert late.status_code == 422
    assert ANSWER in late.text
    assert "Mijn eigen antwoord." in late.text


def test_who_has_no_address_is_called_and_the_desk_writes_down_that_it_helped(cast, signed_in):
    it, mailed = by_phone(cast.noord), answered(cast.noord)
    anna, one = signed_in(cast.anna), f"{DESK}{it.pk}/"
    assert "Verstuur het antwoord" not in anna.get(one, **NOORD).text

    page = anna.post(f"{one}antwoord/", {"text": ANSWER}, follow=True, **NOORD).text

    assert "Genoteerd. Bel Jo Visser: 06 1234 5678" in page
    assert "Het antwoord is verstuurd." not in page
    assert 'href="tel:0612345678"' in page
    anna.post(f"{one}hielp/", **NOORD)
    it.refresh_from_db()
    assert (it.state, it.answers.get().helped) == ("done", "yes")
    assert anna.post(f"{DESK}{mailed.pk}/hielp/", **NOORD).status_code == 403
    mailed.refresh_from_db()
    assert mailed.state == "answered"


def test_staff_close_and_open_again_with_a_reason(cast, signed_in):
    it, other = question(cast.noord), answered(cast.noord)
    anna = signed_in(cast.anna)
    assert anna.post(f"{DESK}{it.pk}/sluiten/", {"reason": "x"}, **NOORD).status_code == 422
    anna.post(f"{DESK}{it.pk}/sluiten/", {"reason": "Kwam twee keer binnen."}, **NOORD)
    assert "Kwam twee keer binnen." in anna.get(f"{DESK}{it.pk}/", **NOORD).text
    anna.post(f"{DESK}{other.pk}/weer-open/", {"because": "Ze belde: er mist iets."}, **NOORD)
    other.refresh_from_db()
    assert other.times_reopened == 1


def test_pages_ask_the_database_as_often_for_twenty_as_for_two(cast, signed_in):
    anna = signed_in(cast.anna)
    call_command("load_reference", verbosity=0)
    asked = []
    for _round in range(2):
        for n in range(2 if not asked else 18):
            question(cast.noord, at=real_now() - timedelta(days=n))
        anna.get(DESK, **NOORD)
        asked.append(count_queries(lambda: anna.get(DESK, **NOORD)))
    assert asked[0] == asked[1] <= 8
    assert "te laat" in anna.get(DESK, **NOORD).text
    assert len(anna.get(DESK, **NOORD).content) < 60_000

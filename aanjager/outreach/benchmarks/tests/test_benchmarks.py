import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.benchmarks import actions, queries
from aanjager.outreach.benchmarks.models import Showing
from aanjager.outreach.benchmarks.tests.factories import invited, mirrored
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.findings.queries.trends import too_few_others
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.models import SurveyAnswer, SurveyInvitation, SurveyResponse
from aanjager.outreach.surveys.tests.factories import NOW, opened, question

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ZUID = {"headers": {"host": "zuid.localhost"}}


@pytest.fixture
def wave(cast):
    return mirrored(cast.zuid, cast.els)


def told(centre, wave):
    """What the mirror of a centre says, by question: its own answer and every figure."""
    return {
        item.question.code: (item.own, [(it.name, it.many, it.words) for it in item.lines])
        for _section, items in queries.mirror(centre, wave).sections
        for item in items
    }


def neighbour(wave):
    """Another small centre in the same wave."""
    found = SurveyInvitation.objects.filter(wave=wave, response__answers__choices=["klein"])
    return found.order_by("pk").last().centre


def test_a_centre_sees_its_own_answers_beside_everybody_and_its_own_group(cast, wave):
    own, figures = told(cast.zuid, wave)["geld"]

    assert own == "€ 100.000"
    assert figures == [
        ("Alle centrales", "13", "gemiddeld € 107.000"),
        ("Klein", "6", "gemiddeld € 103.000"),
    ]
    assert "meer" not in told(cast.zuid, wave)


def test_e5_two_centres_that_compare_their_pages_learn_nothing(cast, wave):
    mine, other = told(cast.zuid, wave), told(neighbour(wave), wave)

    assert mine["geld"][0] != other["geld"][0]
    assert [figures for _own, figures in mine.values()] == [
        figures for _own, figures in other.values()
    ]


def test_r1_a_group_of_five_with_our_own_is_not_shown_and_says_why(cast):
    wave = mirrored(cast.zuid, cast.els, sizes=("klein",) * 5 + ("groot",) * 8)

    _own, figures = told(cast.zuid, wave)["geld"]

    assert figures[1] == ("Klein", "minder dan 6", "Te weinig antwoorden om te tonen.")
    assert "gemiddeld" in figures[0][2]


def test_e7_amounts_are_rounded_means_and_no_smallest_or_largest_is_shown(cast, wave):
    figures = [it.figures for it in wave.releases.get().cells.filter(question__code="geld")]

    assert figures
    assert all(set(it) == {"mean"} and it["mean"] % 100_000 == 0 for it in figures)


def test_before_release_and_after_withdrawal_there_is_no_figure(cast, wave):
    release = wave.releases.get()
    findings.withdraw(release, "Een fout.", by=Actor(is_association=True, user_id=1), at=NOW)

    assert told(cast.zuid, wave) == {}
    assert list(queries.mirrors(Actor(staff_of=frozenset({cast.noord.pk})), cast.noord)) == []


def test_bram_shows_the_page_to_the_municipality_and_stops(signed_in, client, cast, wave):
    browser, path = signed_in(cast.bram), f"/balie/spiegel/{wave.pk}/"
    assert str(wave) in browser.get("/balie/spiegel/", **ZUID).text
    assert browser.post(path, {"label": ""}, **ZUID).status_code == 422

    made = browser.post(path, {"label": "Gemeente Zuid"}, **ZUID).text

    link = re.search(r"http://zuid.localhost:?\d*(/spiegel/[^<]+)", made)[1]
    assert link not in browser.get(path, **ZUID).text
    client.logout()
    seen = client.get(link, **ZUID)
    assert "€ 100.000" in seen.text
    assert "Gemeente Zuid" not in seen.text
    text = "".join(
        page.extract_text()
        for page in PdfReader(BytesIO(client.get(f"{link}pdf/", **ZUID).content)).pages
    )
    assert "100.000" in text
    browser = signed_in(cast.bram)
    browser.post(f"{path}stop/{Showing.objects.get().pk}/", **ZUID)
    assert client.get(link, **ZUID).status_code == 404
    bram = Actor(user_id=cast.bram.pk, manager_of=frozenset({cast.zuid.pk}))
    with pytest.raises(Refused, match="werkt al niet meer"):
        actions.stop(Showing.objects.get(), by=bram, at=NOW)


def test_r9_only_the_manager_of_the_centre_decides_who_sees_it(signed_in, cast, wave):
    for other in (
        Actor(user_id=cast.els.pk, is_association=True),
        Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.zuid.pk})),
    ):
        with pytest.raises(Refused, match="Alleen de manager"):
            actions.show(cast.zuid, wave, "Gemeente", by=other, at=NOW)
    assert signed_in(cast.els).get(f"/balie/spiegel/{wave.pk}/", **ZUID).status_code == 404
    assert signed_in(cast.anna).get(f"/balie/spiegel/{wave.pk}/", **NOORD).status_code == 404


def test_a_centre_that_did_not_answer_sees_only_what_everybody_sees(signed_in, cast, wave):
    invited(wave, cast.noord)

    page = signed_in(cast.anna).get(f"/balie/spiegel/{wave.pk}/", **NOORD).text

    assert "Van deze centrale is er geen antwoord" in page
    assert "Alle centrales" in page
    assert "Klein</th>" not in page
    assert "Alleen de manager van de centrale beslist wie dit ziet." in page


def test_the_mirror_asks_the_database_seldom(signed_in, cast, wave):
    browser = signed_in(cast.bram)
    browser.get("/balie/spiegel/", **ZUID)

    assert count_queries(lambda: browser.get(f"/balie/spiegel/{wave.pk}/", **ZUID)) <= 16


def test_r10_over_waves_a_figure_is_compared_with_the_same_centres_or_enough_others(cast, wave):
    els = Actor(user_id=cast.els.pk, is_association=True)
    asked = list(SurveyInvitation.objects.filter(wave=wave).order_by("pk"))
    again = surveys.next_wave(wave.survey, "2027", by=els, at=NOW)
    again = opened(again, by=els, has_open_link=False)
    for old in asked[:-1]:
        SurveyResponse.objects.create(
            wave=again, regime="confidential", is_done=True, invitation=invited(again, old.centre)
        )
    money = question(again, "geld")
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(response=it, question=money, number=100) for it in again.responses.all()
    )

    assert too_few_others(wave, again) >= {"geld"}

    last = SurveyResponse.objects.create(
        wave=again, regime="confidential", is_done=True, invitation=invited(again, asked[-1].centre)
    )
    SurveyAnswer.objects.create(response=last, question=money, number=100)
    assert "geld" not in too_few_others(wave, again)
    again.survey.regime = "anonymous"
    assert too_few_others(wave, again) == set()

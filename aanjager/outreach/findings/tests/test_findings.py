from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.findings import queries
from aanjager.outreach.findings.models import Cell
from aanjager.outreach.findings.tests.factories import released
from aanjager.outreach.surveys import actions, rules
from aanjager.outreach.surveys.actions import Asked
from aanjager.outreach.surveys.tests.factories import (
    NOW,
    answer,
    answered,
    opened,
    question,
    staff,
    survey,
)
from aanjager.trust.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def ida(cast):
    user = UserFactory(email="ida@example.org")
    StaffFactory(centre=cast.noord, user=user, name="Ida")
    return user


@pytest.fixture
def wave(cast, ida):
    return released(cast.noord, cast.anna, ida)


def closed(cast, places, build=survey, **values):
    wave = opened(build(cast.noord))
    answered(wave, places, **values)
    actions.close(wave, by=staff(cast.noord), at=NOW)
    wave.refresh_from_db()
    return wave


def cells(wave, code):
    found = Cell.objects.filter(release__wave=wave, question__code=code)
    return {it.group: (it.n, it.figures, it.reason) for it in found}


def test_two_different_people_release_and_the_clock_never_does(cast, ida):
    wave = closed(cast, ["noord"] * 6)
    with pytest.raises(Refused, match="door mensen"):
        findings.propose(wave, [], by=CLOCK, at=NOW)
    release = findings.propose(wave, [], by=staff(cast.noord, cast.anna), at=NOW)

    with pytest.raises(Refused, match="andere collega"):
        findings.approve(release, by=staff(cast.noord, cast.anna), at=NOW)
    with pytest.raises(Refused, match="wacht al"):
        findings.propose(wave, [], by=staff(cast.noord, ida), at=NOW)
    assert not queries.published(cast.noord).exists()
    findings.approve(release, by=staff(cast.noord, ida), at=NOW)

    assert [it.name for it in queries.approvals(release)] == ["Anna", "Ida"]
    with pytest.raises(Refused, match="al besloten"):
        findings.approve(release, by=staff(cast.noord, ida), at=NOW)
    assert queries.published(cast.noord).get() == wave


def test_the_total_minus_the_shown_groups_does_not_give_the_small_one(wave):
    found = cells(wave, "uren")

    assert found[""][0] == 16
    assert found["noord"][0] == 8
    assert found["zuid"] == (None, {}, "derivable")  # everybody minus north and south is the east
    assert found["oost"] == (None, {}, "too_few")


def test_figures_are_counts_and_means_of_who_answered(cast, ida):
    wave = closed(cast, ["noord"] * 5 + ["zuid"] * 5)
    findings.propose(wave, ["waar"], by=staff(cast.noord, cast.anna), at=NOW)

    assert cells(wave, "waar") == {"": (10, {"noord": 5, "zuid": 5, "oost": 0}, "")}
    assert cells(wave, "uren")["zuid"] == (5, {"mean": 2.0}, "")
    assert cells(wave, "kosten")[""] == (10, {"mean": 1000}, "")
    assert cells(wave, "woorden") == {}


def test_a_giant_amount_is_withheld_everywhere(cast):
    wave = opened(survey(cast.noord))
    answered(wave, ["noord"] * 6 + ["zuid"] * 6)
    answer(wave, {"waar": ["zuid"], "doet": ["ja"], "kosten": 90_000_000})
    actions.close(wave, by=staff(cast.noord), at=NOW)
    findings.propose(wave, ["waar"], by=staff(cast.noord, cast.anna), at=NOW)

    found = cells(wave, "kosten")

    assert found[""][2] == found["zuid"][2] == "dominated"
    assert found["noord"][2] == ""


def test_a_sensitive_answer_of_one_is_withheld(cast):
    wave = survey(cast.noord)
    does, texts = question(wave, "doet"), (("Ja", "Yes"), ("Nee", "No"))
    asked = Asked("one", "Ben je ziek?", choices=texts, sensitivity="sensitive")
    actions.change_question(does, asked, by=staff(cast.noord), at=NOW)
    opened(wave)
    answered(wave, ["noord"] * 9)
    answer(wave, {"waar": ["noord"], "doet": ["nee"]})
    actions.close(wave, by=staff(cast.noord), at=NOW)
    findings.propose(wave, [], by=staff(cast.noord, cast.anna), at=NOW)

    assert cells(wave, "doet") == {"": (None, {}, "rare")}


def test_a_later_release_is_checked_together_with_the_earlier_one(cast, ida):
    wave = survey(cast.noord)
    does = question(wave, "doet")
    texts = (("Ja", "Yes"), ("Nee", "No"))
    asked = Asked("one", "Doe je iets?", choices=texts, is_group=True)
    actions.change_question(does, asked, by=staff(cast.noord), at=NOW)
    opened(wave)
    answered(wave, ["noord"] * 8)
    for _at in range(2):
        answer(wave, {"waar": ["zuid"], "doet": ["nee"]})
    actions.close(wave, by=staff(cast.noord), at=NOW)
    first = findings.propose(wave, [], by=staff(cast.noord, cast.anna), at=NOW)
    findings.approve(first, by=staff(cast.noord, ida), at=NOW)

    later = findings.propose(wave, ["doet"], by=staff(cast.noord, cast.anna), at=NOW)

    said = {it.group: it.reason for it in later.cells.filter(question__code="waar")}
    assert said == {"": "", "ja": "derivable", "nee": "too_few"}


def test_everybody_sees_the_same_figures_and_why_some_are_not_there(client, signed_in, cast, wave):
    path = f"/onderzoek/{wave.pk}/"
    seen = [main_of(client.get(path, **NOORD).text)]
    seen += [main_of(signed_in(user).get(path, **NOORD).text) for user in (cast.daan, cast.anna)]
    figures = [page[page.index("<section") :] for page in seen]

    assert seen[0] == seen[1]
    assert figures[0] == figures[1] == figures[2]
    assert "wijst dit een kleine groep aan" in seen[0]
    assert "Te weinig antwoorden" in seen[0]
    assert "16 antwoorden" in seen[0]
    assert client.get(path, headers={"host": "zuid.localhost"}).status_code == 404
    assert "Voorjaar" in client.get("/onderzoek/", **NOORD).text


def main_of(text):
    return text[text.index("<main") : text.index("</main")]


def test_the_paper_says_the_same(client, wave):
    answer_ = client.get(f"/onderzoek/{wave.pk}/pdf/", **NOORD)

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer_.content)).pages)

    assert "Hoeveel uur per week?" in text
    assert "kleine groep" in " ".join(text.split())


def test_what_is_withdrawn_says_so_to_everybody(client, cast, wave):
    release = wave.releases.get()
    with pytest.raises(Refused, match="waarom"):
        findings.withdraw(release, " ", by=staff(cast.noord), at=NOW)

    findings.withdraw(release, "Verkeerd geteld.", by=staff(cast.noord), at=NOW)

    page = client.get(f"/onderzoek/{wave.pk}/", **NOORD).text
    assert "Verkeerd geteld." in page
    assert "16 antwoorden" not in page
    with pytest.raises(Refused, match="al ingetrokken"):
        findings.withdraw(release, "Nog eens", by=staff(cast.noord), at=NOW)


def test_only_what_means_the_same_is_compared_over_waves(client, cast, ida, wave):
    anna = staff(cast.noord, cast.anna)
    new = actions.next_wave(wave.survey, "Najaar", by=anna, at=NOW)
    changed = Asked("number", "Hoeveel uur per maand?", comparable="changed")
    actions.change_question(question(new, "uren"), changed, by=anna, at=NOW)
    opened(new)
    answered(new, ["noord"] * 7)
    actions.close(new, by=anna, at=NOW)
    release = findings.propose(new, [], by=anna, at=NOW)
    findings.approve(release, by=staff(cast.noord, ida), at=NOW)

    page = client.get(f"/onderzoek/{new.pk}/", **NOORD).text

    assert "Voorjaar: Noord 50%" in page
    assert "vergelijken we niet" in page
    assert "Voorjaar: gemiddeld 2" not in page


def test_open_answers_are_for_staff_from_ten_on(signed_in, cast):
    few = closed(cast, ["noord"] * 9, woorden="Meer koffie")
    many = closed(cast, ["noord"] * 10, woorden="Meer thee")
    with pytest.raises(Refused, match="tien"):
        rules.read_texts(staff(cast.noord), few, answers=9)

    page = signed_in(cast.anna).get(f"/balie/onderzoek/ronde/{many.pk}/teksten/", **NOORD)

    assert page.text.count("Meer thee") == 10
    refused = signed_in(cast.anna).get(f"/balie/onderzoek/ronde/{few.pk}/teksten/", **NOORD)
    assert refused.status_code == 403


def test_anna_proposes_and_ida_releases_with_buttons(signed_in, cast, ida):
    wave = closed(cast, ["noord"] * 6 + ["zuid"] * 5)
    base = f"/balie/onderzoek/ronde/{wave.pk}/"
    browser = signed_in(cast.anna)

    page = browser.post(f"{base}cijfers/", {"groupings": ["waar"]}, follow=True, **NOORD)
    path = page.redirect_chain[-1][0]
    blocked = browser.post(path, {"vrijgeven": "1"}, **NOORD)
    shown = signed_in(ida).post(path, {"vrijgeven": "1"}, follow=True, **NOORD)

    assert "Een andere collega" in page.text
    assert blocked.status_code == 403
    assert shown.redirect_chain[-1][0] == f"/onderzoek/{wave.pk}/"


def test_dates_are_shown_by_year(cast):
    wave = survey(cast.noord)
    since = Asked("date", "Sinds wanneer?", code="sinds")
    actions.add_question(wave.sections.first(), since, by=staff(cast.noord), at=NOW)
    opened(wave)
    for at in range(6):
        answer(wave, {"waar": ["noord"], "sinds": date(2020 + at % 2, 5, 1)})
    actions.close(wave, by=staff(cast.noord), at=NOW)
    findings.propose(wave, [], by=staff(cast.noord, cast.anna), at=NOW)

    assert cells(wave, "sinds") == {"": (6, {"2020": 3, "2021": 3}, "")}


def test_the_page_of_figures_asks_the_database_as_often_for_many_as_for_few(
    client, cast, ida, wave
):
    path = f"/onderzoek/{wave.pk}/"
    client.get(path, **NOORD)
    few = count_queries(lambda: client.get(path, **NOORD))
    more = survey(cast.noord)
    for at in range(10):
        asked = Asked("one", f"Vraag {at}", choices=(("Ja", ""), ("Nee", "")), code=f"q{at}")
        actions.add_question(more.sections.last(), asked, by=staff(cast.noord), at=NOW)
    opened(more)
    answered(more, ["noord"] * 6, **{f"q{at}": ["ja"] for at in range(10)})
    actions.close(more, by=staff(cast.noord), at=NOW)
    release = findings.propose(more, ["waar"], by=staff(cast.noord, cast.anna), at=NOW)
    findings.approve(release, by=staff(cast.noord, ida), at=NOW)

    assert count_queries(lambda: client.get(f"/onderzoek/{more.pk}/", **NOORD)) == few <= 8

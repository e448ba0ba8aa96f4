import pytest
from django.db import IntegrityError, transaction

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys import actions, queries, rules
from aanjager.outreach.surveys.actions import Basis
from aanjager.outreach.surveys.models import Survey, SurveyInvitation
from aanjager.outreach.surveys.tests.factories import NOW, answer, branch, opened, staff
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NETWORK = {"headers": {"host": "localhost"}}


@pytest.fixture
def els(cast):
    return Actor(user_id=cast.els.pk, is_association=True)


def test_the_association_asks_centres_and_a_centre_asks_whom_it_knows(cast, els):
    for centre, by, unit in ((None, els, "person"), (cast.noord, staff(cast.noord), "centre")):
        with pytest.raises(Refused, match="Centrales worden gevraagd door de vereniging"):
            actions.create(centre, Basis("x", "y", unit, "by_name"), "z", by=by, at=NOW)
    with pytest.raises(Refused, match="Alleen medewerkers"):
        rules.create(staff(cast.noord), None)
    wave = branch(els)
    for other in (staff(cast.noord), Actor(is_association=False)):
        with pytest.raises(Refused):
            rules.works(other, wave.survey)
    with pytest.raises(IntegrityError), transaction.atomic():
        Survey.objects.filter(pk=wave.survey_id).update(unit="person")
    assert list(queries.overview(staff(cast.noord), None)) == []


def test_a_centre_is_asked_once_and_its_managers_get_one_link(cast, els, client):
    wave = opened(branch(els), by=els, has_open_link=False)
    CentreFactory(is_open=False)

    assert actions.invite(wave, by=els, at=NOW) == 2

    with pytest.raises(Refused, match="Iedereen is al uitgenodigd"):
        actions.invite(wave, by=els, at=NOW)
    assert SurveyInvitation.objects.filter(wave=wave).count() == 2
    letters = {it.to_address: it for it in Letter.objects.filter(kind="survey-invited")}
    assert set(letters) == {"bram@example.org", cast.noord.email}
    link = next(
        word for word in letters["bram@example.org"].text.split() if "/vragenlijst/" in word
    )
    page = client.get("/" + link.split("/", 3)[3], **NETWORK).content.decode()
    assert "Landelijke vereniging vraagt dit" in page
    assert "minder dan 6 antwoorden" in page


def test_by_name_the_words_of_a_centre_stand_with_its_name(signed_in, cast, els):
    wave = opened(branch(els, regime="by_name"), by=els, has_open_link=False)
    asked = SurveyInvitation.objects.create(
        wave=wave, centre=cast.zuid, token_hash="zuid", invited_at=NOW
    )
    answer(wave, {"meer": "Kom eens langs."}, invitation=asked)
    actions.close(wave, by=els, at=NOW)

    page = signed_in(cast.els).get(f"/balie/onderzoek/ronde/{wave.pk}/teksten/", **NETWORK).text

    assert "Kom eens langs." in page
    assert "(Centrale Zuid)" in page


def test_els_builds_the_branch_survey_at_the_address_of_the_network(signed_in, cast):
    browser = signed_in(cast.els)
    asked = browser.get("/balie/onderzoek/nieuw/", **NETWORK).content.decode()
    assert "De branche in beeld" in asked
    assert "een vragenlijst voor vrijwilligers" not in asked
    facts = {
        "title": "De branche in beeld", "purpose": "Om sterker te staan.", "unit": "centre",
        "regime": "confidential", "k": 5, "label": "2026", "ready": "branch",
    }  # fmt: skip

    made = browser.post("/balie/onderzoek/nieuw/", facts, **NETWORK)

    wave = Survey.objects.get().waves.get()
    assert made.url == f"/balie/onderzoek/ronde/{wave.pk}/"
    page = browser.get(made.url, **NETWORK).content.decode()
    for words in ("Wat doen jullie nu het meest?", "Wat zouden jullie het meest willen doen?"):
        assert words in page
    as_asked = browser.get(f"{made.url}bekijk/", **NETWORK).content.decode()
    assert "<table" not in as_asked  # no grid: one question at a time
    assert signed_in(cast.bram).get(made.url, headers={"host": "zuid.localhost"}).status_code == 404
    assert queries.on_desk(CLOCK, None, wave.survey_id).least == 6

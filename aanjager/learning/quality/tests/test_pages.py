import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from aanjager.kernel.actor import CLOCK
from aanjager.learning.model_texts import actions as texts
from aanjager.learning.quality import actions, queries
from aanjager.learning.quality.models import Evaluation, Evidence, Helper
from aanjager.learning.quality.tests.factories import NOW, PDF, assessing, begun, passed, scored
from aanjager.trust.law import actions as law

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def _ready(db):
    law.load(by=CLOCK, at=NOW)
    actions.load(by=CLOCK, at=NOW)
    texts.load(by=CLOCK, at=NOW)


@pytest.mark.usefixtures("_ready")
def test_from_beginning_to_a_mark_on_the_site(client, signed_in, cast):
    cora = signed_in(cast.cora)
    assert (
        "minder dan 100 vrijwilligers"
        in cora.get("/organisatie/goed-geregeld/", **HOST).content.decode()
    )
    facts = {"organisation": cast.buurthuis.pk, "size": "small"}
    place = cora.post("/organisatie/goed-geregeld/", facts, **HOST)["Location"]
    assert cora.post("/organisatie/goed-geregeld/", facts, **HOST).status_code == 422
    page = cora.get("/organisatie/goed-geregeld/", **HOST).content.decode()
    assert "Jullie zijn al bezig met een zelfevaluatie." in page
    assert "name=organisation" not in page.replace('"', "")
    it = Evaluation.objects.get()
    for part in queries.parts(it):
        said = {f"v{row.statement.pk}": "2" for row in part.rows}
        assert cora.post(f"{place}hoofdstuk/{part.code}/", said, **HOST).status_code == 302
    page = cora.get(f"{place}hoofdstuk/safe/", **HOST).content.decode()
    assert "4 van 4 beantwoord" in page
    assert (
        cora.post(
            f"{place}hoofdstuk/safe/", {f"v{part.rows[0].statement.pk}": "9"}, **HOST
        ).status_code
        == 422
    )
    assert cora.get(f"{place}hoofdstuk/nergens/", **HOST).status_code == 404
    bad = {"what": "", "who": "", "due_on": ""}
    assert cora.post(f"{place}plan/", bad, **HOST).status_code == 422
    plan = {"what": "Meldroute", "who": "Cora", "due_on": "2030-01-15"}
    cora.post(f"{place}plan/", plan, **HOST)
    cora.post(f"{place}plan/{it.planned.get().pk}/klaar/", **HOST)
    assert "gedaan" in cora.get(f"{place}plan/", **HOST).content.decode()

    anna = signed_in(cast.anna)
    assert "nog niemand" in anna.get("/balie/goed-geregeld/", **HOST).content.decode()
    nobody = {"email": "niemand@example.org"}
    assert anna.post(f"{place}adviseur/", nobody, **HOST).status_code == 422
    anna.post(f"{place}adviseur/", {"email": "daan@example.org"}, **HOST)
    assert (
        "adviseerde"
        in anna.post(f"{place}beoordelaar/", {"email": "daan@example.org"}, **HOST).content.decode()
    )
    anna.post(f"{place}beoordelaar/", {"email": "gerda@example.org"}, **HOST)
    signed_in(cast.cora).post(f"{place}vragen/", **HOST)

    daan = signed_in(cast.daan)
    assert "Waar jij bij helpt" in daan.get("/goed-geregeld/", **HOST).content.decode()
    assert daan.get(f"{place}hoofdstuk/safe/", **HOST).status_code == 200
    assert daan.post(f"{place}advies/", {"doe": "ja", "words": ""}, **HOST).status_code == 422
    daan.post(f"{place}advies/", {"doe": "ja", "words": "Klaar."}, **HOST)
    gerda = signed_in(cast.gerda)
    assert (
        gerda.post(f"{place}oordeel/", {"doe": "misschien", "words": "x"}, **HOST).status_code
        == 404
    )
    gerda.post(f"{place}oordeel/", {"doe": "ja", "words": "Netjes."}, **HOST)
    gerda.logout()
    page = client.get("/goed-geregeld/", **HOST).content.decode()
    assert "Buurthuis" in page
    assert "geldig tot en met" in page


@pytest.mark.usefixtures("_ready")
def test_evidence_is_added_taken_and_taken_away_by_those_named(signed_in, cast):
    it, cora = begun(cast.buurthuis), signed_in(cast.cora)
    statement = queries.statements("small", NOW.date())[0]
    place = f"/goed-geregeld/{it.pk}/"
    add = f"{place}bewijs/{statement.pk}/"
    wrong = SimpleUploadedFile("bewijs.pdf", b"<html>")
    answer = cora.post(add, {"file": wrong}, **HOST)
    assert answer.status_code == 422
    assert "iets anders dan de naam zegt" in answer.content.decode()
    assert cora.post(add, {}, **HOST).status_code == 422
    cora.post(add, {"file": SimpleUploadedFile("beleid.pdf", PDF)}, **HOST)
    file = f"{place}bestand/{Evidence.objects.get().pk}/"

    answer = cora.get(file, **HOST)
    assert b"".join(answer.streaming_content) == PDF
    assert "sandbox" in answer["Content-Security-Policy"]
    assert signed_in(cast.anna).get(file, **HOST).status_code == 403
    assert signed_in(cast.daan).get(file, **HOST).status_code == 404
    Helper.objects.create(evaluation=it, role="adviser", user=cast.daan, name="Daan", named_at=NOW)
    assert signed_in(cast.daan).get(file, **HOST).status_code == 200
    assert signed_in(cast.daan).post(f"{file}weg/", **HOST).status_code == 403
    assert signed_in(cast.cora).post(f"{file}weg/", **HOST).status_code == 302
    assert not Evidence.objects.exists()
    assert cora.post(f"{place}bewijs/999999/", {"file": wrong}, **HOST).status_code == 404
    cora.post(f"{place}stoppen/", **HOST)
    assert "gestopt" in cora.get(place, **HOST).content.decode()


def test_staff_see_how_far_it_is_and_not_what_was_written(signed_in, cast):
    it = scored(begun(cast.buurthuis))
    page = signed_in(cast.anna).get(f"/goed-geregeld/{it.pk}/", **HOST).content.decode()

    assert "3 van 3 beantwoord" in page
    assert "Zo is het." not in page
    assert (
        signed_in(cast.anna).get(f"/goed-geregeld/{it.pk}/hoofdstuk/safe/", **HOST).status_code
        == 403
    )


def test_an_assessor_with_a_tie_is_shown_with_the_reason(signed_in, cast):
    it = begun(cast.buurthuis)
    anna = signed_in(cast.anna)
    cast.buurthuis.coordinators.create(
        person=cast.person(cast.daan), started_on=NOW.date(), ended_on=NOW.date()
    )
    facts = {"email": "daan@example.org", "override": "Niemand anders kent dit werk."}
    anna.post(f"/goed-geregeld/{it.pk}/beoordelaar/", facts, **HOST)

    page = anna.get(f"/goed-geregeld/{it.pk}/", **HOST).content.decode()
    assert "Anna schrijft: Niemand anders kent dit werk." in page


def test_a_chapter_that_is_judged_is_read_only(signed_in, cast):
    it, _judge = assessing(cast.buurthuis)
    page = signed_in(cast.cora).get(f"/goed-geregeld/{it.pk}/hoofdstuk/safe/", **HOST)

    assert "Bewaar dit hoofdstuk" not in page.content.decode()
    assert (
        signed_in(cast.cora).post(f"/goed-geregeld/{it.pk}/hoofdstuk/safe/", **HOST).status_code
        == 403
    )


def test_pages_ask_the_database_little(signed_in, cast, django_assert_max_num_queries):
    it = passed(cast.buurthuis)
    cora = signed_in(cast.cora)
    for path, most in ((f"/goed-geregeld/{it.pk}/", 9), ("/goed-geregeld/", 7)):
        cora.get(path, **HOST)
        with django_assert_max_num_queries(most):
            assert cora.get(path, **HOST).status_code == 200

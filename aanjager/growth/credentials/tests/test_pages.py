import json
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from pypdf import PdfReader

from aanjager.growth.credentials import actions
from aanjager.growth.credentials.models import Key, Proof, ProofLink
from aanjager.growth.credentials.tests.factories import achievement, holder, proof, signs, staff
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.testing import count_queries
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ZUID = {"headers": {"host": "zuid.localhost"}}
DESK = "/balie/bewijzen/"


@pytest.fixture
def given(cast):
    return proof(cast.noord, cast.person(cast.daan), at=now() - timedelta(days=1))


def file_of(text, name="bewijs.json"):
    return {"file": SimpleUploadedFile(name, text.encode())}


def test_a_stranger_checks_a_proof_and_sees_what_is_in_it_and_no_more(cast, given, client):
    page = client.get(f"/bewijs/{given.mark}/", **NOORD)

    assert "Geldig." in page.text
    assert "Daan" in page.text
    assert "84 uur" in page.text
    assert cast.daan.email not in page.text
    assert client.get(f"/bewijs/{given.mark}/", **ZUID).status_code == 404
    assert count_queries(lambda: client.get(f"/bewijs/{given.mark}/", **NOORD)) <= 5


def test_the_page_says_taken_back_changed_and_gone(cast, given, client):
    actions.revoke(given, because="untrue", note="Niet waar.", by=staff(cast.noord), at=now())
    page = client.get(f"/bewijs/{given.mark}/", **NOORD)
    assert "Ingetrokken." in page.text
    assert "Niet waar" not in page.text, "why is for the holder alone"

    other = {**given.document, "name": "Chirurg"}
    Proof.objects.filter(pk=given.pk).update(document=other)
    page = client.get(f"/bewijs/{given.mark}/", **NOORD)
    assert "Veranderd." in page.text
    assert "Chirurg" not in page.text

    Proof.objects.filter(pk=given.pk).update(document={})
    assert "bewaren we niet" in client.get(f"/bewijs/{given.mark}/", **NOORD).text


def test_a_file_is_checked_and_not_kept(given, client, settings):
    text = json.dumps(given.document)
    assert "Geldig." in client.post("/bewijs/", file_of(text), **NOORD).text
    assert (
        "Geldig." in client.post("/bewijs/", file_of(given.tokens["RS256"], "b.jwt"), **NOORD).text
    )
    assert (
        "Veranderd." in client.post("/bewijs/", file_of(text.replace("Daan", "Jan")), **NOORD).text
    )
    assert "Geen bewijs." in client.post("/bewijs/", file_of("<script>", "x.html"), **NOORD).text
    assert client.post("/bewijs/", file_of("x" * 70_000), **NOORD).status_code == 422
    assert client.post("/bewijs/", {}, **NOORD).status_code == 422


def test_what_was_checked_is_said_for_people_and_the_technical_names_are_folded(
    cast, given, client, signed_in
):
    page = client.get(f"/bewijs/{given.mark}/", **NOORD).text
    plain, folded = page[: page.index("<details")], page[page.index("<details") :]

    assert "We keken drie dingen na" in plain
    for name in ("Ed25519", "eddsa", "did:web"):
        assert name not in plain[plain.index("<main") :]
        assert name in folded
    token = client.post("/bewijs/", file_of(given.tokens["RS256"], "b.jwt"), **NOORD).text
    assert "JWT RS256" in token
    changed = json.dumps(given.document).replace("Daan", "Jan")
    assert "drie dingen" not in client.post("/bewijs/", file_of(changed), **NOORD).text
    mine = signed_in(cast.daan).get(f"/mijn/bewijzen/{given.pk}/", **NOORD).text
    assert mine.index("andere vorm?</summary>") < mine.index("RS256")


def test_who_checks_many_files_waits(client, cast, monkeypatch):
    monkeypatch.setattr("aanjager.growth.credentials.views.public.TRIES", 2)
    answers = [client.post("/bewijs/", file_of("{}"), **NOORD) for _n in range(3)]
    assert [it.status_code for it in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "600"


def test_the_letter_brings_the_files_and_a_shared_link_only_the_paper(cast, given, client):
    text = Letter.objects.get(kind="proof-given").text
    link = re.search(r"/bewijs/link/[^/\s]+/", text)[0]
    page = client.get(link, **NOORD)
    assert "Voor je digitale portemonnee" in page.text
    answer = client.get(f"{link}json/", **NOORD)
    assert json.loads(answer.content) == given.document
    assert answer["Content-Type"] == "application/vc"
    assert answer["Cache-Control"].startswith("no-store")
    assert client.get(f"{link}jwt/", **NOORD).content.decode() == given.tokens["RS256"]
    assert client.get(f"{link}jwt-ed25519/", **NOORD).content.decode() == given.tokens["Ed25519"]
    assert client.get(f"{link}exe/", **NOORD).status_code == 404

    _row, token = actions.share(given, days=7, by=holder(given.person), at=now())
    shared = f"/bewijs/link/{token}/"
    assert "digitale portemonnee" not in client.get(shared, **NOORD).text
    assert client.get(f"{shared}json/", **NOORD).status_code == 404
    assert client.get(f"{shared}pdf/", **NOORD).content.startswith(b"%PDF")
    ProofLink.objects.update(made_at=now() - timedelta(days=9), expires_at=now())
    for path in (link, f"{link}json/", shared, f"{shared}pdf/"):
        assert client.get(path, **NOORD).status_code == 404
    assert actions.forget_links(by=CLOCK, at=now()) == 2


def test_the_paper_is_tagged_and_its_code_opens_the_check_page(given, signed_in, cast):
    answer = signed_in(cast.daan).get(f"/mijn/bewijzen/{given.pk}/pdf/", **NOORD)

    paper = PdfReader(BytesIO(answer.content))
    text = paper.pages[0].extract_text()
    assert f"/bewijs/{given.mark}/" in "".join(text.split())
    assert "Daan" in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.trailer["/Root"]["/StructTreeRoot"]["/K"]


def test_the_holder_sees_shares_and_stops_a_link(given, signed_in, cast, client):
    daan, url = signed_in(cast.daan), f"/mijn/bewijzen/{given.pk}/"
    assert "Samenwerken in een team" in daan.get("/mijn/bewijzen/", **NOORD).text
    made = daan.post(url, {"label": "sollicitatie", "days": "7"}, **NOORD)
    assert made["Location"] == f"{url}#nieuwe-link", "so that loading again makes no second one"
    page = daan.get(url, **NOORD)
    assert "De link is gemaakt." in page.text
    assert page.text.index('id="nieuwe-link"') < page.text.index("Wat er in het bewijs staat")
    path = re.search(r'value="http://noord\.localhost:8000(/bewijs/link/[^"]+)"', page.text)[1]
    assert "/bewijs/link/" not in daan.get(url, **NOORD).text, "the link is shown once"
    assert daan.post(url, {"days": "400"}, **NOORD).status_code == 422
    desk = signed_in(cast.anna).get(f"{DESK}{given.pk}/", **NOORD).text
    assert "bewijs gegeven" in desk
    assert "bewijs gedeeld" not in desk, "with whom it is shared is of the holder"
    client.logout()
    assert client.get(path, **NOORD).status_code == 200

    daan = signed_in(cast.daan)
    row = ProofLink.objects.get(kind="share")
    stop = f"/mijn/bewijzen/link/{row.pk}/stop/"
    assert signed_in(cast.finn).post(stop, **NOORD).status_code == 404
    assert signed_in(cast.daan).post(stop, **NOORD).status_code == 302
    assert signed_in(cast.daan).post(stop, **NOORD).status_code == 403
    client.logout()
    assert client.get(path, **NOORD).status_code == 404


def test_the_desk_gives_a_proof_and_takes_it_back(cast, signed_in):
    anna, daan = signed_in(cast.anna), cast.person(cast.daan)
    form = f"{DESK}geven/{daan.pk}/"
    assert "Beschrijf eerst" in anna.get(form, **NOORD).text
    kind = achievement(cast.noord)
    assert "Daan" in anna.get(f"{DESK}geven/?q=daan", **NOORD).text
    assert "bij jullie bekend sinds" in anna.get(f"{DESK}geven/?q=daan", **NOORD).text
    told = {"achievement": kind.pk, "name": "Daan de Vries", "where": "'t Anker", "hours": "12"}
    assert "Kies een bewijs" in anna.get(form, **NOORD).text
    assert anna.post(form, told | {"achievement": ""}, **NOORD).status_code == 422
    look = anna.post(form, told, **NOORD)
    for said in ("Klopt dit?", "Daan de Vries", "bij jullie bekend sinds", kind.title):
        assert said in look.text
    assert not Proof.objects.exists(), "nothing is signed before it was looked at"
    assert 'value="Daan de Vries"' in anna.post(form, told | {"stap": "terug"}, **NOORD).text
    told["stap"] = "geef"
    assert "nog geen sleutels" in anna.post(form, told, **NOORD).text
    signs(cast.noord)
    backwards = {**told, "since": "2026-02-01", "until": "2026-01-01"}
    assert anna.post(form, backwards, **NOORD).status_code == 422

    answer = anna.post(form, told, **NOORD)

    it = Proof.objects.get()
    assert answer["Location"] == f"{DESK}{it.pk}/"
    page = anna.get(answer["Location"], **NOORD)
    assert "Daan de Vries" in page.text
    assert "bewijs gegeven" in page.text
    assert anna.get(f"{DESK}{it.pk}/pdf/", **NOORD).content.startswith(b"%PDF")
    assert anna.post(f"{DESK}{it.pk}/intrekken/", {}, **NOORD).status_code == 422
    said = {"because": "mistake", "note": "De naam klopte niet."}
    assert anna.post(f"{DESK}{it.pk}/intrekken/", said, **NOORD).status_code == 302
    assert anna.post(f"{DESK}{it.pk}/intrekken/", said, **NOORD).status_code == 403
    assert "De naam klopte niet." in anna.get(f"{DESK}{it.pk}/", **NOORD).text
    assert "Daan de Vries" in anna.get(f"{DESK}?stand=ingetrokken&q=daan", **NOORD).text
    assert "Daan de Vries" not in anna.get(f"{DESK}?stand=gegeven", **NOORD).text


def test_kinds_are_described_once_and_stopped(cast, signed_in):
    anna = signed_in(cast.anna)
    told = {"kind": "participation", "title": "Gastheer", "description": "x", "criteria": "y"}
    half = {**told, "alignment_name": "iets"}
    assert anna.post(f"{DESK}soorten/", half, **NOORD).status_code == 422
    assert anna.post(f"{DESK}soorten/", told, **NOORD).status_code == 302
    kind = cast.noord.achievements.get()
    assert anna.post(f"{DESK}soorten/{kind.pk}/stop/", **NOORD).status_code == 302
    assert anna.post(f"{DESK}soorten/{kind.pk}/stop/", **NOORD).status_code == 403
    assert "gestopt" in anna.get(f"{DESK}soorten/", **NOORD).text


def test_keys_change_after_a_confirming_step_by_the_manager_alone(cast, signed_in):
    url = f"{DESK}sleutels/nieuw/"
    assert signed_in(cast.anna).get(url, **NOORD).status_code == 403
    bram = signed_in(cast.bram)
    assert bram.post(url, {}, **ZUID).status_code == 422
    assert not Key.objects.exists()
    assert bram.post(url, {"is_sure": "on"}, **ZUID).status_code == 302
    assert bram.post(url, {"is_sure": "on"}, **ZUID).status_code == 302
    page = bram.get(f"{DESK}sleutels/", **ZUID)
    assert page.text.count("controleert alleen nog") == 2
    assert not any(key.sealed and key.sealed in page.text for key in Key.objects.all())


def test_what_is_published_can_be_read_from_anywhere(given, client):
    did = client.get("/.well-known/did.json", **NOORD)
    assert did["Access-Control-Allow-Origin"] == "*"
    words = json.loads(did.content)
    assert words["id"] == given.document["issuer"]["id"]
    assert "sealed" not in did.text
    assert {it["type"] for it in words["verificationMethod"]} == {"Multikey", "JsonWebKey"}
    listed = json.loads(client.get("/bewijs/lijst/1/", **NOORD).content)
    assert listed["issuer"] == words["id"]
    assert client.get("/bewijs/lijst/1/", **ZUID).status_code == 404
    assert client.get("/.well-known/did.json").status_code == 404, (
        "the network itself signs nothing"
    )


def test_a_list_asks_the_database_as_often_for_twenty_as_for_two(cast, signed_in):
    anna, daan = signed_in(cast.anna), cast.person(cast.daan)
    first = proof(cast.noord, daan, at=now())
    anna.get(DESK, **NOORD)
    few = count_queries(lambda: anna.get(DESK, **NOORD))
    for _n in range(6):
        proof(cast.noord, daan, at=now(), of=first.achievement)
    assert count_queries(lambda: anna.get(DESK, **NOORD)) == few <= 8

from datetime import date
from html import unescape

import pytest
from django.utils.timezone import now

from aanjager.community.ties.models import Side, Tie
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.credentials import queries as proofs
from aanjager.growth.credentials.models import Proof
from aanjager.growth.credentials.tests.factories import NOW, holder, staff
from aanjager.growth.frameworks.models import Concept
from aanjager.growth.prior_learning import actions, queries
from aanjager.growth.prior_learning.choices import framework
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.growth.prior_learning.tests import factories as make
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
MINE = "/mijn/portfolio/"


@pytest.fixture
def people(cast):
    return cast.person(cast.daan), cast.person(cast.cora), make.stranger(cast.noord)


def test_the_framework_has_twelve_competencies_with_three_levels_in_two_languages():
    assert len(framework()) == 12
    for it in framework().values():
        assert {len(rows) for rows in it.behaviours.values()} == {3}
        assert set(it.behaviours) == set(it.names) == {"nl", "en"}


def test_a_volunteer_walks_from_the_first_talk_to_a_proof_that_anybody_checks(cast, people, client):
    daan, cora, salma = people
    make.known(cast.noord, cora)
    client.force_login(cast.daan)
    client.post(MINE, {"goal": "Voor een opleiding."}, **NOORD)
    desk = f"/balie/portfolios/{Portfolio.objects.get().pk}/"
    client.force_login(cast.anna)
    client.post(f"{desk}begeleider/", {"address": cora.email}, **NOORD)
    client.force_login(cast.daan)
    told = {"level": "2", "story": "Ik vroeg door."}
    client.post(f"{MINE}kan/listening/", told, **NOORD)
    client.post(f"{MINE}inleveren/", **NOORD)
    client.force_login(cast.anna)
    assert "Ik vroeg door." not in client.get(desk, **NOORD).text
    client.post(f"{desk}beoordelaar/", {"address": salma.email}, **NOORD)
    it = Portfolio.objects.get()
    one = it.claims.get()
    client.force_login(salma.user)
    assert "Ik vroeg door." in client.get(f"/portfolio/{it.pk}/", **NOORD).text
    found = {"found_level": "3", "reasoning": "Leert het anderen."}
    client.post(f"/portfolio/oordeel/{one.pk}/", found, **NOORD)
    client.post(f"/portfolio/{it.pk}/klaar/", **NOORD)
    assert client.get(f"/portfolio/{it.pk}/", **NOORD).status_code == 404
    client.force_login(cast.cora)
    client.post(f"/portfolio/{it.pk}/plan/", {"text": "Een cursus gesprekken."}, **NOORD)
    kind = make.kind(cast.noord)
    client.force_login(cast.anna)
    client.post(f"{desk}bewijs/", {"kind": kind.pk}, **NOORD)

    proof = Proof.objects.get(person=daan)
    page = client.get(f"/bewijs/{proof.mark}/", **NOORD).text
    assert "Luisteren: helpt anderen erbij" in page
    client.force_login(cast.daan)
    mine = client.get(MINE, **NOORD).text
    assert f"/mijn/bewijzen/{proof.pk}/" in mine
    assert "Een cursus gesprekken." in mine
    assert "Leert het anderen." in mine
    assert Letter.objects.filter(kind="portfolio").count() == 3


def test_a_proof_carries_what_was_found_in_the_words_of_a_framework_that_was_brought_in(
    cast, people
):
    daan, cora, salma = people
    uri = framework()["listening"].aligned_to
    facts = {"kind": "skill", "language": "en", "source": "ESCO 1.1.1"}
    Concept.objects.create(uri=uri, code="S1.7.3", name="listening and asking questions", **facts)
    Concept.objects.create(uri=f"{uri}x", code="S9", name="something else", **facts)
    it = make.assessed(make.appointed(cast.noord, daan, cora, salma))
    actions.plan(it, "Verder leren.", by=holder(daan), at=NOW)
    actions.recognise(it, make.kind(cast.noord), by=staff(cast.noord), at=NOW)

    proof = Proof.objects.get(person=daan)
    assert proof.document["credentialSubject"]["achievement"]["alignment"][1:] == [
        {
            "type": ["Alignment"], "targetName": "listening and asking questions",
            "targetUrl": uri, "targetFramework": "ESCO 1.1.1", "targetCode": "S1.7.3",
        }
    ]  # fmt: skip
    assert proofs.check(proof.document, NOW).state == "valid"


def _tied(daan, salma, cast):
    tie = Tie.objects.create(kind="neighbour", proposed_at=NOW, agreed_at=NOW)
    for one in (daan, salma):
        Side.objects.create(tie=tie, person=one, is_proposer=one == daan, agreed_at=NOW)


def _worked(daan, salma, cast):
    for one in (daan, salma):
        PlacementFactory(person=one, opportunity__organisation=cast.buurthuis, talk=True)


@pytest.mark.parametrize(
    ("bring", "says"),
    [(_tied, "netwerk"), (_worked, "dezelfde organisatie")],
)
def test_who_may_know_the_volunteer_assesses_only_with_a_reason_that_stays(
    cast, people, bring, says
):
    daan, cora, salma = people
    it = make.handed_in(cast.noord, daan, cora)
    bring(daan, salma, cast)
    with pytest.raises(Refused, match=says):
        actions.appoint(it, salma.email, because=" ", by=staff(cast.noord), at=NOW)

    actions.appoint(it, salma.email, because="Niemand anders.", by=staff(cast.noord), at=NOW)

    it = make.fresh(it)
    assert (it.assessor, it.override_because) == (salma, "Niemand anders.")
    line = Event.objects.get(verb="portfolio.assessor_chosen")
    assert line.facts["although"] == 1


STRANGER = "kende de vrijwilliger niet"


@pytest.mark.parametrize(
    "words",
    [
        {"criteria": "Een beoordelaar die de vrijwilliger niet kende, las het."},
        {"criteria": "De beoordelaar kent de vrijwilliger niet."},
        {"description": "Onafhankelijk beoordeeld."},
    ],
)
def test_after_an_exception_no_proof_says_that_the_assessor_was_a_stranger(
    cast, people, client, words
):
    daan, cora, salma = people
    it = make.handed_in(cast.noord, daan, cora)
    client.force_login(cast.daan)
    assert "zoekt iemand die jou niet kent" in client.get(MINE, **NOORD).text
    _tied(daan, salma, cast)
    actions.appoint(it, salma.email, because="Niemand anders.", by=staff(cast.noord), at=NOW)
    page = client.get(MINE, **NOORD).text
    assert "Salma beoordeelt wat je schreef" in page
    assert "Niemand anders." in page
    assert "die jou niet kent" not in page
    it = make.assessed(make.fresh(it))
    actions.plan(it, "Verder leren.", by=holder(daan), at=NOW)
    with pytest.raises(Refused, match="niet kende"):
        actions.recognise(it, make.kind(cast.noord, **words), by=staff(cast.noord), at=NOW)

    actions.recognise(it, make.kind(cast.noord, criteria="Gelezen."), by=staff(cast.noord), at=NOW)

    assert STRANGER not in str(Proof.objects.get().document)
    assert "Niemand anders." in client.get(MINE, **NOORD).text


def test_a_proof_says_that_the_assessor_was_a_stranger_when_that_is_so(cast, people, client):
    daan, cora, salma = people
    it = make.assessed(make.appointed(cast.noord, daan, cora, salma))
    actions.plan(it, "Verder leren.", by=holder(daan), at=NOW)
    kind = make.kind(
        cast.noord, criteria="Een beoordelaar die de vrijwilliger niet kende, las het."
    )

    actions.recognise(it, kind, by=staff(cast.noord), at=NOW)

    proof = Proof.objects.get().document
    assert STRANGER in proof["evidence"][0]["narrative"]
    client.force_login(cast.daan)
    assert "kennen elkaar misschien" not in client.get(MINE, **NOORD).text


def test_another_assessor_begins_anew(cast, people):
    daan, cora, salma = people
    it = make.appointed(cast.noord, daan, cora, salma)
    found = {"found_level": 1, "reasoning": "Te kort.", "at": NOW}
    actions.assess(it.claims.get(), **found, by=holder(salma))
    other = make.stranger(cast.noord, name="Tom", email="tom@example.org")

    actions.appoint(it, salma.email, by=staff(cast.noord), at=NOW)
    assert it.claims.get().found_level == 1
    actions.appoint(it, other.email, by=staff(cast.noord), at=NOW)

    assert (it.claims.get().found_level, it.claims.get().reasoning) == (None, "")
    with pytest.raises(Refused, match="de beoordelaar"):
        actions.assess(it.claims.get(), **found, by=holder(salma))


def test_what_runs_stands_above_what_ended(cast, people):
    daan, cora, _salma = people
    done = make.begun(cast.noord, daan)
    Portfolio.objects.filter(pk=done.pk).update(ended_at=NOW, step="done")
    running = make.begun(cast.noord, make.known(cast.noord, cora))

    assert list(queries.of_centre(staff(cast.noord), cast.noord)) == [running, done]


def test_a_new_portfolio_leaves_the_finished_one_to_read_share_and_take_along(cast, people, client):
    daan, cora, salma = people
    done = make.assessed(make.appointed(cast.noord, daan, cora, salma))
    actions.plan(done, "Verder leren.", by=holder(daan), at=NOW)
    actions.recognise(done, make.kind(cast.noord), by=staff(cast.noord), at=NOW)
    page = f"{MINE}{done.pk}/"
    new = actions.begin(cast.noord, "Voor werk.", by=holder(daan), at=now())
    client.force_login(cast.daan)

    assert f'href="{page}"' in client.get(MINE, **NOORD).text
    found = client.get(page, **NOORD).text
    for there in ("Leert het anderen.", "Verder leren.", f"{page}portfolio.pdf", f"{page}delen/"):
        assert there in found
    assert client.get(f"{page}portfolio.pdf", **NOORD).content.startswith(b"%PDF")
    assert client.post(f"{page}delen/", {"label": "ROC", "days": 7}, **NOORD).status_code == 302
    assert client.get(f"{MINE}{new.pk}/", **NOORD)["Location"] == MINE
    assert count_queries(lambda: client.get(page, **NOORD)) <= 5
    assert count_queries(lambda: client.get(MINE, **NOORD)) <= 5
    client.force_login(cast.cora)
    for path in (page, f"{page}portfolio.pdf", f"{page}delen/"):
        assert client.get(path, **NOORD).status_code == 404


def test_the_supervisor_and_the_volunteer_never_assess(cast, people):
    daan, cora, _salma = people
    it = make.handed_in(cast.noord, daan, cora)
    for who in (daan, cora):
        with pytest.raises(Refused, match="een ander dan"):
            actions.appoint(it, who.email, because="Toch", by=staff(cast.noord), at=NOW)


def test_a_proof_is_never_called_what_only_a_recognised_provider_gives(cast, people):
    daan, cora, salma = people
    it = make.assessed(make.appointed(cast.noord, daan, cora, salma))
    with pytest.raises(Refused, match="ontwikkelplan"):
        actions.recognise(it, make.kind(cast.noord), by=staff(cast.noord), at=NOW)
    actions.plan(it, "Verder leren.", by=holder(daan), at=NOW)
    for words in ({"title": "Ervaringscertificaat"}, {"kind": "competency"}):
        with pytest.raises(Refused, match="bewijs van deelname"):
            actions.recognise(it, make.kind(cast.noord, **words), by=staff(cast.noord), at=NOW)
    assert not Proof.objects.exists()


def test_an_assessor_is_ready_only_when_everything_has_a_level_and_a_reason(cast, people):
    daan, cora, salma = people
    it = make.appointed(cast.noord, daan, cora, salma)
    with pytest.raises(Refused, match="elke competentie"):
        actions.conclude(it, by=holder(salma), at=NOW)


def test_evidence_comes_from_what_the_platform_knows(cast, people):
    daan = people[0]
    PlacementFactory(person=daan, started=True, started_on=date(2024, 3, 1))
    PlacementFactory(person=daan)
    made = make.begun(cast.noord, daan)

    assert len(queries.evidence(made)) == 1
    assert "2024" in queries.evidence(made)[0]


def test_what_was_handed_in_changes_no_more_and_stopping_lets_all_of_it_go(cast, people, client):
    daan, cora, _salma = people
    make.handed_in(cast.noord, daan, cora)
    client.force_login(cast.daan)
    changed = {"level": "1", "story": "Anders"}
    answer = client.post(f"{MINE}kan/listening/", changed, follow=True, **NOORD)
    assert answer.redirect_chain == [(MINE, 302)], "the reason stands on my own page"
    assert "Dit portfolio is bij: beoordelen." in answer.text
    assert Portfolio.objects.get().claims.get().story == "Ik vroeg door."
    late = client.get(f"{MINE}bewijs/", **NOORD).text
    assert "Bij elke competentie kies je" not in late
    assert "Er zijn geen bestanden." in late

    client.post(f"{MINE}stoppen/", **NOORD)

    assert not Portfolio.objects.exists()
    answer = client.get(f"{MINE}bewijs/", follow=True, **NOORD)
    assert "Er loopt nu geen portfolio van jou." in answer.text


def test_handing_in_first_says_what_is_still_open(cast, people, client):
    daan, cora, _salma = people
    it = make.described(cast.noord, daan, cora)
    statement, _file = make.answered(it), make.brought(it, "kladje.png")
    client.force_login(cast.daan)
    page = client.get(f"{MINE}inleveren/", **NOORD)
    assert f"De verklaring van {statement.where} is nog niet opgenomen." in unescape(page.text)
    assert "Het bestand kladje.jpg koos je nergens." in page.text
    assert make.fresh(it).step == "collect", "looking hands nothing in"
    assert count_queries(lambda: client.get(f"{MINE}inleveren/", **NOORD)) <= 6

    assert client.post(f"{MINE}inleveren/", **NOORD).status_code == 302

    assert make.fresh(it).step == "assess"
    again = client.post(f"{MINE}inleveren/", **NOORD)
    assert again.status_code == 422
    assert "Dit portfolio is bij: beoordelen." in again.text


def test_what_it_is_for_is_read_by_the_volunteer_and_before_the_first_talk_by_the_desk(
    cast, people, client
):
    daan, cora, _salma = people
    it, goal = make.begun(cast.noord, daan), "Voor een opleiding in de zorg."
    client.force_login(cast.daan)
    assert goal in client.get(MINE, **NOORD).text
    client.force_login(cast.anna)
    desk = client.get(f"/balie/portfolios/{it.pk}/", **NOORD).text
    assert goal in desk
    assert f"/balie/mensen/{daan.pk}/" in desk
    actions.introduce(it, make.known(cast.noord, cora).email, by=staff(cast.noord), at=NOW)
    assert goal not in client.get(f"/balie/portfolios/{it.pk}/", **NOORD).text


def test_nobody_who_was_not_named_opens_a_portfolio(cast, people, client):
    daan, cora, salma = people
    it = make.appointed(cast.noord, daan, cora, salma)
    one = it.claims.get()
    for who in (cast.anna, cast.bram, cast.els, cast.finn, cast.gerda):
        client.force_login(who)
        assert client.get(f"/portfolio/{it.pk}/", **NOORD).status_code == 404
        assert client.get(f"/portfolio/oordeel/{one.pk}/", **NOORD).status_code == 404


def test_the_desk_asks_the_database_as_often_for_five_as_for_one(cast, people, client):
    daan, cora, _salma = people
    make.introduced(cast.noord, daan, cora)
    client.force_login(cast.anna)
    client.get("/balie/portfolios/", **NOORD)
    one = count_queries(lambda: client.get("/balie/portfolios/", **NOORD))
    for number in range(4):
        who = make.stranger(cast.noord, name=f"V{number}", email=f"v{number}@example.org")
        Portfolio.objects.create(
            centre=cast.noord, person=who, supervisor=cora, goal="x", begun_at=now()
        )
    five = count_queries(lambda: client.get("/balie/portfolios/", **NOORD))

    assert five == one <= 8

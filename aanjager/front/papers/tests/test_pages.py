"""What people see of texts and amendments: F9, F11, D4 and D6 as pages."""

from uuid import uuid4

import pytest
from django.urls import reverse

from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.governance.documents import actions, queries
from aanjager.governance.documents.models import Amendment, Body, Decision, Document
from aanjager.governance.documents.rules import Verdict, texts
from aanjager.governance.documents.tests.factories import (
    AmendmentFactory,
    BodyFactory,
    SeatFactory,
    VersionFactory,
    missing,
    open_text,
    propose,
)
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
P2 = "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van de gemeente."
KICK = "De vrijwilligerscentrale jaagt vrijwillige inzet aan in opdracht van de gemeente."
OWN = "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van vrijwilligers zelf."
REASON = "Dit past bij waar we voor staan."


@pytest.fixture
def paper(cast):
    """A vision of centre Noord that lies open; Bo sits in its board."""
    version = open_text("# Onze visie", P2, "- samen", "- dichtbij", centre=cast.noord)
    SeatFactory(
        body=version.document.body, person=PersonFactory(name="Bo", user__email="bo@example.org")
    )
    return version


def board_of(version):
    return version.document.body.seats.get().person


def at(name, *args):
    return reverse(f"documents:{name}", args=args)


def filled(page):
    """What the form of a page holds, to send it on."""
    form = page.context["form"]
    return {
        name: form[name].value() or ""
        for name in form.fields
        if name not in {"with_name", "is_editorial"}
    }


def text_of(page):
    return page.content.decode()


# Reading


def test_the_list_holds_what_lies_open_here_and_at_the_association(client, cast, paper):
    of_all = open_text(title="Landelijke visie")
    VersionFactory(document__centre=cast.noord, document__title="Nog geheim", blocks__draft=True)
    open_text(centre=cast.zuid, title="Van Zuid")

    page = text_of(client.get(at("overview"), **NOORD))

    assert paper.document.title in page
    assert of_all.document.title in page
    assert "Nog geheim" not in page
    assert "Van Zuid" not in page


def test_every_paragraph_leads_to_what_can_be_done_and_shows_its_mark(signed_in, cast, paper):
    propose(paper.document, 1, KICK)
    propose(paper.document, 1, OWN)

    page = text_of(signed_in(cast.daan).get(at("text", paper.document_id), **NOORD))

    block = queries.blocks(paper)[1]
    for kind in ("change", "insert", "strike"):
        assert f"?soort={kind}&amp;alinea={block.uid}" in page
    assert "2 voorstellen" in page
    assert "Er ontbreekt iets" in page


def test_a_visitor_reads_and_is_asked_to_sign_in_before_proposing(client, paper):
    page = text_of(client.get(at("text", paper.document_id), **NOORD))

    assert P2 in page
    assert "Log eerst in" in page
    assert "soort=change" not in page


def test_a_text_of_another_centre_is_not_here(client, cast):
    version = open_text(centre=cast.zuid)

    assert client.get(at("text", version.document_id), **NOORD).status_code == 404


def test_the_letter_about_a_proposal_opens_its_page_for_who_filed_it_also_when_the_text_is_not_for_all(
    signed_in, cast, paper
):
    made = propose(paper.document, 1, "Anders.", submitter=cast.person(cast.daan))
    Document.objects.filter(pk=paper.document_id).update(is_public=False)
    page = at("amendment", paper.document_id, made.number)

    assert signed_in(cast.daan).get(page, **NOORD).status_code == 200
    assert signed_in(cast.finn).get(page, **NOORD).status_code == 404


def test_pages_ask_the_database_as_often_for_twenty_as_for_two(signed_in, cast, paper):
    board = board_of(paper)
    document = paper.document
    for place in (1, 2):
        propose(document, place, "Anders.", submitter=None)
    browser = signed_in(board.user)
    pages = [
        at("overview"),
        at("text", document.pk),
        at("amendments", document.pk),
        at("board", document.pk),
        at("amendment", document.pk, 1),
        at("version", document.pk, 1),
    ]
    for page in pages:
        browser.get(page, **NOORD)
    counted = [count_queries(lambda page=page: browser.get(page, **NOORD)) for page in pages]
    for place in range(18):
        propose(document, 1 + place % 3, f"Anders {place}.", submitter=None)
        open_text(centre=cast.noord)

    again = [count_queries(lambda page=page: browser.get(page, **NOORD)) for page in pages]

    assert again == counted
    assert counted == [4, 6, 5, 7, 7, 6], (
        "the session and the account with its roles are two of each"
    )


def test_a_visitor_reads_a_proposal_and_its_text_in_five_statements(client, cast, paper):
    made, other = (propose(paper.document, 1, it, submitter=None) for it in ("Anders.", "Zo."))
    board = as_actor(board_of(paper))
    for it in (made, other):
        actions.admit(it, by=board, at=paper.frozen_at)
        actions.advise(it, paper.document.body, "adopt", REASON, by=board, at=paper.frozen_at)
    pages = [
        at("amendment", paper.document_id, made.number),
        at("text", paper.document_id),
        at("version", paper.document_id, 1),
    ]
    for page in pages:
        client.get(page, **NOORD)

    assert max(count_queries(lambda page=page: client.get(page, **NOORD)) for page in pages) <= 5


def test_the_page_of_states_explains_eleven(client, cast):
    page = text_of(client.get(at("states"), **NOORD))

    assert page.count("<dt>") == 11 + 2
    for state in Amendment.State:
        assert state == "draft" or str(state.label) in page


# Proposing


def test_f9_from_a_tap_to_a_filed_proposal(signed_in, cast, paper):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    block = queries.blocks(paper)[1]
    first = daan.get(f"{where}?soort=change&alinea={block.uid}", **NOORD)
    assert P2 in text_of(first)

    second = daan.post(where, {**filled(first), "new_text": KICK, "look": "1"}, **NOORD)
    assert "verwijderd:" in text_of(second)
    assert not Amendment.objects.exists()
    third = daan.post(
        where, {**filled(second), "motive": "Aanjagen past beter.", "file": "1"}, **NOORD
    )

    amendment = Amendment.objects.get()
    assert third["Location"] == at("amendment", paper.document_id, amendment.number)
    assert (amendment.new_text, amendment.motive) == (KICK, "Aanjagen past beter.")
    assert amendment.submitter == cast.person(cast.daan)
    assert amendment.submitter_label == "iemand bij Centrale Noord"
    page = text_of(daan.get(third["Location"], **NOORD))
    assert "<del>" in page
    assert "Aanjagen past beter." in page


def test_a_name_stands_there_only_when_asked(signed_in, cast, paper):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    first = daan.get(f"{where}?soort=missing", **NOORD)
    typed = {**filled(first), "new_text": "Diversiteit.", "motive": "Het ontbreekt.", "file": "1"}

    daan.post(where, {**typed, "with_name": "on"}, **NOORD)

    assert Amendment.objects.get().submitter_label == "Daan"


def test_without_why_nothing_is_filed_and_nothing_typed_is_lost(signed_in, cast, paper):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    block = queries.blocks(paper)[1]
    first = daan.get(f"{where}?soort=change&alinea={block.uid}", **NOORD)

    answer = daan.post(where, {**filled(first), "new_text": KICK, "file": "1"}, **NOORD)

    assert answer.status_code == 422
    assert "Schrijf op waarom" in text_of(answer)
    assert KICK in text_of(answer)
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [(P2, "nog niets veranderd"), ("", "Kies dan schrappen"), ("A.\n\nB.", "meer alinea")],
)
def test_words_that_cannot_be_say_why_at_the_words(signed_in, cast, paper, typed, said):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    block = queries.blocks(paper)[1]
    first = daan.get(f"{where}?soort=change&alinea={block.uid}", **NOORD)

    answer = daan.post(where, {**filled(first), "new_text": typed, "look": "1"}, **NOORD)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_who_touches_the_same_words_is_shown_and_can_be_supported_instead(signed_in, cast, paper):
    propose(paper.document, 1, OWN)
    propose(paper.document, 1, P2.replace("bemiddelt", "helpt"))
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    block = queries.blocks(paper)[1]
    first = daan.get(f"{where}?soort=change&alinea={block.uid}", **NOORD)

    page = text_of(daan.post(where, {**filled(first), "new_text": KICK, "look": "1"}, **NOORD))

    assert "2 anderen willen deze zin ook wijzigen" in page
    assert "zelfde zin" in page
    assert "botst" in page
    assert "jaagt vrijwillige inzet aan in opdracht van vrijwilligers zelf." in page
    answer = daan.post(at("act", paper.document_id, 2, "steunen"), **NOORD)
    assert answer.status_code == 302
    assert Amendment.objects.get(number=2).supports.get().person == cast.person(cast.daan)


@pytest.mark.parametrize("kind", ["strike", "insert", "missing", "general"])
def test_every_other_kind_is_filed_in_the_same_three_steps(signed_in, cast, paper, kind):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    block = queries.blocks(paper)[1]
    uid = block.uid if kind in {"strike", "insert"} else ""
    first = daan.get(f"{where}?soort={kind}&alinea={uid}", **NOORD)
    text = "" if kind == "strike" else "Erbij."
    second = daan.post(where, {**filled(first), "new_text": text, "look": "1"}, **NOORD)

    daan.post(where, {**filled(second), "motive": "Daarom.", "file": "1"}, **NOORD)

    amendment = Amendment.objects.get()
    assert (amendment.kind, amendment.new_text) == (kind, text)
    assert amendment.block_uid == (block.uid if kind == "strike" else None)
    assert amendment.after_uid == (block.uid if kind == "insert" else None)
    assert daan.get(at("amendment", paper.document_id, 1), **NOORD).status_code == 200


def test_the_same_post_five_times_is_one_proposal(signed_in, cast, paper):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    first = daan.get(f"{where}?soort=missing", **NOORD)
    typed = {**filled(first), "new_text": "EVC.", "motive": "Het ontbreekt.", "file": "1"}

    answers = {daan.post(where, typed, **NOORD)["Location"] for _ in range(5)}

    assert len(answers) == Amendment.objects.count() == 1


def test_going_back_keeps_what_was_typed(signed_in, cast, paper):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    typed = {
        "kind": "missing",
        "client_id": uuid4(),
        "new_text": "EVC hoort erin.",
        "motive": "Omdat.",
        "back": "1",
    }

    page = text_of(daan.post(where, typed, **NOORD))

    assert "EVC hoort erin." in page
    assert "Omdat." in page


@pytest.mark.parametrize("step", ["look", "file"])
def test_d6_a_text_that_changed_meanwhile_shows_both_and_keeps_what_was_typed(
    signed_in, cast, paper, now, step
):
    daan, where = signed_in(cast.daan), at("propose", paper.document_id)
    block, board = queries.blocks(paper)[1], as_actor(board_of(paper))
    first = daan.get(f"{where}?soort=change&alinea={block.uid}", **NOORD)
    newer = P2.replace("bemiddelt", "begeleidt")
    adopted = propose(paper.document, 1, newer, state="admitted")
    actions.decide(adopted, Verdict("adopted", REASON), by=board, at=now)
    actions.merge(paper.document, by=board, at=now)
    typed = {**filled(first), "new_text": "Mijn eigen woorden.", "motive": "Mijn reden."}

    answer = daan.post(where, {**typed, step: "1"}, **NOORD)

    page = text_of(answer)
    assert answer.status_code == 422
    assert "De tekst is intussen veranderd" in page
    for words in (P2, newer, "Mijn eigen woorden.", "Mijn reden."):
        assert words in page
    assert Amendment.objects.count() == 1
    sent = {**filled(answer), "read_hash": texts.hash_of(newer), "file": "1"}
    daan.post(where, sent, **NOORD)
    assert Amendment.objects.get(number=2).new_text == "Mijn eigen woorden."


def test_hostile_words_are_shown_as_words(signed_in, cast, paper):
    words = "<script>alert(1)</script> & \"'"
    missing(paper.document, words, motive=words, about=words)

    for page in (at("amendment", paper.document_id, 1), at("amendments", paper.document_id)):
        assert "<script>alert" not in text_of(signed_in(cast.daan).get(page, **NOORD))


def test_d4_a_difference_is_said_and_not_only_coloured(client, paper):
    propose(paper.document, 1, KICK)

    page = text_of(client.get(at("amendment", paper.document_id, 1), **NOORD))

    assert '<del><span class="visually-hidden"> [verwijderd: </span>bemiddelt vrijwilligers' in page
    assert (
        '<ins><span class="visually-hidden"> [toegevoegd: </span>jaagt vrijwillige inzet aan'
        in page
    )


# The board


def test_f11_the_board_reads_by_paragraph_decides_and_makes_version_two(signed_in, cast, paper):
    one, two = propose(paper.document, 1, KICK), propose(paper.document, 1, OWN)
    bo = signed_in(board_of(paper).user)
    page = text_of(bo.get(at("board", paper.document_id), **NOORD))
    assert page.index("Voorstel 1") < page.index("zelfde zin")
    refused = text_of(bo.get(at("merge", paper.document_id), **NOORD))
    assert "nog niet besloten: 1" in refused
    assert "Maak versie 2" not in refused

    for it in (one, two):
        answer = bo.post(
            at("act", it.document_id, it.number, "toelaten"), {"next": "board"}, **NOORD
        )
        assert answer["Location"] == at("board", paper.document_id)
        decided = {"outcome": "adopted", "reason": REASON}
        assert (
            bo.post(at("act", it.document_id, it.number, "besluit"), decided, **NOORD).status_code
            == 302
        )
    preview = text_of(bo.get(at("merge", paper.document_id), **NOORD))
    assert "jaagt vrijwillige inzet aan" in preview
    made = bo.post(at("merge", paper.document_id), {"changelog": "Na het gesprek."}, **NOORD)

    assert made["Location"] == at("version", paper.document_id, 2)
    page = text_of(bo.get(made["Location"], **NOORD))
    assert "Waarom staat dit er?" in page
    assert at("amendment", paper.document_id, 1) in page
    assert at("amendment", paper.document_id, 2) in page
    assert "Na het gesprek." in page
    done = bo.post(at("enact", paper.document_id), {"reason": REASON}, **NOORD)
    assert done.status_code == 302
    assert "vastgesteld" in text_of(bo.get(done["Location"], **NOORD))
    assert Decision.objects.filter(outcome="enacted").count() == 1


def test_d5_a_decision_without_reason_or_by_others_or_twice_is_refused_on_the_page(
    signed_in, cast, paper
):
    propose(paper.document, 1, KICK, state="admitted")
    decide = at("act", paper.document_id, 1, "besluit")
    anna = signed_in(cast.anna).post(decide, {"outcome": "adopted", "reason": REASON}, **NOORD)
    assert anna.status_code == 403
    assert f"besluit {paper.document.body.name}" in text_of(anna)

    bo = signed_in(board_of(paper).user)
    short = bo.post(decide, {"outcome": "adopted", "reason": "Ja."}, **NOORD)
    assert short.status_code == 422
    assert "minstens 20 tekens" in text_of(short)
    assert bo.post(decide, {"outcome": "adopted", "reason": REASON}, **NOORD).status_code == 302
    twice = bo.post(decide, {"outcome": "rejected", "reason": REASON}, **NOORD)
    assert twice.status_code == 403
    assert "al besloten" in text_of(twice)
    assert Decision.objects.count() == 1
    corrected = {"outcome": "rejected", "reason": "Bij nader inzien past het niet."}
    assert (
        bo.post(at("act", paper.document_id, 1, "herzien"), corrected, **NOORD).status_code == 302
    )
    assert "Bij nader inzien" in text_of(bo.get(at("amendment", paper.document_id, 1), **NOORD))


def test_a_held_proposal_that_is_out_of_date_shows_both_texts(signed_in, cast, paper, now):
    held, wins = (
        propose(paper.document, 1, KICK),
        propose(paper.document, 1, P2.replace("bemiddelt", "helpt")),
    )
    board = as_actor(board_of(paper))
    for it, outcome in ((held, "held"), (wins, "adopted")):
        actions.admit(it, by=board, at=now)
        actions.decide(it, Verdict(outcome, REASON), by=board, at=now)
    actions.merge(paper.document, by=board, at=now)

    page = text_of(
        signed_in(held.submitter.user).get(at("amendment", paper.document_id, 1), **NOORD)
    )

    assert "Verouderd." in page
    assert P2 in page
    assert P2.replace("bemiddelt", "helpt") in page
    assert "jaagt vrijwillige inzet aan" in page


def test_advice_and_answer_stand_on_the_page(signed_in, cast, paper):
    amendment = propose(paper.document, 1, KICK, state="admitted")
    advise = {
        "body": paper.document.body_id,
        "proposal": "change",
        "text": OWN,
        "explanation": "Korter.",
    }
    bo = signed_in(board_of(paper).user)
    assert bo.post(at("act", paper.document_id, 1, "advies"), advise, **NOORD).status_code == 302
    mover = signed_in(amendment.submitter.user)
    answer = mover.post(
        at("act", paper.document_id, 1, "antwoord"), {"says": "agrees", "comment": "Goed."}, **NOORD
    )

    page = text_of(mover.get(answer["Location"], **NOORD))
    assert "adviseert: gewijzigd overnemen" in page
    assert "De indiener: eens." in page


def test_not_admitting_lapsing_and_withdrawing_by_page(signed_in, cast, paper):
    one, two = propose(paper.document, 1, KICK), propose(paper.document, 1, OWN)
    three = propose(paper.document, 1, "Iets anders.")
    anna = signed_in(cast.anna)
    number = paper.document_id
    assert (
        anna.post(at("act", number, 1, "niet-toelaten"), {"reason": REASON}, **NOORD).status_code
        == 302
    )
    unknown = anna.post(at("act", number, 2, "vervallen"), {"number": 99}, **NOORD)
    assert unknown.status_code == 422
    assert "bestaat niet" in text_of(unknown)
    assert anna.post(at("act", number, 2, "vervallen"), {"number": 3}, **NOORD).status_code == 302
    assert anna.post(at("act", number, 3, "onzin"), **NOORD).status_code == 404
    assert "Voorstel 3" in text_of(anna.get(at("amendment", number, 2), **NOORD))
    mover = signed_in(three.submitter.user)
    assert mover.post(at("act", number, 3, "intrekken"), **NOORD).status_code == 302
    assert mover.get(at("amendment", number, 3), **NOORD).status_code == 200

    states = list(Amendment.objects.order_by("number").values_list("state", flat=True))
    assert states == ["not_admitted", "lapsed", "withdrawn"]
    assert (one.number, two.number) == (1, 2)


# Making


def test_staff_make_a_body_write_a_text_and_lay_it_open(signed_in, cast):
    anna = signed_in(cast.anna)
    assert "Zeg eerst wie" in text_of(anna.get(at("new"), **NOORD))
    body = anna.post(at("bodies"), {"name": "Het bestuur"}, **NOORD)["Location"]
    assert (
        anna.post(body, {"email": "daan@example.org", "title": "lid"}, **NOORD).status_code == 302
    )
    wrong = anna.post(body, {"email": "niemand@example.org"}, **NOORD)
    assert (wrong.status_code, "nog niemand ingelogd" in text_of(wrong)) == (422, True)
    assert anna.post(body, {"name": "Bestuur Noord"}, **NOORD).status_code == 302
    assert "Daan" in text_of(anna.get(body, **NOORD))
    made = {"title": "Ons plan", "kind": "plan", "purpose": "", "body": Body.objects.get().pk}
    write = anna.post(at("new"), made, **NOORD)["Location"]
    anna.post(write, {"source": "# Kop\n\nEen begin."}, **NOORD)
    assert "Een begin." in text_of(anna.get(write, **NOORD))
    document = Document.objects.get()
    assert anna.get(at("text", document.pk), **NOORD)["Location"] == write

    anna.post(at("lay_open", document.pk), **NOORD)

    assert "Een begin." in text_of(signed_in(cast.daan).get(at("text", document.pk), **NOORD))
    late = signed_in(cast.anna).post(write, {"source": "Anders."}, **NOORD)
    assert late.status_code == 403
    assert "verandert niet meer" in text_of(late)
    seat = Body.objects.get().seats.get()
    anna.post(body, {"end": seat.pk}, **NOORD)
    seat.refresh_from_db()
    assert seat.ended_on is not None


def test_a_long_text_stands_on_pages_below_the_limit(signed_in, cast):
    lines = [f"Alinea {n} " + "met heel veel woorden erin " * 12 for n in range(120)]
    version = open_text(*lines, centre=cast.noord)

    browser = signed_in(cast.daan)
    first = browser.get(at("text", version.document_id), **NOORD)
    assert "Bladzijde 1 van" in text_of(first)
    assert len(first.content) < 60_000
    assert browser.get(at("version", version.document_id, 1), **NOORD).status_code == 200


def test_a_text_of_the_association_is_amended_by_staff_and_not_by_volunteers(signed_in, cast):
    version = open_text(P2)
    where = at("propose", version.document_id)

    refused = signed_in(cast.daan).get(where, **NOORD)
    assert refused.status_code == 403
    assert "van de vereniging" in text_of(refused)
    assert signed_in(cast.anna).get(where, **NOORD).status_code == 200
    assert signed_in(cast.els).get(where, headers={"host": "localhost"}).status_code == 200
    assert AmendmentFactory(base_version=version).document == version.document
    assert BodyFactory().centre is None

"""Filing, weighing and deciding: F9, F11 and the scenarios A4, A5, D5 and D6."""

from uuid import uuid4

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.governance.documents import actions, queries
from aanjager.governance.documents.models import Amendment, Decision
from aanjager.governance.documents.rules import Proposal, TextChanged, Verdict, texts
from aanjager.governance.documents.tests.factories import (
    AmendmentFactory,
    BodyFactory,
    SeatFactory,
    missing,
    of_association,
    open_text,
    propose,
    seated,
)
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
P2 = "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van de gemeente."
REASON = "Dit past bij waar we voor staan."
OTHER_REASON = "De leden vonden dit te vroeg in juni."


def change(version, place=0, **facts):
    block = queries.blocks(version)[place]
    known = {
        "kind": "change",
        "motive": "Daarom.",
        "block_uid": block.uid,
        "read_hash": texts.hash_of(block.text),
    }
    return Proposal(**{**known, **facts})


def admitted(*found):
    Amendment.objects.filter(pk__in=[it.pk for it in found]).update(state="admitted")


# Filing


def test_who_signs_in_files_a_change_with_its_operations_and_its_place(now):
    version, daan = open_text(P2, centre=CentreFactory()), as_actor(PersonFactory())

    amendment = actions.file(
        version.document,
        change(version, new_text=P2.replace("bemiddelt", "begeleidt"), label="een vrijwilliger"),
        by=daan,
        at=now,
    )

    assert (amendment.number, amendment.state, amendment.submitter_id) == (
        1,
        "filed",
        daan.person_id,
    )
    assert amendment.operations == [[4, 5, ["begeleidt"]]] or amendment.operations == [
        (4, 5, ("begeleidt",))
    ]
    assert amendment.old_hash == texts.hash_of(P2)
    assert amendment.about == "Daarom."


def test_the_same_post_twice_is_one_amendment(now):
    version, daan = open_text(P2, centre=CentreFactory()), as_actor(PersonFactory())
    wish = change(version, new_text="Anders.", client_id=uuid4())

    first = actions.file(version.document, wish, by=daan, at=now)
    for _again in range(4):
        assert actions.file(version.document, wish, by=daan, at=now) == first

    assert Amendment.objects.count() == 1


def test_who_may_file(now):
    of_centre, of_all = open_text(P2, centre=CentreFactory()), open_text(P2)
    daan, anna = as_actor(PersonFactory()), staff_of(CentreFactory())

    with pytest.raises(Refused, match="Log eerst in"):
        actions.file(of_centre.document, change(of_centre, new_text="A."), by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="van de vereniging"):
        actions.file(of_all.document, change(of_all, new_text="A."), by=daan, at=now)
    for actor in (anna, of_association(), seated(of_all.document.body)):
        assert actions.file(of_all.document, change(of_all, new_text="A."), by=actor, at=now)
    guest = actions.file(
        of_all.document,
        change(of_all, new_text="B."),
        by=ANONYMOUS,
        at=now,
        guest="een deelnemer van werkgroep 3",
    )
    assert (guest.submitter, guest.submitter_label) == (None, "een deelnemer van werkgroep 3")
    wish = change(of_centre, new_text="A.", kind="editorial")
    with pytest.raises(Refused, match="van wie dit stuk is"):
        actions.file(of_centre.document, wish, by=daan, at=now)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"new_text": P2}, "nog niets veranderd"),
        ({"new_text": f" {P2}\n"}, "nog niets veranderd"),
        ({"new_text": "  "}, "Kies dan schrappen"),
        ({"new_text": "Een.\n\nTwee."}, "meer alinea's"),
        ({"new_text": "Een.", "motive": " "}, "Schrijf op waarom"),
        ({"new_text": "Een.", "block_uid": None}, "Kies eerst een alinea"),
        ({"kind": "insert", "block_uid": None, "new_text": "Een."}, "Kies eerst een alinea"),
        ({"kind": "anders", "new_text": "Een."}, "Kies wat je wilt doen"),
    ],
)
def test_a_proposal_that_cannot_be_says_why(now, facts, reason):
    version, daan = open_text(P2, centre=CentreFactory()), as_actor(PersonFactory())

    with pytest.raises(Refused, match=reason):
        actions.file(version.document, change(version, **facts), by=daan, at=now)

    assert not Amendment.objects.exists()


def test_a_draft_takes_no_amendments(now):
    from aanjager.governance.documents.tests.factories import VersionFactory

    version = VersionFactory(blocks=(P2,), blocks__draft=True)

    els = of_association()
    with pytest.raises(Refused, match="nog niet ter inzage"):
        actions.file(version.document, change(version, new_text="A."), by=els, at=now)


def test_hostile_signs_and_long_texts_stay_words(now):
    version, daan = open_text(P2, centre=CentreFactory()), as_actor(PersonFactory())
    words = "<script>alert(1)</script> \x07\u202eemoji 🎈🎈 " + "heel lang " * 900

    amendment = actions.file(version.document, change(version, new_text=words), by=daan, at=now)

    assert "\x07" not in amendment.new_text
    assert amendment.new_text.startswith("<script>alert(1)</script>")


def test_d6_a_paragraph_that_changed_between_reading_and_filing_is_not_amended_silently(now):
    version = open_text(P2, "Twee.", centre=CentreFactory())
    document, daan = version.document, as_actor(PersonFactory())
    wish = change(version, new_text=P2.replace("gemeente", "buurt"))
    board = seated(document.body)
    first = propose(document, 0, P2.replace("bemiddelt", "begeleidt"), state="admitted")
    actions.decide(first, Verdict("adopted", REASON), by=board, at=now)
    newer = actions.merge(document, by=board, at=now)

    with pytest.raises(TextChanged, match="De tekst is intussen veranderd"):
        actions.file(document, wish, by=daan, at=now)
    untouched = change(version, 1, new_text="Twee is meer.")
    assert actions.file(document, untouched, by=daan, at=now).base_version == newer


# Appendix A


@pytest.fixture
def nine():
    """The nine amendments of 29 June 2015; the wording of text and proposals is a reconstruction."""
    version = open_text(
        "Vrijwilligerscentrales zijn ondernemend.", P2, "Wij letten op kwetsbare groepen."
    )
    document = version.document
    wishes = [
        (0, "Vrijwilligerscentrales zijn ondernemers in kennis en advies."),
        (1, P2.replace("bemiddelt vrijwilligers", "ondersteunt het brede vrijwilligerswerk")),
        (None, "Wij werken in wijk, stad, regio en land."),
        (None, "Wij werken onderling samen."),
        (1, P2.replace("de gemeente", "vrijwilligers en hun organisaties")),
        (None, ""),
        (None, ""),
        (1, P2.replace("bemiddelt vrijwilligers", "jaagt vrijwillige inzet aan")),
        (2, "Wij letten op kwetsbare groepen en op sterke vrijwilligers."),
    ]
    facts = {"is_reconstruction": True}
    found = [
        missing(document, text, **facts)
        if place is None
        else propose(document, place, text, **facts)
        for place, text in wishes
    ]
    return version, found


def test_a4_two_and_eight_collide_five_and_eight_share_a_sentence_and_all_are_kept(nine):
    version, found = nine
    assert [it.number for it in found if it.kind == "missing"] == [3, 4, 6, 7]

    groups = queries.board(version.document, version)

    on_p2 = next(it for it in groups if it.block and it.block.text == P2)
    meets = {
        row.amendment.number: {touch.amendment.number: touch for touch in row.touches}
        for row in on_p2.rows
    }
    assert meets[2][8].how == meets[8][2].how == "collides"
    assert meets[5][8].how == meets[2][5].how == "sentence"
    assert meets[5][8].merged == (
        "De vrijwilligerscentrale jaagt vrijwillige inzet aan in opdracht van vrijwilligers en hun "
        "organisaties."
    )
    assert [row.amendment.number for row in on_p2.rows] == [2, 8, 5], (
        "colliding ones stand together"
    )
    assert sum(len(group.rows) for group in groups) == 9


def test_a5_no_decision_exists_nine_are_open_and_the_next_version_is_refused_with_the_list(
    nine, now
):
    version, _found = nine
    document = version.document

    assert not Decision.objects.exists()
    assert queries.open_amendments(document).count() == 9
    with pytest.raises(Refused, match=r"nog niet besloten: 1 \(.*9 \("):
        actions.merge(document, by=seated(document.body), at=now)
    with pytest.raises(Refused, match="nog niet besloten"):
        actions.enact(document, REASON, by=seated(document.body), at=now)
    assert document.versions.count() == 1
    balance = queries.balance(document.amendments.values_list("state", flat=True))
    assert (balance.submitted, balance.open, balance.adds_up) == (9, 9, True)


def test_a9_the_board_decides_and_version_two_is_made_of_the_operations(nine, now):
    """Going on after the source: invented."""
    version, found = nine
    document, board = version.document, seated(version.document.body)
    admitted(*found)
    verdicts = {
        1: Verdict("adopted", REASON),
        3: Verdict("adopted", REASON),
        4: Verdict("adopted", REASON),
        5: Verdict("adopted", REASON),
        8: Verdict("adopted", REASON),
        6: Verdict("changed", REASON, "Wij erkennen wat mensen leerden (EVC)."),
        9: Verdict(
            "changed", REASON, "Wij letten op sterke vrijwilligers en op kwetsbare groepen."
        ),
        7: Verdict("rejected", OTHER_REASON),
        2: Verdict("held", OTHER_REASON),
    }
    for amendment in found:
        actions.decide(amendment, verdicts[amendment.number], by=board, at=now)

    second = actions.merge(document, "Na de bijeenkomst.", by=board, at=now)

    assert [it.text for it in queries.blocks(second)] == [
        "Vrijwilligerscentrales zijn ondernemers in kennis en advies.",
        "De vrijwilligerscentrale jaagt vrijwillige inzet aan in opdracht van vrijwilligers en hun "
        "organisaties.",
        "Wij letten op sterke vrijwilligers en op kwetsbare groepen.",
        "Wij werken in wijk, stad, regio en land.",
        "Wij werken onderling samen.",
        "Wij erkennen wat mensen leerden (EVC).",
    ]
    causes = queries.causes_of(second)
    named = [[it.number for it in causes[block.uid]] for block in queries.blocks(second)]
    assert named == [[1], [5, 8], [9], [3], [4], [6]]
    standing = queries.standings(queries.held(document), second.pk)
    assert [(it.is_stale, it.after) for it in standing.values()] == [(True, found[1].new_text)]
    told = Letter.objects.get(kind="amendment-new-version")
    assert "verouderd" in told.text
    balance = queries.balance(document.amendments.values_list("state", flat=True))
    assert (balance.processed, balance.rejected, balance.held) == (7, 1, 1)
    assert balance.adds_up


# Weighing


def test_the_way_of_a_proposal_with_its_letters(now):
    mover = PersonFactory(name="Daan")
    amendment = AmendmentFactory(submitter=mover)
    document, daan = amendment.document, as_actor(mover)
    board = seated(document.body)

    actions.support(amendment, by=seated(document.body), at=now)
    actions.admit(amendment, by=of_association(), at=now)
    actions.discuss(amendment, by=board, at=now)
    actions.advise(
        amendment, document.body, "change", "Iets korter graag.", "Kort.", by=board, at=now
    )
    actions.answer(amendment, "agrees", "Prima.", by=daan, at=now)
    actions.decide(amendment, Verdict("changed", REASON, "Kort."), by=board, at=now)

    amendment.refresh_from_db()
    assert amendment.state == "changed"
    assert amendment.supports.count() == 1
    kinds = list(Letter.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["amendment-advised", "amendment-decided"]
    assert "Iets korter graag." in Letter.objects.first().text


def test_only_the_mover_answers_and_once(now):
    amendment = AmendmentFactory(state="admitted")
    daan, board = as_actor(amendment.submitter), seated(amendment.document.body)

    with pytest.raises(Refused, match="nog geen advies"):
        actions.answer(amendment, "agrees", by=daan, at=now)
    actions.advise(amendment, amendment.document.body, "reject", "Te vroeg.", by=board, at=now)
    with pytest.raises(Refused, match="Alleen wie het indiende"):
        actions.answer(amendment, "agrees", by=board, at=now)
    actions.answer(amendment, "disagrees", by=daan, at=now)
    with pytest.raises(Refused, match="al geantwoord"):
        actions.answer(amendment, "agrees", by=daan, at=now)
    with pytest.raises(Refused, match="waar je zelf in zit"):
        actions.advise(amendment, BodyFactory(), "reject", "Te vroeg.", by=board, at=now)
    with pytest.raises(Refused, match="toelichting"):
        actions.advise(amendment, amendment.document.body, "reject", " ", by=board, at=now)


def test_who_answers_that_it_is_withdrawn_takes_it_back_and_its_words_go(now):
    amendment = AmendmentFactory(state="admitted")
    board = seated(amendment.document.body)
    actions.advise(amendment, amendment.document.body, "reject", "Te vroeg.", by=board, at=now)

    actions.answer(amendment, "withdraws", by=as_actor(amendment.submitter), at=now)

    amendment.refresh_from_db()
    assert (amendment.state, amendment.motive, amendment.new_text) == ("withdrawn", "", "")
    with pytest.raises(Refused, match="ingetrokken"):
        actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)


def test_what_is_not_admitted_gets_a_reason_and_a_letter(now):
    amendment = AmendmentFactory()

    with pytest.raises(Refused, match="minstens 20 tekens"):
        actions.not_admit(amendment, "Nee.", by=of_association(), at=now)
    with pytest.raises(Refused, match="van wie dit stuk is"):
        actions.not_admit(amendment, REASON, by=as_actor(amendment.submitter), at=now)
    actions.not_admit(amendment, REASON, by=of_association(), at=now)

    amendment.refresh_from_db()
    assert (amendment.state, amendment.state_reason) == ("not_admitted", REASON)
    assert REASON in Letter.objects.get().text


def test_nobody_supports_oneself_and_twice_is_once(now):
    version = open_text(P2, centre=CentreFactory())
    amendment, bo = AmendmentFactory(base_version=version), as_actor(PersonFactory())

    with pytest.raises(Refused, match="eigen voorstel"):
        actions.support(amendment, by=as_actor(amendment.submitter), at=now)
    actions.support(amendment, by=bo, at=now)
    actions.support(amendment, by=bo, at=now)

    assert queries.amendments(version.document).get().supporters == 1


def test_a_proposal_falls_away_for_a_named_living_other(now):
    version = open_text(P2)
    one, two = AmendmentFactory(base_version=version), AmendmentFactory(base_version=version)
    elsewhere = AmendmentFactory()

    for other in (one, elsewhere):
        with pytest.raises(Refused, match="Noem het andere voorstel"):
            actions.lapse(one, other, by=of_association(), at=now)
    actions.withdraw(two, by=as_actor(two.submitter), at=now)
    two.refresh_from_db()
    with pytest.raises(Refused, match="nog leeft"):
        actions.lapse(one, two, by=of_association(), at=now)
    three = AmendmentFactory(base_version=version)
    actions.lapse(one, three, by=as_actor(one.submitter), at=now)

    one.refresh_from_db()
    assert (one.state, one.lapsed_for) == ("lapsed", three)
    with pytest.raises(Refused, match="Alleen wie het indiende, trekt"):
        actions.withdraw(three, by=of_association(), at=now)


# Deciding


def test_d5_no_decision_without_reason_by_the_wrong_body_or_twice(now):
    amendment = AmendmentFactory(state="admitted")
    board, others = seated(amendment.document.body), seated(BodyFactory())

    for reason in ("", "Omdat.", " " * 30):
        with pytest.raises(Refused, match="Schrijf op waarom, in minstens 20 tekens"):
            actions.decide(amendment, Verdict("adopted", reason), by=board, at=now)
    for actor in (others, of_association(), as_actor(amendment.submitter), ANONYMOUS):
        with pytest.raises(Refused, match=f"besluit {amendment.document.body.name}"):
            actions.decide(amendment, Verdict("adopted", REASON), by=actor, at=now)
    actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)
    with pytest.raises(Refused, match="al besloten op 2 maart 2026: overgenomen"):
        actions.decide(amendment, Verdict("rejected", REASON), by=board, at=now)

    assert Decision.objects.count() == 1


def test_who_left_the_body_decides_no_more(now):
    amendment = AmendmentFactory(state="admitted")
    body = amendment.document.body
    board = seated(body)
    actions.end_seat(body.seats.get(), by=of_association(), at=now)

    with pytest.raises(Refused, match="Over dit stuk besluit"):
        actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        ({"state": "filed"}, Verdict("adopted", REASON), "eerst toe"),
        ({"state": "admitted"}, Verdict("changed", REASON, " "), "zoals jullie die besluiten"),
        ({"state": "admitted"}, Verdict("misschien", REASON), "Kies een besluit"),
        (
            {"state": "admitted", "kind": "missing", "block_uid": None, "new_text": ""},
            Verdict("adopted", REASON),
            "geen tekst om over te nemen",
        ),
    ],
)
def test_a_decision_that_cannot_be_says_why(now, facts, verdict, reason):
    amendment = AmendmentFactory(**facts)

    with pytest.raises(Refused, match=reason):
        actions.decide(amendment, verdict, by=seated(amendment.document.body), at=now)


def test_what_collides_with_what_was_adopted_is_refused_until_the_text_fits(now):
    version = open_text(P2)
    document, board = version.document, seated(version.document.body)
    one = propose(document, 0, P2.replace("bemiddelt", "begeleidt"), state="admitted")
    two = propose(document, 0, P2.replace("bemiddelt", "helpt"), state="admitted")
    actions.decide(one, Verdict("adopted", REASON), by=board, at=now)

    with pytest.raises(Refused, match="botst met voorstel 1"):
        actions.decide(two, Verdict("adopted", REASON), by=board, at=now)
    both = P2.replace("bemiddelt", "begeleidt").replace("opdracht", "dienst")
    actions.decide(two, Verdict("changed", REASON, both), by=board, at=now)

    assert queries.blocks(actions.merge(document, by=board, at=now))[0].text == both


def test_what_is_held_is_decided_later_by_a_decision_that_names_the_first(now):
    amendment = AmendmentFactory(state="admitted")
    board = seated(amendment.document.body)
    first = actions.decide(amendment, Verdict("held", REASON), by=board, at=now)

    second = actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)

    assert second.supersedes == first
    with pytest.raises(Refused, match="Over dit stuk besluit"):
        actions.supersede(amendment, Verdict("held", REASON), by=of_association(), at=now)


def test_there_is_nothing_to_correct_before_a_decision_or_after_it_stands_in_the_text(now):
    amendment = AmendmentFactory(state="admitted")
    board = seated(amendment.document.body)

    with pytest.raises(Refused, match="nog geen besluit"):
        actions.supersede(amendment, Verdict("held", REASON), by=board, at=now)
    actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)
    actions.merge(amendment.document, by=board, at=now)
    with pytest.raises(Refused, match="staat al in de tekst"):
        actions.supersede(amendment, Verdict("rejected", REASON), by=board, at=now)


def test_with_a_text_come_the_bodies_of_its_owner_that_the_reader_sits_in():
    seat, ended = (
        SeatFactory(body__centre=None),
        SeatFactory(body__centre=None, ended_on="2026-01-01"),
    )
    ours, theirs = open_text().document, open_text(centre=CentreFactory()).document

    def sat_in(document, reader):
        found = queries.one_document(reader, document.centre, document.pk)
        return [(it.pk, it.name, it.centre) for it in found.own_bodies]

    member = as_actor(seat.person)
    assert sat_in(ours, member) == [(seat.body.pk, seat.body.name, None)]
    assert sat_in(theirs, member) == sat_in(ours, as_actor(ended.person)) == []
    assert sat_in(ours, ANONYMOUS) == []

    board = SeatFactory(body=theirs.body)
    assert sat_in(theirs, as_actor(board.person)) == [
        (theirs.body.pk, theirs.body.name, theirs.centre)
    ]
    assert sat_in(ours, as_actor(board.person)) == []


def test_the_owner_says_who_sits_in_a_body(now):
    els, bo = of_association(), PersonFactory(name="Bo")
    body = actions.make_body(None, "Bestuur", by=els, at=now)

    assert actions.make_body(None, "Bestuur", by=els, at=now) == body
    seat = actions.give_seat(body, bo.user.email.upper(), "voorzitter", by=els, at=now)
    assert actions.give_seat(body, bo.user.email, by=els, at=now) == seat
    with pytest.raises(Refused, match="nog niemand ingelogd"):
        actions.give_seat(body, "niemand@example.org", by=els, at=now)
    with pytest.raises(Refused, match="van wie dit stuk is"):
        actions.give_seat(body, bo.user.email, by=as_actor(bo), at=now)
    actions.make_body(None, "Ledenraad", by=els, at=now)
    with pytest.raises(Refused, match="al een orgaan"):
        actions.rename_body(body, "Ledenraad", by=els, at=now)
    actions.rename_body(body, "Het bestuur", by=els, at=now)
    assert [it.name for it in queries.bodies(els, None)] == ["Het bestuur", "Ledenraad"]

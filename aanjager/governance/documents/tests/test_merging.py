"""D2 and F11: the next version comes out of the adopted operations and nothing else."""

import random
from types import SimpleNamespace
from uuid import uuid4

import pytest

from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.governance.documents import actions, queries
from aanjager.governance.documents.models import Amendment, Decision, MergeRun, Version
from aanjager.governance.documents.rules import Proposal, Verdict, merging, texts, words
from aanjager.governance.documents.tests.factories import (
    AmendmentFactory,
    missing,
    of_association,
    open_text,
    propose,
    seated,
)
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once
from aanjager.trust.letters.models import Letter

REASON = "Dit past bij waar we voor staan."
WORDS = [
    "wij",
    "zij",
    "helpen",
    "vragen",
    "geven",
    "buurt",
    "stad",
    "iedereen",
    "samen",
    "en",
    "de",
    "een",
    "nu",
    "later",
]


def sentence(chance):
    return " ".join(chance.choices(WORDS, k=9)) + "."


def edited(text, chance):
    """The text with one or two words changed, gone or put in."""
    made = text.rstrip(".").split()
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(len(made))
        made[place : place + chance.randint(0, 1)] = [
            chance.choice(["x", "y", "z"])
        ] * chance.randint(0, 1)
        made = made or ["x"]
    return " ".join(made) + "."


def sixty(version, chance):
    """Sixty random amendments of every kind on a text."""
    document, blocks = version.document, queries.blocks(version)
    found = []
    while len(found) < 60:
        block, kind = (
            chance.choice(blocks),
            chance.choice(["change"] * 7 + ["insert", "missing", "strike"]),
        )
        text = edited(block.text, chance) if kind == "change" else sentence(chance)
        if kind == "missing":
            found.append(missing(document, text, state="admitted", submitter=None))
        elif kind == "insert":
            facts = {"kind": "insert", "block_uid": None, "after_uid": block.uid, "new_text": text}
            found.append(
                AmendmentFactory(base_version=version, state="admitted", submitter=None, **facts)
            )
        elif kind == "strike" or text != block.text:
            text = "" if kind == "strike" else text
            facts = {"kind": kind, "state": "admitted", "submitter": None, "block_uid": block.uid}
            found.append(AmendmentFactory(base_version=version, new_text=text, **facts))
    return found


def without_collisions(found):
    """The largest first-come set in which nothing collides."""
    kept = []
    for it in found:
        mine = words.read(it.operations)
        others = [
            words.read(o.operations) for o in kept if o.block_uid and o.block_uid == it.block_uid
        ]
        if not any(words.any_collide(mine, theirs) for theirs in others):
            kept.append(it)
    return kept


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_d2_sixty_amendments_decided_in_any_order_give_the_same_text(now, seed):
    chance = random.Random(seed)
    lines = [sentence(chance) for _ in range(12)]
    results = []
    for order in range(2):
        again = random.Random(seed + 100)
        version = open_text(*lines)
        found = sixty(version, again)
        chosen = {it.pk for it in without_collisions(found)}
        board = seated(version.document.body)
        random.Random(f"{seed}-{order}").shuffle(found)
        for it in found:
            outcome = "adopted" if it.pk in chosen else "rejected"
            actions.decide(it, Verdict(outcome, REASON), by=board, at=now)
        second = actions.merge(version.document, by=board, at=now)
        results.append([(it.kind, it.text) for it in queries.blocks(second)])
        assert 20 < len(chosen) < 60

    assert results[0] == results[1]
    assert len(results[0]) != len(lines) or results[0] != [("paragraph", it) for it in lines]


def blocks_of(*lines):
    return [
        SimpleNamespace(uid=uuid4(), kind="paragraph", text=text, position=place)
        for place, text in enumerate(lines)
    ]


def test_every_change_without_a_cause_is_found():
    before = blocks_of("Een is genoeg.", "Twee.", "Drie.")
    one, two, three = (it.uid for it in before)
    change = merging.Cause(
        1, 1, uid=one, operations=tuple(words.ops("Een is genoeg.", "Een is veel."))
    )
    strike = merging.Cause(2, 2, uid=three, operations=tuple(words.ops("Drie.", "")))
    extra = merging.Cause(3, 3, after=two, text="Erbij.")
    causes = [change, strike, extra]
    made = merging.merged(before, causes)

    assert [it.text for it in made.blocks] == ["Een is veel.", "Twee.", "Erbij."]
    assert made.struck == {three: (2,)}
    after = [SimpleNamespace(uid=it.uid, kind=it.kind, text=it.text) for it in made.blocks]
    assert merging.unexplained(before, after, causes) == []
    for without in causes:
        left = [it for it in causes if it is not without]
        assert merging.unexplained(before, after, left) != []
    assert merging.unexplained(before, [after[1], after[0], after[2]], causes) == ["order"]
    kind = [*after[:1], SimpleNamespace(uid=two, kind="heading", text="Twee."), after[2]]
    assert merging.unexplained(before, kind, causes) == ["Twee."]


@pytest.mark.django_db
def test_a_word_without_a_cause_stops_the_new_version_before_it_is_kept(now, monkeypatch):
    amendment = AmendmentFactory(state="admitted")
    document, board = amendment.document, seated(amendment.document.body)
    actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)
    honest = merging.merged

    def slipped(blocks, causes):
        made = honest(blocks, causes)
        made.blocks[0] = merging.Made(made.blocks[0].uid, made.blocks[0].kind, "Onze andere visie")
        return made

    monkeypatch.setattr(merging, "merged", slipped)
    with pytest.raises(Refused, match="klopt niet met de besluiten"):
        actions.merge(document, by=board, at=now)

    assert document.versions.count() == 1
    assert not MergeRun.objects.exists()
    amendment.refresh_from_db()
    assert amendment.state == "adopted"


@pytest.mark.django_db
def test_what_is_held_goes_along_where_it_fits_and_nobody_changes_its_words(now):
    version = open_text("Wij helpen de buurt met raad.", "Twee.")
    document, board = version.document, seated(version.document.body)
    fits = propose(document, 0, "Wij helpen de buurt met daad.", state="admitted")
    clashes = propose(document, 0, "Wij steunen de buurt met raad.", state="admitted")
    wins = propose(document, 0, "Wij allen helpen de hele buurt met raad.", state="admitted")
    stays = propose(document, 1, "Twee is meer.", state="admitted")
    for it in (fits, stays):
        actions.decide(it, Verdict("held", REASON), by=board, at=now)
    actions.decide(wins, Verdict("adopted", REASON), by=board, at=now)
    actions.decide(clashes, Verdict("held", REASON), by=board, at=now)
    before = {
        it.pk: (it.new_text, it.operations, it.base_version_id) for it in Amendment.objects.all()
    }

    second = actions.merge(document, by=board, at=now)

    stands = queries.standings(queries.held(document), second.pk)
    assert stands[fits.pk].after == "Wij allen helpen de hele buurt met daad."
    assert stands[fits.pk].has_moved
    assert (stands[stays.pk].after, stands[stays.pk].has_moved) == ("Twee is meer.", False)
    assert not stands[clashes.pk].is_stale, "other words in the same paragraph"
    assert before == {
        it.pk: (it.new_text, it.operations, it.base_version_id) for it in Amendment.objects.all()
    }
    told = Letter.objects.filter(kind="amendment-new-version")
    assert {it.to_address for it in told} == {it.submitter.email for it in (fits, clashes, stays)}
    assert all("Aan jouw woorden is niets veranderd" in it.text for it in told)

    actions.decide(fits, Verdict("adopted", REASON), by=board, at=now)
    third = actions.merge(document, by=board, at=now)
    assert queries.blocks(third)[0].text == "Wij allen helpen de hele buurt met daad."


@pytest.mark.django_db
def test_what_is_out_of_date_is_adopted_only_with_new_words(now):
    version = open_text("Wij helpen de buurt.", "Twee.")
    document, board = version.document, seated(version.document.body)
    old = propose(document, 0, "Wij steunen de buurt.", state="admitted")
    gone = propose(document, 1, "Twee is meer.", state="admitted")
    after = AmendmentFactory(
        base_version=version, kind="insert", block_uid=None, new_text="Erna.", state="admitted",
        after_uid=queries.blocks(version)[1].uid,
    )  # fmt: skip
    for it in (old, gone, after):
        actions.decide(it, Verdict("held", REASON), by=board, at=now)
    wins = propose(document, 0, "Wij dragen de buurt.", state="admitted")
    strike = AmendmentFactory(
        base_version=version, kind="strike", new_text="", state="admitted",
        block_uid=queries.blocks(version)[1].uid,
    )  # fmt: skip
    for it in (wins, strike):
        actions.decide(it, Verdict("adopted", REASON), by=board, at=now)
    second = actions.merge(document, by=board, at=now)

    stands = queries.standings(queries.held(document), second.pk)
    assert all(stands[it.pk].is_stale for it in (old, gone, after))
    assert (stands[old.pk].read, stands[old.pk].now) == (
        "Wij helpen de buurt.",
        "Wij dragen de buurt.",
    )
    assert "verouderd" in Letter.objects.filter(kind="amendment-new-version").first().text
    for it in (old, gone):
        with pytest.raises(Refused, match="veranderd sinds dit voorstel"):
            actions.decide(it, Verdict("adopted", REASON), by=board, at=now)
    actions.decide(
        old, Verdict("changed", REASON, "Wij dragen en steunen de buurt."), by=board, at=now
    )
    third = actions.merge(document, by=board, at=now)
    assert [it.text for it in queries.blocks(third)] == ["Wij dragen en steunen de buurt."]


@pytest.mark.django_db
def test_an_editorial_change_is_an_amendment_with_its_own_decision(now):
    version = open_text("Een foutt.", centre=CentreFactory())
    document, board = version.document, seated(version.document.body)
    wish = Proposal(
        "editorial", "Een schrijffout.", "Een fout.", block_uid=version.blocks.get().uid
    )

    amendment = actions.file(document, wish, by=board, at=now)
    actions.admit(amendment, by=board, at=now)
    actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)
    second = actions.merge(document, by=board, at=now)

    assert queries.blocks(second)[0].text == "Een fout."
    assert [it.kind for it in queries.causes_of(second)[version.blocks.get().uid]] == ["editorial"]


@pytest.mark.django_db
def test_a_version_is_adopted_by_the_body_and_the_older_one_lapses(now):
    version = open_text("Een.")
    document, board = version.document, seated(version.document.body)
    amendment = propose(document, 0, "Een is genoeg.", state="admitted")
    actions.decide(amendment, Verdict("adopted", REASON), by=board, at=now)

    with pytest.raises(Refused, match="Verwerk eerst"):
        actions.enact(document, REASON, by=board, at=now)
    second = actions.merge(document, by=board, at=now)
    with pytest.raises(Refused, match="nog niets overgenomen"):
        actions.merge(document, by=board, at=now)
    with pytest.raises(Refused, match="minstens 20"):
        actions.enact(document, "Ja.", by=board, at=now)
    with pytest.raises(Refused, match="Over dit stuk besluit"):
        actions.enact(document, REASON, by=as_actor(PersonFactory()), at=now)
    decision = actions.enact(document, REASON, by=board, at=now)

    assert (decision.version, decision.outcome) == (second, "enacted")
    assert queries.in_force(document) == second
    states = list(document.versions.order_by("number").values_list("state", flat=True))
    assert states == ["lapsed", "adopted"]
    with pytest.raises(Refused, match="ter inzage ligt"):
        actions.enact(document, REASON, by=board, at=now)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_d5_two_people_who_decide_at_once_make_one_decision(now, _round):
    amendment = AmendmentFactory(state="admitted")
    body = amendment.document.body
    one, two = seated(body), seated(body)

    outcomes = at_once(
        lambda: actions.decide(amendment, Verdict("adopted", REASON), by=one, at=now),
        lambda: actions.decide(amendment, Verdict("rejected", REASON), by=two, at=now),
    )

    assert [isinstance(it, Refused) for it in outcomes].count(True) == 1
    decision = Decision.objects.get()
    amendment.refresh_from_db()
    assert amendment.state == decision.outcome


@pytest.mark.django_db(transaction=True)
def test_the_same_proposal_sent_five_times_at_once_is_one(now):
    version, daan = open_text("Een.", centre=CentreFactory()), as_actor(PersonFactory())
    uid = version.blocks.get().uid
    wish = Proposal("change", "Daarom.", "Twee.", block_uid=uid, client_id=uuid4())

    outcomes = at_once(*[lambda: actions.file(version.document, wish, by=daan, at=now)] * 5)

    assert len({it.pk for it in outcomes}) == 1
    assert Amendment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_writing_and_laying_open_at_once_leaves_a_version_with_its_own_hash(now):
    version = open_text("Een.")
    board = seated(version.document.body)
    document = actions.make(version.document.body, "Nieuw", "plan", by=of_association(), at=now)
    actions.write(document, texts.read("Een begin."), by=board, at=now)

    at_once(
        lambda: actions.lay_open(document, by=board, at=now),
        lambda: actions.write(document, texts.read("Een ander begin."), by=board, at=now),
    )

    laid = Version.objects.get(document=document)
    assert laid.frozen_hash == texts.fingerprint(queries.blocks(laid))

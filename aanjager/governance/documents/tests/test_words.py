"""D1: the rule of words holds for any text. `make properties` tries 20,000 examples of each."""

import os

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from aanjager.governance.documents.rules import words
from aanjager.governance.documents.rules.words import Stale, apply, collide, ops, rebase

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "150"))
often = settings(max_examples=EXAMPLES, deadline=None, database=None)
SIGNS = "ab1 -’'.,!?\n\té"
PIECES = ["de", "centrale", "gemeente", "en", "wijk", " ", "-", ".", ",", "!", "’s", "\n"]
texts = st.one_of(
    st.text(SIGNS, max_size=12),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.text(max_size=10),
)
P2 = "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van de gemeente."
BROAD = (
    "De vrijwilligerscentrale ondersteunt het brede vrijwilligerswerk in opdracht van de gemeente."
)
OWN = (
    "De vrijwilligerscentrale bemiddelt vrijwilligers in opdracht van vrijwilligers en hun "
    "organisaties."
)
KICK = "De vrijwilligerscentrale jaagt vrijwillige inzet aan in opdracht van de gemeente."


def separate(*sets):
    """Whether no operation of one set collides with one of another."""
    return not any(
        words.any_collide(one, other) for at, one in enumerate(sets) for other in sets[at + 1 :]
    )


@often
@given(texts, texts)
@example("a b", "ab")
@example("", "een")
def test_the_operations_between_two_texts_make_the_one_into_the_other(before, after):
    assert "".join(words.split(before)) == before
    assert apply(before, ops(before, after)) == after
    assert words.read([[a, b, list(new)] for a, b, new in ops(before, after)]) == ops(before, after)


@often
@given(texts, texts, texts, texts, st.randoms(use_true_random=False))
@example("a b c", "x b c", "a b y", "a z c", None)
def test_wishes_that_do_not_collide_give_the_same_text_in_any_order(base, one, two, three, chance):
    wishes: list = []
    for wish in (ops(base, it) for it in (one, two, three)):
        if separate(*wishes, wish):
            wishes.append(wish)
    wanted = apply(base, *wishes)

    order = list(wishes)
    if chance:
        chance.shuffle(order)

    assert apply(base, *order) == wanted
    assert apply(base, *reversed(wishes)) == wanted
    assert one_after_another(base, order) == wanted


def one_after_another(base, wishes):
    """Carry the wishes out one by one, each rebased on what came before it."""
    done: list = []
    for wish in wishes:
        now = apply(base, done)
        after = apply(now, rebase(base, wish, done))
        done = [*done, *wish]
        assert after == apply(base, done)
    return apply(base, done)


@often
@given(texts, texts, texts)
@example("a !b", "a -b", "a!b")
@example("x . y", "x. y", "x .y")
def test_a_wish_rebased_after_another_gives_the_text_of_both_together(base, one, two):
    first, second = ops(base, one), ops(base, two)
    try:
        later = rebase(base, second, first)
    except Stale:
        assert words.any_collide(set(second) - set(first), first)
    else:
        assert apply(apply(base, first), later) == apply(base, first, second)


def test_two_others_that_make_one_word_out_of_two_move_nothing_wrongly():
    base = "a !b"
    dash, closed, other = ops(base, "a -b"), ops(base, "a!b"), ops(base, "a !c")
    assert separate(dash, closed, other)
    done = [*dash, *closed]
    assert apply(base, done) == "a-b"

    later = rebase(base, other, done)

    assert apply("a-b", later) == "a-c" == apply(base, dash, closed, other)


@often
@given(texts, texts, texts)
def test_colliding_is_mutual(base, one, two):
    for mine in ops(base, one):
        for theirs in ops(base, two):
            assert collide(mine, theirs) == collide(theirs, mine)


@often
@given(texts, texts)
def test_the_same_wish_twice_is_one_wish(base, after):
    wish = ops(base, after)

    assert not words.any_collide(wish[:1], wish[:1])
    assert apply(base, wish, wish) == after
    assert rebase(base, wish, wish) == []


@often
@given(texts, texts)
def test_a_difference_for_reading_holds_both_texts(before, after):
    shown = words.pieces(before, after)

    assert "".join(it.text for it in shown if it.kind != "new") == before
    assert "".join(it.text for it in shown if it.kind != "gone") == after


@often
@given(texts)
def test_sentences_together_are_the_text(text):
    spans = words.sentences(text)

    assert [place for span in spans for place in range(*span)] == list(
        range(len(words.split(text)))
    )


@often
@given(texts, texts, texts)
def test_the_sentence_for_reading_stands_in_the_merged_text(base, one, two):
    wishes = [ops(base, one), ops(base, two)]
    assume(separate(*wishes))

    assert words.together(base, *wishes) in apply(base, *wishes)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ((1, 3, ("x",)), (2, 4, ("y",)), True),
        ((1, 3, ("x",)), (3, 4, ("y",)), False),
        ((1, 1, ("x",)), (1, 1, ("y",)), True),
        ((1, 1, ("x",)), (1, 1, ("x",)), False),
        ((3, 3, ("x",)), (1, 3, ("y",)), True),
        ((4, 4, ("x",)), (1, 3, ("y",)), False),
    ],
)
def test_what_collides(one, other, wanted):
    assert collide(one, other) is wanted


def test_a4_of_three_wishes_in_one_sentence_two_collide_and_two_fit_together():
    two, five, eight = ops(P2, BROAD), ops(P2, OWN), ops(P2, KICK)

    assert words.any_collide(two, eight)
    assert not words.any_collide(five, eight)
    assert not words.any_collide(two, five)
    assert words.touched(P2, five) & words.touched(P2, eight)
    assert words.together(P2, five, eight) == (
        "De vrijwilligerscentrale jaagt vrijwillige inzet aan in opdracht van vrijwilligers en hun "
        "organisaties."
    )


def test_only_the_sentences_that_change_are_read_together():
    base = "Wij zijn er. Iedereen kan iets. Wij helpen."
    one, other = ops(base, base.replace("iets", "veel")), ops(base, base.replace("Iedereen", "Elk"))

    assert words.together(base, one, other) == "Elk kan veel."
    assert words.touched(base, one) == {1}


def test_a_difference_shows_neighbouring_words_as_one_change():
    shown = words.pieces("Wij helpen de buurt nu.", "Wij steunen een stad nu.")

    assert [(it.kind, it.text) for it in shown] == [
        ("same", "Wij "),
        ("gone", "helpen de buurt"),
        ("new", "steunen een stad"),
        ("same", " nu."),
    ]

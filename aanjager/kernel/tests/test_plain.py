import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.kernel import plain
from aanjager.kernel.plain import Why

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "60"))
pieces = st.sampled_from(
    ["Je", "schenkt koffie", "wordt geholpen", "indien", ".", "? ", "! ", "\n", "\n- ", ", ", " ",
     "vrijwilligersverzekering", "bijv. ", "https://a.nl/b.c ", "*", "é", "(", "3,5", "İ", "ﬁ", "\u2028"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=40).map(" ".join))


def whys(text):
    return [mark.why for it in plain.read(text) for mark in it.marks]


@pytest.mark.parametrize(
    "text",
    [
        "Je schenkt koffie in het buurthuis. Je praat met mensen.",
        "Wij zoeken mensen voor vrijwilligerswerk. Je werkt 3,5 uur per week, bijv. op dinsdag.",
        "Word lid en geniet van de tuin. Je wordt gezond oud.",
        "Kijk op https://www.eenheellangewebsitevaneenorganisatie.nl/vrijwilligersverzekering nu.",
        "",
        " \n - \n * ",
    ],
)
def test_a_plain_text_gets_no_marks(text):
    assert whys(text) == []


def test_a_sentence_is_long_from_one_word_more_than_the_limit():
    just = " ".join(["koffie"] * plain.MOST_WORDS) + "."

    assert whys(just) == []
    assert whys("Ook " + just) == [Why.LONG_SENTENCE]


def test_a_word_of_offices_comes_with_a_plain_one():
    [mark] = plain.hard("Bel ons, indien je wilt.")[0].marks

    assert (mark.why, mark.words, mark.instead) == (Why.OFFICE_WORD, "indien", "als")


def test_a_compound_is_long_until_a_hyphen_cuts_it():
    assert whys("Er is een vrijwilligersverzekering.") == [Why.LONG_WORD]
    assert whys("Er is een vrijwilligers-verzekering.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Je wordt door een ervaren vrijwilliger geholpen.",
        "De gasten worden om tien uur opgehaald.",
        "Er werd veel verteld.",
    ],
)
def test_a_passive_is_seen_within_one_part_of_a_sentence(text):
    assert whys(text) == [Why.PASSIVE]
    assert whys("Je wordt vrijwilliger, en je hebt geholpen.") == []


def test_no_plain_word_is_itself_on_the_list():
    for instead in plain.OFFICIALESE.values():
        assert whys(instead) == []


def test_sentences_end_at_a_line_and_not_after_a_shortened_word():
    read = [it.text for it in plain.read("Wat je doet:\n- koffie zetten\n- bijv. praten. Kom je?")]

    assert read == ["Wat je doet:", "koffie zetten", "bijv. praten.", "Kom je?"]


@given(texts)
@settings(max_examples=EXAMPLES, deadline=None)
def test_every_sentence_and_mark_stands_where_it_says(text):
    end = 0
    for it in plain.read(text):
        assert end <= it.start < it.end <= len(text)
        assert text[it.start : it.end] == it.text
        end = it.end
        for mark in it.marks:
            assert it.start <= mark.start < mark.end <= it.end
            if mark.why is not Why.PASSIVE:
                assert text[mark.start : mark.end] == mark.words


@given(texts)
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_word_is_lost_between_sentences(text):
    bare = plain.ADDRESS.sub(lambda found: " " * len(found[0]), text)

    assert sum(it.words for it in plain.read(text)) == len(plain.WORD.findall(bare))


@given(texts)
@settings(max_examples=EXAMPLES, deadline=None)
def test_cutting_a_text_at_its_sentences_changes_no_word_of_advice(text):
    whole = [[mark.why for mark in it.marks] for it in plain.read(text)]
    apart = [[mark.why for mark in it.marks] for s in plain.read(text) for it in plain.read(s.text)]

    assert whole == apart

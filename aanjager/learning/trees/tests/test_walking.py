"""Walks over the shipped trees at random, the test of every path, and texts with their places."""

import os
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager.kernel.reference import rows_of
from aanjager.kernel.refusals import Refused
from aanjager.learning.figures.rules import Figure, Limits, Received, check
from aanjager.learning.trees import actions, queries
from aanjager.learning.trees.rules import checking, shape, texts, walking
from aanjager.learning.trees.rules.calculations import Known
from aanjager.learning.trees.rules.shape import Branch, Option, PaperText, Step
from aanjager.learning.trees.rules.walking import Cents
from aanjager.learning.trees.tests.factories import conclusion, script
from aanjager.trust.law.actions import VALUES
from aanjager.trust.law.models import LawValue

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "40"))
ON = date(2026, 11, 25)
SHIPPED = {it.stem: shape.read_file(it.read_bytes()) for it in actions.SHIPPED.glob("*.json")}


def limits_of(year):
    """The published limits of two years, and none of the others."""
    if year not in (2023, 2026):
        return Limits(year)
    per_hour, young, month = {2023: (500, 275, 190_00), 2026: (575, 340, 220_00)}[year]
    made = [Figure(it, "bron", ON) for it in (per_hour, young, 21, month, month * 10)]
    return Limits(year, *made)


def known(on=ON):
    rows = (LawValue(**{**it, "value": Decimal(it["value"])}) for it in rows_of(VALUES))
    held = [it for it in rows if str(it.valid_from) <= str(on) <= str(it.valid_to or "9999")]
    for it in held:
        it.checked_on = date.fromisoformat(str(it.checked_on))
    return Known(on, {it.key: it for it in held}, limits_of)


KNOWN = known()


def answer(step):
    """What somebody may fill in at a question."""
    if step.choices:
        return st.sampled_from([it.key for it in step.choices]).map(lambda it: [it])
    if step.kind == "amounts":
        one = st.integers(0, 300).map(str)
        return st.lists(one, min_size=1, max_size=3)
    if step.kind == "amount":
        return st.sampled_from(["0", "2,75", "3,41", "4", "5.75", "9"]).map(lambda it: [it])
    if step.kind == "year":
        return st.sampled_from(["2018", "2023", "2026", "2027"]).map(lambda it: [it])
    return st.integers(step.least or 0, step.most or 100).map(lambda it: [str(it)])


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_every_path_of_a_shipped_tree_passes_the_test_of_staff(name):
    assert checking.faults(SHIPPED[name], KNOWN) == []
    looked = checking.look(SHIPPED[name], KNOWN)
    assert {it.ends for it in looked.paths} == {it.key for it in SHIPPED[name].conclusions}


@pytest.mark.parametrize("name", sorted(SHIPPED))
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_every_walk_ends_and_no_place_stays_empty(name, data):
    tree, said = SHIPPED[name], {}
    found = walking.walk(tree, said, KNOWN)
    while found.step:
        assert walking.most_left(tree, found.step) < len(tree.steps)
        said[found.step.key] = data.draw(answer(found.step), found.step.key)
        before, found = found, walking.walk(tree, said, KNOWN)
        assert found.step != before.step

    end = found.conclusion
    assert end
    assert end.sources
    shown = [texts.fill(it, found, KNOWN) for it in texts.texts_of(end)]
    shown += [it.text for it in texts.outcome_parts(end, found, KNOWN)]
    for text in shown:
        assert not texts.places(text)
        assert "(niet " not in text
        assert "(nog niet gepubliceerd)" not in text
    if end.paper:
        assert texts.parts(end.paper, found, KNOWN)


money = st.integers(0, 300).map(lambda it: it * 100)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    year=st.sampled_from([2018, 2023, 2026, 2027]), age=st.integers(10, 90), per_hour=money,
    effort=st.lists(money, min_size=1, max_size=3), costs=st.lists(money, min_size=1, max_size=3),
    months=st.integers(1, 12),
)  # fmt: skip
def test_the_conclusion_about_an_allowance_is_that_of_the_pure_function(
    year, age, per_hour, effort, costs, months
):
    def euros(cents):
        return f"{cents // 100},{cents % 100:02d}"

    pairs = [(effort[i : i + 1] or [0], costs[i : i + 1] or [0]) for i in range(3)]
    received = [Received(e * months, c * months, per_hour // 100) for e, c in pairs]
    peak = sum(effort) + sum(costs)
    said = {
        "jaar": [str(year)], "echt": ["nee"], "uur": ["ja"], "uurbedrag": [euros(per_hour // 100)],
        "leeftijd": [str(age)], "inzet": [euros(it) for it in effort], "ook-kosten": ["ja"],
        "kosten": [euros(it) for it in costs], "totaal": [euros(peak * months)],
    }  # fmt: skip

    found = walking.walk(SHIPPED["vergoeding"], said, KNOWN)
    alone = check(received, limits_of(year), age=age)

    assert found.outcome.code == alone.verdict
    assert found.outcome.words["zin"] == alone.sentence
    assert found.conclusion.key == {
        "within": "binnen", "above": "boven", "unknown": "onbekend", "contradiction": "nakijken",
    }[alone.verdict]  # fmt: skip


def test_a_number_of_the_law_that_is_not_published_stops_the_walk():
    without = Known(ON, {}, limits_of)

    found = walking.walk(script(), {"leeftijd": ["15"]}, without)

    assert found.is_stuck
    assert walking.walk(script(), {"leeftijd": ["15"]}, KNOWN).conclusion.key == "jong"


def test_back_and_change_keep_the_answers():
    said = {"leeftijd": ["20"], "samen": ["ja"]}
    found = walking.walk(script(), said, KNOWN)

    assert walking.shown(found, said) is None
    assert walking.shown(found, said | {"terug": ["leeftijd"]}).key == "leeftijd"
    assert walking.shown(found, said | {"vraag": ["samen"]}).key == "samen"
    assert walking.shown(found, said | {"na": ["leeftijd"]}).key == "samen"
    assert walking.shown(found, said | {"na": ["samen"]}) is None
    assert walking.shown(found, said | {"vraag": ["onzin"]}) is None


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("number", "12", 12),
        ("number", "121", None),
        ("number", "-1", None),
        ("number", "x", None),
        ("number", "²", None),
        ("year", "2026", 2026),
        ("year", "26", None),
        ("amount", "12,50", Cents(1250)),
        ("amount", "veel", None),
        ("amount", "999999", None),
        ("amounts", "12,50", (Cents(1250),)),
        ("date", "2026-12-31", date(2026, 12, 31)),
        ("date", "31-12-2026", None),
        ("yes_no", "ja", "ja"),
        ("yes_no", "misschien", None),
        ("choice", "a", "a"),
        ("choice", "c", None),
    ],
)
def test_what_is_no_answer_is_said(kind, typed, value):
    least, most = (0, 120) if kind == "number" else (None, None)
    options = [Option("a", "A"), Option("b", "B")] if kind == "choice" else []
    step = Step("x", kind, "Wat?", options=options, least=least, most=most)

    assert walking.clean(step, ["", " "]) is None
    if value is None:
        with pytest.raises(Refused):
            walking.clean(step, [typed])
    else:
        assert walking.clean(step, [typed]) == value
        assert walking.in_words(step, value)


@pytest.mark.parametrize(
    ("op", "value", "answer", "holds"),
    [
        ("less", "18", 17, True), ("less", "18", 18, False), ("at_most", "18", 18, True),
        ("more", "18", 18, False), ("more", "18", 19, True), ("at_least", "18", 18, True),
        ("is", "18", 18, True), ("is_not", "18", 18, False), ("is", "x", 18, False),
        ("less", "12,50", Cents(12_49), True), ("less", "12,50", Cents(12_50), False),
        ("at_least", "30", (Cents(10_00), Cents(20_00)), True),
        ("less", "2026-01-02", date(2026, 1, 1), True), ("less", "geen dag", date(2026, 1, 1), False),
        ("one_of", "a, b", "b", True), ("one_of", "a, b", "c", False), ("is_not", "a", "b", True),
        ("less", "wet:consent_age", 15, True), ("less", "wet:consent_age", 16, False),
        ("at_most", "wet:volunteer_allowance_per_hour", Cents(5_75), True),
        ("less", "a", "a", False), ("is", "a", None, False),
    ],
)  # fmt: skip
def test_an_answer_is_compared_with_a_value(op, value, answer, holds):
    step = Step("x", "number", "Wat?")

    assert walking.holds(step, Branch("y", op, value), {"x": answer}, KNOWN) is holds


def broken(**facts):
    """A tree in which one question was changed."""
    right = script()
    steps = [right.steps[0], Step(**{**vars(right.steps[1]), **facts})]
    return script(steps=steps)


ENDS = ("jong", "met", "alleen")
yes = Branch("met", "is", "ja")
WRONG = {
    "komt er niets": broken(branches=[yes]),
    "wijst een antwoord nergens heen": broken(branches=[yes, Branch("weg")]),
    "weer bij een eerdere vraag": broken(branches=[yes, Branch("leeftijd")]),
    "nooit kan kloppen": broken(branches=[Branch("met", "is", "soms"), Branch("alleen")]),
    "minstens twee antwoorden": broken(kind="choice", options=[Option("ja", "Ja")]),
    "berekening die er niet is": broken(kind="calculation", calculation="tarot"),
    "leest een vraag die er niet is": broken(reads={"year": "jaar"}),
    "staat nog geen vraag": broken(question=""),
    "kan geen naam van een vraag zijn": broken(key="vraag"),
    "nog niet gegeven": script(
        steps=[
            Step("leeftijd", "number", "Hoe?", branches=[Branch("jong", "is", "ja", "samen"), Branch("samen")]),
            script().steps[1],
        ]
    ),
    "Niemand komt bij „Conclusie extra”": script(
        conclusions=[*script().conclusions, conclusion("extra")]
    ),
    "nog geen bron": script(conclusions=[conclusion(k, sources=[]) for k in ENDS]),
    "titel en tekst": script(conclusions=[conclusion(k, text="") for k in ENDS]),
    "[antwoord:samen]": script(
        conclusions=[conclusion(k, text="[antwoord:samen]") for k in ENDS]
    ),
    "[wet:onzin]": script(conclusions=[conclusion(k, text="[wet:onzin]") for k in ENDS]),
    "[uitkomst:zin]": script(conclusions=[conclusion(k, text="[uitkomst:zin]") for k in ENDS]),
    "is nog leeg": script(
        conclusions=[conclusion(k, paper=PaperText("letter", "", "")) for k in ENDS]
    ),
    "titel en een inleiding": script(title=""),
    "nog geen vraag in": script(steps=[]),
    "nog geen conclusie in": script(conclusions=[]),
}  # fmt: skip


@pytest.mark.parametrize("sentence", WRONG)
def test_the_test_of_every_path_says_what_is_wrong(sentence):
    said = [it.sentence for it in checking.faults(WRONG[sentence], KNOWN)]

    assert any(sentence in it for it in said), said


def test_a_right_tree_has_no_fault_and_both_sides_of_a_bound_are_walked():
    assert checking.faults(script(), KNOWN) == []
    ages = {path.steps[0][1] for path in checking.look(script(), KNOWN).paths}
    assert ages == {"15", "16", "17"}


def test_too_many_paths_are_said():
    options = [Option(f"o{n}", f"O{n}") for n in range(15)]
    steps = [
        Step(f"s{n}", "choice", f"V{n}?", options=options, branches=[Branch(f"s{n + 1}" if n < 2 else "eind")])
        for n in range(3)
    ]  # fmt: skip
    big = script(start="s0", steps=steps, conclusions=[conclusion("eind")])

    assert any("meer dan" in it.sentence for it in checking.faults(big, KNOWN))


def test_a_tree_survives_being_written_and_read():
    for tree in SHIPPED.values():
        assert shape.read(shape.written(tree)) == tree
    assert queries.answers({"a": ["x" * 200]}) == {"a": ["x" * 120]}

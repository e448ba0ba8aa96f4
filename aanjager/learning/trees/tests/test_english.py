"""A tree in English: each text beside its Dutch one, whole or not at all, and never an old translation."""

from dataclasses import replace

import pytest

from aanjager.learning.trees import actions
from aanjager.learning.trees.rules import shape, speaking
from aanjager.learning.trees.rules.shape import Conclusion, Option, PaperText, Script, Step

NOORD = {"headers": {"host": "noord.localhost"}}
SHIPPED = sorted(actions.SHIPPED.glob("*.json"))
SCRIPT = Script(
    "Mag dit?", "Kort.", steps=[Step("hoe", "choice", "Hoe oud?", options=[Option("a", "Jong")])],
    conclusions=[
        Conclusion("ja", "Ja", "Vanaf [wet:assistance_young_under_age].",
                   paper=PaperText("letter", "Brief", "Beste [invul:Naam],"))
    ],
)  # fmt: skip
WORDS = {
    "Mag dit?": "May I?", "Kort.": "Short.", "Hoe oud?": "How old?", "Jong": "Young", "Ja": "Yes",
    "Vanaf [wet:assistance_young_under_age].": "From [wet:assistance_young_under_age].",
    "Brief": "Letter", "Beste [invul:Naam],": "Dear [invul:Name],",
}  # fmt: skip


@pytest.mark.parametrize("path", SHIPPED, ids=lambda it: it.stem)
def test_every_guide_of_the_program_is_whole_in_english(path):
    script = shape.read_file(path.read_bytes())
    said, language = speaking.spoken(script, "en")

    assert (speaking.missing(script), language) == ([], "en")
    assert {it.key for it in said.steps} == {it.key for it in script.steps}
    assert set(script.english) == set(speaking.texts(script)), "no English of a text that is gone"
    assert shape.read(shape.written(script)) == script


def test_it_is_english_when_every_text_is_there_and_dutch_until_then():
    half = speaking.translated(SCRIPT, {**WORDS, "Jong": ""})
    whole = speaking.translated(half, {"Jong": " Young\r\n", "Niet van hier": "Not from here"})

    assert speaking.missing(half) == ["Jong"]
    assert speaking.spoken(half, "en") == (half, "nl")
    said, language = speaking.spoken(whole, "en")
    assert (said.title, said.steps[0].options[0].label, language) == ("May I?", "Young", "en")
    assert said.conclusions[0].paper.text == "Dear [invul:Name],"
    assert speaking.spoken(whole, "nl") == (whole, "nl")
    assert "Niet van hier" not in whole.english
    changed = replace(whole, intro="Heel kort.")
    assert speaking.missing(changed) == ["Heel kort."]
    assert "Kort." not in speaking.translated(changed, {}).english


def test_an_english_text_names_the_same_numbers_of_the_law():
    law = "Vanaf [wet:assistance_young_under_age]."

    assert not speaking.fits(law, "From 27.")
    assert speaking.missing(speaking.translated(SCRIPT, {**WORDS, law: "From 27."})) == [law]

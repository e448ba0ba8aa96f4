import pytest

from aanjager.community.skills import actions, queries, rules
from aanjager.community.skills.models import SKILLS, THEMES, Skill, Synonym, Theme
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from conftest import NOW

pytestmark = pytest.mark.django_db


def test_only_the_installation_loads_reference_data():
    with pytest.raises(Refused, match="beheerder"):
        actions.load(by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused, match="beheerder"):
        rules.load(ANONYMOUS)


def test_everything_fits_the_masks_and_has_both_names():
    actions.load(by=CLOCK, at=NOW)

    themes, skills = queries.themes(), queries.skills()

    assert 20 <= len(themes) <= THEMES
    assert 90 <= len(skills) <= SKILLS
    assert all(it.name_nl and it.name_en for it in [*themes, *skills])
    assert {skill.theme.code for skill in skills} == {theme.code for theme in themes}


def test_themes_are_asked_of_the_database_once_a_minute():
    actions.load(by=CLOCK, at=NOW)

    assert count_queries(queries.themes) == 1
    assert count_queries(queries.themes) == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("taalmaatjes", "taalmaatje"),
        ("Huiswerkbegeleiding", "huiswerkbegeleider"),
        ("huiswerkbegeleiding", "bijles"),
        ("bestuursleden", "bestuurslid"),
        ("bestuurslid", "bestuursleden"),
        ("musea", "museum"),
        ("soepbus", "eten rondbrengen"),
        ("maaltijden", "koken"),
        ("taxi", "vervoer"),
        ("pc", "computer"),
        ("asielzoekers", "nieuwkomers"),
        ("coordinator", "coördineren"),
        ("vrijwilligerswerk", "vrijwilliger"),
    ],
)
def test_a_word_finds_its_other_forms_and_meanings(typed, meant):
    actions.load(by=CLOCK, at=NOW)

    near = queries.expand([typed])

    (words,) = near.values()
    assert words[0] == typed.lower()
    assert meant in words


def test_a_word_nobody_knows_means_only_itself():
    Synonym.objects.create(word="koor", means="zingen")

    assert queries.expand(["xylofoon", "xylofoon", " "]) == {"xylofoon": ["xylofoon"]}
    assert queries.expand([]) == {}


def test_the_mask_of_themes_is_a_number_that_postgres_can_hold():
    first, last = Theme(position=0), Theme(position=63)

    assert queries.theme_mask([first]) == 1
    assert queries.theme_mask([first, first, Theme(position=5)]) == 33
    assert queries.theme_mask([last]) == -(2**63)
    assert queries.skill_positions([Skill(position=3), Skill(position=200)]) == {3, 200}

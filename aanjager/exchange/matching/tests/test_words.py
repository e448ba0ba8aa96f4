import pytest

from aanjager.community.skills.models import Synonym
from aanjager.exchange.matching.models import LexiconWord
from aanjager.exchange.matching.queries.words import understood
from aanjager.kernel import dutch

TOGETHER = [
    ("taalmaatjes", "taalmaatj"),
    ("bestuursleden", "bestuurslid"),
    ("musea", "museum"),
    ("koken", "kook"),
    ("begeleider", "begeleid"),
    ("wandelingen", "wandel"),
]


@pytest.mark.parametrize(("typed", "known"), TOGETHER)
def test_forms_of_a_word_have_one_root(typed, known):
    assert dutch.root(typed) == dutch.root(known)


@pytest.mark.parametrize(
    ("typed", "meant", "answer"),
    [
        ("tuin", "tiun", True),
        ("vervoer", "vervoor", True),
        ("begelieden", "begeleiden", True),
        ("tuin", "taal", False),
        ("sport", "sport", False),
        ("kat", "kar", False),
    ],
)
def test_it_sees_typing_errors(typed, meant, answer):
    assert dutch.is_typing_error(typed, meant) is answer


def learn(*known):
    LexiconWord.objects.bulk_create(
        LexiconWord(word=w, count=3, root=dutch.root(w), tail=dutch.root(w)[::-1]) for w in known
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "lexicon", "found"),
    [
        ("huiswerkbegeleiding", "begeleider", "begeleider"),
        ("begeleider", "huiswerkbegeleid", "huiswerkbegeleid"),
        ("vrijwilliger", "vrijwilligerswerk", "vrijwilligerswerk"),
        ("vrijwilligerswerk", "vrijwilliger", "vrijwilliger"),
        ("musea", "museum", "museum"),
        ("wandlen", "wandelen", "wandelen"),
    ],
)
def test_a_typed_word_brings_its_near_ones(typed, lexicon, found):
    learn(lexicon, "muziek", "dier")

    assert f"'{found}'" in understood(typed).query
    assert "muziek" not in understood(typed).query


@pytest.mark.django_db
def test_synonyms_count_both_ways_and_are_told():
    Synonym.objects.create(word="taalcoach", means="taalmaatje")

    assert "taalmaatj" in understood("taalcoach").query
    assert "taalcoach" in understood("taalmaatje").query
    assert understood("taalcoach").tried == ("taalmaatje",)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "de het een", "!!! '' \\ & | <->", "x" * 5000, "'; drop table"]
)
def test_small_words_and_strange_signs_ask_nothing_strange(text):
    query = understood(text).query

    assert "\\" not in query
    assert query.count("'") % 2 == 0


@pytest.mark.django_db
def test_a_known_word_asks_once_and_is_remembered(django_assert_num_queries):
    with django_assert_num_queries(1):
        understood("koken met kinderen")
        understood("koken met kinderen")

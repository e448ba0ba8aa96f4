"""Finding what was answered before: inflection, compounds, verbs that part, synonyms, typing errors."""

import pytest

from aanjager.advice.articles.models import Article
from aanjager.advice.articles.queries import ARTICLES
from aanjager.advice.articles.tests.factories import MONDAY, article
from aanjager.advice.finding import actions, queries
from aanjager.advice.finding.models import SearchWord
from aanjager.advice.finding.queries import roots_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.memory import pages
from aanjager.kernel.refusals import Refused
from tests.bench import bench_answers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("verenigingen", "vereniging"), ("vergoedt", "vergoeden"), ("verzekerd", "verzekering"),
        ("foto's", "foto"), ("we vragen subsidie aan", "aanvragen subsidie"),
        ("hoe richt je een club op", "oprichten club"),
    ],
)  # fmt: skip
def test_these_are_the_same_words(one, other):
    assert set(roots_of(one)) == set(roots_of(other))


def test_small_words_say_nothing():
    assert roots_of("Hoe kunnen we dat dan nu doen?") == []
    assert queries.nearest("Hoe dan?", [ARTICLES], number=3) == []


@pytest.mark.parametrize(
    "typed",
    [
        "kopieën van gedragsverklaringen",  # another word, and plural
        "verklaring omtrent het gedrag bewaren",  # the whole words for the letters
        "vogkopie",  # a compound of two known words
        "bewarne we een kopie",  # a typing error
    ],
)
def test_many_ways_lead_to_one_article(typed):
    meant = article()
    article(
        meant.centre, title="Wat doet een penningmeester?", text="De penningmeester bewaart de kas."
    )

    found = queries.nearest(typed, [ARTICLES], number=3)

    assert found[0].pk == meant.pk


def test_a_common_word_alone_finds_nothing_and_beside_a_rare_one_it_helps():
    centre = article().centre
    for n in range(12):
        article(centre, title=f"Hoe danken wij vrijwilligers van ploeg {n}?", text="Met een kaart.")
    pages.clear()

    assert (
        queries.nearest("vrijwilligers en vouwfietsen zonder zadelpen", [ARTICLES], number=5) == []
    )
    assert queries.nearest("kopie van een VOG bij vouwfietsen", [ARTICLES], number=5) != []


def test_words_are_counted_by_the_clock():
    article()
    pages.clear()
    with pytest.raises(Refused, match="vanzelf"):
        actions.recount([ARTICLES], by=ANONYMOUS, at=MONDAY)
    before = set(SearchWord.objects.values_list("root", flat=True))
    assert actions.recount([ARTICLES], by=CLOCK, at=MONDAY) == len(before)
    assert set(SearchWord.objects.values_list("root", flat=True)) == before
    Article.objects.all().delete()
    assert actions.recount([ARTICLES], by=CLOCK, at=MONDAY) == 0


def test_texts_of_before_a_new_synonym_are_found_after_the_night(monkeypatch):
    old, other = (
        article(title="Mag een buur helpen?"),
        article(title="Wat kost een zaal?"),
    )
    assert actions.renew([ARTICLES], by=CLOCK, at=MONDAY) == 0, "nothing changed"
    Article.objects.filter(pk=old.pk).update(search_words=queries.vector("vroeger anders", "zo"))
    assert [it.pk for it in queries.nearest("buur", [ARTICLES], number=1)] == []

    with pytest.raises(Refused, match="vanzelf"):
        actions.renew([ARTICLES], by=ANONYMOUS, at=MONDAY)
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    assert actions.renew([ARTICLES], by=CLOCK, at=MONDAY) == 1

    assert [it.pk for it in queries.nearest("buur", [ARTICLES], number=1)] == [old.pk]
    Article.objects.filter(pk=other.pk).update(search_words=None)
    actions.renew([ARTICLES], by=CLOCK, at=MONDAY)
    assert Article.objects.get(pk=other.pk).search_words is None, "what was erased stays so"


def test_of_two_hundred_paraphrases_nine_in_ten_find_their_twin_among_two_thousand():
    found = bench_answers.run(2_000)

    assert found["asked"] == 200
    assert found["share"] >= bench_answers.GOAL_SHARE, found["missed"]

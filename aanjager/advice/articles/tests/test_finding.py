"""Finding what was answered before: inflection, compounds, verbs that part, synonyms, typing errors."""

import pytest

from aanjager.advice.articles import actions as articles
from aanjager.advice.articles.models import Article
from aanjager.advice.articles.queries import ARTICLES, for_spelling
from aanjager.advice.articles.tests.factories import MONDAY, article
from aanjager.advice.finding import actions, queries
from aanjager.advice.finding.models import SearchWord, SpelledWord
from aanjager.advice.finding.queries import roots_of
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.memory import pages
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from tests.bench import bench_answers

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


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


TITLES = (
    "Mag een vrijwilligersvergoeding een beloning zijn?", "Wie betaalt de aansprakelijkheid?",
    "Krijgt iemand met een uitkering een vergoeding?", "Wat doet een penningmeester met de belasting?",
    "Wanneer is een overeenkomst klaar?",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("vrijwiligersvergoeding", "vrijwilligersvergoeding"),  # a letter missing
        ("uitkernig", "uitkering"),  # two letters in each other's place
        ("fergoeding", "vergoeding"),  # the first letter
        ("aansprakelijkheit", "aansprakelijkheid"),  # where the ending would be taken away
        ("penningmeesdter", "penningmeester"),  # a letter too many
        ("Wat is de BELASITNG?", "Wat is de belasting?"),  # the others stay as they were typed
        ("stagebider", "stagebieder"),  # known from the synonyms alone
    ],
)
def test_one_typing_error_leads_to_the_nearest_known_word(typed, said):
    centre = CentreFactory()
    rows = [article(centre, title=title, text="Dat staat in de tekst.") for title in TITLES]
    if said == "stagebieder":
        rows.append(article(centre, title="Wie zoekt een stageplek?", text="Dat zoekt de school."))
    actions.respell(for_spelling(), by=CLOCK, at=MONDAY)

    found, told = queries.search(typed, [ARTICLES], number=3)

    assert told == said
    words = said.split()[-1].strip("?") if said != "stagebieder" else "stageplek"
    assert words in {it.pk: it.title for it in rows}[found[0].pk]


@pytest.mark.parametrize(
    "typed",
    [
        "vergoeding",  # known as it is
        "vergoedingen", "vergoedt",  # known by its root
        "onkostenvergoeding",  # ends in what is known
        "uitker",  # somebody is still typing it
        "kas",  # too short to guess
        "tekst fiets",  # a short word with another first letter is another word: niets
        "xylofoonles",  # nothing is near
    ],
)  # fmt: skip
def test_what_is_known_or_like_nothing_is_left_as_it_was_typed(typed):
    centre = CentreFactory()
    for title in TITLES:
        article(centre, title=title, text="De gas is op, en er is niets meer, ook geen biets.")
    actions.respell(for_spelling(), by=CLOCK, at=MONDAY)
    assert queries.search(typed, [ARTICLES], number=3)[1] == ""


def test_words_of_questions_and_drafts_are_never_proposed():
    centre = CentreFactory()
    draft = article(centre, title="Is mevrouw Terpstra boos?", publish=False)
    actions.learn(["Komt mevrouw Terpstra morgen?"], by=CLOCK, at=MONDAY)
    actions.respell(for_spelling(), by=CLOCK, at=MONDAY)
    assert queries.search("terptsra", [ARTICLES], number=3)[1] == ""
    with pytest.raises(Refused, match="vanzelf"):
        actions.respell([], by=ANONYMOUS, at=MONDAY)

    articles.publish(draft, by=staff_of(centre), at=MONDAY)
    assert queries.search("terptsra", [ARTICLES], number=3)[1] == "terpstra"
    Article.objects.all().delete()
    actions.respell(for_spelling(), by=CLOCK, at=MONDAY)
    assert not SpelledWord.objects.filter(word="terpstra").exists()


def test_a_word_typed_wrongly_in_a_question_keeps_nobody_from_the_article():
    centre = CentreFactory()
    meant = article(centre, title=TITLES[2])
    actions.learn(["Krijg ik een uitkernig?"], by=CLOCK, at=MONDAY)
    found, told = queries.search("uitkernig", [ARTICLES], number=3)
    assert ([it.pk for it in found], told) == ([meant.pk], "uitkering")


def test_where_every_word_is_known_the_search_asks_no_more_than_it_did():
    article(title=TITLES[0])
    pages.clear()
    queries.search("vergoeding beloning", [ARTICLES], number=3)
    assert count_queries(lambda: queries.search("vergoeding beloning", [ARTICLES], number=3)) == 2
    assert count_queries(lambda: queries.search("vergoeding beloninh", [ARTICLES], number=3)) == 4


@pytest.mark.parametrize(
    ("language", "asks", "exact"),
    [
        ("nl", "Bedoel je", "Zoek precies wat je typte"),
        ("en", "Do you mean", "Search for what you typed"),
    ],
)
@pytest.mark.parametrize("place", ["/kennisbank/", "/vraag/"])
def test_the_page_says_what_it_looked_for_and_offers_what_was_typed(
    cast, client, place, language, asks, exact
):
    article(cast.noord, title=TITLES[0], text="Nee, dat mag niet.")
    client.cookies["taal"] = language
    page = client.get(f"{place}?q=vrijwiligersvergoeding", **NOORD).text
    assert asks in page
    assert '<b lang="nl">vrijwilligersvergoeding</b>?' in page
    assert exact in page
    assert TITLES[0] in page
    link = f"{place}?q=vrijwiligersvergoeding&amp;precies=ja"
    assert f'href="{link}"' in page
    assert asks not in client.get(link.replace("&amp;", "&"), **NOORD).text
    assert asks not in client.get(f"{place}?q=vergoeding", **NOORD).text
    part = client.get("/vraag/lijkt-op/?q=vrijwiligersvergoeding", **NOORD).text
    assert "vrijwilligersvergoeding</b>?" in part

import pytest

from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.testing import count_queries
from aanjager.trust.bookmarks import actions, rules
from aanjager.trust.bookmarks.choices import MOST
from aanjager.trust.bookmarks.models import Bookmark

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
LISTS = [
    "/balie/mensen/",
    "/balie/bemiddeling/",
    "/balie/reacties/",
    "/balie/organisaties/",
    "/balie/vacatures/",
]
WAITS = {"path": "/balie/mensen/", "question": "toon=wacht&volgorde=wacht", "name": "Wie wacht"}


@pytest.fixture
def anna(cast, signed_in):
    return signed_in(cast.anna)


def test_anna_keeps_how_she_looks_at_people_and_finds_it_above_the_list(anna):
    answer = anna.post("/weergaven/", WAITS, **NOORD)

    assert answer["Location"] == "/balie/mensen/?toon=wacht&volgorde=wacht"
    page = anna.get(answer["Location"], **NOORD).text
    assert 'aria-current="true">Wie wacht</a>' in page
    assert "Wie wacht" not in anna.get("/balie/reacties/", **NOORD).text


@pytest.mark.parametrize("path", LISTS)
def test_every_list_of_the_desk_can_be_kept(anna, path):
    page = anna.get(path, {"alles": "ja"}, **NOORD).text
    assert "Bewaar deze weergave" in page

    anna.post("/weergaven/", {"path": path, "name": "Zo", "is_default": "on"}, **NOORD)

    assert ">Zo</a>" in anna.get(path, {"alles": "ja"}, **NOORD).text


def test_a_coordinator_keeps_the_lists_of_the_organisation(cast, signed_in):
    cora = signed_in(cast.cora)
    for path in ("/organisatie/", f"/organisatie/{cast.buurthuis.pk}/vacatures/"):
        cora.post("/weergaven/", {"path": path, "question": "q=soep", "name": "Zo"}, **NOORD)

        assert ">Zo</a>" in cora.get(path, **NOORD).text


def test_what_was_searched_for_among_people_is_not_kept(anna):
    anna.post("/weergaven/", {**WAITS, "question": "pagina=3&q=Daan&toon=wacht"}, **NOORD)

    assert Bookmark.objects.get().question == "toon=wacht"


def test_a_search_among_organisations_is_kept(anna):
    told = {"path": "/balie/organisaties/", "question": "q=soep&status=", "name": "Soep"}
    anna.post("/weergaven/", told, **NOORD)

    assert Bookmark.objects.get().question == "q=soep"


def test_a_list_opens_the_way_somebody_chose_and_shows_everything_when_asked(anna):
    anna.post("/weergaven/", {**WAITS, "is_default": "on"}, **NOORD)

    opened = anna.get("/balie/mensen/", **NOORD)
    everything = anna.get("/balie/mensen/?alles=ja", **NOORD)

    assert opened["Location"] == "/balie/mensen/?toon=wacht&volgorde=wacht"
    assert ">Finn</a>" in everything.text  # who waits for nothing


def test_one_bookmark_opens_a_list_the_last_one_chosen(anna):
    anna.post("/weergaven/", {**WAITS, "is_default": "on"}, **NOORD)
    anna.post("/weergaven/", {**WAITS, "name": "Nieuw", "is_default": "on"}, **NOORD)
    assert Bookmark.objects.get(is_default=True).name == "Nieuw"

    first = Bookmark.objects.get(name="Wie wacht")
    anna.post(f"/weergaven/{first.pk}/eerst/", {"first": "1"}, **NOORD)
    assert Bookmark.objects.get(is_default=True) == first

    anna.post(f"/weergaven/{first.pk}/eerst/", **NOORD)
    assert not Bookmark.objects.filter(is_default=True).exists()
    assert anna.get("/balie/mensen/", **NOORD).status_code == 200


def test_the_same_name_takes_the_place_of_the_first(anna):
    anna.post("/weergaven/", WAITS, **NOORD)
    anna.post("/weergaven/", {**WAITS, "question": "volgorde=nieuw"}, **NOORD)

    assert Bookmark.objects.get().question == "volgorde=nieuw"


def test_a_bookmark_can_be_taken_away(anna):
    anna.post("/weergaven/", {**WAITS, "is_default": "on"}, **NOORD)

    answer = anna.post(f"/weergaven/{Bookmark.objects.get().pk}/weg/", **NOORD)

    assert answer["Location"] == "/balie/mensen/?alles=ja"
    assert not Bookmark.objects.exists()


def test_a_bookmark_of_somebody_else_does_not_exist(anna, cast, now):
    of_bram = Bookmark.objects.create(
        user=cast.bram, path="/balie/mensen/", name="Van Bram", kept_at=now, is_default=True
    )

    assert "Van Bram" not in anna.get("/balie/mensen/", **NOORD).text
    assert anna.post(f"/weergaven/{of_bram.pk}/weg/", **NOORD).status_code == 404
    with pytest.raises(Refused, match="iemand anders"):
        actions.forget(of_bram, by=Actor(user_id=cast.anna.pk), at=now)


@pytest.mark.parametrize("path", ["/vacatures/", "//elders.example/", "/bestaat/niet/", ""])
def test_only_a_list_can_be_kept(anna, path):
    answer = anna.post("/weergaven/", {**WAITS, "path": path}, **NOORD)

    assert answer.status_code == 422
    assert not Bookmark.objects.exists()


def test_without_a_name_the_form_comes_back_with_what_was_chosen(anna):
    answer = anna.post("/weergaven/", {**WAITS, "name": " "}, **NOORD)

    assert answer.status_code == 422
    assert "toon=wacht&amp;volgorde=wacht" in answer.text
    assert "Hoe noem je deze weergave" in answer.text


def test_there_is_an_end_to_what_one_list_keeps(anna):
    for number in range(MOST):
        anna.post("/weergaven/", {**WAITS, "name": f"Nummer {number}"}, **NOORD)

    assert anna.post("/weergaven/", WAITS, **NOORD).status_code == 403
    assert anna.post("/weergaven/", {**WAITS, "name": "Nummer 3"}, **NOORD).status_code == 302
    assert Bookmark.objects.count() == MOST


def test_who_has_no_account_keeps_nothing():
    assert "Log eerst in" in refusal(rules.keep, ANONYMOUS, 0)
    assert refusal(rules.keep, Actor(user_id=1), MOST - 1) == ""


@pytest.mark.parametrize("path", LISTS)
def test_a_list_with_bookmarks_asks_the_database_at_most_eight_times(anna, cast, now, path):
    for number in range(5):
        Bookmark.objects.create(user=cast.anna, path=path, name=f"Nummer {number}", kept_at=now)
    anna.get(path, {"alles": "ja"}, **NOORD)

    assert count_queries(lambda: anna.get(path, {"alles": "ja"}, **NOORD)) <= 8

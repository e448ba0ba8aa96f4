from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.model_texts import actions, queries
from aanjager.learning.model_texts.actions import About, Words
from aanjager.learning.model_texts.choices import LAW
from aanjager.learning.model_texts.models import ModelText, Version
from aanjager.learning.model_texts.tests.factories import ABOUT, NOW, TEXT, model_text, settled
from aanjager.trust.law import actions as law
from aanjager.trust.law.models import LawValue

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}
ON = NOW.date()


def test_what_is_between_brackets_is_asked_and_numbers_of_the_law_are_not():
    assert queries.placeholders(TEXT) == ["vrijwilliger", "organisatie", "taak", "naam van de hond"]
    assert queries.missing(TEXT, {"vrijwilliger": "Daan", "taak": " "}) == [
        "naam van de organisatie", "de taak", "naam van de hond",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 5, 1), "€\xa0220"),
        (date(2025, 5, 1), "€\xa0210"),
        (date(2027, 1, 1), "(voor 2027 nog niet bekend)"),
    ],
)
def test_a_number_of_the_law_is_that_of_the_day_and_one_not_published_says_so(db, on, said):
    law.load(by=CLOCK, at=NOW)
    text = queries.with_law("Hoogstens [wet: vergoeding per maand].", on=on)

    assert text == f"Hoogstens {said}."


def test_a_dutch_text_has_dutch_numbers_whoever_looks(db):
    law.load(by=CLOCK, at=NOW)
    text = "Jonger dan [wet: leeftijd jongeren], [wet: vergoeding per jaar] of [wet: vergoeding per uur]."
    with translation.override("en"):
        said = queries.with_law(text, on=ON)

    assert said == "Jonger dan 21 jaar, €\xa02.200 of €\xa05,75."


def test_an_answer_is_words_and_never_a_heading_or_a_bracket_of_its_own():
    filled = queries.with_law("Naam: [naam].", on=ON, answers={"naam": "Daan\n## Kop [wet: x]"})

    assert filled == "Naam: Daan ## Kop (wet: x)."
    assert [it.kind for it in queries.parts_of(filled)] == ["paragraph"]


def test_blocks_are_headings_items_and_paragraphs():
    found = queries.grouped(queries.parts_of("## Kop\neen\ntwee\n\n- a\n- b\n### Klein"))

    assert [it["kind"] for it in found] == ["heading", "paragraph", "list", "subheading"]
    assert found[1]["text"] == "een twee"
    assert found[2]["items"] == ["a", "b"]


def test_the_texts_of_the_program_load_once_and_every_number_in_them_is_known(db):
    law.load(by=CLOCK, at=NOW)

    assert [actions.load(by=CLOCK, at=NOW), actions.load(by=CLOCK, at=NOW)] == [6, 0]
    for it in queries.shown(None):
        version = queries.newest_of(it)
        assert queries.unknown_law(version.text) == []
        assert all(one.value for one in queries.law_in(version.text, on=ON)), it.title
        assert version.sources
        assert not any(sign in version.text for sign in "€%"), "numbers of the law are never typed"
    with pytest.raises(Refused, match="met het programma mee"):
        actions.load(by=ANONYMOUS, at=NOW)


def test_every_number_that_a_text_may_name_stands_in_the_table(db):
    law.load(by=CLOCK, at=NOW)

    assert set(LAW.values()) <= set(LawValue.objects.values_list("key", flat=True))


def test_a_changed_file_gives_a_next_version_and_the_old_one_stays(db):
    law.load(by=CLOCK, at=NOW)
    actions.load(by=CLOCK, at=NOW)
    it = ModelText.objects.get(code="gedragscode")
    with transaction.atomic():
        Version.objects.create(
            model_text=it, number=2, text="Anders", text_hash="x", changed_at=NOW, frozen_at=NOW
        )

    assert actions.load(by=CLOCK, at=NOW) == 1
    assert [one.number for one in queries.versions_of(it)] == [3, 2, 1]


def test_a_settled_version_never_changes_not_even_by_hand(cast):
    it = settled(cast.noord)

    for change in (lambda: Version.objects.update(text="Anders"), it.delete):
        with (
            pytest.raises(IntegrityError, match="settled version never changes"),
            transaction.atomic(),
        ):
            change()
    with pytest.raises(Refused, match="staat al vast"):
        actions.settle(it, by=staff_of(cast.noord), at=NOW)


def test_writing_on_a_settled_text_begins_a_draft_beside_it(cast):
    it, anna = model_text(cast.noord), staff_of(cast.noord)

    actions.write(it, ABOUT, Words("Nieuw"), by=anna, at=NOW)
    actions.write(it, ABOUT, Words("Nieuwer"), by=anna, at=NOW)

    it = queries.one(CLOCK, it.pk)
    assert (queries.newest_of(it).text, queries.draft_of(it).text) == (TEXT, "Nieuwer")
    assert it.versions.count() == 2


def test_a_number_that_is_not_in_the_table_is_not_settled(cast):
    it = model_text(cast.noord, text="Hoogstens [wet: wat ik verzin].", settled=False)

    with pytest.raises(Refused, match="wat ik verzin"):
        actions.settle(queries.draft_of(it), by=staff_of(cast.noord), at=NOW)


@pytest.mark.parametrize("text", [" ", "x" * 20_001], ids=["empty", "too long"])
def test_an_empty_or_endless_text_is_refused(cast, text):
    with pytest.raises(Refused):
        actions.begin(cast.noord, ABOUT, Words(text), by=staff_of(cast.noord), at=NOW)


def test_another_centre_takes_over_adapts_and_sees_the_difference(cast):
    source, bram = settled(cast.noord, shown=True), staff_of(cast.zuid)

    mine = actions.adopt(source, cast.zuid, by=bram, at=NOW)
    assert actions.adopt(source, cast.zuid, by=bram, at=NOW) == mine
    adapted = TEXT.replace("naam van de hond", "naam van de kat")
    draft = actions.write(mine, ABOUT, Words(adapted), by=bram, at=NOW)

    changed = [it for it in queries.differences(source.text, draft.text) if it.is_changed]
    assert [(p.kind, p.words) for p in changed[0].pieces if p.kind != "same"] == [
        ("gone", "hond]."), ("new", "kat]."),
    ]  # fmt: skip
    assert len(changed) == 1
    assert queries.behind_source(queries.one(bram, mine.pk)) is None
    anna = staff_of(cast.noord)
    actions.write(source.model_text, ABOUT, Words(TEXT + "\n\nErbij."), by=anna, at=NOW)
    newer = queries.draft_of(queries.one(anna, source.model_text_id))
    actions.settle(newer, by=anna, at=NOW)
    assert queries.behind_source(queries.one(bram, mine.pk)).number == 2


def test_whole_blocks_come_and_go():
    found = queries.differences("## A\n\neen\n\ntwee", "## A\n\ntwee\n\ndrie")

    assert [[p.kind for p in it.pieces] for it in found] == [["same"], ["gone"], ["same"], ["new"]]


def test_what_is_not_shared_is_not_there_for_another_and_cannot_be_taken_over(cast):
    hidden, bram = settled(cast.noord), staff_of(cast.zuid)

    assert not ModelText.objects.visible_to(bram).filter(pk=hidden.model_text_id).exists()
    with pytest.raises(Refused, match="niet gedeeld"):
        actions.adopt(hidden, cast.zuid, by=bram, at=NOW)
    with pytest.raises(Refused, match="van jullie zelf"):
        actions.adopt(settled(cast.zuid, shown=True), cast.zuid, by=bram, at=NOW)
    with pytest.raises(Refused, match="voor zichzelf"):
        actions.adopt(hidden, None, by=Actor(is_association=True), at=NOW)


def test_another_centre_and_a_visitor_write_nothing(cast):
    it = model_text(cast.noord, settled=False)
    draft = queries.draft_of(it)

    for who in (staff_of(cast.zuid), ANONYMOUS, Actor(is_association=True)):
        for act in (
            lambda who=who: actions.begin(cast.noord, ABOUT, Words("x"), by=who, at=NOW),
            lambda who=who: actions.write(it, ABOUT, Words("x"), by=who, at=NOW),
            lambda who=who: actions.settle(draft, by=who, at=NOW),
            lambda who=who: actions.show(it, is_shown=True, by=who, at=NOW),
        ):
            with pytest.raises(Refused, match="medewerkers"):
                act()
    with pytest.raises(Refused, match="Stel eerst"):
        actions.show(it, is_shown=True, by=staff_of(cast.noord), at=NOW)


def test_the_association_writes_for_everybody(cast):
    els = Actor(user_id=cast.els.pk, is_association=True)
    it = actions.begin(None, ABOUT, Words("Voor allen"), by=els, at=NOW)
    actions.settle(queries.draft_of(it), by=els, at=NOW)
    actions.show(it, is_shown=True, by=els, at=NOW)

    assert [one.title for one in queries.usable(cast.noord)] == ["Onze afspraak"]
    assert queries.for_subject(cast.zuid, ["agreement"]) == [it]
    assert queries.for_subject(cast.zuid, ["onvindbaar"]) == []


def test_the_public_list_asks_as_often_for_twenty_as_for_two(
    client, cast, django_assert_max_num_queries
):
    for number in range(2):
        model_text(cast.noord, shown=True, about=About("task", f"Tekst {number}", "x"))
    client.get("/modellen/", **HOST)
    for number in range(2, 12):
        model_text(cast.noord, shown=True, about=About("task", f"Tekst {number}", "x"))
    with django_assert_max_num_queries(5):
        page = client.get("/modellen/?soort=task", **HOST).content.decode()
    assert page.count("Tekst ") == 12


def test_from_writing_to_reading_and_taking_along(client, signed_in, cast):
    anna = signed_in(cast.anna)
    law.load(by=CLOCK, at=NOW)
    facts = {"title": "Sleutelbriefje", "kind": "other", "about": "Wie de sleutel heeft.",
             "text": "## Sleutel\r\nMaximaal [wet: uren per week].", "keeps": "volunteer_file_years",
             "roles": ["volunteer"]}  # fmt: skip
    place = anna.post("/balie/modellen/nieuw/", facts, **HOST)["Location"]
    assert "concept" in anna.get(place, **HOST).content.decode()
    assert anna.post(f"{place}vaststellen/", **HOST).status_code == 302
    anna.post(f"{place}tonen/", {"doe": "ja"}, **HOST)
    anna.post(f"{place}vaststellen/", **HOST)
    assert anna.get(f"{place}verschil/", **HOST).status_code == 200
    anna.logout()

    it = ModelText.objects.get()
    page = client.get(f"/modellen/{it.pk}/", **HOST).content.decode()
    assert "20 uur per week" in page
    assert "Vacaturecriteria van NOV" in page
    file = client.get(f"/modellen/{it.pk}/tekst.txt", **HOST)
    assert "## Sleutel\nMaximaal 20 uur per week." in file.content.decode()
    assert client.get(f"/modellen/{it.pk}/", HTTP_HOST="zuid.localhost").status_code == 404


def test_a_text_of_another_is_taken_over_from_its_page(signed_in, cast):
    source = settled(cast.zuid, shown=True).model_text
    anna = signed_in(cast.anna)

    assert "Onze afspraak" in anna.get("/balie/modellen/", **HOST).content.decode()
    assert "Neem over" in anna.get(f"/balie/modellen/{source.pk}/", **HOST).content.decode()
    place = anna.post(f"/balie/modellen/{source.pk}/overnemen/", **HOST)["Location"]
    page = anna.get(place, **HOST).content.decode()
    assert "Overgenomen van Centrale Zuid, versie 1" in page
    assert "Jullie tekst naast" in anna.get(f"{place}verschil/", **HOST).content.decode()
    assert anna.get(f"/balie/modellen/{source.pk}/wijzig/", **HOST).status_code == 404

"""The catalogues: what is read from sources, and what a missing translation looks like."""

import polib

from aanjager.kernel import words


def room_with(tmp_path, **files):
    (tmp_path / "templates").mkdir()
    for name, text in files.items():
        path = tmp_path / (f"{name}.py" if name != "page" else "templates/page.html")
        path.write_text(text, encoding="utf-8")
    return words.Room(tmp_path)


def test_it_finds_sentences_in_code_and_pages(tmp_path):
    room = room_with(
        tmp_path,
        rules='_("Kies eerst een gebied."); ngettext("één plek", "%(n)s plekken", n)',
        page="{% translate 'Doe mee' %}{% blocktranslate with n=x %}Nog {{ n }}.{% endblocktranslate %}",
    )

    found = {single for _context, single, _plural in words.messages(room)}

    assert found == {"Kies eerst een gebied.", "één plek", "Doe mee", "Nog %(n)s."}


def test_brackets_and_quotes_within_a_sentence_are_part_of_it(tmp_path):
    page = (
        "{% blocktranslate %}{{ title }} ({{ kind }}) kwam zo.{% endblocktranslate %}"
        "{% blocktranslate count n=x %}Eén ('1') foto{% plural %}{{ n }} (meer) foto's{% endblocktranslate %}"
        '{% translate "Ja (graag) hoor" %}'
    )

    found = set(words.messages(room_with(tmp_path, page=page)))

    assert found == {
        ("", "%(title)s (%(kind)s) kwam zo.", ""),
        ("", "Eén ('1') foto", "%(n)s (meer) foto's"),
        ("", "Ja (graag) hoor", ""),
    }


def test_refreshing_keeps_translations_and_drops_what_is_gone(tmp_path):
    room = room_with(tmp_path, rules='_("Blijft"); _("Gaat weg")')
    words.refresh(room)
    book = polib.pofile(str(room.catalogue))
    book.find("Blijft").msgstr = "Stays"
    book.save()

    (tmp_path / "rules.py").write_text('_("Blijft"); _("Nieuw")')
    total, left = words.refresh(room)

    assert (total, left) == (2, 1)
    assert polib.pofile(str(room.catalogue)).find("Blijft").msgstr == "Stays"


def test_a_language_of_some_pages_holds_what_it_says_and_nothing_stale(tmp_path):
    room = room_with(tmp_path, rules='_("Dag %(who)s"); _("Alleen hier")')
    words.refresh(room)
    english = polib.pofile(str(room.catalogue))
    for entry in english:
        entry.msgstr = entry.msgid
    english.save()
    path = tmp_path / "locale" / "ar" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    some = polib.POFile()
    some.append(polib.POEntry(msgid="Dag %(who)s", msgstr="مرحبا"))
    some.append(polib.POEntry(msgid="Weg", msgstr="ذهب"))
    some.save(str(path))

    wrong = words.problems(room)

    assert any("no longer in the sources: 'Weg'" in one for one in wrong)
    assert any("other placeholders: 'Dag %(who)s'" in one for one in wrong)
    assert len(wrong) == 2
    words.refresh(room)
    assert [entry.msgid for entry in polib.pofile(str(path))] == ["Dag %(who)s"]


def test_a_lost_placeholder_is_a_problem(tmp_path):
    room = room_with(tmp_path, rules='_("Nog %(n)s dagen")')
    words.refresh(room)
    book = polib.pofile(str(room.catalogue))
    book.find("Nog %(n)s dagen").msgstr = "Some days"
    book.save()

    assert ["other placeholders" in problem for problem in words.problems(room)] == [True]


def test_a_sentence_has_one_english_in_the_whole_house(tmp_path):
    rooms = []
    for name, english in (("hall", "Post"), ("desk", "Town"), ("front", "Post")):
        room = words.Room(tmp_path / name)
        book = polib.POFile()
        book.append(polib.POEntry(msgid="Plaats", msgstr=english))
        book.append(polib.POEntry(msgid="Naam", msgstr="Name"))
        room.catalogue.parent.mkdir(parents=True)
        book.save(str(room.catalogue))
        rooms.append(room)

    assert words.clashes(rooms) == ["two translations: 'Plaats': 'Post' (hall), 'Town' (desk)"]
    assert words.clashes([rooms[0], rooms[2]]) == []

"""Somebody who speaks a language reads what a machine made of it: in a sheet, and back."""

import io
from datetime import date

import polib
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from aanjager.kernel import reviewing, words
from aanjager.kernel.sheets import csv_lines, open_table, xlsx_file

ON = date(2026, 11, 26)
SIX = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"


@pytest.fixture
def root(tmp_path):
    """Two rooms that say the same sentence, and one of them another in six forms."""
    for name, source in (
        ("een", '_("Dag %(who)s")'),
        ("twee", '_("Dag %(who)s"); ngettext("x", "%(n)s x", n)'),
    ):
        room = tmp_path / "floor" / name
        room.mkdir(parents=True)
        (room / "__init__.py").write_text(source, encoding="utf-8")
        words.refresh(words.Room(room))
        book = polib.POFile()
        book.metadata = {
            "Language": "ar",
            "Plural-Forms": SIX,
            "Content-Type": "text/plain; charset=UTF-8",
        }
        book.append(polib.POEntry(msgid="Dag %(who)s", msgstr="يوم %(who)s"))
        if name == "twee":
            forms = {n: f"%(n)s {n}" for n in range(6)}
            book.append(polib.POEntry(msgid="x", msgid_plural="%(n)s x", msgstr_plural=forms))
        path = room / "locale" / "ar" / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.write_text(str(book), encoding="utf-8")
    return tmp_path


def back(root, change):
    """The sheet as it went out, with what a reader filled in."""
    rows = [
        change(dict(zip(reviewing.COLUMNS, row, strict=True))) for row in reviewing.rows(root, "ar")
    ]
    text = "".join(csv_lines(list(reviewing.COLUMNS), [list(it.values()) for it in rows if it]))
    return io.BytesIO(text.encode())


def said(root, room="een"):
    path = root / "floor" / room / "locale" / "ar" / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(path))


def test_each_sentence_stands_in_the_sheet_once_and_each_form_with_its_numbers(root):
    rows = list(reviewing.rows(root, "ar"))
    assert [row[3] for row in rows] == ["", "0", "1", "2", "3, 4, 5", "11, 12, 13", "100, 101, 102"]
    assert len({row[0] for row in rows}) == 7
    with xlsx_file(list(reviewing.COLUMNS), rows) as sheet:
        assert next(it.cells[4] for it in open_table(sheet).rows()) == "يوم %(who)s"


def test_a_sentence_is_read_when_all_its_forms_were_and_better_words_stand_in_every_room(root):
    assert reviewing.unread(root, "ar") == 3

    def answer(row):
        if row["getallen"]:
            return {**row, "goed": "" if row["getallen"] == "2" else "Ja"}
        return {**row, "beter": "مرحبا %(who)s"}

    taken = reviewing.take_back(back(root, answer), root, "ar", ON)
    assert (taken.good, taken.better, taken.refused) == (5, 1, [])
    for room in ("een", "twee"):
        entry = said(root, room).find("Dag %(who)s")
        assert (entry.msgstr, entry.tcomment) == ("مرحبا %(who)s", "nagelezen 2026-11-26")
    assert reviewing.unread(root, "ar") == 1, "one form of six was not read"

    reviewing.take_back(back(root, lambda row: {**row, "goed": "x"}), root, "ar", ON)
    assert reviewing.unread(root, "ar") == 0
    words.refresh(words.Room(root / "floor" / "een"))
    assert reviewing.unread(root, "ar") == 0, "who reads the sources anew keeps the mark"


def test_a_better_text_without_its_places_and_a_row_of_another_are_refused(root):
    def answer(row):
        return (
            {**row, "beter": "مرحبا"}
            if not row["getallen"]
            else {**row, "nummer": row["nummer"] + "x"}
        )

    taken = reviewing.take_back(back(root, answer), root, "ar", ON)
    assert (taken.good, taken.better, len(taken.refused)) == (0, 0, 7)
    assert said(root).find("Dag %(who)s").msgstr == "يوم %(who)s"
    assert reviewing.unread(root, "ar") == 3


@pytest.mark.parametrize("language", sorted(settings.PARTLY_SPOKEN))
def test_a_language_is_called_read_only_when_somebody_read_all_of_it(language):
    left = reviewing.unread(settings.ROOT / "aanjager", language)
    assert settings.PARTLY_SPOKEN[language]["is_read"] is (left == 0)


def test_the_command_writes_the_sheet_and_refuses_what_is_none(tmp_path, capsys):
    call_command("review_words", "ar", to=tmp_path / "ar.xlsx")
    assert "sentences nobody has read yet" in capsys.readouterr().out
    with (tmp_path / "ar.xlsx").open("rb") as sheet:
        assert open_table(sheet).header == list(reviewing.COLUMNS)
    (tmp_path / "geen.csv").write_bytes(b"%PDF-1.7 niets")
    with pytest.raises(CommandError):
        call_command("review_words", "ar", take=tmp_path / "geen.csv")

"""Whatever bytes arrive: rows, or one clear sentence."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from aanjager.kernel import sheets
from aanjager.kernel.sheets import reading


def read(content):
    table = sheets.open_table(io.BytesIO(content))
    return table, list(table.rows())


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b),
        st.text(max_size=300).map(lambda t: t.encode("utf-16", "surrogatepass")),
        st.text(alphabet='a;,"\n\r\t|=\0é', max_size=120).map(str.encode),
    )
)
def test_any_bytes_give_rows_or_one_sentence(content):
    try:
        table, rows = read(content)
    except sheets.Unreadable:
        return  # with a sentence; see below which
    assert len(set(table.header)) == len(table.header)
    numbers = [row.number for row in rows]
    assert numbers == sorted(set(numbers))
    for row in rows:
        assert row.fault or len(row.cells) == len(table.header)
        assert not any("\0" in cell for cell in row.cells)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet="ab =+-@é€\n\";,'", min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_what_is_written_can_be_read_and_is_never_a_formula(rows):
    content = "".join(sheets.csv_lines(["naam", "plaats", "tekst"], rows)).encode()

    _table, found = read(content)

    wanted = [[reading.cleaned(sheets.neutral(cell)) for cell in row] for row in rows]
    assert [row.cells for row in found] == [row for row in wanted if any(row)]
    assert not any(cell[:1] in "=+-@" for row in rows for cell in map(sheets.neutral, row) if cell)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_encoding_is_found_out(encoding):
    text = "naam;plaats\n" + "José;één café in Fryslân, bij de coördinator\n" * 5

    _table, rows = read(text.encode(encoding))

    assert rows[0].cells == ["José", "één café in Fryslân, bij de coördinator"]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_separator_is_found_out_and_a_quoted_line_break_stays_in_its_cell(sign):
    text = f'naam{sign}adres\nJan{sign}"Kade 1\nLindeveen{sign} NL"\n'

    _table, rows = read(text.encode())

    assert rows[0].cells == ["Jan", f"Kade 1\nLindeveen{sign} NL"]


def test_excel_may_name_the_separator_itself():
    table, rows = read(b"sep=|\nnaam|plaats\nJan, Piet|Lindeveen\n")

    assert table.header == ["naam", "plaats"]
    assert rows[0].cells == ["Jan, Piet", "Lindeveen"]


def test_a_row_that_is_no_good_says_so_and_the_rest_comes_along():
    long = "x" * 10_001
    _table, rows = read(f"naam;plaats\na;b\nnaam;plaats\nc\n\n{long};d\ne;f;;\ng;h;i\n".encode())

    assert [(row.number, bool(row.fault)) for row in rows] == [
        (2, False), (3, True), (4, True), (6, True), (7, False), (8, True),
    ]  # fmt: skip
    assert "kop staat hier nog een keer" in rows[1].fault
    assert "1 kolommen, de kop heeft er 2" in rows[2].fault
    assert "langer dan 10000 tekens" in rows[3].fault


def test_a_column_that_is_there_twice_gets_a_number():
    table, _rows = read(b"VOLID,naam,VOLID,,\n1,a,1,x,\n")

    assert table.header == ["VOLID", "naam", "VOLID (2)"] + ["kolom 4"] * (len(table.header) - 3)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (b"\xef\xbb\xbf \n", "leeg"),
        (b"\x89PNG\r\n\x1a\n123", "plaatje"),
        (b"%PDF-1.7", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud of beveiligd Excel"),
        (b"<!DOCTYPE html><table>", "webpagina"),
        (b"\x1f\x8b\x08", "ingepakt"),
        (b"MZ\x90", "programma"),
        (b"PK\x03\x04niks", "beschadigd"),
        (b"a\0\1\2\3b\0\0\0c" * 40, "geen tekst"),
        (b";".join([b"k"] * 300) + b"\n", "meer dan 200 kolommen"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(content, sentence):
    with pytest.raises(sheets.Unreadable, match=sentence):
        read(content)


def zipped(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in members.items():
            parts.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def test_a_bomb_is_not_unpacked():
    with pytest.raises(sheets.Unreadable, match="veel te groot"):
        read(zipped(xl__workbook="<x/>", xl__sheet=b"0" * 20_000_000))


def test_a_sheet_that_declares_entities_is_not_read():
    with pytest.raises(sheets.Unreadable, match="beschadigd"):
        read(zipped(xl__workbook='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))


def test_another_archive_is_no_sheet():
    with pytest.raises(sheets.Unreadable, match="geen Excel-bestand"):
        read(zipped(content="<office/>"))


def test_a_sheet_gives_values_and_never_formulas():
    book, file = Workbook(), io.BytesIO()
    book.active.append(["naam", "som"])
    book.active.append(["=cmd|' /C calc'!A0", "=1+1"])
    book.active.append([7001.0, "#REF!"])
    book.save(file)

    _table, rows = read(file.getvalue())

    assert [row.cells for row in rows] == [["7001", ""]]  # a formula nobody calculated has no value


def test_a_million_rows_are_refused_with_a_limit(monkeypatch):
    monkeypatch.setattr("aanjager.kernel.sheets.separated.MAX_ROWS", 3)

    with pytest.raises(sheets.Unreadable, match="Knip het in stukken"):
        read(b"a;b\n" + b"1;2\n" * 4)


def test_cells_that_begin_as_a_formula_are_disarmed_and_numbers_stay():
    assert [sheets.neutral(v) for v in ["=1", "+a", "-5", "-x", "@a", None, 3]] == [
        "'=1", "'+a", "-5", "'-x", "'@a", "", "3",
    ]  # fmt: skip
    sheet = sheets.xlsx_file(["a", "b"], [["=1+1", 2]])
    table = sheets.open_table(sheet)
    assert next(iter(table.rows())).cells == ["'=1+1", "2"]
    sheet.close()

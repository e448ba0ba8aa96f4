"""A paper is read by everybody: tagged, titled, in its own language, with headings and table heads."""

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from aanjager.kernel.paper import Paper, Part, pdf

PAPER = Paper(
    title="Verslag & meer",
    language="nl",
    author="Centrale Noord",
    made_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    parts=[
        Part("heading", "Ondernemerschap"),
        Part("paragraph", "Geen opmaak: #set *dik* $x$ \\ [ ] <b>", mark="reconstructie"),
        Part("item", "’s-Hertogenbosch"),
        Part("item", "Súdwest-Fryslân"),
        Part("table", rows=[["Wat", "Aantal"], ["Briefjes", "24"]]),
    ],
)


def tags(node, found=None):
    """Return the names of all tags in the structure of a PDF."""
    found = [] if found is None else found
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            tags(one, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_a_paper_says_its_title_and_language_and_is_tagged():
    read = PdfReader(BytesIO(pdf(PAPER)))
    root = read.trailer["/Root"]

    assert root["/Lang"] == "nl"
    assert read.metadata.title == "Verslag & meer"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in read.trailer["/Root"]["/Metadata"].get_object().get_data().decode()


def test_headings_lists_and_table_heads_are_tagged():
    found = tags(PdfReader(BytesIO(pdf(PAPER))).trailer["/Root"]["/StructTreeRoot"]["/K"])

    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD"} <= set(found)


def test_peoples_words_are_never_markup():
    text = PdfReader(BytesIO(pdf(PAPER))).pages[0].extract_text()

    assert "#set *dik* $x$" in text
    assert "’s-Hertogenbosch" in text


def test_the_same_paper_gives_the_same_bytes():
    assert pdf(PAPER) == pdf(PAPER)

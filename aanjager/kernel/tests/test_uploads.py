"""A file is what its content says; what its name promises must agree."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from aanjager.kernel import actions, uploads
from aanjager.kernel.refusals import Refused

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def packed(names: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in names.items():
            file.writestr(name, content)
    return made.getvalue()


DOCX = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
ODT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("name", "content"),
    [("verslag.pdf", PDF), ("vel.png", PNG), ("brief.docx", DOCX), ("brief.odt", ODT)],
)
def test_a_file_that_is_what_it_says_is_taken(name, content):
    found = uploads.look_into(ContentFile(content, name=name))

    assert found.ending == name.rsplit(".", 1)[1]
    assert found.size == len(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pagina.html", b"<!doctype html><script>alert(1)</script>"),
        ("plaatje.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("virus.pdf", b"MZ\x90\x00" + b"\0" * 200),
        ("pagina.pdf", b"<html><body>%PDF</body></html>"),
        ("script.png", b"<svg><script/></svg>"),
        ("brief.docx", packed({"readme.txt": b"niets"})),
        ("blad.xlsx", DOCX),
        ("leeg.pdf", b""),
        ("zonder-einde", PDF),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, content):
    with pytest.raises(Refused):
        uploads.look_into(ContentFile(content, name=name))


def test_a_packed_file_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1_000)
    bomb = packed({"[Content_Types].xml": b"", "word/document.xml": b"\0" * 5_000})

    with pytest.raises(Refused):
        uploads.look_into(ContentFile(bomb, name="brief.docx"))


def test_a_file_goes_out_so_that_no_browser_runs_it():
    response = uploads.as_attachment(
        ContentFile(PDF), name='Verslag "1"\r\nX: y.pdf', media_type="application/pdf"
    )

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response["Content-Disposition"]


def test_a_photo_is_drawn_anew_without_where_it_was_taken():
    made, told = BytesIO(), Image.Exif()
    told[0x010E] = "achter de kerk"
    Image.new("RGB", (40, 20), "green").save(made, "JPEG", exif=told)
    assert b"achter de kerk" in made.getvalue()

    found = actions.cleaned(ContentFile(made.getvalue(), "C:\\foto's\\d'Ancona.jpeg"))

    assert (found.name, found.ending) == ("d'Ancona.jpg", "jpg")
    assert b"achter de kerk" not in found.content
    assert Image.open(BytesIO(found.content)).size == (40, 20)

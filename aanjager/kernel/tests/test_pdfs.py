"""A PDF loses who made it, and nothing in it runs."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from aanjager.kernel import pdfs
from aanjager.kernel.refusals import Refused


def made(**properties):
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(72, 72)
    writer.add_metadata({f"/{name}": value for name, value in properties.items()})
    writer.write(out)
    return out.getvalue()


def test_who_made_it_goes_and_the_pages_stay():
    content = made(Author="Daan (thuis)", Creator="Schrijfmachine", Title="Bon van Daan")
    clean = pdfs.cleaned(content + b"<x:xmpmeta>Daan</x:xmpmeta>")

    assert b"Daan" not in clean
    assert b"Schrijfmachine" not in clean
    found = PdfReader(io.BytesIO(clean))
    assert len(found.pages) == 1
    assert not (found.metadata.author or "").strip()


def test_a_name_written_in_numbers_goes_too():
    clean = pdfs.cleaned(b"<< /Author <4461616E> /Producer (x) >>")

    assert clean == b"<< /Author <        > /Producer ( ) >>"


@pytest.mark.parametrize(
    "part",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/S /J#61vaScript",
        b"/S /Launch /F (calc.exe)",
        b"/Names << /EmbeddedFiles 3 0 R >>",
        b"stream\n" + zlib.compress(b"<< /S /JavaScript >>") + b"endstream",
    ],
)
def test_what_can_run_is_refused_with_what_to_do(part):
    with pytest.raises(Refused, match="Print hem opnieuw"):
        pdfs.cleaned(made() + part)


def test_a_bomb_in_a_pdf_is_not_unpacked_whole():
    bomb = b"stream\n" + zlib.compress(b" " * 30_000_000) + b"endstream"

    assert pdfs.cleaned(made() + bomb).endswith(b"endstream")

"""Files that people bring: what they are by their content, not by what their name promises."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import puremagic
from django.core.files.base import File
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _

from aanjager.kernel.refusals import Refused

MOST_BYTES = 20 * 1024 * 1024
LOOKED_AT = 8 * 1024  # bytes that say what a file is
DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
ALIKE = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"}
PACKED = {"docx": "word/", "pptx": "ppt/", "xlsx": "xl/"}  # the folder that says which
MOST_UNPACKED = 200 * 1024 * 1024
RANGE = re.compile(
    r"bytes=(?=\d|-\d)(\d{0,18})-(\d{0,18})"
)  # one part: from, to, or the last so many
PIECE = 64 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that was looked into: its ending, media type and size in bytes."""

    ending: str
    media_type: str
    size: int


def look_into(file: File, *, name: str = "") -> Upload:
    """Return what the file is, or refuse it with a sentence: its content and its name must agree.

    Raises Refused for an unknown kind, a name that promises something else, an empty or too large
    file, and a packed file that unpacks to more than it may.
    """
    name = name or file.name or ""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    ending = ALIKE.get(ending, ending)
    if not file.size:
        raise Refused(_("Dit bestand is leeg. Kies een ander bestand."))
    if file.size > MOST_BYTES:
        raise Refused(_("Dit bestand is te groot. Het mag 20 MB zijn."))
    if ending not in DOCUMENTS:
        raise Refused(
            _("Dit soort bestand nemen we niet aan. Kies een pdf, een document of een foto.")
        )
    if _kind_of(file) != ending:
        raise Refused(
            _(
                "Dit bestand is iets anders dan de naam zegt. Bewaar het opnieuw, bijvoorbeeld als pdf."
            )
        )
    return Upload(ending, DOCUMENTS[ending], file.size)


def _kind_of(file: File) -> str:
    """Return the ending that belongs to the content, or an empty text."""
    file.seek(0)
    start = file.read(LOOKED_AT)
    file.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_packed(file)
    try:
        found = puremagic.from_string(start).lstrip(".").lower()
    except (puremagic.PureError, ValueError):
        return ""
    return ALIKE.get(found, found)


def _kind_of_packed(file: File) -> str:
    """Look at the table of contents of a packed document; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(file.read())) as packed:
            names = [info.filename for info in packed.infolist()]
            unpacked = sum(info.file_size for info in packed.infolist())
            media_type = ""
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                media_type = packed.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return ""
    finally:
        file.seek(0)
    if unpacked > MOST_UNPACKED:
        return ""
    if "[Content_Types].xml" in names:
        for ending, folder in PACKED.items():
            if any(name.startswith(folder) for name in names):
                return ending
    return next((end for end, kind in DOCUMENTS.items() if kind == media_type), "")


def as_shown(file: File, *, media_type: str, asked: str = "") -> HttpResponseBase:
    """Serve a picture or a recording that we made ourselves, to be shown within a page.

    `asked` is the part that a telephone asks for (`Range`): 206 with that part, 416 where the file has
    none. What asks for several parts, or in words we do not know, gets the whole, as the standard says
    (RFC 9110, 14.2).
    """
    found, size = RANGE.fullmatch(asked), file.size
    first, last = _asked_part(*found.groups(), size=size) if found else (0, size - 1)
    response: HttpResponseBase
    if first > last:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
    elif found:
        response = StreamingHttpResponse(
            _pieces(file, first, last), status=206, content_type=media_type
        )
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    else:
        response = FileResponse(file, content_type=media_type)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _asked_part(first: str, last: str, *, size: int) -> tuple[int, int]:
    """The first and the last byte of what was asked; the first lies behind the last where there is none."""
    if first:
        return int(first), min(int(last), size - 1) if last else size - 1
    return max(0, size - int(last)), size - 1 if int(last) else -1


def _pieces(file: File, first: int, last: int) -> Iterator[bytes]:
    """The bytes of a file from the first to the last, a piece at a time."""
    with file.open("rb"):
        file.seek(first)
        while first <= last and (piece := file.read(min(PIECE, last + 1 - first))):
            first += len(piece)
            yield piece


def as_attachment(file: File, *, name: str, media_type: str) -> FileResponse:
    """Serve a file so that no browser runs it: as an attachment, with its own type and no guessing."""
    ending = name.rsplit(".", 1)[-1]
    safe = f"{slugify(name.rsplit('.', 1)[0])[:80] or 'bestand'}.{ending}"
    response = FileResponse(file, as_attachment=True, filename=safe, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

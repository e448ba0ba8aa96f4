"""What actions of many rooms do with a file that people bring: clean it, store it, let it go."""

from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models.fields.files import FieldFile

from aanjager.kernel import pdfs, photos, sounds, uploads

PHOTOS, PHOTO_SIDE = ("png", "jpg"), 2_400  # pixels; letters on a photo of a paper stay readable


@dataclass(frozen=True)
class Cleaned:
    """A file as we keep it: its name for people, what it is, and a content without who made it where."""

    name: str
    ending: str
    media_type: str
    content: bytes

    def put_in(self, field: FieldFile) -> None:
        """Store it under a name that says nothing; the row is saved by who calls."""
        field.save(f"{uuid4().hex}.{self.ending}", ContentFile(self.content), save=False)


def cleaned(file: File) -> Cleaned:
    """Return a file that is what its name says: a PDF without its properties, a photo drawn anew.

    Raises Refused as `uploads.look_into` does, for a PDF in which something can run, and for a photo that
    unfolds to more than it may.
    """
    found = uploads.look_into(file)
    name = Path((file.name or "").replace("\\", "/")).name
    file.seek(0)
    if found.ending in PHOTOS:
        made = BytesIO()
        photos.drawn_anew(file, found.size, side=PHOTO_SIDE).save(made, "JPEG", quality=85)  # type: ignore[arg-type]
        stem = name.rsplit(".", 1)[0]
        return Cleaned(f"{stem[-100:]}.jpg", "jpg", uploads.DOCUMENTS["jpg"], made.getvalue())
    content = file.read()
    content = pdfs.cleaned(content) if found.ending == "pdf" else content
    return Cleaned(name[-120:], found.ending, found.media_type, content)


def seen_or_heard(file: File) -> Cleaned:
    """Return a photo drawn anew, or a recording with nothing but sound in it, told from its content.

    Raises Refused as `photos.drawn_anew` and `sounds.cleaned` do.
    """
    file.seek(0)
    start = file.read(12)
    file.seek(0)
    is_photo = start[:3] == b"\xff\xd8\xff" or start[1:4] == b"PNG" or start[8:12] == b"WEBP"
    if is_photo or (start[4:8] == b"ftyp" and start[8:12] in photos.HEIC_SIGNS):
        made = BytesIO()
        photos.drawn_anew(file, file.size, side=PHOTO_SIDE).save(made, "JPEG", quality=85)  # type: ignore[arg-type]
        return Cleaned("", "jpg", uploads.DOCUMENTS["jpg"], made.getvalue())
    ending, content = sounds.cleaned(file)
    return Cleaned("", ending, sounds.KINDS[ending], content)


def let_go(file: FieldFile) -> None:
    """Delete a stored file for good once the transaction holds; nothing when there is none."""
    if file:
        transaction.on_commit(partial(file.storage.delete, str(file.name)))

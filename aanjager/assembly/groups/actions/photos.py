"""What counts as a photo of a sheet: as every photo, large enough to read handwriting."""

import io
from typing import BinaryIO

from aanjager.assembly.groups.choices import PHOTO_SIDE
from aanjager.kernel import photos


def drawn_anew(upload: BinaryIO, size: int) -> bytes:
    """Return the picture drawn anew as JPEG, or refuse it with a sentence."""
    made = io.BytesIO()
    photos.drawn_anew(upload, size, side=PHOTO_SIDE).save(made, "JPEG", quality=82, optimize=True)
    return made.getvalue()

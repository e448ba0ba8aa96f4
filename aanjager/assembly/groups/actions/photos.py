"""What counts as a photo of a sheet: told from its content, never from its name; drawn anew before it is kept."""

import io
import warnings
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from aanjager.assembly.groups.choices import PHOTO_BYTES, PHOTO_PIXELS, PHOTO_SIDE
from aanjager.kernel.refusals import Refused

FORMATS = ("JPEG", "PNG", "WEBP")
HEIC_SIGNS = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")


def drawn_anew(upload: BinaryIO, size: int) -> bytes:
    """Return the picture drawn anew as JPEG: upright, without what the telephone wrote into it.

    Refuses what is too heavy, what is no picture whatever its name says, and pictures that unfold
    to more than a telephone can make.
    """
    if size > PHOTO_BYTES:
        raise Refused(
            _("Deze foto is te zwaar: hooguit 15 MB. Maak hem kleiner en probeer het weer.")
        )
    if not size:
        raise Refused(_("Dit bestand is leeg. Kies een foto van het vel."))
    content = upload.read()
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_SIGNS:
        raise Refused(
            _(
                "Dit is een HEIC-foto; die kan niet iedereen zien. Kies een JPEG "
                "(iPhone: Instellingen, Camera, Structuren, Meest compatibel)."
            )
        )
    return _redrawn(content)


def _redrawn(content: bytes) -> bytes:
    made = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as found:
                _fits(found.width * found.height)
                found.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
                upright = ImageOps.exif_transpose(found)
                upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
                upright.convert("RGB").save(made, "JPEG", quality=82, optimize=True)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused(_too_large()) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Refused(
            _("Dit is geen foto. Kies een foto van het vel: JPEG, PNG of WebP.")
        ) from None
    return made.getvalue()


def _fits(pixels: int) -> None:
    if pixels > PHOTO_PIXELS:
        raise Refused(_too_large())


def _too_large() -> str:
    return _("Deze foto is te groot om te openen. Maak een gewone foto van het vel.")

"""Photos that people bring: told from their content, drawn anew, without where they were taken."""

import io
import warnings
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from aanjager.kernel.refusals import Refused

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 60_000_000  # a telephone makes 12 to 50 million; more is a bomb
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC_SIGNS = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")


def drawn_anew(upload: BinaryIO, size: int, *, side: int) -> Image.Image:
    """Return the picture drawn anew, of at most `side` pixels: upright, without what the telephone wrote into it.

    Refuses what is too heavy, what is no picture whatever its name says, and pictures that unfold
    to more than a telephone can make.
    """
    if size > MOST_BYTES:
        raise Refused(
            _("Deze foto is te zwaar: hooguit 15 MB. Maak hem kleiner en probeer het weer.")
        )
    if not size:
        raise Refused(_("Dit bestand is leeg. Kies een foto."))
    content = upload.read()
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_SIGNS:
        raise Refused(
            _(
                "Dit is een HEIC-foto; die kan niet iedereen zien. Kies een JPEG "
                "(iPhone: Instellingen, Camera, Structuren, Meest compatibel)."
            )
        )
    return _drawn(content, side)


def _drawn(content: bytes, side: int) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as found:
                _fits(found.width * found.height)
                found.draft("RGB", (side, side))
                upright = ImageOps.exif_transpose(found)
                upright.thumbnail((side, side))
                return upright.convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused(_too_large()) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Refused(_("Dit is geen foto. Kies een foto: JPEG, PNG of WebP.")) from None


def _fits(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise Refused(_too_large())


def _too_large() -> str:
    return _("Deze foto is te groot om te openen. Maak een gewone foto.")

"""What people may write on a note, a point or a name: plain text, made safe to keep. Pure."""

import unicodedata

from django.utils.translation import gettext as _

from aanjager.assembly.groups.choices import LONGEST_NOTE, LONGEST_NOTE_STORED, LONGEST_POINT
from aanjager.kernel.refusals import Refused

JOINER, VARIANTS = "\u200d", ("\ufe0e", "\ufe0f")
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def plain(text: str) -> str:
    """Return the text on one line: composed, without control signs and signs that turn the reading order."""
    kept = (
        " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign) not in {"Cf", "Cs", "Co"} or sign == JOINER
    )
    return " ".join("".join(kept).split())


def signs(text: str) -> int:
    """Count what people see as one sign: a letter with its marks, an emoji of several parts, a flag."""
    count, before, flags = 0, "", 0
    for sign in text:
        code = ord(sign)
        is_flag = code in FLAG_LETTERS
        joins = (
            before == JOINER
            or sign == JOINER
            or sign in VARIANTS
            or code in SKIN_TONES
            or unicodedata.combining(sign) > 0
            or unicodedata.category(sign) in {"Mn", "Me"}
            or (is_flag and flags % 2 == 1)
        )
        count += not joins
        flags = flags + 1 if is_flag else 0
        before = sign
    return count


def note(text: str) -> str:
    """Return the text of a note; refuse an empty one and one of more than 280 signs."""
    return _fitting(
        text,
        LONGEST_NOTE,
        LONGEST_NOTE_STORED,
        _("Schrijf eerst iets op je briefje."),
        _(
            "Een briefje heeft hooguit %(most)s tekens; dit zijn er %(many)s. Splits het in meer briefjes."
        ),
    )


def point(text: str) -> str:
    """Return the wording of a point; refuse an empty one and one of more than 400 signs."""
    return _fitting(
        text,
        LONGEST_POINT,
        LONGEST_POINT,
        _("Schrijf op wat het punt is."),
        _("Een punt heeft hooguit %(most)s tekens; dit zijn er %(many)s. Maak het korter."),
    )


def line(text: str, most: int, empty: str) -> str:
    """Return a short text: a title, a reason; refuse an empty one with its own sentence."""
    return _fitting(
        text,
        most,
        most,
        empty,
        _("Dit heeft hooguit %(most)s tekens; het zijn er nu %(many)s. Maak het korter."),
    )


def _fitting(text: str, most: int, stored: int, empty: str, too_long: str) -> str:
    cleaned = plain(text)
    if not cleaned:
        raise Refused(empty)
    many = signs(cleaned)
    if many > most or len(cleaned) > stored:
        raise Refused(too_long % {"most": most, "many": max(many, min(len(cleaned), most + 1))})
    return cleaned


def label(text: str) -> str:
    """Return how somebody wants to be called; nothing is fine too."""
    return plain(text)[:60]

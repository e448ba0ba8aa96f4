"""What somebody can choose in a profile, with the words on screen."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

DAYS = [
    _("maandag"),
    _("dinsdag"),
    _("woensdag"),
    _("donderdag"),
    _("vrijdag"),
    _("zaterdag"),
    _("zondag"),
]
PARTS = [_("ochtend"), _("middag"), _("avond")]
LANGUAGES = [
    ("nl", _("Nederlands")),
    ("en", _("Engels")),
    ("ar", _("Arabisch")),
    ("de", _("Duits")),
    ("fa", _("Farsi of Dari")),
    ("fr", _("Frans")),
    ("pap", _("Papiaments")),
    ("pl", _("Pools")),
    ("es", _("Spaans")),
    ("ti", _("Tigrinya")),
    ("tr", _("Turks")),
    ("uk", _("Oekraïens")),
    ("dgs", _("gebarentaal")),
]
REACHES = [2, 5, 10, 15, 25, 50]  # kilometres

OPEN_FILE_HOURS = 12  # after this a file that staff opened closes by itself


def mask(positions: Iterable[int]) -> int:
    """Return the number that holds these day parts: bit `3 × weekday + part`, Monday morning first."""
    return sum(1 << position for position in set(positions))


def positions(number: int) -> list[int]:
    """Return the day parts that a mask holds, in the order of the week."""
    return [position for position in range(21) if number >> position & 1]

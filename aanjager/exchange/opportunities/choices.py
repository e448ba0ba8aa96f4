"""The fixed lists of this room: what the masks of the ranking mean, and limits."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

# The bit of each language in `Standing.languages`. Add at the end, never move or take out; 31 fit.
LANGUAGES = [
    "nl", "en", "de", "fr", "ar", "tr", "uk", "ti", "fa", "pl", "es", "so", "dgs", "pap", "zgh",
    "pt", "it", "ro", "bg", "ru", "zh", "ku", "ps", "ur", "hi", "fy",
]  # fmt: skip
ANY_LANGUAGE = 2**31 - 1  # nobody is left out where no language is asked


def language_mask(codes: Iterable[str]) -> int:
    """Return the languages as one number; an unknown code counts as none."""
    return sum(1 << LANGUAGES.index(code) for code in set(codes) if code in LANGUAGES)


TEXT_LIMITS = {"description": 5_000, "guidance": 1_000, "offers": 1_000}
LETTER_LINK_DAYS = 90  # how long a link in a letter answers


ORDER = {
    "": _("Nieuwste eerst"),
    "titel": _("Titel"),
    "organisatie": _("Organisatie"),
    "einde": _("Gaat het eerst van de site"),
}
KIND_WORDS = {  # what the finder finds a kind by, besides the words of its text
    "board": "bestuur bestuurslid bestuursfunctie board",
    "expert": "vakkennis deskundige expert",
    "mentor": "mentor coach mentoring",
    "project": "project",
}

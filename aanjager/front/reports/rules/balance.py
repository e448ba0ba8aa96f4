"""The closing balance: what came in, and what became of each piece. Both sides are equal at every moment."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Row:
    """One line of the balance: how many there were, and where they went. `open` has no end yet."""

    code: str
    name: Any
    total: int
    parts: tuple[tuple[Any, int], ...]
    open: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether the parts and what is open together are the total."""
        return self.total == self.open + sum(number for _name, number in self.parts)


@dataclass(frozen=True)
class Counts:
    """The numbers under the balance, as the database counts them; the names are those of `ROWS`."""

    notes: int = 0
    notes_chosen: int = 0
    notes_not_chosen: int = 0
    notes_loose: int = 0
    notes_hidden: int = 0
    notes_withdrawn: int = 0
    points: int = 0
    points_in_themes: int = 0
    points_separate: int = 0
    points_not_treated: int = 0
    points_open: int = 0
    themes: int = 0
    themes_amended: int = 0
    themes_unchanged: int = 0
    themes_open: int = 0
    amendments: int = 0
    amendments_decided: int = 0
    amendments_withdrawn: int = 0
    amendments_lapsed: int = 0
    amendments_not_admitted: int = 0
    amendments_open: int = 0
    adopted: int = 0
    adopted_processed: int = 0
    adopted_waiting: int = 0
    commitments: int = 0
    commitments_done: int = 0
    commitments_dropped: int = 0
    commitments_open: int = 0


# code, name, {what became of it: words}; the open part is `<code>_open`, or `_waiting`.
ROWS: list[tuple[str, Any, dict[str, Any], str]] = [
    (
        "notes",
        _("Briefjes"),
        {
            "notes_chosen": _("in gekozen punten"),
            "notes_not_chosen": _("bij punten die niet gekozen zijn"),
            "notes_loose": _("los gebleven"),
            "notes_hidden": _("verborgen, met reden"),
            "notes_withdrawn": _("ingetrokken"),
        },
        "",
    ),
    (
        "points",
        _("Ingeleverde punten"),
        {
            "points_in_themes": _("opgenomen in een thema"),
            "points_separate": _("apart behandeld"),
            "points_not_treated": _("niet behandeld, met reden"),
        },
        "points_open",
    ),
    (
        "themes",
        _("Thema's"),
        {
            "themes_amended": _("met een wijzigingsvoorstel"),
            "themes_unchanged": _("zonder wijziging, met reden"),
        },
        "themes_open",
    ),
    (
        "amendments",
        _("Wijzigingsvoorstellen"),
        {
            "amendments_decided": _("besloten"),
            "amendments_withdrawn": _("ingetrokken"),
            "amendments_lapsed": _("vervallen"),
            "amendments_not_admitted": _("niet ontvankelijk"),
        },
        "amendments_open",
    ),
    (
        "adopted",
        _("Overgenomen voorstellen"),
        {"adopted_processed": _("verwerkt in een versie")},
        "adopted_waiting",
    ),
    (
        "commitments",
        _("Toezeggingen"),
        {
            "commitments_done": _("gedaan"),
            "commitments_dropped": _("vervallen, met reden"),
        },
        "commitments_open",
    ),
]
# A report may be fixed while these are open, because it names them as open.
MAY_STAY_OPEN = {"amendments", "adopted", "commitments"}


def rows(counts: Counts) -> list[Row]:
    """Return the lines of the balance for these numbers, in order."""
    return [
        Row(
            code,
            name,
            getattr(counts, code),
            tuple((words, getattr(counts, part)) for part, words in parts.items()),
            getattr(counts, open_part) if open_part else 0,
        )
        for code, name, parts, open_part in ROWS
    ]


def without_an_end(counts: Counts) -> list[Row]:
    """Return the lines that still hold something that nobody gave an end, and may not."""
    return [row for row in rows(counts) if row.open and row.code not in MAY_STAY_OPEN]

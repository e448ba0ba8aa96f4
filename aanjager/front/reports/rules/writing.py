"""Writing the report: every sentence from rows of the meeting, with those rows beside it.

Pure: the same facts give the same sentences. What the rows do not hold is not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.front.reports.choices import NUMBERS
from aanjager.front.reports.rules.balance import Row, rows
from aanjager.front.reports.rules.downloads import link_text

Source = tuple[str, int]


@dataclass(frozen=True)
class Written:
    """A block of the report and the rows it was made from."""

    kind: str  # heading, paragraph or item
    text: str
    sources: tuple[Source, ...]


def write(facts: Any) -> list[Written]:
    """Return the whole report of these facts (see `queries.facts.Facts`), block after block."""
    parts = (
        _opening(facts),
        _groups(facts),
        _themes(facts),
        _said(facts),
        _amendments(facts),
        _commitments(facts),
        _next(facts),
        _downloads(facts),
        _balance(facts),
    )
    return [block for part in parts for block in part]


def in_words(number: int) -> str:
    """Say a small number in a word, a larger one in digits."""
    return str(NUMBERS[number]) if number < len(NUMBERS) else str(number)


def capital(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def _opening(facts: Any) -> Iterator[Written]:
    meeting = facts.meeting
    of_meeting: Source = ("meeting", meeting.pk)
    day = {"day": date_format(facts.day, "j F Y"), "title": meeting.title, "venue": meeting.venue}
    if meeting.venue:
        yield Written(
            "paragraph", _("Op %(day)s was de %(title)s, in %(venue)s.") % day, (of_meeting,)
        )
    else:
        yield Written("paragraph", _("Op %(day)s was de %(title)s.") % day, (of_meeting,))
    if meeting.attended_words:
        said = _("%(people)s waren erbij.") % {"people": capital(meeting.attended_words)}
        yield Written("paragraph", said, (of_meeting,))
    elif facts.present:
        said = ngettext("%(n)s mens was erbij.", "%(n)s mensen waren erbij.", facts.present)
        yield Written("paragraph", said % {"n": facts.present}, (of_meeting,))
    if meeting.version:
        document = meeting.version.document
        words = {"title": document.title, "body": document.body.name, "purpose": document.purpose}
        said = _("Op tafel lag: %(title)s, van %(body)s.") % words
        if document.purpose:
            said = _("Op tafel lag: %(title)s, van %(body)s. Het doel ervan: %(purpose)s.") % words
        yield Written("paragraph", said.replace("..", "."), (("version", meeting.version_id),))
    if meeting.purpose and not (
        meeting.version and meeting.purpose in meeting.version.document.purpose
    ):
        said = _("Het doel van de dag: %(purpose)s.") % {"purpose": meeting.purpose.rstrip(".")}
        yield Written("paragraph", said, (of_meeting,))


def _groups(facts: Any) -> Iterator[Written]:
    if not facts.groups:
        return
    many, wanted = len(facts.groups), facts.meeting.points_to_plenary
    sources = tuple(("group", pk) for pk, _notes, _done in facts.groups)
    said = ngettext(
        "%(n)s werkgroep ging aan de slag.", "%(n)s werkgroepen gingen aan de slag.", many
    )
    chose = ngettext(
        "Elke groep koos er %(n)s voor de zaal.", "Elke groep koos er %(n)s voor de zaal.", wanted
    )
    notes = sum(number for _pk, number, _done in facts.groups)
    wrote = ngettext(
        "Samen schreven ze %(n)s briefje met een verbeterpunt.",
        "Samen schreven ze %(n)s briefjes met verbeterpunten.",
        notes,
    )
    words = [capital(said % {"n": in_words(many)}), wrote % {"n": notes}]
    if any(done for _pk, _notes, done in facts.groups):
        words.append(chose % {"n": in_words(wanted)})
    yield Written("paragraph", " ".join(words), sources)


def _themes(facts: Any) -> Iterator[Written]:
    if not facts.themes:
        return
    sources = tuple(("theme", pk) for pk, *_rest in facts.themes)
    yield Written("heading", _("Waarmee het gesprek begon"), sources)
    said = ngettext(
        "Samengevat was dit %(n)s punt de ingang voor de discussie:",
        "Samengevat waren deze %(n)s punten de ingang voor de discussie:",
        len(facts.themes),
    )
    yield Written("paragraph", said % {"n": in_words(len(facts.themes))}, sources)
    for pk, number, text, _points in facts.themes:
        yield Written("item", f"{number}. {text}", (("theme", pk),))


def _said(facts: Any) -> Iterator[Written]:
    by_heading: dict[str, list[Any]] = {}
    for line in facts.said:
        by_heading.setdefault(line.heading or _("Verder besproken"), []).append(line)
    for heading, lines in by_heading.items():
        yield Written("heading", heading, tuple(("line", it.pk) for it in lines))
        for line in lines:
            yield Written("item", _line(line), (("line", line.pk),))


def _line(line: Any) -> str:
    """A line as it was said; a promise and a signal say that they are one."""
    before = {"commitment": _("Toezegging: "), "signal": _("Signaal: ")}.get(line.kind, "")
    by = f" ({line.by_label})" if line.by_label else ""
    return f"{before}{line.text}{by}"


def _amendments(facts: Any) -> Iterator[Written]:
    if not facts.amendments:
        return
    sources = tuple(("amendment", it.pk) for it in facts.amendments)
    yield Written("heading", _("Wijzigingsvoorstellen"), sources)
    said = ngettext(
        "Er kwam %(n)s wijzigingsvoorstel naar voren.",
        "Er kwamen %(n)s wijzigingsvoorstellen naar voren.",
        len(facts.amendments),
    )
    yield Written("paragraph", said % {"n": in_words(len(facts.amendments))}, sources)
    for document, mine in groupby(facts.amendments, key=lambda it: it.document_id):
        del document
        for it in mine:
            yield Written(
                "item", _amendment(it, facts.from_where.get(it.pk, [])), (("amendment", it.pk),)
            )


def _amendment(it: Any, from_where: list[str]) -> str:
    words = {
        "number": it.number,
        "kind": it.get_kind_display(),
        "about": capital(it.about),
        "state": it.get_state_display(),
        "from": ", ".join(_origin(word) for word in from_where),
    }
    if from_where:
        return _("%(number)s. %(about)s (%(kind)s; uit %(from)s): %(state)s.") % words
    return _("%(number)s. %(about)s (%(kind)s): %(state)s.") % words


def _origin(word: str) -> str:
    if word.startswith("theme "):
        return _("punt %(number)s") % {"number": word.split()[1]}
    return _("een briefje") if word == "note" else _("de zaal")


def _commitments(facts: Any) -> Iterator[Written]:
    if not facts.commitments:
        return
    yield Written(
        "heading", _("Toezeggingen"), tuple(("commitment", it.pk) for it in facts.commitments)
    )
    for it in facts.commitments:
        words = {"text": it.text, "who": it.owner_label, "day": date_format(it.due_on, "j F Y")}
        said = (
            _("%(text)s: %(who)s, uiterlijk %(day)s.") % words
            if it.owner_label
            else (_("%(text)s: uiterlijk %(day)s.") % words)
        )
        yield Written("item", said, (("commitment", it.pk),))


def _next(facts: Any) -> Iterator[Written]:
    meeting = facts.next_meeting
    if not meeting:
        return
    source: tuple[Source, ...] = (("meeting", meeting.pk),)
    day = date_format(localtime(meeting.starts_at), "j F")
    yield Written("heading", f"{meeting.title} {day}", source)
    said = _("Op %(day)s is de %(title)s.") % {"day": day, "title": meeting.title}
    rhythm = {
        "two_yearly": _("Die is elke twee jaar (tweejaarlijks)."),
        "yearly": _("Die is elk jaar."),
    }.get(meeting.series.rhythm, "")
    words = [said, rhythm]
    if meeting.theme:
        words.append(_("Het thema is %(theme)s.") % {"theme": meeting.theme})
    if meeting.venue:
        place = ", ".join(filter(None, [meeting.venue, meeting.address]))
        words.append(_("De plaats is %(place)s.") % {"place": place})
    if meeting.state == "announced":
        words.append(_invitation_follows(meeting))
    yield Written("paragraph", " ".join(filter(None, words)), source)


def _invitation_follows(meeting: Any) -> str:
    if meeting.invite_from:
        month = date_format(meeting.invite_from, "F")
        return _("De uitnodiging wordt later verstuurd, in %(month)s.") % {"month": month}
    return _("De uitnodiging volgt later.")


def _downloads(facts: Any) -> Iterator[Written]:
    if not facts.downloads:
        return
    yield Written("heading", _("Downloads"), tuple(("download", it.pk) for it in facts.downloads))
    for it in facts.downloads:
        yield Written("item", link_text(it), (("download", it.pk),))


def _balance(facts: Any) -> Iterator[Written]:
    source: tuple[Source, ...] = (("meeting", facts.meeting.pk),)
    yield Written("heading", _("De balans"), source)
    yield Written(
        "paragraph",
        _("Wat binnenkwam en wat ervan werd. Links en rechts is het altijd evenveel."),
        source,
    )
    for row in rows(facts.balance):
        if row.total:
            yield Written("item", balance_line(row), source)


def balance_line(row: Row) -> str:
    """One line of the balance in words: `Briefjes: 24 = 10 in gekozen punten + 14 los gebleven`."""
    parts = [f"{number} {words}" for words, number in row.parts if number]
    if row.open:
        parts.append(_("%(n)s nog open") % {"n": row.open})
    return f"{row.name}: {row.total} = {' + '.join(parts)}"


def title_of(meeting: Any) -> str:
    """Name the report: `Verslag van de bijeenkomst … van 29 juni 2015`."""
    day = date_format(localtime(meeting.starts_at), "j F Y")
    return _("Verslag %(title)s, %(day)s") % {"title": meeting.title, "day": day}

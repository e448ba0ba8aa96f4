"""What could come next, each with a true sentence why. Pure: nobody is scored, counted or compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.paths.choices import (
    LEADING_MONTHS,
    MOST_ALIKE,
    MOST_OFFERS,
    RECOGNISED_MONTHS,
    SETTLED_MONTHS,
    STRONG,
    TELLING,
)

Kind = Opportunity.Kind


@dataclass(frozen=True)
class Spell:
    """One place where somebody takes part or did: how long, and what it is about."""

    title: str
    organisation: str
    months: int
    is_over: bool = False
    kind: str = Kind.ROLE
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Path:
    """What somebody did, followed and was given, as the platform knows it; and what they want to learn.

    `known_at` says at which centres and for how many whole years, `hours` how many another confirmed.
    """

    spells: tuple[Spell, ...] = ()
    courses: tuple[str, ...] = ()
    board_courses: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    wants_to_learn: frozenset[str] = frozenset()
    known_at: tuple[tuple[str, int], ...] = ()
    hours: int = 0
    has_portfolio: bool = False
    is_puller: bool = False


@dataclass(frozen=True)
class Offer:
    """Something open at one of somebody's centres."""

    pk: int
    title: str
    organisation: str
    kind: str
    themes: frozenset[str] = frozenset()
    learns: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """A next step: what, why, and where it leads."""

    what: str
    why: str
    href: str


def next_steps(path: Path, offers: Iterable[Offer]) -> list[Step]:
    """Return what could come next, in the order of the offers and then of what we know.

    Two at most with one reason: an offer that has another is named with that. Where nothing open fits
    what somebody did, the way to search oneself is named, so that there is always something to open.
    """
    steps: list[Step] = []
    named: Counter[str] = Counter()
    for it in offers:
        why = next((it for it in _reasons(path, it) if named[it] < MOST_ALIKE), "")
        if why and len(steps) < MOST_OFFERS:
            named[why] += 1
            what = _("%(title)s, %(body)s") % {"title": it.title, "body": it.organisation}
            steps.append(Step(what, why, f"/vacatures/{it.pk}/"))
    own = _of_ones_own(path)
    if own and not steps:
        why = _("Nu staat er niets open dat aansluit bij wat je deed.")
        steps.append(Step(_("Zoek zelf in wat er open staat"), why, "/vacatures/"))
    return steps + own


def _reasons(path: Path, it: Offer) -> Iterator[str]:
    """Every true sentence why this fits somebody's path, what says most of it first."""
    if it.kind in STRONG:
        yield from _shared(path, it)
    if it.kind == Kind.BOARD:
        for course in path.board_courses:
            yield _("Je volgde ‘%(course)s’. Hier kun je het gebruiken.") % {"course": course}
    if it.kind == Kind.MENTOR:
        yield from _passing_on(path, it)
    for skill in sorted(path.wants_to_learn & it.learns):
        yield _("Je wilt ‘%(skill)s’ leren. Hier leer je dat.") % {"skill": skill}


def _passing_on(path: Path, it: Offer) -> Iterator[str]:
    """What somebody can give to another: a proof of what this is about, or the time they know it."""
    about = _words(" ".join([it.title, *it.themes, *it.learns]))
    for proof in path.proofs:
        if about & _words(proof):
            yield _("Je kreeg het bewijs ‘%(proof)s’. Hier geef je dat door.") % {"proof": proof}
    longest = _longest(path)
    if longest and longest.months >= RECOGNISED_MONTHS:
        yield _("%(stayed)s Hier help je een ander op weg.") % {"stayed": _stayed(longest)}


def _shared(path: Path, it: Offer) -> Iterator[str]:
    """Where somebody takes part or did, and what both are about."""
    for spell in path.spells:
        for theme in sorted(spell.themes & it.themes if spell.months >= SETTLED_MONTHS else ()):
            facts = {"body": spell.organisation, "theme": theme}
            if spell.is_over:
                yield _("Je deed mee bij %(body)s. Dit gaat ook over ‘%(theme)s’.") % facts
            else:
                yield _("Je doet mee bij %(body)s. Dit gaat ook over ‘%(theme)s’.") % facts


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= TELLING}


def _longest(path: Path) -> Spell | None:
    return max(path.spells, key=lambda it: it.months, default=None)


def _of_ones_own(path: Path) -> list[Step]:
    """Recognition, a course and the circle, when there is a fact to go on."""
    steps = []
    longest = _longest(path)
    stayed = _stayed(longest) if longest else ""
    if longest and longest.months >= RECOGNISED_MONTHS and not path.has_portfolio:
        steps.append(
            Step(_("Laat zien wat je leerde, in een portfolio"), stayed, "/mijn/portfolio/")
        )
    board = next((it for it in path.spells if it.kind == Kind.BOARD), None)
    if board and not path.board_courses:
        why = (_("Je zat in het bestuur van %(body)s.") if board.is_over
               else _("Je zit in het bestuur van %(body)s."))  # fmt: skip
        what = _("Kijk of er een cursus over besturen is")
        steps.append(Step(what, why % {"body": board.organisation}, "/academie/"))
    if path.proofs:
        why = _("Je kreeg het bewijs ‘%(proof)s’.") % {"proof": path.proofs[0]}
        steps.append(Step(_("Laat je bewijs zien aan wie je wilt"), why, "/mijn/bewijzen/"))
    if not path.is_puller and longest and (board or longest.months >= LEADING_MONTHS):
        steps.append(Step(_("Word kartrekker"), stayed, "#kring"))
    return steps


def _stayed(spell: Spell) -> str:
    facts = {"n": spell.months, "body": spell.organisation}
    if spell.is_over:
        return _("Je deed %(n)s maanden mee bij %(body)s.") % facts
    return _("Je doet al %(n)s maanden mee bij %(body)s.") % facts

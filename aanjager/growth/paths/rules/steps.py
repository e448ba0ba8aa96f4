"""What could come next, each with a true sentence why. Pure: nobody is scored, counted or compared."""

import re
from collections import Counter
from collections.abc import Iterable
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

    Two at most for one kind of reason, so that one proof does not fill the page.
    """
    steps: list[Step] = []
    named: Counter[str] = Counter()
    for it in offers:
        kind, why = _why(path, it)
        if not why or named[kind] >= MOST_ALIKE or len(steps) >= MOST_OFFERS:
            continue
        named[kind] += 1
        what = _("%(title)s, %(body)s") % {"title": it.title, "body": it.organisation}
        steps.append(Step(what, why, f"/vacatures/{it.pk}/"))
    return steps + _of_ones_own(path)


def _why(path: Path, it: Offer) -> tuple[str, str]:
    """The kind of reason and one true sentence why this fits somebody's path; empty when there is none."""
    if it.kind in STRONG:
        for spell in path.spells:
            shared = sorted(spell.themes & it.themes)
            if shared and spell.months >= SETTLED_MONTHS:
                facts = {"body": spell.organisation, "theme": shared[0]}
                if spell.is_over:
                    said = _("Je deed mee bij %(body)s. Dit gaat ook over ‘%(theme)s’.")
                else:
                    said = _("Je doet mee bij %(body)s. Dit gaat ook over ‘%(theme)s’.")
                return "spell", said % facts
    if it.kind == Kind.BOARD and path.board_courses:
        facts = {"course": path.board_courses[0]}
        return "course", _("Je volgde ‘%(course)s’. Hier kun je het gebruiken.") % facts
    if it.kind == Kind.MENTOR and (shown := _shown(path, it)):
        proof, about = shown
        facts = {"proof": proof, "theme": about}
        return "proof", _("Je kreeg het bewijs ‘%(proof)s’. Dit gaat ook over ‘%(theme)s’.") % facts
    if learned := sorted(path.wants_to_learn & it.learns):
        return "learn", _("Je wilt ‘%(skill)s’ leren. Hier leer je dat.") % {"skill": learned[0]}
    return "", ""


def _shown(path: Path, it: Offer) -> tuple[str, str] | None:
    """The first proof that has a word in common with what the offer is about, and what that is."""
    for proof in path.proofs:
        words = _words(proof)
        for about in sorted(it.themes | it.learns):
            if words & _words(about):
                return proof, about
    return None


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= TELLING}


def _of_ones_own(path: Path) -> list[Step]:
    """Recognition, a course and the circle, when there is a fact to go on."""
    steps = []
    longest = max(path.spells, key=lambda it: it.months, default=None)
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

"""What could come next, each with a true sentence why. Pure: nobody is scored, counted or compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.paths.choices import (
    LEADING_MONTHS,
    MOST_OFFERS,
    RECOGNISED_MONTHS,
    SETTLED_MONTHS,
    STRONG,
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
    """Return what could come next, in the order of the offers and then of what we know."""
    found = [(it, _why(path, it)) for it in offers]
    steps = [
        Step(_("%(title)s, %(body)s") % {"title": it.title, "body": it.organisation}, why,
             f"/vacatures/{it.pk}/")
        for it, why in found if why
    ][:MOST_OFFERS]  # fmt: skip
    return steps + _of_ones_own(path)


def _why(path: Path, it: Offer) -> str:
    """One true sentence why this fits somebody's path; empty when there is none."""
    if it.kind in STRONG:
        for spell in path.spells:
            shared = sorted(spell.themes & it.themes)
            if shared and spell.months >= SETTLED_MONTHS:
                facts = {"body": spell.organisation, "theme": shared[0]}
                if spell.is_over:
                    return _("Je deed mee bij %(body)s. Dit gaat ook over ‘%(theme)s’.") % facts
                return _("Je doet mee bij %(body)s. Dit gaat ook over ‘%(theme)s’.") % facts
    if it.kind == Kind.BOARD and path.board_courses:
        return _("Je volgde ‘%(course)s’. Hier kun je het gebruiken.") % {
            "course": path.board_courses[0]
        }
    if it.kind == Kind.MENTOR and path.proofs:
        return _("Je kreeg het bewijs ‘%(proof)s’. Hier geef je dat door.") % {
            "proof": path.proofs[0]
        }
    learned = sorted(path.wants_to_learn & it.learns)
    return (
        _("Je wilt ‘%(skill)s’ leren. Hier leer je dat.") % {"skill": learned[0]} if learned else ""
    )


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

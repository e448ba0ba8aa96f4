"""Who reads in a register of grants, and which names it may keep."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.text import folded
from aanjager.partnership.grants.choices import (
    ADDRESSED,
    INITIALS,
    LEGAL,
    OF_BODIES,
    PARTICLES,
    PRIVATE,
    TRADES_AS,
    WORD,
    WORDS_OF_BODIES,
)


def import_grants(actor: Actor) -> None:
    """Files are read in by the house itself, by command."""
    if not actor.is_clock:
        raise Refused(_("Dit doet wie de site beheert, met een opdracht."))


def is_person(name: str) -> bool:
    """Whether a name is, or may be, that of a person; what counts stands in `choices`."""
    said = " ".join(name.split())
    if PRIVATE.fullmatch(said) or ADDRESSED.match(said) or TRADES_AS.search(said):
        return True
    if LEGAL.search(said):
        return False
    return bool(INITIALS.fullmatch(said)) or _looks_like_one(said)


def _looks_like_one(said: str) -> bool:
    """Two to four words with a capital beside particles, none of them a word of bodies."""
    words = [it for it in said.split() if it.lower() not in PARTICLES]
    if not 2 <= len(words) <= 4 or not all(WORD.fullmatch(it) for it in words):
        return False
    bare = [folded(it) for it in words]
    return not any(it in WORDS_OF_BODIES or any(stem in it for stem in OF_BODIES) for it in bare)


def name_to_keep(name: str, known_bodies: Collection[str] = ()) -> str:
    """Return the name without what may be a person's: empty when nothing is left.

    `known_bodies` are names that somebody looked at and found to be of bodies, in lower case.
    """
    said = " ".join(name.split())
    if said.lower() in known_bodies:
        return said
    return " / ".join(it for it in said.split(" / ") if not is_person(it))

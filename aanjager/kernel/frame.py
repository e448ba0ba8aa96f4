"""What stands around every page: its head, the navigation and the foot.

Drawn once and remembered by a `Frame`. The templates of the frame see nothing but their Frame, so
what is remembered cannot hold anything of another centre, language or role.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.languages import is_unread
from aanjager.kernel.text import fingerprint


@dataclass(frozen=True)
class Face:
    """What the frame tells of the centre whose door was used."""

    name: str
    address: str
    phone: str
    is_invented: bool
    theme: str  # the fingerprint of the theme; empty without one


@dataclass(frozen=True)
class Looking:
    """Which entries somebody sees: whether there is any, never which."""

    is_signed_in: bool
    staff_of: bool
    manager_of: bool
    coordinator_of: bool
    is_mentor: bool


@dataclass(frozen=True)
class Frame:
    """All that the frame of a page depends on; plain values, that can be compared."""

    language: str | None
    asked: str  # the language that was asked for, where the page is not there in it
    is_unread: bool
    here: str
    centre: Face | None
    actor: Looking
    is_demonstration: bool


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of the page that is asked for."""
    actor, centre = getattr(request, "actor", ANONYMOUS), getattr(request, "centre", None)
    return Frame(
        language=get_language(),
        asked=getattr(request, "asked_language", ""),
        is_unread=is_unread(get_language()),
        here=re.sub(r"\d.*", "…", request.path),  # a number says which one, not where
        centre=Face(
            centre.name,
            centre.address,
            centre.phone,
            centre.is_invented,
            fingerprint(centre.theme) if centre.theme else "",
        )
        if centre
        else None,
        actor=Looking(
            actor.is_signed_in,
            bool(actor.staff_of),
            bool(actor.manager_of),
            bool(actor.coordinator_of),
            actor.is_mentor,
        ),
        is_demonstration=settings.DEMO,
    )


@lru_cache(maxsize=2048)
def drawn(template: str, frame: Frame) -> SafeString:
    """Return a part of the frame, drawn from the frame alone."""
    return mark_safe(render_to_string(template, vars(frame)))

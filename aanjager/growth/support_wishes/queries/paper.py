"""What helps somebody on paper, in large type: theirs to keep, made from what is on screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.growth.confidence.choices import LARGE
from aanjager.growth.support_wishes.choices import named
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishShare
from aanjager.kernel.paper import Paper, Part


@dataclass(frozen=True)
class Told:
    """What may be seen: the wishes in words, and somebody's own words."""

    wishes: list[str]
    words: str


def told(it: Wish | WishDraft | WishShare) -> Told:
    """Return what a wish, a draft or a share says; a share never more than is told now."""
    if not isinstance(it, WishShare):
        return Told(named(it.chosen), it.words)
    now = set(it.wish.chosen.split())
    shown = " ".join(code for code in it.chosen.split() if code in now)
    return Told(named(shown), it.wish.words if it.shows_words else "")


def paper(
    name: str, said: Told, *, agreed: str, made_at: datetime, shown_to: Iterable[str], language: str
) -> Paper:
    """Return the paper: what helps, what was agreed to, and who sees it. For whose it is alone."""
    parts = [Part("item", wish) for wish in said.wishes]
    if said.words:
        parts += [Part("heading", _("In eigen woorden")), Part("paragraph", said.words)]
    parts += [Part("heading", _("Waarop ja is gezegd")), Part("paragraph", agreed)]
    parts.append(Part("heading", _("Wie dit mag zien")))
    parts += [Part("item", one) for one in shown_to] or [Part("paragraph", _("Niemand anders."))]
    parts.append(
        Part("paragraph", _("Wil je iets veranderen of stoppen? Dat kan altijd. Bel of kom langs."))
    )
    day = date_format(localtime(made_at), "j F Y")
    return Paper(
        title=_("Wat mij helpt"),
        subtitle=_("%(name)s, %(day)s") % {"name": name, "day": day},
        language=language,
        author=name,
        made_at=made_at,
        parts=parts,
        size=LARGE,
    )

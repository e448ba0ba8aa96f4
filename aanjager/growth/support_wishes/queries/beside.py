"""What stands beside an opportunity for somebody with wishes, and for nobody else (kernel/beside.py)."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db.models import BinaryField, Subquery
from django.utils.translation import gettext as _

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.support_wishes.choices import HALF_DAY_HOURS, kinds
from aanjager.growth.support_wishes.models import Wish
from aanjager.kernel.actor import Actor
from aanjager.kernel.sealing import Sealed

log = logging.getLogger("aanjager.support_wishes")
ALONG = "own_wish_sealed"  # the wish of who looks, asked along with an opportunity and still sealed


def among(actor: Actor, ids: Iterable[int]) -> dict[int, str]:
    """One true sentence for each opportunity that states that it offers what the actor wished.

    Only for whose wish it is; one statement for the wish, and one more only when there is one.
    """
    raw = _sealed(actor).first()
    chosen = _opened(raw[0]) if raw else set()
    found = Opportunity.objects.filter(pk__in=list(ids) if chosen else []).only(
        "pk", "access", "guidance", "friend_welcome", "hours", "setting"
    )
    said = {it.pk: _in_words(it, chosen) for it in found}
    return {pk: text for pk, text in said.items() if text}


def asked(actor: Actor) -> dict[str, Any]:
    """What is asked along with one opportunity: the actor's own wish."""
    return {ALONG: Subquery(_sealed(actor))}


def said(it: Opportunity) -> str:
    """The same sentence for one opportunity that was asked for by whose wish it is."""
    raw = getattr(it, ALONG, None)
    return _in_words(it, _opened(raw)) if raw is not None else ""


def _sealed(actor: Actor) -> Any:
    found = Wish.objects.filter(person=actor.person_id or 0)
    return found.annotate(raw=Subquery(found.values("chosen"), BinaryField())).values_list("raw")


def _opened(raw: Any) -> set[str]:
    """The codes of a sealed wish; none when it does not open, so that the finder goes on."""
    field: Any = Wish._meta.get_field("chosen")
    try:
        return set(field.from_db_value(raw).split())
    except Sealed:
        log.error("support_wish.sealed")  # their own page says that something is wrong
        return set()


def _in_words(it: Opportunity, chosen: set[str]) -> str:
    stated = _stated(it)
    named = [str(kind) for code, kind in kinds().items() if code in chosen & stated.keys()]
    if not named:
        return ""
    last = named.pop()
    both = _("%(first)s en %(last)s") % {"first": ", ".join(named), "last": last}
    return _("Past bij wat jou helpt: %(wishes)s.") % {"wishes": both if named else last}


def _stated(it: Opportunity) -> dict[str, bool]:
    """The wishes that an opportunity says it offers, by code."""
    facts = {
        "guidance": bool(it.guidance.strip()),
        "friend": it.friend_welcome,
        "small": it.hours is not None and it.hours <= HALF_DAY_HOURS,
        "home": it.setting == Opportunity.Setting.HOME,
        **{f"access:{code}": True for code in it.access},
    }
    return {code: True for code, kind in kinds().items() if facts.get(kind.offered)}

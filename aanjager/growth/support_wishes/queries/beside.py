"""What stands beside an opportunity for somebody with wishes, and for nobody else."""

import logging
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.support_wishes.choices import HALF_DAY_HOURS, kinds
from aanjager.growth.support_wishes.models import Wish
from aanjager.kernel.actor import Actor
from aanjager.kernel.sealing import Sealed

log = logging.getLogger("aanjager.support_wishes")


def beside(actor: Actor, ids: Iterable[int]) -> dict[int, str]:
    """One true sentence for each opportunity that states that it offers what the actor wished.

    Only for whose wish it is; one statement for the wish, and one more only when there is one.
    """
    try:
        wish = Wish.objects.filter(person=actor.person_id or 0).only("chosen").first()
    except Sealed:  # the finder goes on; their own page says that something is wrong
        log.error("support_wish.sealed")
        wish = None
    chosen = set(wish.chosen.split()) if wish else set()
    if not chosen:
        return {}
    rows = Opportunity.objects.filter(pk__in=list(ids)).values(
        "pk", "access", "guidance", "friend_welcome", "hours", "setting"
    )
    found = {row["pk"]: _in_words(row, chosen) for row in rows}
    return {pk: said for pk, said in found.items() if said}


def _in_words(row: dict[str, Any], chosen: set[str]) -> str:
    stated = _stated(row)
    named = [str(it) for code, it in kinds().items() if code in chosen and it.offered in stated]
    if not named:
        return ""
    last = named.pop()
    said = _("%(first)s en %(last)s") % {"first": ", ".join(named), "last": last} if named else last
    return _("Past bij wat jou helpt: %(wishes)s.") % {"wishes": said}


def _stated(row: dict[str, Any]) -> set[str]:
    """What an opportunity says it offers, in the words of the list."""
    hours = row["hours"]
    facts = {
        "guidance": bool(row["guidance"].strip()),
        "friend": row["friend_welcome"],
        "small": hours is not None and hours <= HALF_DAY_HOURS,
        "home": row["setting"] == Opportunity.Setting.HOME,
    }
    return {f"access:{code}" for code in row["access"]} | {name for name, it in facts.items() if it}

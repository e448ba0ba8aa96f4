"""The guards of a report: each is the rule of the action with the same name."""

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.partnership.accountability.choices import CHAPTERS, EARLIEST_YEAR
from aanjager.partnership.accountability.models import Report, Sentence


def change(actor: Actor, it: Report) -> None:
    """Staff of the centre change a report until two of them fixed it."""
    if not actor.works_for(it):
        raise Refused(_("Deze verantwoording is van de mensen van de centrale."))
    if not it.is_draft:
        raise Refused(_("Deze verantwoording is vastgesteld. De tekst verandert niet meer."))


def make(
    actor: Actor, centre: Centre, *, first: date | None = None, today: date | None = None,
    has_draft: bool = False,
) -> None:  # fmt: skip
    """Staff begin a report of what has begun, one draft of the same thing at a time."""
    if centre.pk not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale maken hier een verantwoording."))
    if first and today and (first.year < EARLIEST_YEAR or first >= today):
        raise Refused(_("Kies een jaar of een afspraak die al begonnen is."))
    if has_draft:
        raise Refused(_("Hiervan is al een concept. Werk daarin verder."))


def renew(actor: Actor, it: Report) -> None:
    """Staff write the report again from what is known now; what was written by hand stays."""
    change(actor, it)


def write(actor: Actor, it: Report, *, chapter: str = "", text: str = "-") -> None:
    """Staff add words of their own to a chapter; they are marked so."""
    change(actor, it)
    if chapter and chapter not in CHAPTERS:
        raise Refused(_("Kies een hoofdstuk van deze verantwoording."))
    if not text.strip():
        raise Refused(_("Schrijf eerst een zin."))


def leave_out(actor: Actor, sentence: Sentence) -> None:
    """Staff leave a sentence out of a draft; writing it again brings it back."""
    change(actor, sentence.report)


def approve(
    actor: Actor, it: Report, *, said: Collection[int] = (), is_seen: bool = True, has_text: bool = True
) -> None:  # fmt: skip
    """A person says that the text stands as it was seen; the second, another one, fixes it."""
    change(actor, it)
    if actor.user_id is None:
        raise Refused(_("Hier zeggen twee mensen ja, nooit een machine."))
    if not has_text:
        raise Refused(_("Er staat nog niets in deze verantwoording."))
    if actor.user_id in said:
        raise Refused(_("Jij zei al ja. Nu is een collega aan de beurt."))
    if not is_seen:
        raise Refused(_("De tekst is veranderd sinds je hem las. Lees hem nog eens."))


def publish(actor: Actor, it: Report) -> None:
    """Staff show a fixed report to everybody, once."""
    if not actor.works_for(it):
        raise Refused(_("Deze verantwoording is van de mensen van de centrale."))
    if it.is_draft:
        raise Refused(_("Laat eerst twee mensen de verantwoording vaststellen."))
    if it.is_public:
        raise Refused(_("Iedereen kan deze verantwoording al lezen."))


def digest_of(title: str, sentences: Iterable[Any]) -> str:
    """The mark of a text: another word, number, source or order gives another mark."""
    rows = [
        [one.chapter, one.text, one.value, one.withheld, one.is_by_hand, sorted(one.source_keys)]
        for one in sentences
    ]
    said = json.dumps([title, rows], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()

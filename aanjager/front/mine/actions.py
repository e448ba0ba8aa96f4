"""Keeping the terms: ask silent people whether they stay, and let them go in the end."""

import logging
from dataclasses import dataclass
from datetime import datetime

from aanjager.community.people import actions as people
from aanjager.front.mine import queries, rules
from aanjager.kernel.actor import Actor
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as privacy_queries

log = logging.getLogger("aanjager.retention")
CAP = 50  # people per run: a mistake in a term shows before it has reached everybody


@dataclass(frozen=True)
class Kept:
    """What one run did, or would do; `left` waits for the next run."""

    asked: list[int]
    removed: list[int]
    left: int


def keep_terms(*, by: Actor, at: datetime, cap: int = CAP, dry_run: bool = False) -> Kept:
    """Ask who was silent for months, and erase who stayed silent for years; at most `cap` of each.

    Each person in a transaction of their own, so that a run that is killed leaves nothing half
    done. Nobody goes who was not asked at least two weeks before (six for who has no account), or
    who has something running.
    """
    rules.keep_terms(by)
    if not dry_run:
        for person in queries.back_in_contact():
            people.stay(person, by=by, at=at)
    to_remove = queries.to_remove(at)
    going = {silent.person.pk for silent in to_remove}
    to_ask = [silent for silent in queries.to_ask(at) if silent.person.pk not in going]
    left = max(0, len(to_ask) - cap) + max(0, len(to_remove) - cap)
    asked, removed = to_ask[:cap], to_remove[:cap]
    if not dry_run:
        for silent in asked:
            ask = people.ask_to_stay if silent.person.user_id else people.ask_on_paper
            ask(silent.person, goes_on=silent.goes_on, by=by, at=at)
        for silent in removed:
            who = privacy_queries.subject(person_id=silent.person.pk)
            privacy.erase(who, reason="silent", by=by, at=at)
    log.info(
        "retention.done asked=%s removed=%s left=%s cap=%s dry_run=%s",
        len(asked), len(removed), left, cap, dry_run,
    )  # fmt: skip
    return Kept([it.person.pk for it in asked], [it.person.pk for it in removed], left)

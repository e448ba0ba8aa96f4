"""Everything that changes a commitment. Each takes its row first."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.assembly.commitments import emails, queries, rules
from aanjager.assembly.commitments.models import Change, Commitment, Revisit
from aanjager.assembly.groups.models import Participant
from aanjager.assembly.meetings.models import AgendaItem, Meeting
from aanjager.assembly.plenary.models import DiscussionLine
from aanjager.community.people.models import Person
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.partnership.agreements.models import Agreement
from aanjager.trust import audit

State = Commitment.State
MINUTES = 10  # for one commitment on an agenda


@dataclass(frozen=True)
class Promised:
    """What was promised, by whom, until when; `owner` is known to the platform and gets the letters."""

    text: str
    owner_label: str
    due_on: date
    owner: Person | None = None
    line: DiscussionLine | None = None
    decision: Decision | None = None


@transaction.atomic
def make(
    meeting: Meeting, promised: Promised, *, who: Participant | None, by: Actor, at: datetime
) -> Commitment:
    """Write down a promise; the same one from the same line a second time is the first one."""
    if promised.line:  # two people who note the same promise come one after the other
        DiscussionLine.objects.select_for_update().get(pk=promised.line.pk)
    rules.make(
        by, meeting, who, line=promised.line, decision=promised.decision,
        text=promised.text, owner_label=promised.owner_label,
    )  # fmt: skip
    facts = {**vars(promised), "text": promised.text.strip()}
    known = Commitment.objects.filter(
        meeting=meeting, line=promised.line, decision=promised.decision, text=facts["text"]
    ).first()
    if known:
        return known
    commitment = Commitment.objects.create(
        meeting=meeting, centre_id=meeting.centre_id, made_at=at, **facts
    )
    audit.record("commitment.made", commitment, by=by, at=at, meeting=meeting.pk)
    return commitment


def _taken(commitment: Commitment) -> Commitment:
    found = Commitment.objects.select_for_update(of=("self",))
    return found.select_related("meeting__centre", "owner__user").get(pk=commitment.pk)


@transaction.atomic
def take_up(commitment: Commitment, *, by: Actor, at: datetime) -> None:
    """Begin with it."""
    commitment = _taken(commitment)
    rules.take_up(by, commitment)
    commitment.state = State.BUSY
    commitment.save(update_fields=["state"])
    audit.record("commitment.taken_up", commitment, by=by, at=at)


@transaction.atomic
def finish(commitment: Commitment, outcome: str = "", *, by: Actor, at: datetime) -> None:
    """It is done; with what came of it, if somebody wants to tell."""
    commitment = _taken(commitment)
    rules.finish(by, commitment)
    _close(commitment, State.DONE, outcome, at)
    audit.record("commitment.done", commitment, by=by, at=at)


@transaction.atomic
def drop(commitment: Commitment, reason: str, *, by: Actor, at: datetime) -> None:
    """It will not be done, for this reason."""
    commitment = _taken(commitment)
    rules.drop(by, commitment, reason=reason)
    _close(commitment, State.DROPPED, reason, at)
    audit.record("commitment.dropped", commitment, by=by, at=at)


def _close(commitment: Commitment, state: str, outcome: str, at: datetime) -> None:
    commitment.state, commitment.outcome, commitment.closed_at = state, outcome.strip(), at
    commitment.save(update_fields=["state", "outcome", "closed_at"])


@dataclass(frozen=True)
class Agreed:
    """Another day or another owner, and why."""

    due_on: date
    reason: str
    owner_label: str
    owner: Person | None = None


@transaction.atomic
def change(commitment: Commitment, agreed: Agreed, *, by: Actor, at: datetime) -> None:
    """Agree on another day or owner; what it was stays to be read, and the letters begin again."""
    commitment = _taken(commitment)
    rules.change(by, commitment, reason=agreed.reason, due_on=agreed.due_on, today=localdate(at))
    label = agreed.owner_label.strip() or commitment.owner_label
    Change.objects.create(
        commitment=commitment,
        old_due_on=commitment.due_on,
        new_due_on=agreed.due_on,
        old_owner_label=commitment.owner_label,
        new_owner_label=label,
        reason=agreed.reason.strip(),
        changed_at=at,
    )
    commitment.due_on, commitment.owner_label = agreed.due_on, label
    commitment.owner, commitment.reminded_for = agreed.owner, ""
    commitment.save(update_fields=["due_on", "owner_label", "owner", "reminded_for"])
    audit.record("commitment.changed", commitment, by=by, at=at)


@transaction.atomic
def become(
    commitment: Commitment,
    plan: Plan | None,
    agreement: Agreement | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Say which plan and which agreement came of it; without both that is taken back."""
    commitment = _taken(commitment)
    rules.become(by, commitment, plan, agreement)
    commitment.plan, commitment.agreement = plan, agreement
    commitment.save(update_fields=["plan", "agreement"])
    facts = {"plan": plan.pk if plan else None, "agreement": agreement.pk if agreement else None}
    audit.record("commitment.became", commitment, by=by, at=at, **facts)


@transaction.atomic
def remind(commitment: Commitment, *, by: Actor, at: datetime) -> bool:
    """Write the letter that is due, once; say whether there was one."""
    commitment = _taken(commitment)
    rules.remind(by, commitment)
    moment = queries.moment_on(commitment, localdate(at))
    if not moment:
        return False
    emails.remind(commitment, moment, at=at)
    commitment.reminded_for = f"{commitment.reminded_for} {moment}".strip()
    commitment.save(update_fields=["reminded_for"])
    audit.record("commitment.reminded", commitment, by=by, at=at, moment=moment)
    return True


@transaction.atomic
def revisit(
    meeting: Meeting, commitments: list[Commitment], *, by: Actor, at: datetime
) -> list[AgendaItem]:
    """Put open commitments of the earlier meetings of the series on the agenda of this one, once each."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    rules.revisit(by, meeting)
    wanted = {it.pk for it in commitments}
    last = meeting.agenda.aggregate(last=Max("position"))["last"] or 0
    made = []
    for commitment in queries.to_revisit(meeting):
        if commitment.pk not in wanted:
            continue
        last += 1
        item = AgendaItem.objects.create(
            meeting=meeting,
            position=last,
            kind=AgendaItem.Kind.PLENARY,
            title=(_("Toezegging: %(text)s") % {"text": commitment.text})[:200],
            minutes=MINUTES,
        )
        Revisit.objects.create(commitment=commitment, item=item, proposed_at=at)
        made.append(item)
    if made:
        audit.record("commitment.revisited", meeting, by=by, at=at, items=len(made))
    return made

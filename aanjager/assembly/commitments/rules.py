"""Who promises, who asks after it, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.assembly.commitments.models import Commitment
from aanjager.assembly.groups.models import Participant
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import rules as plenary
from aanjager.assembly.plenary.models import DiscussionLine
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.partnership.agreements.models import Agreement

ENDED = {Meeting.State.OVER, Meeting.State.REPORTED, Meeting.State.ARCHIVED}


def is_owner(actor: Actor, commitment: Commitment) -> bool:
    """The person who promised it."""
    return actor.person_id is not None and commitment.owner_id == actor.person_id


def write(actor: Actor, meeting: Meeting, who: Participant | None) -> None:
    """The scribe, the chair or who organises writes down what was promised."""
    if not plenary.writes(actor, meeting, who):
        raise Refused(
            _("Een toezegging noteert de verslaglegger, de voorzitter of wie organiseert.")
        )


def make(
    actor: Actor,
    meeting: Meeting,
    who: Participant | None,
    *,
    line: DiscussionLine | None,
    decision: Decision | None,
    text: str = "-",
    owner_label: str = "-",
) -> None:
    """The scribe, the chair or who organises writes down what was promised, from a line or a decision."""
    if not plenary.writes(actor, meeting, who):
        raise Refused(
            _("Een toezegging noteert de verslaglegger, de voorzitter of wie organiseert.")
        )
    if line is None and decision is None:
        raise Refused(_("Kies eerst de regel of het besluit waar de toezegging uit komt."))
    if line is not None and (
        line.meeting_id != meeting.pk or line.state != DiscussionLine.State.KEPT
    ):
        raise Refused(_("Neem de regel eerst op in het verslag."))
    if decision is not None and not _is_about(decision, meeting):
        raise Refused(_("Dit besluit hoort niet bij deze bijeenkomst."))
    if not text.strip():
        raise Refused(_("Schrijf op wat is toegezegd."))
    if not owner_label.strip():
        raise Refused(_("Schrijf op wie het doet."))


def _is_about(decision: Decision, meeting: Meeting) -> bool:
    """Whether the decision is about the text that lay before this meeting."""
    return meeting.version is not None and meeting.version.document_id == decision.document_id


def may_see_steps(actor: Actor, commitment: Commitment) -> bool:
    """Who promised it, and who organises, see what can be done with it."""
    return is_owner(actor, commitment) or plenary.organises(actor, commitment.meeting)


def _may_move(actor: Actor, commitment: Commitment) -> None:
    if not may_see_steps(actor, commitment):
        raise Refused(_("Dit doet wie het toezegde, of wie de bijeenkomst organiseert."))
    if not commitment.is_running:
        raise Refused(_("Deze toezegging is al klaar of vervallen."))


def take_up(actor: Actor, commitment: Commitment) -> None:
    """The owner begins."""
    _may_move(actor, commitment)
    if commitment.state == Commitment.State.BUSY:
        raise Refused(_("Hier is al iemand mee bezig."))


def finish(actor: Actor, commitment: Commitment) -> None:
    """The owner, or who organises, says that it is done."""
    _may_move(actor, commitment)


def drop(actor: Actor, commitment: Commitment, *, reason: str) -> None:
    """It will not be done, with a reason that others read."""
    _may_move(actor, commitment)
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit vervalt. Anderen lezen dat."))


def change(actor: Actor, commitment: Commitment, *, reason: str, due_on: date, today: date) -> None:
    """Another day or another owner, with a reason; the day is never one that has passed."""
    _may_move(actor, commitment)
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit verandert."))
    if due_on < today and due_on != commitment.due_on:
        raise Refused(_("Kies een dag die nog komt."))


def become(actor: Actor, commitment: Commitment, *things: Plan | Agreement | None) -> None:
    """Who organises says which plan and which agreement of a centre where they work came of it."""
    if not plenary.organises(actor, commitment.meeting):
        raise Refused(_("Wat eruit voortkwam, zegt wie de bijeenkomst organiseert."))
    if any(it is not None and it.centre_id not in actor.staff_of for it in things):
        raise Refused(_("Kies een plan of een afspraak van een centrale waar je werkt."))


def remind(actor: Actor, commitment: Commitment) -> None:
    """The clock reminds of what is not done yet."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if not commitment.is_running:
        raise Refused(_("Deze toezegging is al klaar of vervallen."))


def revisit(actor: Actor, meeting: Meeting) -> None:
    """Who organises puts open commitments on the agenda of a meeting that is still to come."""
    if not plenary.organises(actor, meeting):
        raise Refused(_("De agenda maakt wie de bijeenkomst organiseert."))
    if meeting.state in ENDED or meeting.state == Meeting.State.CANCELLED:
        raise Refused(_("Deze bijeenkomst is voorbij of gaat niet door."))

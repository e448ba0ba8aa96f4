"""Who is who in the hall: the one who organises, the chair, who leads or writes in a group. Pure."""

from django.utils.translation import gettext as _

from aanjager.assembly.groups.models import Participant, Sitting, WorkingGroup
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.rules import organises
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

Role = Participant.Role


class NotNow(Refused):
    """Refused for the moment: what was written stays on the device and is sent again later."""


def chairs(actor: Actor, meeting: Meeting, member: Participant | None) -> bool:
    """The chair of the sitting, or who organises."""
    return organises(actor, meeting) or bool(
        member and member.role == Role.CHAIR and member.sitting.meeting_id == meeting.pk
    )


def leads(actor: Actor, group: WorkingGroup, member: Participant | None) -> bool:
    """The facilitator of the group, the chair, or who organises."""
    return chairs(actor, group.meeting, member) or bool(
        member and member.role == Role.FACILITATOR and member.group_id == group.pk
    )


def writes_for_others(actor: Actor, group: WorkingGroup, member: Participant | None) -> bool:
    """The scribe of the group, or who leads it."""
    return leads(actor, group, member) or bool(
        member and member.role == Role.SCRIBE and member.group_id == group.pk
    )


def may_see(actor: Actor, group: WorkingGroup, member: Participant | None) -> bool:
    """Who sits in the group, the chair, and who organises; for others the board does not exist."""
    return bool(member and member.group_id == group.pk) or chairs(actor, group.meeting, member)


def may_order(actor: Actor, group: WorkingGroup, member: Participant | None) -> bool:
    """Who leads or writes; everybody in the group when the sitting says so."""
    everybody = sitting_of(group).participants_order and may_see(actor, group, member)
    return everybody or writes_for_others(actor, group, member)


def sitting_of(group: WorkingGroup) -> Sitting:
    """The sitting of the group's meeting; without one there is nothing to do."""
    found: Sitting | None = getattr(group.meeting, "sitting", None)
    if found is None:
        raise Refused(_("Deze bijeenkomst heeft nog geen zaal."))
    return found


def must_be_live(actor: Actor, group: WorkingGroup, *, even_paused: bool = False) -> None:
    """Phones write while the sitting is open; who organises also before and after, from paper."""
    sitting = sitting_of(group)
    if sitting.state == Sitting.State.OPEN or organises(actor, group.meeting):
        return
    if sitting.state == Sitting.State.PAUSED:
        if not even_paused:
            raise NotNow(_("De zaal staat even op pauze. Wat je schreef, blijft op dit toestel."))
        return
    if sitting.state == Sitting.State.SHUT:
        raise NotNow(_("De zaal is nog niet open. Probeer het straks nog eens."))
    raise Refused(_("De zaal is gesloten. Geef het door aan de organisatie."))


def must_lead(actor: Actor, group: WorkingGroup, member: Participant | None) -> None:
    if not leads(actor, group, member):
        raise Refused(_("Dit doet de gespreksleider van de werkgroep."))
    must_be_live(actor, group, even_paused=True)


def must_organise(actor: Actor, meeting: Meeting) -> None:
    if not organises(actor, meeting):
        raise Refused(_("Dit doet wie de bijeenkomst organiseert."))

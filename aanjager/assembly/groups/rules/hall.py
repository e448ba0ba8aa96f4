"""The sitting, its groups and its people: who may do what, and why not."""

from django.utils.translation import gettext as _

from aanjager.assembly.groups.models import Participant, Sitting, WorkingGroup
from aanjager.assembly.groups.rules.roles import NotNow, chairs, leads, must_organise, organises
from aanjager.assembly.meetings.models import Meeting
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State, Role = Sitting.State, Participant.Role
MOST_GROUPS = 60


def prepare(actor: Actor, meeting: Meeting) -> None:
    """Who organises gets the hall ready; a cancelled meeting needs none."""
    must_organise(actor, meeting)
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused(_("Deze bijeenkomst gaat niet door."))


def open_sitting(actor: Actor, sitting: Sitting) -> None:
    """A hall opens when it has groups; a closed one stays closed, for its code is dead."""
    must_organise(actor, sitting.meeting)
    if sitting.state == State.CLOSED:
        raise Refused(_("De zaal is gesloten. De code werkt niet meer."))
    if sitting.state == State.OPEN:
        raise Refused(_("De zaal is al open."))
    if not sitting.meeting.groups.exists():
        raise Refused(_("Maak eerst werkgroepen. Dan kun je de zaal openen."))


def pause_sitting(actor: Actor, sitting: Sitting) -> None:
    """An open hall can pause: phones keep what is written until it goes on."""
    must_organise(actor, sitting.meeting)
    if sitting.state != State.OPEN:
        raise Refused(_("De zaal is nu niet open."))


def close_sitting(actor: Actor, sitting: Sitting) -> None:
    """Closing is for good: the code dies and phones are forgotten a day later."""
    must_organise(actor, sitting.meeting)
    if sitting.state in (State.SHUT, State.CLOSED):
        raise Refused(_("De zaal is niet open."))


def let_everybody_order(actor: Actor, sitting: Sitting) -> None:
    """Who organises decides whether everybody orders notes, or only who leads and writes."""
    must_organise(actor, sitting.meeting)


def make_groups(actor: Actor, meeting: Meeting, count: int) -> None:
    """Groups are made before the hall closes; at most sixty."""
    must_organise(actor, meeting)
    sitting = getattr(meeting, "sitting", None)
    if sitting and sitting.state == State.CLOSED:
        raise Refused(_("De zaal is gesloten."))
    if not 0 <= count <= MOST_GROUPS:
        raise Refused(_("Kies een aantal van 1 tot en met %(most)s.") % {"most": MOST_GROUPS})


def describe_group(actor: Actor, group: WorkingGroup) -> None:
    """Subject, room and question may change at any time; notes stay as they are."""
    must_organise(actor, group.meeting)


def join(actor: Actor, sitting: Sitting, group: WorkingGroup | None) -> None:
    """Anybody with the code joins an open hall, in a group of that meeting."""
    if sitting.state == State.CLOSED:
        raise Refused(_("Deze code werkt niet meer: de zaal is gesloten."))
    if sitting.state == State.SHUT:
        raise NotNow(_("De zaal is nog niet open. Probeer het straks nog eens."))
    if group is not None and group.meeting_id != sitting.meeting_id:
        raise Refused(_("Deze werkgroep hoort bij een andere bijeenkomst."))


def change_group(
    actor: Actor, person: Participant, group: WorkingGroup, member: Participant | None
) -> None:
    """People change groups themselves; who leads the new group, the chair and who organises move them."""
    if person.sitting.meeting_id != group.meeting_id:
        raise Refused(_("Deze werkgroep hoort bij een andere bijeenkomst."))
    itself = member is not None and member.pk == person.pk
    if not itself and not leads(actor, group, member):
        raise Refused(_("Dit doet de gespreksleider van de werkgroep."))
    if person.sitting.state == State.CLOSED and not organises(actor, group.meeting):
        raise Refused(_("De zaal is gesloten."))


def give_role(
    actor: Actor,
    person: Participant,
    role: str,
    member: Participant | None,
    *,
    has_facilitator: bool,
) -> None:
    """The chair and who organises give every role; who leads a group gives those of the group.

    A group that nobody leads may be led by whoever in it begins.
    """
    if role not in Role.values:
        raise Refused(_("Deze rol bestaat niet."))
    if chairs(actor, person.sitting.meeting, member):
        return
    if role == Role.CHAIR:
        raise Refused(_("Een voorzitter wordt aangewezen door wie de bijeenkomst organiseert."))
    if person.group is None:
        raise Refused(_("Kies eerst een werkgroep."))
    itself = member is not None and member.pk == person.pk
    if itself and role == Role.FACILITATOR and not has_facilitator:
        return
    if not leads(actor, person.group, member):
        raise Refused(_("Dit doet de gespreksleider, de voorzitter of de organisatie."))


def join_phones(
    actor: Actor, kept: Participant, other: Participant, member: Participant | None
) -> None:
    """Who leads says that two phones are one person, when the first was lost."""
    group = kept.group
    if group is None or not leads(actor, group, member):
        raise Refused(_("Dit doet de gespreksleider van de werkgroep."))
    if kept.pk == other.pk or kept.sitting_id != other.sitting_id:
        raise Refused(_("Kies twee verschillende mensen van deze werkgroep."))
    if kept.joined_into_id or other.joined_into_id:
        raise Refused(_("Een van de twee is al samengevoegd. Maak dat eerst ongedaan."))


def part_phones(actor: Actor, other: Participant, member: Participant | None) -> None:
    """Joining two phones is undone by whoever may join them."""
    group = other.group
    if group is None or not leads(actor, group, member):
        raise Refused(_("Dit doet de gespreksleider van de werkgroep."))
    if not other.joined_into_id:
        raise Refused(_("Deze telefoon is niet samengevoegd."))


def keep_follow_link(actor: Actor, person: Participant, member: Participant | None) -> None:
    """Only somebody's own device gets the link with which the own notes can be followed."""
    if member is None or member.pk != person.pk:
        raise Refused(_("Deze link is alleen voor jou."))


def forget_devices(actor: Actor, sitting: Sitting) -> None:
    """By the clock, a day after closing."""
    _clock(actor)
    if sitting.state != State.CLOSED:
        raise Refused(_("De zaal is nog niet gesloten."))


def forget_authors(actor: Actor, meeting: Meeting) -> None:
    """By the clock, thirty days after the report was published."""
    _clock(actor)


def _clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))

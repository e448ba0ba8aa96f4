"""The board of a group: notes, ordering, dots, points, sheets; who may do what, and why not."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.assembly.groups.models import (
    FlipSheet,
    Note,
    Participant,
    Point,
    Step,
    WorkingGroup,
)
from aanjager.assembly.groups.rules.roles import (
    NotNow,
    chairs,
    may_order,
    may_see,
    must_be_live,
    must_lead,
    writes_for_others,
)
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State, Origin = WorkingGroup.State, Note.Origin
ORDER = [State.COLLECTING, State.ORDERING, State.CHOOSING, State.CHOSEN, State.HANDED_IN]
TAKES_NOTES = frozenset({State.COLLECTING, State.ORDERING})
AS_IT_IS = {
    State.COLLECTING: gettext_lazy("De groep verzamelt nog."),
    State.ORDERING: gettext_lazy("De groep is aan het ordenen."),
    State.CHOOSING: gettext_lazy("De groep is al aan het kiezen."),
    State.CHOSEN: gettext_lazy("De groep heeft al gekozen."),
    State.HANDED_IN: gettext_lazy("De groep heeft al ingeleverd."),
}
Who = Participant | None


def _in_state(group: WorkingGroup, *states: str, first: str = "") -> None:
    """Refuse for now what does not fit the step of the group; a step back may make it fit."""
    if group.state not in states:
        raise NotNow(f"{AS_IT_IS[State(group.state)]} {first}".strip())


def write_note(actor: Actor, group: WorkingGroup, origin: str, member: Who) -> None:
    """People write for themselves; the scribe and who leads also for others and from paper."""
    if not may_see(actor, group, member):
        raise Refused(_("Je zit niet in deze werkgroep."))
    if origin == Origin.PHONE and member is None:
        raise Refused(_("Doe eerst mee met de code van de zaal."))
    if origin != Origin.PHONE and not writes_for_others(actor, group, member):
        raise Refused(_("Namens een ander schrijft de verslaglegger of de gespreksleider."))
    must_be_live(actor, group)
    _in_state(
        group,
        *TAKES_NOTES,
        first=_("De gespreksleider kan een stap terug doen. Bewaar je briefje."),
    )


def edit_note(actor: Actor, note: Note, member: Who) -> None:
    """Who wrote a note changes it until the ordering; afterwards others build on it."""
    if not is_own(note, member):
        raise Refused(_("Alleen wie het briefje schreef, verandert het."))
    must_be_live(actor, note.group)
    _in_state(note.group, State.COLLECTING)
    if note.state == Note.State.WITHDRAWN:
        raise Refused(_("Dit briefje is ingetrokken. Schrijf een nieuw briefje."))


def withdraw_note(actor: Actor, note: Note, member: Who) -> None:
    """Who wrote a note withdraws it until the ordering; its place stays, its text goes."""
    edit_note(actor, note, member)


def is_own(note: Note, member: Who) -> bool:
    """Whether this participant wrote the note, on this phone or on one that was joined to it."""
    author = note.participant
    return bool(member and author and member.pk in (author.pk, author.joined_into_id))


def order(actor: Actor, group: WorkingGroup, member: Who) -> None:
    """Notes are ordered after the reveal and before the choice, by those who may order."""
    if not may_order(actor, group, member):
        raise Refused(_("Ordenen doet de gespreksleider of de verslaglegger."))
    must_be_live(actor, group)
    _in_state(group, State.ORDERING)


def put_together(actor: Actor, group: WorkingGroup, notes: list[Note], member: Who) -> None:
    """Two notes or more come together under a title; grouping moves a pointer, never a text."""
    order(actor, group, member)
    _ticked(group, notes, least=2)


def move(actor: Actor, group: WorkingGroup, notes: list[Note], member: Who) -> None:
    """Notes move to another cluster, or loose again."""
    order(actor, group, member)
    _ticked(group, notes)


def hide(actor: Actor, group: WorkingGroup, notes: list[Note], member: Who) -> None:
    """Notes are hidden with a reason, which who wrote them can read."""
    order(actor, group, member)
    _ticked(group, notes)


def rename(actor: Actor, group: WorkingGroup, member: Who) -> None:
    """The title of a cluster may change while the group orders."""
    order(actor, group, member)


def undo(actor: Actor, step: Step, member: Who, *, is_untouched: bool) -> None:
    """An act of ordering is undone exactly, as long as nothing later changed the same notes."""
    order(actor, step.group, member)
    if step.undone_at:
        raise Refused(_("Dit is al ongedaan gemaakt."))
    if not is_untouched:
        raise Refused(_("Daarna is met deze briefjes nog iets gedaan. Maak dat eerst ongedaan."))


def _ticked(group: WorkingGroup, notes: list[Note], least: int = 1) -> None:
    if len(notes) < least:
        raise Refused(
            _("Vink eerst twee of meer briefjes aan.")
            if least > 1
            else _("Vink eerst een briefje aan.")
        )
    if any(it.group_id != group.pk or it.state != Note.State.VISIBLE for it in notes):
        raise Refused(_("Een van deze briefjes ligt er niet meer. Ververs de pagina."))


def place_dots(actor: Actor, group: WorkingGroup, count: int, member: Who) -> None:
    """Each participant has as many dots as points go to the plenary; they advise the group."""
    if member is None or member.group_id != group.pk:
        raise Refused(_("Stippen zet wie in de werkgroep zit."))
    must_be_live(actor, group)
    _in_state(group, State.CHOOSING)
    most = group.meeting.points_to_plenary
    if count > most:
        raise Refused(
            _("Kies er hooguit %(most)s. Je hebt er nu %(count)s aangevinkt.")
            % {"most": most, "count": count}
        )


def choose(actor: Actor, group: WorkingGroup, count: int, member: Who) -> None:
    """Who leads writes down what the group chose: never more points than agreed."""
    must_lead(actor, group, member)
    _in_state(group, State.CHOSEN, first=_("Open eerst de uitslag."))
    most = group.meeting.points_to_plenary
    if count > most:
        raise Refused(
            _("Naar de zaal gaan er %(most)s. Je hebt er nu %(count)s aangevinkt.")
            % {"most": most, "count": count}
        )


def hand_in(actor: Actor, group: WorkingGroup, count: int, because: str, member: Who) -> None:
    """A group hands in exactly the agreed number, or fewer with a sentence why."""
    must_lead(actor, group, member)
    _in_state(group, State.CHOSEN)
    most = group.meeting.points_to_plenary
    if count < most and not because.strip():
        raise Refused(
            _("Jullie hebben %(count)s van de %(most)s punten. Kies er meer, of schrijf waarom.")
            % {"count": count, "most": most}
        )


def go_on(actor: Actor, group: WorkingGroup, member: Who) -> None:
    """Who leads takes the group one step on; handing in is an act of its own."""
    must_lead(actor, group, member)
    if group.state in (State.CHOSEN, State.HANDED_IN):
        raise Refused(str(AS_IT_IS[State(group.state)]))


def go_back(actor: Actor, group: WorkingGroup, member: Who, *, is_taken_up: bool = False) -> None:
    """One step back: who leads until handed in, after that only the chair or who organises."""
    if group.state == State.HANDED_IN and not chairs(actor, group.meeting, member):
        raise Refused(_("De punten zijn ingeleverd. Alleen de voorzitter geeft ze terug."))
    must_lead(actor, group, member)
    if group.state == State.COLLECTING:
        raise Refused(_("De groep staat al bij de eerste stap."))
    if is_taken_up:
        raise Refused(_("De zaal is al verder met deze punten."))


def set_timer(actor: Actor, group: WorkingGroup, minutes: int, member: Who) -> None:
    """Time is added or taken off the screen; when it is up, nothing happens to what was written."""
    must_lead(actor, group, member)
    if not 0 <= minutes <= 180:
        raise Refused(_("Kies 1 tot en met 180 minuten."))


def add_sheet(actor: Actor, group: WorkingGroup, member: Who) -> None:
    """Anybody in the group hands in a photo of a paper sheet, until the group chose."""
    if not may_see(actor, group, member):
        raise Refused(_("Je zit niet in deze werkgroep."))
    must_be_live(actor, group)


def transcribe(actor: Actor, sheet: FlipSheet, member: Who) -> None:
    """The scribe or who leads writes a sheet out; each line becomes a note, as equal as any."""
    if not writes_for_others(actor, sheet.group, member):
        raise Refused(_("Uitwerken doet de verslaglegger of de gespreksleider."))
    must_be_live(actor, sheet.group)
    _in_state(sheet.group, *TAKES_NOTES)
    if sheet.state == FlipSheet.State.CHECKED:
        raise Refused(_("Dit vel is al nagekeken."))


def check_sheet(actor: Actor, sheet: FlipSheet, member: Who) -> None:
    """Somebody else than who wrote it out compares the text with the photo."""
    if member is None or not may_see(actor, sheet.group, member):
        raise Refused(_("Nakijken doet iemand van de werkgroep."))
    must_be_live(actor, sheet.group)
    if sheet.state != FlipSheet.State.TRANSCRIBED:
        raise Refused(_("Werk het vel eerst uit."))
    if sheet.transcribed_by_id == member.pk:
        raise Refused(_("Laat iemand anders het nakijken: twee zien meer dan één."))


def is_taken_up(points: list[Point]) -> bool:
    """Whether the plenary went on with one of these points."""
    known = {
        Point.State.PROPOSED,
        Point.State.NOT_CHOSEN,
        Point.State.CHOSEN,
        Point.State.HANDED_IN,
    }
    return any(it.state not in known for it in points)

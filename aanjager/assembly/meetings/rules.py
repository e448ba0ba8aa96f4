"""Who may do what with a meeting, in which state, and why not."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.assembly.meetings.choices import YEARS
from aanjager.assembly.meetings.models import AgendaItem, Meeting, Session
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor, MayHaveCentre
from aanjager.kernel.refusals import Refused

State = Meeting.State


@dataclass(frozen=True)
class Move:
    """One step of a meeting: from which states, to which."""

    out_of: frozenset[State]
    to: State


COMING = frozenset({State.ANNOUNCED, State.OPEN, State.CLOSED})
BEFORE_THE_END = COMING | {State.DRAFT, State.LIVE}
MOVES: dict[str, Move] = {
    "announce": Move(frozenset({State.DRAFT}), State.ANNOUNCED),
    "open_up": Move(frozenset({State.DRAFT, State.ANNOUNCED, State.CLOSED}), State.OPEN),
    "close": Move(frozenset({State.OPEN}), State.CLOSED),
    "begin": Move(COMING, State.LIVE),
    "finish": Move(COMING | {State.LIVE}, State.OVER),
    "settle_report": Move(frozenset({State.OVER}), State.REPORTED),
    "archive": Move(frozenset({State.OVER, State.REPORTED}), State.ARCHIVED),
    "cancel": Move(BEFORE_THE_END, State.CANCELLED),
}
AS_IT_IS = {
    State.DRAFT: gettext_lazy("Deze bijeenkomst is nog een concept."),
    State.ANNOUNCED: gettext_lazy("Deze bijeenkomst is aangekondigd. Aanmelden kan nog niet."),
    State.OPEN: gettext_lazy("Aanmelden kan al."),
    State.CLOSED: gettext_lazy("Aanmelden is gesloten."),
    State.LIVE: gettext_lazy("Deze bijeenkomst is nu bezig."),
    State.OVER: gettext_lazy("Deze bijeenkomst is voorbij."),
    State.REPORTED: gettext_lazy("Het verslag van deze bijeenkomst staat vast."),
    State.ARCHIVED: gettext_lazy("Deze bijeenkomst ligt in het archief."),
    State.CANCELLED: gettext_lazy("Deze bijeenkomst gaat niet door."),
}


def organises(actor: Actor, thing: MayHaveCentre) -> bool:
    """Staff of its centre; the association where there is no centre; the clock everywhere."""
    return actor.owns(thing)


def organise(actor: Actor, meeting: MayHaveCentre) -> None:
    """Only who organises goes on."""
    if not organises(actor, meeting):
        raise Refused(_("Dit doet alleen wie de bijeenkomst organiseert."))


def step(actor: Actor, meeting: Meeting, name: str) -> None:
    """Who organises takes a step that fits the state."""
    organise(actor, meeting)
    if meeting.state not in MOVES[name].out_of:
        raise Refused(str(AS_IT_IS[State(meeting.state)]))


def closes_at(meeting: Meeting) -> datetime:
    """Return until when people get in: the closing of the registration, at the latest the beginning."""
    return min(meeting.close_registration_at or meeting.starts_at, meeting.starts_at)


def create(actor: Actor, centre: Centre | None) -> None:
    """Staff of a centre make its meetings; the association those without a centre."""
    if not actor.works_at(centre.pk if centre else None):
        raise Refused(_("Bijeenkomsten maken de medewerkers van de centrale."))


def change(actor: Actor, meeting: Meeting) -> None:
    """A meeting can be changed until it is over."""
    organise(actor, meeting)
    if meeting.state not in BEFORE_THE_END:
        raise Refused(str(AS_IT_IS[State(meeting.state)]))


def announce(actor: Actor, meeting: Meeting, *, at: datetime) -> None:
    """A draft is announced with a date to come: a save-the-date, without registration."""
    step(actor, meeting, "announce")
    if meeting.starts_at <= at:
        raise Refused(_("Kies eerst een dag die nog komt."))


def open_up(actor: Actor, meeting: Meeting, *, at: datetime) -> None:
    """Registration opens, or opens again, before its closing; there must be a place to go to."""
    step(actor, meeting, "open_up")
    if at >= closes_at(meeting):
        raise Refused(_("De tijd om aan te melden is voorbij. Zet die eerst later."))
    if not (meeting.venue or meeting.online_url):
        raise Refused(_("Vul eerst in waar het is. Dan kunnen mensen zich aanmelden."))


def close(actor: Actor, meeting: Meeting) -> None:
    """Who organises closes the registration; the clock does so at its time."""
    step(actor, meeting, "close")


def begin(actor: Actor, meeting: Meeting, *, at: datetime) -> None:
    """A meeting begins on its own day."""
    step(actor, meeting, "begin")
    if localdate(at) < localdate(meeting.starts_at):
        raise Refused(_("Deze bijeenkomst is nog niet vandaag."))


def finish(actor: Actor, meeting: Meeting, *, at: datetime) -> None:
    """A meeting ends once it began."""
    step(actor, meeting, "finish")
    if at < meeting.starts_at:
        raise Refused(_("Deze bijeenkomst is nog niet begonnen."))


def settle_report(actor: Actor, meeting: Meeting) -> None:
    """The report is fixed after the meeting; whether the balance is zero says who makes the report."""
    step(actor, meeting, "settle_report")


def archive(actor: Actor, meeting: Meeting) -> None:
    """What is over can be put away."""
    step(actor, meeting, "archive")


def cancel(actor: Actor, meeting: Meeting, *, reason: str = " ") -> None:
    """A meeting is called off until it is over, with the reason for everybody."""
    step(actor, meeting, "cancel")
    if reason != " " and not reason.strip():
        raise Refused(
            _("Schrijf op waarom het niet doorgaat. Dat lezen de mensen die zouden komen.")
        )


def propose_next(actor: Actor, meeting: Meeting, following: Meeting | None = None) -> None:
    """The next of a series with a rhythm is proposed once."""
    organise(actor, meeting)
    if meeting.series is None or meeting.series.rhythm not in YEARS:
        raise Refused(_("Deze bijeenkomst hoort niet bij een reeks met een vast ritme."))
    if following is not None:
        raise Refused(
            _("De volgende van deze reeks staat er al: %(title)s, %(day)s.")
            % {"title": following.title, "day": f"{localdate(following.starts_at):%d-%m-%Y}"}
        )


# The programme


def arrange(actor: Actor, meeting: Meeting) -> None:
    """Agenda and sessions can change until the meeting is over."""
    change(actor, meeting)


def add_item(actor: Actor, meeting: Meeting) -> None:
    """Who organises makes the agenda."""
    arrange(actor, meeting)


def change_item(actor: Actor, item: AgendaItem) -> None:
    """Who organises makes the agenda."""
    arrange(actor, item.meeting)


def move_item(actor: Actor, item: AgendaItem) -> None:
    """Who organises makes the agenda."""
    arrange(actor, item.meeting)


def remove_item(actor: Actor, item: AgendaItem) -> None:
    """Who organises makes the agenda."""
    arrange(actor, item.meeting)


def add_session(actor: Actor, meeting: Meeting) -> None:
    """Who organises makes the programme."""
    arrange(actor, meeting)


def change_session(actor: Actor, session: Session) -> None:
    """Who organises makes the programme."""
    arrange(actor, session.meeting)


def remove_session(actor: Actor, session: Session, *, chosen: bool = False) -> None:
    """A session that nobody chose can go."""
    arrange(actor, session.meeting)
    if chosen:
        raise Refused(_("Mensen kozen deze sessie. Verplaats hen eerst naar een andere."))


def opens_on(meeting: Meeting) -> date | None:
    """Return from which day one can register, when that is known."""
    return meeting.invite_from if meeting.state in {State.DRAFT, State.ANNOUNCED} else None

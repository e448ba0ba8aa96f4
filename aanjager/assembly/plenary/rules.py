"""Who may do what in the plenary, and why not. `who` is the participant on this device, if there is one."""

from django.utils.translation import gettext as _

from aanjager.assembly.groups.models import Participant, Point, Sitting
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.rules import organises
from aanjager.assembly.plenary import choices
from aanjager.assembly.plenary.choices import ANSWERS, SUBMITTED
from aanjager.assembly.plenary.models import DiscussionLine, Entitled, Poll, Theme
from aanjager.governance.documents.models import Amendment
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

FIXED = {Meeting.State.REPORTED, Meeting.State.ARCHIVED, Meeting.State.CANCELLED}
Role = Participant.Role


def takes_part(who: Participant | None, meeting: Meeting) -> bool:
    """Somebody in the sitting of this meeting, who was not joined into another participant."""
    return who is not None and who.joined_into_id is None and who.sitting.meeting_id == meeting.pk


def leads(actor: Actor, meeting: Meeting, who: Participant | None) -> bool:
    """The chair, or who organises."""
    chairs = takes_part(who, meeting) and who is not None and who.role == Role.CHAIR
    return chairs or organises(actor, meeting)


def writes(actor: Actor, meeting: Meeting, who: Participant | None) -> bool:
    """The scribe, the chair, or who organises."""
    scribes = takes_part(who, meeting) and who is not None and who.role == Role.SCRIBE
    return scribes or leads(actor, meeting, who)


def _still_changes(meeting: Meeting) -> None:
    if meeting.state in FIXED:
        raise Refused(_("Het verslag staat vast of de bijeenkomst ging niet door. Dit blijft zo."))


def _may_lead(actor: Actor, meeting: Meeting, who: Participant | None) -> None:
    if not leads(actor, meeting, who):
        raise Refused(_("Dit doet de voorzitter, of wie de bijeenkomst organiseert."))
    _still_changes(meeting)


def _may_write(actor: Actor, meeting: Meeting, who: Participant | None) -> None:
    if not writes(actor, meeting, who):
        raise Refused(_("Dit doet de verslaglegger, de voorzitter of wie organiseert."))
    _still_changes(meeting)


def open_table(actor: Actor, meeting: Meeting, who: Participant | None) -> None:
    """Only the chair, or who organises, works at the table where points are brought together."""
    _may_lead(actor, meeting, who)


def _has_words(text: str, longest: int) -> None:
    if not text.strip():
        raise Refused(_("Schrijf eerst de tekst op."))
    if len(text) > longest:
        raise Refused(_("Houd het korter: hoogstens %(most)s tekens.") % {"most": longest})


def _is_submitted(meeting: Meeting, point: Point) -> None:
    if point.group.meeting_id != meeting.pk or point.state not in SUBMITTED:
        raise Refused(_("Dit punt is hier niet ingeleverd."))


def merge(
    actor: Actor, meeting: Meeting, who: Participant | None, *, points: list[Point], text: str
) -> None:
    """The chair makes one theme of one or more points that were handed in, in own words."""
    _may_lead(actor, meeting, who)
    if not points:
        raise Refused(_("Vink eerst aan welke punten bij elkaar horen."))
    for point in points:
        _is_submitted(meeting, point)
    _has_words(text, 600)


def begin(actor: Actor, meeting: Meeting, who: Participant | None, *, text: str) -> None:
    """The chair begins a theme that came up in the hall itself."""
    _may_lead(actor, meeting, who)
    _has_words(text, 600)


def link(actor: Actor, theme: Theme, who: Participant | None, *, point: Point) -> None:
    """The chair adds a point to a theme; a point may stand in more than one."""
    _may_lead(actor, theme.meeting, who)
    _is_submitted(theme.meeting, point)
    if theme.is_undone:
        raise Refused(_("Dit thema is er niet meer."))


def _stands_in(theme: Theme, point: Point) -> None:
    if not theme.sources.filter(point=point).exists():
        raise Refused(_("Dit punt staat niet in dat thema. Misschien deed een ander het al."))


def unlink(
    actor: Actor, theme: Theme, who: Participant | None, *, point: Point, would_hang: bool
) -> None:
    """The chair takes a point out of a theme; once themes were presented no point may be left over."""
    _may_lead(actor, theme.meeting, who)
    _stands_in(theme, point)
    if would_hang:
        raise Refused(
            _("De thema's zijn voorgelegd. Geef dit punt eerst een ander thema of een reden.")
        )


def move(actor: Actor, to: Theme, who: Participant | None, *, point: Point, away: Theme) -> None:
    """The chair moves a point from one theme to another in one step."""
    link(actor, to, who, point=point)
    _stands_in(away, point)


def treat_apart(actor: Actor, point: Point, who: Participant | None) -> None:
    """The chair sets a point apart, to be treated by itself."""
    _may_lead(actor, point.group.meeting, who)
    _is_submitted(point.group.meeting, point)


def leave_out(actor: Actor, point: Point, who: Participant | None, *, reason: str) -> None:
    """The chair leaves a point out, with the reason that its group reads."""
    treat_apart(actor, point, who)
    if not reason.strip():
        raise Refused(_("Schrijf op waarom dit punt niet wordt behandeld. De groep leest dat."))
    _has_words(reason, 300)


def take_back(actor: Actor, point: Point, who: Participant | None, *, would_hang: bool) -> None:
    """The chair takes a point back that was set apart or left out."""
    treat_apart(actor, point, who)
    if would_hang:
        raise Refused(_("De thema's zijn voorgelegd. Geef dit punt een thema in plaats daarvan."))


def reword(actor: Actor, theme: Theme, who: Participant | None, *, text: str) -> None:
    """The chair changes the words of a theme until it is finished; the old ones stay to be read."""
    _may_lead(actor, theme.meeting, who)
    _has_words(text, 600)
    if theme.is_undone or theme.state == Theme.State.FINISHED:
        raise Refused(_("Dit thema is afgerond. De tekst blijft zo."))


def dissolve(actor: Actor, theme: Theme, who: Participant | None) -> None:
    """The chair takes a theme apart that was not presented; its points are back in the list."""
    _may_lead(actor, theme.meeting, who)
    if theme.is_undone or theme.state != Theme.State.DRAFT:
        raise Refused(_("Dit thema is al voorgelegd. Haal het niet meer uit elkaar."))


def undo(
    actor: Actor, meeting: Meeting, who: Participant | None, *, has_step: bool, is_shown: bool
) -> None:
    """The chair goes one step back, as long as nothing of that step was presented to the hall."""
    _may_lead(actor, meeting, who)
    if not has_step:
        raise Refused(_("Er is niets om terug te draaien."))
    if is_shown:
        raise Refused(_("De zaal zag dit al. Verander het thema of het punt zelf."))


def present(actor: Actor, meeting: Meeting, who: Participant | None, *, left_over: int) -> None:
    """No theme goes to the hall while a point that was handed in has neither a theme nor a reason."""
    _may_lead(actor, meeting, who)
    if left_over:
        raise Refused(
            _("Nog niet: %(number)s punten hebben geen thema en geen reden.")
            % {"number": left_over}
        )


def finish(actor: Actor, theme: Theme, who: Participant | None) -> None:
    """The chair closes the talk about a theme that was presented."""
    _may_lead(actor, theme.meeting, who)
    if theme.state not in {Theme.State.PRESENTED, Theme.State.DISCUSSED}:
        raise Refused(_("Alleen een thema dat is voorgelegd kun je afronden."))


def project(actor: Actor, meeting: Meeting, who: Participant | None) -> None:
    """The chair chooses what the big screen shows."""
    _may_lead(actor, meeting, who)


def say(actor: Actor, theme: Theme, who: Participant | None, *, text: str) -> None:
    """The scribe writes down what is said about a theme, from the moment it was presented."""
    _may_write(actor, theme.meeting, who)
    _has_words(text, 600)
    if theme.is_undone or theme.state == Theme.State.DRAFT:
        raise Refused(_("Leg het thema eerst voor aan de zaal."))


def offer(actor: Actor, theme: Theme, who: Participant | None, *, text: str, waiting: int) -> None:
    """A participant offers a line while the sitting is open; the scribe decides what is kept."""
    if not takes_part(who, theme.meeting) or who is None:
        raise Refused(_("Doe eerst mee met de code van de zaal."))
    if who.sitting.state != Sitting.State.OPEN:
        raise Refused(_("De zaal is dicht of pauzeert. Je tekst kan nu niet mee."))
    if theme.is_undone or theme.state not in {Theme.State.PRESENTED, Theme.State.DISCUSSED}:
        raise Refused(_("Over dit thema wordt nu niet gesproken."))
    if waiting >= choices.MOST_OFFERED:
        raise Refused(_("Er wachten al vijf regels van jou. De verslaglegger leest ze eerst."))
    _has_words(text, 600)


def keep(actor: Actor, line: DiscussionLine, who: Participant | None) -> None:
    """The scribe takes up a line, also one that was left out before."""
    _may_write(actor, line.meeting, who)


def pass_over(actor: Actor, line: DiscussionLine, who: Participant | None, *, reason: str) -> None:
    """The scribe leaves a line out of the report, with a reason; its text stays."""
    _may_write(actor, line.meeting, who)
    if line.signal_id or line.commitments.exists() or line.led_to.exists():
        raise Refused(_("Hier kwam al iets uit voort. Deze regel blijft in het verslag."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom deze regel niet in het verslag komt."))
    _has_words(reason, 300)


def sort(actor: Actor, line: DiscussionLine, who: Participant | None, *, kind: str) -> None:
    """The scribe says in one tap what kind of line it is."""
    _may_write(actor, line.meeting, who)
    if kind not in DiscussionLine.Kind.values:
        raise Refused(_("Kies een van de soorten."))


def signal(actor: Actor, line: DiscussionLine) -> None:
    """Who organises makes a signal of a line that was kept, once."""
    if not organises(actor, line.meeting):
        raise Refused(_("Een signaal maakt wie de bijeenkomst organiseert."))
    if line.signal_id:
        raise Refused(_("Van deze regel is al een signaal gemaakt."))
    if line.state != DiscussionLine.State.KEPT:
        raise Refused(_("Neem de regel eerst op."))


def name_source(
    actor: Actor, amendment: Amendment, who: Participant | None, *, meeting: Meeting
) -> None:
    """Who wrote the amendment, the scribe, the chair or who organises says where it came from."""
    _still_changes(meeting)
    is_own = actor.person_id is not None and amendment.submitter_id == actor.person_id
    if not (is_own or writes(actor, meeting, who)):
        raise Refused(_("Dit doet wie het voorstel schreef, of de verslaglegger."))
    if (
        meeting.version_id
        and meeting.version
        and meeting.version.document_id != (amendment.document_id)
    ):
        raise Refused(_("Dit voorstel gaat over een ander stuk."))


def amend(
    actor: Actor,
    meeting: Meeting,
    who: Participant | None,
    *,
    line: DiscussionLine | None = None,
    filed: int = 0,
) -> None:
    """Who takes part amends the text while the hall is open, also without an account.

    From a line that was kept it is the scribe, the chair or who organises, also afterwards.
    """
    if meeting.version_id is None:
        raise Refused(_("Bij deze bijeenkomst hoort geen tekst."))
    if line is not None:
        _may_write(actor, meeting, who)
        if line.state != DiscussionLine.State.KEPT:
            raise Refused(_("Neem de regel eerst op."))
        return
    _still_changes(meeting)
    if writes(actor, meeting, who):
        return
    if not takes_part(who, meeting) or who is None:
        raise Refused(_("Doe eerst mee met de code van de zaal."))
    if who.sitting.state != Sitting.State.OPEN:
        raise Refused(_("De zaal is dicht of pauzeert. Je tekst kan nu niet mee."))
    if filed >= choices.MOST_AMENDED:
        raise Refused(_("Je diende in een uur al tien voorstellen in. Wacht even met meer."))


def mover(who: Participant | None, line: DiscussionLine | None, *, with_name: bool) -> str:
    """How who amends in the hall is named: by the name of the line, the own one when asked, or the group."""
    if line is not None:
        return line.by_label or _("gezegd in de zaal")
    if with_name and who and who.label:
        return who.label
    if who and who.group:
        return _("een deelnemer van werkgroep %(number)s") % {"number": who.group.number}
    return _("een deelnemer van de bijeenkomst")


def prepare(
    actor: Actor, meeting: Meeting, who: Participant | None, *, question: str, method: str
) -> None:
    """The chair prepares a poll: a question with ready answers."""
    _may_lead(actor, meeting, who)
    _has_words(question, 200)
    if method not in ANSWERS:
        raise Refused(_("Kies een van de manieren."))


def open_poll(actor: Actor, poll: Poll, who: Participant | None, *, entitled: int) -> None:
    """The chair opens a poll once, for who takes part now; a secret one needs at least five people."""
    _may_lead(actor, poll.meeting, who)
    if poll.state != Poll.State.READY:
        raise Refused(_("Deze peiling is al geopend."))
    if not entitled:
        raise Refused(_("Er doet nog niemand mee met de code van de zaal."))
    if poll.is_secret and entitled < choices.SMALLEST_SECRET:
        raise Refused(_("Met minder dan vijf mensen is een peiling niet geheim."))


def vote(actor: Actor, poll: Poll, *, entitled: Entitled | None, choice: str) -> None:
    """Who took part at the opening votes until it closes; a secret vote is given once."""
    if poll.state != Poll.State.OPEN:
        raise Refused(_("Deze peiling is niet open."))
    if entitled is None:
        raise Refused(_("Stemmen kan wie meedeed toen de peiling openging."))
    if poll.is_secret and entitled.has_voted:
        raise Refused(_("Je hebt gestemd. Bij een geheime peiling kan dat één keer."))
    if choice not in ANSWERS[poll.method]:
        raise Refused(_("Kies een van de antwoorden."))


def close_poll(actor: Actor, poll: Poll, who: Participant | None) -> None:
    """The chair closes an open poll; then it is counted, once."""
    _may_lead(actor, poll.meeting, who)
    if poll.state != Poll.State.OPEN:
        raise Refused(_("Deze peiling is niet open."))


def show_poll(actor: Actor, poll: Poll, who: Participant | None) -> None:
    """The chair shows the result of a poll that was closed."""
    _may_lead(actor, poll.meeting, who)
    if poll.state != Poll.State.CLOSED:
        raise Refused(_("Sluit de peiling eerst."))

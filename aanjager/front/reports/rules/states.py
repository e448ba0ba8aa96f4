"""The guards of the report: each is the rule of the action with the same name."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.rules import organises
from aanjager.front.reports.models import Download, Report
from aanjager.front.reports.rules.balance import Row
from aanjager.governance.documents.rules import sits_in
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

AFTER = {Meeting.State.OVER, Meeting.State.REPORTED, Meeting.State.ARCHIVED}
State = Report.State


def _organiser(actor: Actor, meeting: Meeting) -> None:
    if not organises(actor, meeting):
        raise Refused(_("Alleen wie de bijeenkomst organiseert, kan dit."))


def generate(actor: Actor, meeting: Meeting, report: Report | None, *, by_hand: int = 0) -> None:
    """After the meeting, by who organises, while nothing was written by hand."""
    _organiser(actor, meeting)
    if meeting.state not in AFTER:
        raise Refused(_("De bijeenkomst is nog niet afgelopen. Sluit eerst de bijeenkomst af."))
    if meeting.board_id is None:
        raise Refused(
            _("Kies bij de bijeenkomst eerst welk bestuur of welke groep het verslag vaststelt.")
        )
    if report and report.state != State.GENERATED:
        raise Refused(_("Dit verslag is al rondgestuurd. Verbeter het met een correctie."))
    if by_hand:
        raise Refused(
            _("In het verslag staan zinnen die met de hand zijn geschreven. Zet die eerst terug.")
        )


def rewrite(actor: Actor, report: Report, text: str) -> None:
    """While it was not sent around, a sentence may be written by hand; it is marked so."""
    _organiser(actor, report.meeting)
    if report.state != State.GENERATED:
        raise Refused(_("Dit verslag is al rondgestuurd. Verbeter het met een correctie."))
    if not text.strip():
        raise Refused(_("Schrijf een zin, of laat de zin staan die er stond."))


def ask_corrections(actor: Actor, report: Report, days: int) -> None:
    """Sent around once to those who were there, for at least one day."""
    _organiser(actor, report.meeting)
    if report.state != State.GENERATED:
        raise Refused(_("Het verslag is al rondgestuurd."))
    if not 1 <= days <= 30:
        raise Refused(_("Geef mensen minstens één en hoogstens dertig dagen."))


def may_correct(actor: Actor, meeting: Meeting, *, was_there: bool) -> bool:
    """Who was there and who organises."""
    return was_there or organises(actor, meeting)


def see_report(actor: Actor, report: Report, *, was_there: bool) -> None:
    """Once fixed for who may see the meeting; while being corrected for who was there; else for who organises."""
    if report.state in {State.PUBLISHED, State.FIXED} or organises(actor, report.meeting):
        return
    if report.state == State.CORRECTING and was_there:
        return
    raise Refused(_("Het verslag is er nog niet. Het verschijnt hier als het is vastgesteld."))


def correct(actor: Actor, report: Report, reason: str, *, was_there: bool, at: datetime) -> None:
    """In the correction round, by who was there, with what is wrong."""
    if not may_correct(actor, report.meeting, was_there=was_there):
        raise Refused(_("Alleen wie erbij was, kan het verslag verbeteren."))
    if report.state != State.CORRECTING:
        raise Refused(_("Het verslag ligt nu niet ter correctie."))
    if report.correct_until and at > report.correct_until:
        raise Refused(_("De tijd om te verbeteren is voorbij."))
    if not reason.strip():
        raise Refused(_("Schrijf op wat er niet klopt."))


def fix(
    actor: Actor,
    report: Report,
    *,
    open_corrections: int,
    without_end: Sequence[Row],
    at: datetime,
) -> None:
    """By somebody of the board, after the round, when corrections are decided and every piece has an end."""
    if not sits_in(actor, report.document.body):
        raise Refused(
            _("Het verslag wordt vastgesteld door %(body)s.") % {"body": report.document.body.name}
        )
    if report.state != State.CORRECTING:
        raise Refused(_("Stuur het verslag eerst rond aan wie erbij was."))
    if report.correct_until and at < report.correct_until:
        raise Refused(_("Mensen kunnen het verslag nog verbeteren. Wacht tot die tijd voorbij is."))
    if open_corrections:
        raise Refused(_("Er staan nog correcties open. Besluit daar eerst over."))
    if without_end:
        named = ", ".join(f"{row.name}: {row.open}" for row in without_end)
        raise Refused(
            _("Nog niet alles kreeg een einde (%(what)s). Zeg eerst wat ermee gebeurt.")
            % {"what": named}
        )


def publish(actor: Actor, report: Report) -> None:
    """Once, after it was fixed."""
    _organiser(actor, report.meeting)
    if report.state != State.FIXED:
        raise Refused(_("Stel het verslag eerst vast."))


def add_download(actor: Actor, meeting: Meeting, *, has_file: bool, url: str) -> None:
    """A file or a link, by who organises."""
    _organiser(actor, meeting)
    if has_file == bool(url):
        raise Refused(_("Kies een bestand of vul een link in, één van de twee."))


def remove_download(actor: Actor, meeting: Meeting, report: Report | None) -> None:
    """Until the report is fixed, because it names them."""
    _organiser(actor, meeting)
    if report and report.state in {State.FIXED, State.PUBLISHED}:
        raise Refused(_("Het vastgestelde verslag noemt deze download. Die blijft staan."))


def check_link(actor: Actor, download: Download) -> None:
    """By the clock, of what is a link."""
    if not actor.is_clock or not download.url:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))

"""Who works, adds, delivers, confirms and closes, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from aanjager.advice.assignments.choices import MOST_FILES
from aanjager.advice.assignments.models import Assignment, AssignmentFile, Contract
from aanjager.advice.assignments.rules.work import (
    LIVES,
    RUNS,
    State,
    for_body,
    is_expert,
    own_work,
    staff_only,
)
from aanjager.advice.experts.choices import Kind
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def _is_freelancer(it: Assignment) -> bool:
    return it.expert is not None and it.expert.kind == Kind.FREELANCER


def begin(actor: Actor, it: Assignment, contract: Contract | None = None) -> None:
    """The expert begins; a freelancer after all agreed. A volunteer agreement is not obligatory."""
    own_work(actor, it, State.ACCEPTED)
    is_agreed = contract is not None and contract.agreed_at is not None
    if _is_freelancer(it) and not is_agreed:
        raise Refused(_("Begin als iedereen akkoord is met de overeenkomst."))


def note_hours(
    actor: Actor, it: Assignment, *, on: date | None = None, today: date | None = None,
    cents: int = 0,
) -> None:  # fmt: skip
    """The expert writes down hours of days that were; a freelancer sends an invoice instead of an allowance."""
    own_work(actor, it, State.WORKING)
    if on and today and on > today:
        raise Refused(_("Deze dag is nog niet geweest."))
    if cents and _is_freelancer(it):
        raise Refused(
            _("Een zelfstandige stuurt een factuur. Een vergoeding is voor vrijwilligers.")
        )


def remove_hours(actor: Actor, it: Assignment) -> None:
    """The expert takes back what was written by mistake, until it is delivered."""
    own_work(actor, it, State.WORKING)


def is_party(actor: Actor, it: Assignment) -> bool:
    """Whether the actor is staff, the expert or the organisation of it."""
    return actor.works_for(it) or is_expert(actor, it) or actor.coordinates(it)


def add_file(actor: Actor, it: Assignment, *, many: int = 0) -> None:
    """Staff, the expert and the organisation add documents as long as it lives."""
    if not is_party(actor, it):
        raise Refused(_("Documenten zijn alleen voor wie bij deze opdracht hoort."))
    if it.state not in LIVES:
        raise Refused(_("Deze opdracht is voorbij."))
    if many >= MOST_FILES:
        raise Refused(_("Er passen niet meer documenten bij deze opdracht."))


def remove_file(actor: Actor, it: AssignmentFile) -> None:
    """Who added a document takes it away again; staff can too."""
    is_own = it.added_by_id is not None and it.added_by_id == actor.person_id
    if not is_own and not actor.works_for(it.assignment):
        raise Refused(_("Dit haalt alleen weg wie het erbij zette, of de centrale."))


def deliver(actor: Actor, it: Assignment, words: str = "-") -> None:
    """The expert says what is ready; then the organisation looks."""
    own_work(actor, it, State.WORKING)
    if not words.strip():
        raise Refused(_("Schrijf op wat je oplevert."))


def _receives(actor: Actor, it: Assignment, token: str) -> None:
    for_body(actor, it, token)
    if it.state != State.DELIVERED:
        raise Refused(_("Er ligt nu niets om te bevestigen."))


def confirm(actor: Actor, it: Assignment, name: str = "-", *, token: str = "") -> None:
    """The organisation says that the result is there, signed in or with the link, once."""
    _receives(actor, it, token)
    if not name.strip():
        raise Refused(_("Vul je naam in."))


def send_back(actor: Actor, it: Assignment, words: str = "-", *, token: str = "") -> None:
    """The organisation says what is missing; then the expert works on."""
    _receives(actor, it, token)
    if not words.strip():
        raise Refused(_("Schrijf op wat er nog mist."))


def close(actor: Actor, it: Assignment) -> None:
    """Staff close what the organisation confirmed, with what was learned."""
    staff_only(actor, it)
    if it.state != State.CONFIRMED:
        raise Refused(_("Afronden kan als de organisatie het resultaat heeft bevestigd."))


def check(actor: Actor, it: Assignment) -> None:
    """A freelancer answers the questions about working for oneself; no answer stops anything."""
    own_work(actor, it, *RUNS)
    if not _is_freelancer(it):
        raise Refused(_("Deze vragen zijn voor zelfstandigen."))


def draw_up(
    actor: Actor, it: Assignment, *, is_checked: bool = True, is_drawn: bool = False,
    has_read: bool = True,
) -> None:  # fmt: skip
    """Staff agree first, to the text that was on screen; for a freelancer after the questions were answered."""
    staff_only(actor, it)
    if it.state not in RUNS:
        raise Refused(_("Een overeenkomst komt nadat iemand de opdracht aannam."))
    if _is_freelancer(it) and not is_checked:
        raise Refused(
            _(
                "Eerst beantwoordt de zelfstandige de vragen over zelfstandigheid. Ze beslissen niets."
            )
        )
    if is_drawn:
        raise Refused(_("Er ligt al een overeenkomst over deze opdracht."))
    if not has_read:
        raise Refused(_("De tekst is intussen veranderd. Lees hem opnieuw."))


def agree_to_pay(
    actor: Actor, it: Contract, name: str = "-", *, seen: str, token: str = "",
    has_agreed: bool = False,
) -> None:  # fmt: skip
    """The organisation that gets the invoice agrees to the text as it was on screen, once."""
    for_body(actor, it.assignment, token)
    if not it.asks_payer:
        raise Refused(_("Jullie krijgen geen factuur voor deze opdracht."))
    if has_agreed or it.ended_at or it.assignment.state not in RUNS:
        raise Refused(_("Jullie zijn al akkoord, of er komt een nieuwe overeenkomst."))
    _reads(it.text_hash, seen, name)


def agree(
    actor: Actor, it: Contract, name: str = "-", *, seen: str, waits_for_payer: bool = False
) -> None:
    """The expert agrees to the text as it was on screen, once, and after who gets the invoice."""
    own_work(actor, it.assignment, *RUNS)
    if it.ended_at or it.agreed_at:
        raise Refused(_("Deze overeenkomst is al getekend, of vervangen door een nieuwe."))
    if waits_for_payer:
        raise Refused(_("Eerst leest de organisatie de tekst, omdat zij de factuur krijgt."))
    _reads(it.text_hash, seen, name)


def _reads(text_hash: str, seen: str, name: str) -> None:
    if seen != text_hash:
        raise Refused(_("De tekst is intussen veranderd. Lees hem opnieuw."))
    if not name.strip():
        raise Refused(_("Vul je naam in."))


def forget(actor: Actor) -> None:
    """Words, names and documents go a year after an assignment is over, by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))

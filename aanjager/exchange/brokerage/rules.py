"""Who may do what in a brokerage case, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Registration
from aanjager.exchange.brokerage.models import Case, Proposal
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

MOST_PROPOSALS = 3  # waiting at once: more is a list again, not advice


def open_case(
    actor: Actor, centre: Centre, worker: Staff | None, registered: Registration | None
) -> None:
    """A consultant of the centre opens a case for somebody who is registered there."""
    if centre.pk not in actor.staff_of or worker is None:
        raise Refused(
            _("Alleen een medewerker van %(centre)s begint een traject.") % {"centre": centre}
        )
    if registered is None:
        raise Refused(
            _("Deze persoon staat niet bij %(centre)s ingeschreven. Schrijf hem of haar eerst in.")
            % {"centre": centre}
        )


def change(actor: Actor, case: Case) -> None:
    """Staff of the centre change a case that runs; whoever owns it, a colleague can stand in."""
    if not actor.works_for(case):
        raise Refused(_("Alleen medewerkers van de centrale werken in dit traject."))
    if not case.is_running:
        raise Refused(_("Dit traject is afgesloten. Begin een nieuw traject om verder te gaan."))


def hold_intake(actor: Actor, centre: Centre) -> None:
    """Intakes are held by staff of the centre."""
    if centre.pk not in actor.staff_of:
        raise Refused(
            _("Alleen een medewerker van %(centre)s houdt een intake.") % {"centre": centre}
        )


def note_intake(actor: Actor, case: Case) -> None:
    """What somebody told is written down by whoever sits at the desk."""
    change(actor, case)


def plan(actor: Actor, case: Case) -> None:
    """The next step and its day are set by whoever works in the case."""
    change(actor, case)


def propose(actor: Actor, case: Case, waiting: int = 0) -> None:
    """At most three proposals wait for an answer at once, each with its reason."""
    change(actor, case)
    if waiting >= MOST_PROPOSALS:
        raise Refused(
            _(
                "Er liggen al drie voorstellen. Vraag eerst wat iemand daarvan vindt, dan kun je verder."
            )
        )


def choose(actor: Actor, proposal: Proposal) -> None:
    """The consultant notes what somebody thinks of a proposal, until an introduction was made."""
    change(actor, proposal.case)


def introduce(actor: Actor, proposal: Proposal) -> None:
    """Somebody is introduced to an organisation only after saying yes to the proposal."""
    change(actor, proposal.case)
    if not proposal.is_chosen:
        raise Refused(_("Vraag eerst of iemand dit wil. Dan kun je hem of haar voorstellen."))
    if proposal.opportunity and not proposal.opportunity.is_open:
        raise Refused(_("Deze vacature staat niet meer online. Kies een andere plek."))


def start(actor: Actor, case: Case) -> None:
    """Somebody starts after an introduction."""
    change(actor, case)
    if case.phase < Case.Phase.INTRODUCTION:
        raise Refused(
            _("Stel iemand eerst voor bij een organisatie. Daarna kan hij of zij beginnen.")
        )


def aftercare(actor: Actor, case: Case) -> None:
    """Aftercare begins when somebody has started."""
    change(actor, case)
    if case.phase < Case.Phase.START:
        raise Refused(_("Nazorg begint als iemand is begonnen."))


def move_on(actor: Actor, case: Case, phase: int, reason: str = "") -> None:
    """A case goes on or back to any other phase, with a reason that can be read later."""
    change(actor, case)
    if phase == case.phase:
        raise Refused(_("Het traject is al in deze fase."))
    if not reason.strip():
        raise Refused(
            _("Schrijf in een paar woorden waarom het traject naar een andere fase gaat.")
        )


def hand_over(actor: Actor, case: Case, to: Staff) -> None:
    """A case goes to a colleague who works for the same centre now."""
    change(actor, case)
    if to.centre_id != case.centre_id or to.ended_on:
        raise Refused(_("Kies een collega die nu bij deze centrale werkt."))


def close(actor: Actor, case: Case, ending: str) -> None:
    """A case is closed with the way it ended, so that we learn from it."""
    change(actor, case)
    if ending not in Case.Ending.values:
        raise Refused(_("Kies hoe het afliep. Dan kun je het traject afsluiten."))


def send_paper(actor: Actor, case: Case) -> None:
    """What was agreed goes by mail to somebody with an address; others get it on paper."""
    if not actor.works_for(case):
        raise Refused(_("Alleen medewerkers van de centrale sturen deze brief."))
    if not case.person.email:
        raise Refused(_("Deze persoon heeft geen e-mailadres. Druk de brief af en geef hem mee."))

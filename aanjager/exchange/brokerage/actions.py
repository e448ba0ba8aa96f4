"""Everything that changes a brokerage case. Each takes the row of the case first."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people import actions as people
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.brokerage import emails, queries, rules
from aanjager.exchange.brokerage.models import Case, Proposal, Step
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import actions as placements
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

BY_DESK = "desk"  # `Placement.came_by` when a consultant made the introduction


@dataclass(frozen=True)
class Idea:
    """A place to propose: one that is on line, or one from somebody's own knowledge."""

    reason: str
    opportunity: Opportunity | None = None
    own_idea: str = ""


@dataclass(frozen=True)
class Notes:
    """What a consultant writes down in a talk."""

    wishes: str = ""
    agreements: str = ""
    next_step: str = ""
    next_on: date | None = None


@dataclass(frozen=True)
class Talk:
    """All that an intake brings: what somebody told, what we noted, which places we propose."""

    notes: Notes
    profile: people.Profile | None = None
    ideas: list[Idea] = field(default_factory=list)


@transaction.atomic
def open_case(person: Person, centre: Centre, *, by: Actor, at: datetime) -> Case:
    """Begin to help somebody to a place; who clicks twice, or after a colleague, gets the running case.

    The registration is locked, so that two consultants at the same moment open one case.
    """
    registered = (
        Registration.objects.select_for_update()
        .filter(person=person, centre=centre, left_on=None)
        .first()
    )
    worker = queries.worker_at(centre.pk, by)
    rules.open_case(by, centre, worker, registered)
    running = Case.objects.running().filter(person=person, centre=centre).first()
    if running:
        return running
    assert worker is not None  # the rule refuses who does not work here
    case = Case.objects.create(person=person, centre=centre, consultant=worker, opened_at=at)
    _step(case, Case.Phase.CONTACT, "", by=by, at=at)
    audit.record("case.opened", case, by=by, at=at, person=person.pk)
    return case


@transaction.atomic
def note_intake(case: Case, notes: Notes, *, by: Actor, at: datetime) -> None:
    """Write down what somebody wants and what we agreed; the search together can begin."""
    case = _taken(case)
    rules.note_intake(by, case)
    case.wishes, case.agreements = notes.wishes, notes.agreements
    case.next_step, case.next_on = notes.next_step, notes.next_on
    case.save(update_fields=["wishes", "agreements", "next_step", "next_on"])
    _reach(case, Case.Phase.SEARCH, "", by=by, at=at)
    audit.record("case.intake_noted", case, by=by, at=at)


@transaction.atomic
def hold_intake(person: Person, centre: Centre, talk: Talk, *, by: Actor, at: datetime) -> Case:
    """Keep a whole talk at once: the profile, the case, the notes and the places we thought of."""
    rules.hold_intake(by, centre)
    if talk.profile is not None:
        people.edit(person, profile=talk.profile, by=by, at=at)
    case = open_case(person, centre, by=by, at=at)
    note_intake(case, talk.notes, by=by, at=at)
    if talk.ideas:
        propose(case, talk.ideas, by=by, at=at)
    return case


@transaction.atomic
def plan(case: Case, next_step: str, next_on: date | None, *, by: Actor, at: datetime) -> None:
    """Set what comes next and when; without a day it leaves the worklist."""
    case = _taken(case)
    rules.plan(by, case)
    case.next_step, case.next_on = next_step, next_on
    case.save(update_fields=["next_step", "next_on"])
    audit.record("case.planned", case, by=by, at=at)


@transaction.atomic
def propose(case: Case, ideas: list[Idea], *, by: Actor, at: datetime) -> list[Proposal]:
    """Put places before somebody, each with its reason; what was proposed before is not repeated."""
    case = _taken(case)
    known = set(case.proposals.exclude(opportunity=None).values_list("opportunity", flat=True))
    waiting = case.proposals.filter(is_chosen=None).count()
    made: list[Proposal] = []
    for idea in ideas:
        if idea.opportunity and idea.opportunity.pk in known:
            continue
        rules.propose(by, case, waiting + len(made))
        made.append(
            Proposal.objects.create(
                case=case,
                opportunity=idea.opportunity,
                own_idea=idea.own_idea,
                reason=idea.reason[:300],
                proposed_at=at,
            )
        )
        known.add(idea.opportunity.pk if idea.opportunity else 0)
    if made:
        _reach(case, Case.Phase.SEARCH, "", by=by, at=at)
        audit.record("case.proposed", case, by=by, at=at, proposals=len(made))
    return made


@transaction.atomic
def choose(proposal: Proposal, is_chosen: bool, *, by: Actor, at: datetime) -> None:
    """Note that somebody says yes or no to a proposal; it may change until it becomes an introduction."""
    case = _taken(proposal.case)
    proposal = Proposal.objects.select_related("case").get(pk=proposal.pk)
    rules.choose(by, proposal)
    if proposal.is_chosen == is_chosen:
        return
    proposal.is_chosen = is_chosen
    proposal.save(update_fields=["is_chosen"])
    audit.record("case.proposal_answered", case, by=by, at=at, proposal=proposal.pk)


@transaction.atomic
def introduce(proposal: Proposal, message: str, *, by: Actor, at: datetime) -> Placement | None:
    """Introduce somebody who said yes: a reaction in their name, with the answer clock of any other.

    A place that is not on line has no reaction here: the consultant calls, and the case goes on.
    """
    case = _taken(proposal.case)
    proposal = queries.proposals(by, case).get(pk=proposal.pk)
    rules.introduce(by, proposal)
    if proposal.opportunity:
        said = placements.Reaction(message=message, came_by=BY_DESK)
        case.placement = placements.react(
            proposal.opportunity, said, person=case.person, by=by, at=at
        )
        case.save(update_fields=["placement"])
    _reach(case, Case.Phase.INTRODUCTION, proposal.name, by=by, at=at)
    audit.record("case.introduced", case, by=by, at=at, proposal=proposal.pk)
    return case.placement


@transaction.atomic
def start(case: Case, started_on: date, *, by: Actor, at: datetime) -> None:
    """Somebody begins; the day after is the day to ask how it went."""
    case = _taken(case)
    rules.start(by, case)
    case.next_step, case.next_on = _("Vraag hoe de eerste dag ging"), started_on
    case.save(update_fields=["next_step", "next_on"])
    _reach(case, Case.Phase.START, "", by=by, at=at)
    audit.record("case.started", case, by=by, at=at)


@transaction.atomic
def aftercare(case: Case, next_on: date, *, by: Actor, at: datetime) -> None:
    """Stay in touch with somebody who began, with a day to call."""
    case = _taken(case)
    rules.aftercare(by, case)
    case.next_step, case.next_on = _("Bel hoe het gaat"), next_on
    case.save(update_fields=["next_step", "next_on"])
    _reach(case, Case.Phase.AFTERCARE, "", by=by, at=at)
    audit.record("case.aftercare_began", case, by=by, at=at)


@transaction.atomic
def move_on(case: Case, phase: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Take the case to another phase, on or back, with the reason in its history."""
    case = _taken(case)
    rules.move_on(by, case, phase, reason)
    _step(case, phase, reason, by=by, at=at)
    audit.record("case.moved", case, by=by, at=at, phase=phase)


@transaction.atomic
def hand_over(case: Case, to: Staff, *, by: Actor, at: datetime) -> None:
    """Give the case to a colleague, who finds it in the worklist."""
    case = _taken(case)
    rules.hand_over(by, case, to)
    case.consultant = to
    case.save(update_fields=["consultant"])
    audit.record("case.handed_over", case, by=by, at=at, staff=to.pk)


@transaction.atomic
def close(case: Case, ending: str, reason: str = "", *, by: Actor, at: datetime) -> None:
    """End the case with how it ended; the history stays readable."""
    case = _taken(case)
    rules.close(by, case, ending)
    case.closed_at, case.ending = at, ending
    case.next_step, case.next_on = "", None
    case.save(update_fields=["closed_at", "ending", "next_step", "next_on"])
    _step(case, case.phase, reason, by=by, at=at)
    audit.record("case.closed", case, by=by, at=at, ending=ending)


@transaction.atomic
def send_paper(case: Case, *, by: Actor, at: datetime) -> None:
    """Mail somebody what we agreed and which places we thought of: the same as on the paper."""
    rules.send_paper(by, case)
    emails.paper(case, list(queries.proposals(by, case)), at=at)
    audit.record("case.paper_sent", case, by=by, at=at)


def _taken(case: Case) -> Case:
    """Return the case as it stands now, locked until the end of the transaction."""
    locked = Case.objects.select_for_update(of=("self",))
    return locked.select_related("person", "consultant", "centre").get(pk=case.pk)


def _reach(case: Case, phase: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Go on to a phase, if the case is not there or further already."""
    if case.phase < phase:
        _step(case, phase, reason, by=by, at=at)


def _step(case: Case, phase: int, reason: str, *, by: Actor, at: datetime) -> None:
    """Set the phase and write the move into the history, under the name of who took it."""
    if case.phase != phase:
        case.phase = phase
        case.save(update_fields=["phase"])
    worker = queries.worker_at(case.centre_id, by)
    Step.objects.create(
        case=case,
        phase=phase,
        reason=reason.strip()[:300],
        taken_at=at,
        taken_by_id=by.user_id or 0,
        taker_name=worker.name if worker else _("landelijk netwerk"),
    )

"""Cases of people who get help: in every phase, with the steps that led there; some are over."""

import random
from datetime import datetime, timedelta
from typing import Any

from aanjager.community.centres.models import Staff
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import read
from aanjager.exchange.brokerage.models import Case, Proposal, Step
from aanjager.exchange.placements.models import Placement

Phase, Ending = Case.Phase, Case.Ending
PART = 30  # one in so many people gets help
ENDINGS = [Ending.PLACED, Ending.PLACED, Ending.PLACED, Ending.ELSEWHERE, Ending.NOT_NOW]
LASTING = {Placement.State.STARTED, Placement.State.ENDED}


def build(rows: list[Placement], crowd: Crowd, chance: random.Random, at: datetime) -> None:
    """Make cases at every centre: in all six phases, some of them over."""
    words = read("people")
    steps: list[Step] = []
    proposals: list[Proposal] = []
    for centre_id, people in crowd.people.items():
        staff = list(Staff.objects.filter(centre_id=centre_id))
        near = [row for row in rows if row.centre_id == centre_id]
        began = {row.person_id: row for row in near if row.state in LASTING}
        chosen = chance.sample(people, max(8, len(people) // PART))
        for number, person in enumerate(chosen):
            phase = Phase(number % 6 + 1)
            case = _case(
                person, phase, number // 6 % 2 == 1, chance.choice(staff), words, chance, at
            )
            case.placement = began.get(person.pk) if phase >= Phase.START else None
            case.save()
            steps += _steps(case, words, chance)
            if phase >= Phase.SEARCH:
                proposals += _proposals(case, near, words, chance)
    Step.objects.bulk_create(steps)
    Proposal.objects.bulk_create(proposals)


def _case(
    person: Person,
    phase: int,
    is_over: bool,
    consultant: Staff,
    words: dict[str, Any],
    chance: random.Random,
    at: datetime,
) -> Case:
    opened = at - timedelta(days=phase * 12 + chance.randint(1, 10), hours=chance.randint(0, 6))
    is_over = is_over and phase >= Phase.INTAKE
    return Case(
        centre=consultant.centre,
        person=person,
        consultant=consultant,
        phase=phase,
        wishes=chance.choice(words["wish"]) if phase >= Phase.INTAKE else "",
        agreements=chance.choice(words["agreement"]) if phase >= Phase.INTAKE else "",
        next_step="" if is_over else chance.choice(words["next"][str(int(phase))]),
        next_on=None if is_over else at.date() + timedelta(days=chance.randint(-2, 9)),
        opened_at=opened,
        closed_at=at - timedelta(days=chance.randint(0, 3)) if is_over else None,
        ending=(chance.choice(ENDINGS) if phase >= Phase.START else Ending.NOT_NOW)
        if is_over
        else "",
    )


def _steps(case: Case, words: dict[str, Any], chance: random.Random) -> list[Step]:
    """Every phase up to now, some days apart, under the name of who helped."""
    taken, made = case.opened_at, []
    for phase in range(1, case.phase + 1):
        made.append(
            Step(
                case=case,
                phase=phase,
                reason=chance.choice(words["step"][str(phase)]),
                taken_at=taken,
                taken_by_id=case.consultant.user_id,
                taker_name=case.consultant.name,
            )
        )
        taken += timedelta(days=chance.randint(4, 10), hours=chance.randint(0, 4))
    return made


def _proposals(
    case: Case, near: list[Placement], words: dict[str, Any], chance: random.Random
) -> list[Proposal]:
    """Three places with a reason each; further on one of them was chosen."""
    offers = {row.opportunity_id: row.opportunity for row in chance.sample(near, min(3, len(near)))}
    chosen = chance.randrange(len(offers)) if offers and case.phase > Phase.SEARCH else None
    reasons = chance.sample(words["why"], len(offers))
    return [
        Proposal(
            case=case,
            opportunity=offer,
            reason=reason,
            proposed_at=case.opened_at + timedelta(days=14),
            is_chosen=None if chosen is None else number == chosen,
        )
        for number, (offer, reason) in enumerate(zip(offers.values(), reasons, strict=True))
    ]

"""Making the demonstration, always the same for the same day."""

import random
from datetime import datetime, timedelta

from django.db import transaction

from aanjager.demo.hall.actions import evening, joinable, replay, retold
from aanjager.demo.region.actions import crowd, days, history, supply, world
from aanjager.demo.school.actions import (
    academy,
    build_ups,
    expertise,
    guides,
    internships,
    judged,
    paths,
    portfolios,
    proofs,
    shell,
    signed,
    wishes,
)
from aanjager.demo.stage import rules
from aanjager.demo.town.actions import (
    accounted,
    action_days,
    agreed,
    asked,
    branch,
    floors,
    funding,
    garden,
    money,
    networks,
    offered,
    plans,
    together,
)
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

SEED = 20150629  # the day of the meeting that this house grew from


@transaction.atomic
def load(*, by: Actor, at: datetime, people: int = 2_000, offers: int = 400) -> None:
    """Make the invented region, its organisations, people, opportunities and a year of history."""
    rules.load(by)
    chance = random.Random(SEED)
    centres = world.build()
    bodies = supply.organisations(centres, chance, at)
    known = crowd.build(centres, bodies, chance, at, people)
    posted = supply.opportunities(bodies, chance, at, offers)
    history.build(posted, known, chance, at)
    opportunities.stand_all([it.pk for it in posted], at=at)
    days.build(centres[0], known, at)
    retold.build(replay.build(at=at), at=at)
    joinable.build(centres[0].centre, at=at)
    networks.build(centres[0].centre, known, at)
    money.build(garden.build(centres[0], known, at), centres[0].centre, known, at)
    floors.build(centres[0].centre, at)
    action_days.build(centres[0].centre, known, at)
    together.build(centres, known, at)
    asked.build(centres[0].centre, at)
    branch.build(centres, at)
    plans.build(centres, evening.build(centres[0], at=at - timedelta(days=345)), at)
    funding.build(centres[0].centre, at)
    offered.build(centres[0].centre, at)
    academy.build(centres, known, at)
    shell.build(centres, known, at)
    guides.build(centres[0].centre, at)
    signed.build(centres, at)
    judged.build(centres, at)
    expertise.build(centres, at)
    internships.build(centres[0].centre, at)
    proofs.build(centres[0].centre, known, at)
    portfolios.build(centres[0].centre, known, at)
    wishes.build(centres[0].centre, known, at)
    build_ups.build(centres[0].centre, at)
    paths.build(centres[0].centre, at)
    agreed.build(centres[0].centre, at)
    accounted.build(centres[0].centre, at)
    for centre in centres:
        audit.record("demo.loaded", centre.centre, by=by, at=at)

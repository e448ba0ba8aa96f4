"""What a centre did these days, by the very actions of the house: files, decisions, answers, letters."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.organisations import actions as organisations
from aanjager.community.organisations import queries as bodies
from aanjager.community.organisations import queries as checklist
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.organisations.queries import actor_of
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import DATA, Place, read
from aanjager.demo.region.choices import address
from aanjager.exchange.imports import actions as imports
from aanjager.exchange.imports.models import Import
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements import actions as placements
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.screening import actions as screening
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.trust.bookmarks import actions as bookmarks

DAY = timedelta(days=1)
ANSWERED = 6  # reactions that got an answer this week


def build(place: Place, crowd: Crowd, at: datetime) -> None:
    """Fill the last days of one centre."""
    manager, consultant = (actor_of(staff.user) for staff in place.staff[:2])
    _files(place.centre, consultant, at)
    _opportunities(place.centre, crowd, manager, consultant, at)
    _organisation(place.centre, crowd, manager, consultant, at)
    _answers(place.centre, crowd, at)
    _bookmarks(manager, consultant, crowd, at)


def _files(centre: Centre, by: Actor, at: datetime) -> None:
    """One file that came in with some rows refused, and one that was taken back."""
    _brought(centre, "vacatures-van-vroeger", by, at - 12 * DAY)
    wrong = _brought(centre, "verkeerde-lijst", by, at - 9 * DAY)
    wrong = imports.undo(wrong, in_background=False, by=by, at=at - 9 * DAY + DAY / 24)
    imports.run(wrong, by=CLOCK, at=at - 9 * DAY + DAY / 24)


def _brought(centre: Centre, name: str, by: Actor, at: datetime) -> Import:
    source = imports.Source(f"{name}.csv", BytesIO((DATA / f"{name}.csv").read_bytes()))
    it = imports.upload(centre, source, by=by, at=at)
    it = imports.start(it, in_background=False, by=by, at=at)
    return imports.run(it, by=CLOCK, at=at)


def _checked(criteria: Iterable[Any], note: str) -> dict[str, Any]:
    """A checklist on which all is in order but the first thing that must be."""
    required = next((it.code for it in criteria if it.is_required), "")
    right = {"answer": "yes", "note": ""}
    return {
        it.code: {"answer": "no", "note": note} if it.code == required else right for it in criteria
    }


def _speaker(crowd: Crowd, organisation: Organisation) -> Actor:
    user = crowd.coordinators[organisation.pk].person.user
    assert user is not None  # whoever speaks for an organisation has an account
    return actor_of(user)


def _opportunities(
    centre: Centre, crowd: Crowd, manager: Actor, consultant: Actor, at: datetime
) -> None:
    """Three decisions: back with a question, refused with an answered appeal, refused with one that waits."""
    words = read("decisions")
    sent = Opportunity.objects.filter(
        centre=centre, status="submitted", organisation__in=crowd.coordinators
    )
    for it, told in zip(sent.order_by("pk"), words["opportunities"], strict=False):
        day = at - told["days_ago"] * DAY
        answers = _checked(checklist.criteria(localdate(day), "opportunity"), told["note"])
        screening.screen(
            it,
            outcome=told["outcome"],
            answers=answers,
            reason=told["reason"],
            by=consultant,
            at=day,
        )
        if not told.get("appeal"):
            continue
        made = screening.appeal(
            it, text=told["appeal"], by=_speaker(crowd, it.organisation), at=day + DAY
        )
        if told.get("answer"):
            answer = {"answer": told["answer"], "is_granted": told["is_granted"]}
            screening.answer_appeal(made, **answer, by=manager, at=day + 2 * DAY)


def _organisation(
    centre: Centre, crowd: Crowd, manager: Actor, consultant: Actor, at: datetime
) -> None:
    """An organisation that was refused and objects: the answer waits in the worklist."""
    told = read("decisions")["organisation"]
    found = Organisation.objects.filter(centre=centre, status="registered").order_by("pk")
    answers = _checked(bodies.criteria(localdate(at)), told["note"])
    for it in found[:1]:
        organisations.screen(
            it,
            outcome="refused",
            answers=answers,
            reason=told["reason"],
            by=consultant,
            at=at - 4 * DAY,
        )
        organisations.appeal(it, text=told["appeal"], by=_speaker(crowd, it), at=at - DAY)


def _answers(centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Some who waited got an answer, and with it a letter; what waits at the one-click coordinator stays."""
    words = read("people")["answer"]
    mine = Coordinator.objects.filter(person__email=address("coordinator"))
    waiting = Placement.objects.waiting().filter(centre=centre)
    waiting = waiting.exclude(organisation__in=mine.values("organisation"))
    waiting = waiting.select_related("organisation")
    for number, it in enumerate(waiting.order_by("answer_by", "pk")[2 : 2 + ANSWERED]):
        by = _speaker(crowd, it.organisation)
        placements.answer(it, words[number % len(words)], by=by, at=at - DAY / 4)


def _bookmarks(manager: Actor, consultant: Actor, crowd: Crowd, at: datetime) -> None:
    """How the people of the demonstration like to look at their lists."""
    for told in read("decisions")["bookmarks"]:
        by = {"manager": manager, "consultant": consultant}[told.pop("who")]
        bookmarks.keep(**told, is_default=False, by=by, at=at)

"""What an initiative lacks, who offers it, and the opportunity behind a need of people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities import rules as of_opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import refusal
from aanjager.participation.initiatives import emails, rules
from aanjager.participation.initiatives.actions.bodies import _body_of, as_coordinator
from aanjager.participation.initiatives.actions.ideas import take
from aanjager.participation.initiatives.models import Answer, Initiative, Member, Need
from aanjager.trust import audit

State = Answer.State


@dataclass(frozen=True)
class Lack:
    """What is needed; for people also whether they are insured, which a vacancy has to say."""

    kind: str
    text: str
    how_many: int | None = None
    is_insured: bool = False


@transaction.atomic
def ask(it: Initiative, lack: Lack, *, by: Actor, at: datetime) -> Need:
    """Ask for what it lacks; people are asked by a vacancy of its group as well."""
    it = take(it)
    rules.ask(by, it)
    need = Need(
        initiative=it,
        kind=lack.kind,
        text=lack.text.strip(),
        how_many=lack.how_many if lack.kind in (Need.Kind.PEOPLE, Need.Kind.MATERIALS) else None,
        asked_at=at,
    )
    if lack.kind == Need.Kind.PEOPLE and rules.is_leader(by, it):
        need.opportunity = _vacancy(it, lack, by=by, at=at)
    need.save()
    audit.record("initiative.asked", it, by=by, at=at, need=need.pk, kind=lack.kind)
    return need


def _vacancy(it: Initiative, lack: Lack, *, by: Actor, at: datetime) -> Opportunity:
    """Draft a vacancy of the group and send it to the centre when nothing is missing."""
    body = _body_of(it, by=by, at=at)
    acts = as_coordinator(by, body)
    contact = Coordinator.objects.filter(
        organisation=body, person=by.person_id or 0, ended_on=None
    ).first()
    values: dict[str, Any] = {
        "title": lack.text.strip()[:120],
        "in_brief": f"{it.title}: {it.what}"[:300],
        "description": "\n\n".join(
            filter(None, [lack.text.strip(), it.what, it.why, it.when_where])
        ),
        "places": lack.how_many or 1,
        "area": it.area_id,
        "point": it.area.point,
        "contact": contact.pk if contact else None,
        "is_insured": lack.is_insured,
        "themes": [it.theme_id] if it.theme_id else [],
        "languages": ["nl"],
    }
    made = opportunities.draft(body, values, by=acts, at=at)
    if not refusal(of_opportunities.submit, acts, made, on=localdate(at)):
        opportunities.submit(made, by=acts, at=at)
    return made


def _take_need(need: Need) -> Need:
    """Return the need as it is now, its initiative taken first and itself second, always so."""
    it = take(need.initiative)
    found = Need.objects.select_for_update(of=("self",)).select_related("opportunity")
    need = found.get(pk=need.pk)
    need.initiative = it
    return need


@transaction.atomic
def close_need(need: Need, *, is_met: bool, by: Actor, at: datetime) -> None:
    """Say that it was found, or is not needed any more; its vacancy ends with it."""
    need = _take_need(need)
    rules.close_need(by, need)
    need.state, need.closed_at = Need.State.MET if is_met else Need.State.DROPPED, at
    need.save(update_fields=["state", "closed_at"])
    audit.record("initiative.need_closed", need.initiative, by=by, at=at, need=need.pk)
    _end_vacancy(need, by=by, at=at)


def _end_vacancy(need: Need, *, by: Actor, at: datetime) -> None:
    made = need.opportunity
    if made is None or made.status == Opportunity.Status.CLOSED:
        return
    acts = as_coordinator(by, made.organisation)
    opportunities.close(made, reason=need.get_state_display(), by=acts, at=at)


@transaction.atomic
def offer(need: Need, text: str, *, by: Actor, at: datetime) -> Answer:
    """Offer what is asked; offering twice changes the words as long as nobody answered."""
    need = _take_need(need)
    rules.offer(by, need, text=text)
    person = Person.objects.get(pk=by.person_id or 0)
    running = need.answers.filter(person=person, state__in=[State.OFFERED, State.ACCEPTED])
    answer = running.first()
    if answer and answer.state == State.ACCEPTED:
        return answer
    answer = answer or Answer(need=need, person=person, offered_at=at)
    answer.text = text.strip()
    answer.save()
    audit.record("initiative.offered", need.initiative, by=by, at=at, need=need.pk)
    emails.offered(answer, at=at)
    return answer


@transaction.atomic
def answer_offer(
    answer: Answer, *, says_yes: bool, reply: str = "", by: Actor, at: datetime
) -> Answer:
    """Say yes or no; who comes as people takes part from now on, and with enough the need is met."""
    need = _take_need(answer.need)
    answer = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    answer.need = need
    rules.answer_offer(by, answer)
    answer.state = State.ACCEPTED if says_yes else State.DECLINED
    answer.reply, answer.answered_at = reply.strip(), at
    answer.save(update_fields=["state", "reply", "answered_at"])
    audit.record(
        "initiative.offer_answered", need.initiative, by=by, at=at, yes=int(says_yes), need=need.pk
    )
    if says_yes:
        _welcome(answer, by=by, at=at)
    emails.offer_answered(answer, at=at)
    return answer


def _welcome(answer: Answer, *, by: Actor, at: datetime) -> None:
    need, it = answer.need, answer.need.initiative
    member, _is_new = Member.objects.get_or_create(
        initiative=it, person=answer.person, left_at=None, defaults={"joined_at": at}
    )
    if member.role == Member.Role.FOLLOWER:
        member.role = Member.Role.HELPER
        member.save(update_fields=["role"])
    made = need.opportunity
    if made and made.published_at and made.places_left > 0:
        opportunities.take_place(made, by=by, at=at)
    found = need.answers.filter(state=State.ACCEPTED).count()
    if need.how_many and found >= need.how_many and need.state == Need.State.OPEN:
        need.state, need.closed_at = Need.State.MET, at
        need.save(update_fields=["state", "closed_at"])
        _end_vacancy(need, by=by, at=at)


@transaction.atomic
def withdraw_offer(answer: Answer, *, by: Actor, at: datetime) -> None:
    """Take an offer back; a place of the vacancy that it took comes free."""
    need = _take_need(answer.need)
    answer = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    answer.need = need
    rules.withdraw_offer(by, answer)
    had_place = answer.state == State.ACCEPTED
    answer.state, answer.answered_at = State.WITHDRAWN, at
    answer.save(update_fields=["state", "answered_at"])
    made = need.opportunity
    if had_place and made and made.published_at and made.places_taken > 0:
        opportunities.give_back_place(made, by=by, at=at)
    audit.record("initiative.offer_withdrawn", need.initiative, by=by, at=at, need=need.pk)

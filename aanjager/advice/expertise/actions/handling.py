"""What the desk and the clock do with a question."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction

from aanjager.advice.articles import actions as articles
from aanjager.advice.articles.actions import Written
from aanjager.advice.articles.models import Article
from aanjager.advice.expertise import emails, queries, rules
from aanjager.advice.expertise.actions.asking import _keep, _take, link_of
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion
from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import Actor

State = DeskQuestion.State


@transaction.atomic
def triage(
    it: DeskQuestion,
    subject: str,
    urgency: str,
    area_id: int | None = None,
    *,
    by: Actor,
    at: datetime,
) -> DeskQuestion:
    """Sort a question; what is urgent gets a shorter term, and nothing is late by being sorted."""
    it = _take(it)
    rules.triage(by, it, subject=subject)
    if urgency != it.urgency:
        it.answer_by = rules.shortened(urgency, queries.term(it.centre), it.since, at)
    it.subject, it.urgency, it.area_id, it.triaged_at = subject, urgency, area_id, at
    _keep(it, "sorted", by=by, at=at, subject=subject, urgency=urgency)
    return it


@transaction.atomic
def take(it: DeskQuestion, staff: Staff | None, *, by: Actor, at: datetime) -> DeskQuestion:
    """Say who is next; a colleague hears of it."""
    it = _take(it)
    rules.take(by, it)
    if staff and staff.centre_id != it.centre_id:
        staff = None
    it.handled_by, it.handler_name = (staff.user, staff.name) if staff else (None, "")
    _keep(it, "taken", by=by, at=at)
    if staff and staff.user_id != by.user_id:
        emails.taken(it, at=at)
    return it


@transaction.atomic
def answer(it: DeskQuestion, text: str, *, name: str = "", by: Actor, at: datetime) -> DeskAnswer:
    """Answer: the clock stops, and who asked gets it whole with the question whether it helped."""
    it = _take(it)
    rules.answer(by, it, text=text)
    name = name or it.handler_name or queries.name_of(by, it.centre)
    made = it.answers.create(
        text=text.strip(), answered_by_id=by.user_id, answerer_name=name, since=it.since,
        answer_by=it.answer_by, answered_at=at,
    )  # fmt: skip
    it.state = State.ANSWERED
    if it.handled_by is None:
        it.handled_by_id, it.handler_name = by.user_id, name
    _keep(it, "answered", by=by, at=at)
    made.question = it
    emails.answered(made, token=link_of(it), at=at)
    return made


@transaction.atomic
def close(it: DeskQuestion, reason: str, *, by: Actor, at: datetime) -> DeskQuestion:
    """Close a question without an answer; who asked reads why."""
    it = _take(it)
    rules.close(by, it, reason=reason)
    it.state, it.closed_at, it.close_reason = State.WITHDRAWN, at, reason.strip()[:200]
    _keep(it, "closed", by=by, at=at)
    emails.closed(it, token=link_of(it), at=at)
    return it


@transaction.atomic
def remind(it: DeskQuestion, *, by: Actor, at: datetime) -> None:
    """Remind who is next that the term ends soon."""
    it = _take(it)
    rules.remind(by, it)
    it.reminded_at = at
    _keep(it, "reminded", by=by, at=at)
    emails.reminder(it, at=at)


@transaction.atomic
def tell_overdue(it: DeskQuestion, *, by: Actor, at: datetime) -> None:
    """Tell both sides that the term is over."""
    it = _take(it)
    rules.tell_overdue(by, it, at=at)
    it.overdue_told_at = at
    _keep(it, "overdue", by=by, at=at)
    emails.overdue(it, token=link_of(it), at=at)


@transaction.atomic
def finish(it: DeskQuestion, *, by: Actor, at: datetime) -> None:
    """Take three weeks of silence for enough; asking again stays possible."""
    it = _take(it)
    rules.finish(by, it)
    it.state, it.closed_at = State.DONE, at
    _keep(it, "finished", by=by, at=at)


@transaction.atomic
def forget(centre: Centre, *, by: Actor, at: datetime) -> int:
    """Wipe who asked and what, when the term of conversations is over; the figures stay. Say how many."""
    rules.forget(by)
    months = centres.term(centre, "conversation_months")
    old = queries.outlived(centre, at - relativedelta(months=months))
    found = list(old.select_for_update(of=("self",)))
    for it in found:
        it.name = it.email = it.phone = it.title = it.text = it.close_reason = ""
        it.person, it.search_words, it.forgotten_at = None, None, at
        it.answers.update(text="", because="")
        _keep(it, "forgotten", by=by, at=at)
    return len(found)


@transaction.atomic
def from_answer(it: DeskQuestion, written: Written, *, by: Actor, at: datetime) -> Article:
    """Make an article of the last answer and put it on the page at once, read by who writes."""
    it = _take(it)
    rules.from_answer(by, it)
    made = articles.write(it.centre, None, written, by=by, at=at)
    made = articles.publish(made, is_clean=written.is_clean, by=by, at=at)
    it.article = made
    _keep(it, "became_article", by=by, at=at)
    return made

"""What who asks does: ask, say whether it helped, ask again, take it back."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.crypto import salted_hmac

from aanjager.advice.expertise import emails, queries, rules
from aanjager.advice.expertise.models import DeskAnswer, DeskQuestion, MailedQuestion
from aanjager.advice.finding import actions as finding
from aanjager.advice.finding.queries import vector
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.trust import audit

State = DeskQuestion.State


@dataclass(frozen=True)
class Told:
    """What somebody asks, in whose name, and where the answer can go."""

    title: str
    text: str = ""
    asker: str = DeskQuestion.Asker.ORGANISATION
    subject: str = ""
    area_id: int | None = None
    organisation_id: int | None = None
    urgency: str = DeskQuestion.Urgency.NORMAL
    name: str = ""
    email: str = ""
    phone: str = ""
    came_by: str = DeskQuestion.CameBy.FORM
    client_id: UUID = field(default_factory=uuid4)


def link_of(it: DeskQuestion | MailedQuestion) -> str:
    """The token in the letters to who asked: worked out anew, so that only its hash is kept."""
    return salted_hmac("expertise.question", str(it.client_id), algorithm="sha256").hexdigest()[:40]


def _take(it: DeskQuestion) -> DeskQuestion:
    """The question as it is now, with its row taken: two at once become one after the other."""
    found = DeskQuestion.objects.select_for_update(of=("self",))
    return found.select_related("centre", "person__user", "handled_by").get(pk=it.pk)


def _keep(
    it: DeskQuestion, verb: str, *, by: Actor, at: datetime, **facts: str | int | None
) -> None:
    it.save()
    audit.record(f"question.{verb}", it, by=by, at=at, **facts)


def _words(told: Told) -> tuple[str, str]:
    """The question and what was said with it, as they are kept."""
    return " ".join(told.title.split())[:200], told.text.strip()


def _make(
    centre: Centre, told: Told, *, person_id: int | None, by: Actor, at: datetime,
    is_from_outside: bool = True,
) -> DeskQuestion:  # fmt: skip
    if known := DeskQuestion.objects.filter(client_id=told.client_id, centre=centre).first():
        return known
    usual = queries.term(centre)
    it = DeskQuestion(
        centre=centre, person_id=person_id, asked_at=at, since=at,
        answer_by=rules.term_of(told.urgency, usual, at), **vars(told),
    )  # fmt: skip
    it.title, it.text = _words(told)
    it.token_hash = hash_of(link_of(it))
    it.search_words = vector(it.title, it.text)
    finding.learn([f"{it.title} {it.text}"], by=by, at=at)
    _keep(it, "asked", by=by, at=at, subject=told.subject)
    emails.asked(it, token=link_of(it), at=at, tells_desk=is_from_outside)
    return it


@transaction.atomic
def ask(centre: Centre, told: Told, *, by: Actor, at: datetime) -> DeskQuestion:
    """Take a question in, once when it is sent twice within an hour; both sides get a letter.

    Who asks does not decide alone how urgent it is: the clock begins with the usual term.
    """
    Centre.objects.select_for_update().get(pk=centre.pk)
    words = _words(told)
    if known := queries.asked_before(centre, told.name, told.email, words, by=by, at=at):
        return known
    rules.ask(by, centre, title=told.title, email=told.email, today=queries.today(centre, at))
    return _make(centre, told, person_id=by.person_id, by=by, at=at)


@transaction.atomic
def on_behalf(centre: Centre, told: Told, *, by: Actor, at: datetime) -> DeskQuestion:
    """Write down at the desk what somebody asks by phone or mail, or in front of it."""
    reach = told.email or told.phone
    rules.on_behalf(by, centre, title=told.title, name=told.name, reach=reach)
    return _make(centre, told, person_id=None, by=by, at=at, is_from_outside=False)


def _last(it: DeskQuestion) -> DeskAnswer:
    return it.answers.order_by("answered_at", "pk").last()  # type: ignore[return-value]


@transaction.atomic
def add(it: DeskQuestion, text: str, *, link: str = "", by: Actor, at: datetime) -> DeskQuestion:
    """Add something to a question that waits; the same words twice are once."""
    it, text = _take(it), text.strip()
    rules.add(by, it, text=text, link=link)
    if text in it.text:
        return it
    it.text = f"{it.text}\n\n{text}".strip()
    it.search_words = vector(it.title, it.text)
    finding.learn([text], by=by, at=at)
    _keep(it, "added", by=by, at=at)
    return it


@transaction.atomic
def helped(it: DeskQuestion, *, link: str = "", by: Actor, at: datetime) -> DeskQuestion:
    """Keep that the answer helped; saying it twice changes nothing."""
    it = _take(it)
    rules.helped(by, it, link=link)
    last = _last(it)
    if last.helped == DeskAnswer.Helped.YES:
        return it
    last.helped, last.helped_at = DeskAnswer.Helped.YES, at
    last.save(update_fields=["helped", "helped_at"])
    it.state, it.closed_at = State.DONE, at
    _keep(it, "helped", by=by, at=at)
    return it


@transaction.atomic
def reopen(
    it: DeskQuestion, because: str, *, link: str = "", by: Actor, at: datetime
) -> DeskQuestion:
    """Ask again, with what is still missing: the clock begins anew, for who answered last."""
    it = _take(it)
    rules.reopen(by, it, because=because, link=link)
    last = _last(it)
    last.helped, last.helped_at, last.because = DeskAnswer.Helped.NO, at, because.strip()
    last.save(update_fields=["helped", "helped_at", "because"])
    it.state, it.since, it.closed_at = State.WAITING, at, None
    it.answer_by = rules.term_of(it.urgency, queries.term(it.centre), at)
    it.reminded_at = it.overdue_told_at = None
    it.times_reopened += 1
    _keep(it, "reopened", by=by, at=at)
    emails.reopened(it, at=at)
    return it


@transaction.atomic
def withdraw(it: DeskQuestion, *, link: str = "", by: Actor, at: datetime) -> DeskQuestion:
    """Take a question back: it counts no longer."""
    it = _take(it)
    rules.withdraw(by, it, link=link)
    it.state, it.closed_at = State.WITHDRAWN, at
    _keep(it, "withdrawn", by=by, at=at)
    return it

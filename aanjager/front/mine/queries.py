"""What my place asks of the house."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import (
    DateField,
    Exists,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Greatest, TruncDate
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.centres.choices import TERMS
from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.brokerage.models import Case, Step
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.choices import ROLES, Role
from aanjager.trust.letters.models import Letter


@dataclass(frozen=True)
class Held:
    """A role that somebody has, and where."""

    role: Role
    place: str


def roles(actor: Actor) -> list[Held]:
    """Every role of the actor with the place where it holds; staff roles also before the second step."""
    held = [Held(ROLES["volunteer"], "")] if actor.person_id else []
    speaks = Coordinator.objects.filter(person=actor.person_id or 0, ended_on=None)
    works = Staff.objects.filter(user=actor.user_id or 0, ended_on=None)
    rows = speaks.values_list(Value("coordinator"), "organisation__name").union(
        works.values_list("role", "centre__name"), all=True
    )
    found = sorted(rows, key=lambda row: (row[0] != "coordinator", row[1]))
    held += [Held(ROLES[role], place) for role, place in found]
    if actor.is_association:
        held.append(Held(ROLES["association"], ""))
    return held


def placements(actor: Actor) -> list[Placement]:
    """What the actor reacted to or agreed: what runs first, newest first; at most twenty."""
    if not actor.person_id:
        return []
    found = Placement.objects.filter(person=actor.person_id).select_related(
        "opportunity", "organisation"
    )
    ended = Q(state__in=["ended", "declined", "withdrawn"])
    return list(found.annotate(is_over=Q(ended)).order_by("is_over", "-reacted_at", "-pk")[:20])


ASK_TERM, REMOVE_TERM = "ask_after_months_away", "remove_after_months"
PAPER_ASK_TERM, PAPER_REMOVE_TERM = "ask_paper_after_months", "remove_paper_after_months"
WARNED_DAYS = 14  # between the question and the end, whatever the term
PAPER_WARNED_DAYS = 42  # by post and by phone an answer takes longer
RUNNING = ["unconfirmed", "reaction", "talk", "reserve", "agreed", "started"]


@dataclass(frozen=True)
class Silent:
    """Somebody who was not here for long, and the day on which the data would go."""

    person: Person
    goes_on: date


def to_ask(at: datetime) -> list[Silent]:
    """Who is asked whether they stay: people with an account, and those on paper."""
    return [*_signed_to_ask(at), *_paper_to_ask(at)]


def to_remove(at: datetime) -> list[Silent]:
    """Whose term is over after a question that nobody answered."""
    return [*_signed_to_remove(at), *_paper_to_remove(at)]


def _signed_to_ask(at: datetime) -> list[Silent]:
    """Who was silent for the months of their centre, and was not asked for as many months."""
    today, found = localdate(at), []
    for person in _silent(today - relativedelta(months=_shortest(ASK_TERM))):
        since = today - relativedelta(months=_term(person, ASK_TERM))
        asked = person.user.asked_to_stay_on  # type: ignore[union-attr]
        if person.last_here <= since and (asked is None or asked <= since):  # type: ignore[attr-defined]
            term = relativedelta(months=_term(person, REMOVE_TERM))
            goes = max(person.last_here + term, today + timedelta(days=WARNED_DAYS))  # type: ignore[attr-defined]
            found.append(Silent(person, goes))
    return found


def _signed_to_remove(at: datetime) -> list[Silent]:
    """Who stayed silent for the whole term, was asked two weeks before or longer, and runs nothing."""
    today, found = localdate(at), []
    warned = today - timedelta(days=WARNED_DAYS)
    silent = _silent(today - relativedelta(months=_shortest(REMOVE_TERM)))
    for person in silent.filter(~_runs(), user__asked_to_stay_on__lte=warned):
        term = relativedelta(months=_term(person, REMOVE_TERM))
        if person.last_here + term <= today:  # type: ignore[attr-defined]
            found.append(Silent(person, today))
    return found


def _silent(before: date) -> "QuerySet[Person]":
    """People with an account, not staff, who did not sign in since that day; longest ago first."""
    here = Greatest(
        TruncDate("user__last_login"), "user__last_seen_on", TruncDate("user__date_joined")
    )
    works = Staff.objects.filter(user=OuterRef("user"), ended_on=None)
    registered = Registration.objects.filter(left_on=None).select_related("centre")
    return (
        Person.objects.filter(user__isnull=False, user__is_association=False, erased_at=None)
        .annotate(last_here=here)
        .filter(~Exists(works), last_here__lte=before)
        .select_related("user")
        .prefetch_related(Prefetch("registrations", registered))
        .order_by("last_here", "pk")
    )


def _runs() -> Exists:
    """Whether somebody has a placement or a case that goes on."""
    return Exists(Placement.objects.filter(person=OuterRef("pk"), state__in=RUNNING))


def _paper_to_ask(at: datetime) -> list[Silent]:
    """Who had no contact for the months of their centre, and was not asked since."""
    today, found = localdate(at), []
    before = today - relativedelta(months=_shortest(PAPER_ASK_TERM))
    for person in _on_paper(before).filter(asked_to_stay_on=None):
        if person.last_contact + relativedelta(months=_term(person, PAPER_ASK_TERM)) <= today:
            term = relativedelta(months=_term(person, PAPER_REMOVE_TERM))
            goes = max(person.last_contact + term, today + timedelta(days=PAPER_WARNED_DAYS))
            found.append(Silent(person, goes))
    return found


def _paper_to_remove(at: datetime) -> list[Silent]:
    """Who was asked six weeks before or longer, had no contact for the whole term, and runs nothing."""
    today, found = localdate(at), []
    warned = today - timedelta(days=PAPER_WARNED_DAYS)
    silent = _on_paper(today - relativedelta(months=_shortest(PAPER_REMOVE_TERM)))
    helped = Exists(Case.objects.running().filter(person=OuterRef("pk")))
    for person in silent.filter(~_runs(), ~helped, asked_to_stay_on__lte=warned):
        if person.last_contact + relativedelta(months=_term(person, PAPER_REMOVE_TERM)) <= today:
            found.append(Silent(person, today))
    return found


def back_in_contact() -> list[Person]:
    """People on paper with whom there was contact since the question whether they stay."""
    return list(_with_contact().filter(last_contact__gt=F("asked_to_stay_on")).order_by("pk"))


def _on_paper(before: date) -> "QuerySet[Any]":
    """People without an account with whom nobody had contact since that day; longest ago first."""
    written = Letter.objects.filter(to_address=OuterRef("email"), written_at__date__gt=before)
    registered = Registration.objects.filter(left_on=None).select_related("centre")
    return (
        _with_contact()
        .filter(~Exists(written.exclude(kind="stay")), last_contact__lte=before)
        .prefetch_related(Prefetch("registrations", registered))
        .order_by("last_contact", "pk")
    )


def _with_contact() -> "QuerySet[Any]":
    """People without an account, with the day of the last contact: a plek, a step in a case, the desk."""
    plek = Greatest(
        TruncDate("reacted_at"), TruncDate("answered_at"), "started_on", TruncDate("ended_at")
    )
    last = Greatest(
        "registered_on",
        "last_contact_on",
        _latest(Placement.objects.filter(person=OuterRef("pk")), "person", plek),
        _latest(Case.objects.filter(person=OuterRef("pk")), "person", TruncDate("opened_at")),
        _latest(
            Step.objects.filter(case__person=OuterRef("pk")), "case__person", TruncDate("taken_at")
        ),
    )
    return Person.objects.filter(user=None, erased_at=None).annotate(last_contact=last)


def _latest(rows: "QuerySet[Any]", whose: str, day: Any) -> Subquery:
    found = rows.order_by().values(whose).annotate(latest=Max(day))
    return Subquery(found.values("latest"), output_field=DateField())


def _shortest(name: str) -> int:
    """The shortest term that any centre set; a first sieve."""
    return min([TERMS[name], *(centres.term(it, name) for it in centres.open_to_all())])


def _term(person: Person, name: str) -> int:
    """The longest term of the centres where somebody is registered: nobody goes too early."""
    theirs = [centres.term(it.centre, name) for it in person.registrations.all()]
    return max(theirs, default=TERMS[name])

"""Following, helping, leaving, handing over, becoming an association, writing to another."""

from datetime import datetime, timedelta

from django.db import transaction

from aanjager.community.organisations import actions as organisations
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people import actions as people
from aanjager.community.people.models import Person
from aanjager.community.ties import queries as ties
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives import emails, queries, rules
from aanjager.participation.initiatives.actions.bodies import _body_of, as_coordinator
from aanjager.participation.initiatives.actions.ideas import remember, take
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.trust import audit

Role = Member.Role


@transaction.atomic
def join(it: Initiative, *, role: str, shows_name: bool = False, by: Actor, at: datetime) -> Member:
    """Follow or help; doing it again changes which of the two, and whether the name is shown."""
    it = take(it)
    rules.join(by, it, role=role)
    person = Person.objects.get(pk=by.person_id or 0)
    brought_by = ties.introducer(person.pk, "initiative", it.pk)
    first = {"role": role, "shows_name": shows_name, "joined_at": at, "introduced_by": brought_by}
    member, is_new = Member.objects.get_or_create(
        initiative=it, person=person, left_at=None, defaults=first
    )
    if not is_new:
        member.role, member.shows_name = role, shows_name
        member.save(update_fields=["role", "shows_name"])
    people.join(person, centre=it.centre, by=by, at=at)
    audit.record("initiative.joined", it, by=by, at=at, role=role)
    return member


@transaction.atomic
def leave(it: Initiative, *, by: Actor, at: datetime) -> None:
    """Stop following, helping or carrying it."""
    it = take(it)
    running = it.members.filter(left_at=None)
    others = running.filter(role=Role.INITIATOR).exclude(person=by.person_id or 0).exists()
    rules.leave(by, it, others=others)
    if running.filter(person=by.person_id or 0).update(left_at=at, asked_to_lead_at=None):
        audit.record("initiative.left", it, by=by, at=at)


@transaction.atomic
def offer_lead(member: Member, *, by: Actor, at: datetime) -> None:
    """Ask somebody who takes part to take it over; a letter tells, the page asks yes or no."""
    it = take(member.initiative)
    member = Member.objects.select_for_update().get(pk=member.pk)
    rules.offer_lead(by, it, member)
    member.asked_to_lead_at = at
    member.save(update_fields=["asked_to_lead_at"])
    audit.record("initiative.lead_offered", it, by=by, at=at, member=member.pk)
    emails.asked_to_lead(it, member.person, at=at)


@transaction.atomic
def answer_lead(member: Member, *, says_yes: bool, by: Actor, at: datetime) -> None:
    """Take it over, or not. After a yes those before stay as helpers, and all that stood here stays."""
    it = take(member.initiative)
    member = Member.objects.select_for_update().get(pk=member.pk)
    rules.answer_lead(by, member)
    before = list(
        it.members.select_related("person__user").filter(role=Role.INITIATOR, left_at=None)
    )
    member.asked_to_lead_at = None
    if says_yes:
        member.role = Role.INITIATOR
        it.members.filter(pk__in=[old.pk for old in before]).update(role=Role.HELPER)
        it.stage, it.changed_at = Initiative.Stage.HANDED_OVER, at
        it.save(update_fields=["stage", "changed_at"])
        remember(it, at=at)
        _speak_for(it, member.person, before, by=by, at=at)
    member.save(update_fields=["asked_to_lead_at", "role"])
    verb = "initiative.handed_over" if says_yes else "initiative.lead_declined"
    audit.record(verb, it, by=by, at=at, member=member.pk)
    emails.lead_answered(it, [old.person for old in before], says_yes=says_yes, at=at)


def _speak_for(
    it: Initiative, person: Person, before: list[Member], *, by: Actor, at: datetime
) -> None:
    """Who takes it over speaks for its group of residents too, in the place of those before."""
    body = it.organisation
    if body is None:
        return
    acts = as_coordinator(by, body)
    running = Coordinator.objects.filter(organisation=body, ended_on=None)
    if not running.filter(person=person).exists():
        organisations.invite(body, name=person.name, email=person.email, by=acts, at=at)
    for role in running.filter(person__in=[old.person_id for old in before]):
        organisations.end_role(role, by=acts, at=at)


@transaction.atomic
def become_association(
    it: Initiative, *, name: str, kind: str, kvk: str = "", by: Actor, at: datetime
) -> Organisation:
    """Make its group an association or foundation; people, needs, news and history stay as they are."""
    it = take(it)
    rules.become_association(by, it)
    body = _body_of(it, by=by, at=at)
    details = organisations.Details(
        name=name,
        kind=kind,
        email=body.email,
        about=body.about,
        website=body.website,
        phone=body.phone,
        postcode=body.postcode,
        address=body.address,
        kvk=kvk,
    )
    organisations.change(body, details, by=as_coordinator(by, body), at=at)
    it.mode, it.stage, it.changed_at = Initiative.Mode.ORGANISED, Initiative.Stage.ROOTED, at
    it.save(update_fields=["mode", "stage", "changed_at"])
    remember(it, name, at=at)
    audit.record("initiative.became_organisation", it, by=by, at=at, organisation=body.pk)
    return body


@transaction.atomic
def contact(it: Initiative, text: str, *, own: Initiative, by: Actor, at: datetime) -> None:
    """Write to who carries another initiative; no address is shown, and the answer goes the same way."""
    own = take(own)
    sent = queries.messages_sent(own, since=at - timedelta(days=1))
    rules.contact(by, own, it, sent=sent, text=text)
    audit.record("initiative.contacted", own, by=by, at=at, other=it.pk)
    emails.contact(own, it, text.strip(), number=sent, at=at)

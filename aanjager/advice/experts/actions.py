"""Describing oneself, joining pools and being admitted."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from aanjager.advice.experts import emails, rules
from aanjager.advice.experts.models import Business, Expert, PoolMember
from aanjager.community.centres.models import Centre
from aanjager.community.decisions.queries import name_of
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor
from aanjager.trust import audit

State = PoolMember.State
PLAIN = (
    "kind", "headline", "about", "languages", "pay", "rate_cents", "hours_per_month", "business",
    "kvk", "vat_number",
)  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """What somebody says they can do, where, when, and for what."""

    kind: str
    pay: str
    headline: str
    about: str = ""
    languages: list[str] = field(default_factory=list)
    rate_cents: int | None = None
    hours_per_month: int = 8
    business: str = ""
    kvk: str = ""
    vat_number: str = ""
    themes: list[Theme] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)


@transaction.atomic
def describe(profile: Profile, *, by: Actor, at: datetime) -> Expert:
    """Say what one can do; one profile, whatever the number of pools."""
    rules.describe(by, kind=profile.kind, pay=profile.pay, rate=profile.rate_cents)
    assert by.person_id  # the rule refused otherwise
    facts = {name: getattr(profile, name) for name in PLAIN}
    it, _is_new = Expert.objects.update_or_create(
        person_id=by.person_id, defaults={**facts, "changed_at": at}
    )
    it.themes.set(profile.themes)
    it.skills.set(profile.skills)
    it.areas.set(profile.areas)
    audit.record("expert.described", it, by=by, at=at)
    return it


@dataclass(frozen=True)
class Firm:
    """What stands on the invoices of a freelancer."""

    business: str
    street: str
    postcode: str
    city: str
    kvk: str
    tax: str
    vat_number: str
    iban: str


@transaction.atomic
def sell_as(it: Expert, firm: Firm, *, by: Actor, at: datetime) -> Business:
    """Say once what stands on one's invoices; name and numbers stand in the profile too."""
    it = Expert.objects.select_for_update(of=("self",)).get(pk=it.pk)
    rules.sell_as(by, it, tax=firm.tax)
    it.business, it.kvk, it.vat_number = firm.business, firm.kvk, firm.vat_number
    it.save(update_fields=["business", "kvk", "vat_number"])
    facts = {name: getattr(firm, name) for name in ("street", "postcode", "city", "iban", "tax")}
    made, _is_new = Business.objects.update_or_create(expert=it, defaults=facts)
    audit.record("expert.sold_as", it, by=by, at=at)
    return made


@transaction.atomic
def say_full(it: Expert, *, is_full: bool, by: Actor, at: datetime) -> Expert:
    """Be full now, or have room again; who is full is not found and not asked."""
    it = Expert.objects.select_for_update(of=("self",)).get(pk=it.pk)
    rules.say_full(by, it)
    it.full_at = (it.full_at or at) if is_full else None
    it.save(update_fields=["full_at"])
    audit.record("expert.said_full", it, by=by, at=at, full=int(is_full))
    return it


def _take(it: PoolMember) -> PoolMember:
    now = PoolMember.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.centre, now.expert = it.centre, it.expert
    return now


@transaction.atomic
def join(it: Expert, centre: Centre, *, by: Actor, at: datetime) -> PoolMember:
    """Ask to be in the pool of a centre, with consent to be seen and asked there."""
    Expert.objects.select_for_update(of=("self",)).get(pk=it.pk)
    known = PoolMember.objects.filter(expert=it, centre=centre).first()
    rules.join(by, it, centre, known.state if known else "")
    member = known or PoolMember(expert=it, centre=centre)
    member.state, member.consented_at = State.ASKED, at
    member.decided_at = member.ended_at = None
    member.reason = member.decider_name = ""
    member.save()
    audit.record("pool.joined", member, by=by, at=at)
    emails.wants_in(member, at=at)
    return member


def _decide(it: PoolMember, state: str, reason: str, *, by: Actor, at: datetime) -> None:
    it.state, it.decided_at, it.reason = state, at, reason.strip()
    it.decider_name = name_of(by, it.centre)
    it.save(update_fields=["state", "decided_at", "reason", "decider_name"])
    audit.record(f"pool.{state}", it, by=by, at=at)
    emails.decided(it, at=at)


@transaction.atomic
def admit(it: PoolMember, reason: str, *, by: Actor, at: datetime) -> None:
    """Admit somebody to the pool, with a reason."""
    it = _take(it)
    rules.admit(by, it, reason)
    _decide(it, State.IN, reason, by=by, at=at)


@transaction.atomic
def refuse(it: PoolMember, reason: str, *, by: Actor, at: datetime) -> None:
    """Say no to somebody, with a reason."""
    it = _take(it)
    rules.refuse(by, it, reason)
    _decide(it, State.REFUSED, reason, by=by, at=at)


@transaction.atomic
def leave(it: PoolMember, *, by: Actor, at: datetime) -> None:
    """End a place in a pool; running assignments go on."""
    it = _take(it)
    rules.leave(by, it)
    it.state, it.ended_at = State.LEFT, at
    it.save(update_fields=["state", "ended_at"])
    audit.record("pool.left", it, by=by, at=at)

"""Who of the pool fits an assignment, and why."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from aanjager.advice.assignments import rules
from aanjager.advice.assignments.choices import Wanted
from aanjager.advice.assignments.models import Assignment, Offer
from aanjager.advice.experts import queries as experts
from aanjager.advice.experts.choices import Pay
from aanjager.advice.experts.models import Expert
from aanjager.advice.experts.queries import FoundExpert, Past
from aanjager.advice.experts.rules.fit import Need
from aanjager.community.centres.models import Centre
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor

DONE = (Assignment.State.CONFIRMED, Assignment.State.CLOSED)
DAYS_OF_A_MONTH = 30


def to_search(actor: Actor, centre: Centre, pk: int) -> Assignment:
    """An assignment of a centre for which its staff look for somebody, with what `need_of` and the page ask.

    `waiting` is how many were asked and did not answer yet.
    """
    waiting = Count("offers", filter=Q(offers__state=Offer.State.WAITING), distinct=True)
    found = Assignment.objects.filter(centre=centre, centre__in=actor.staff_of)
    whole = found.annotate(waiting=waiting).select_related("centre", "organisation", "area")
    return get_object_or_404(_with_keys(whole), pk=pk)


def _with_keys(found: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """With the keys of the skills and the themes that are asked."""
    keys = {"assignments": OuterRef("pk")}
    return found.annotate(
        skill_keys=ArraySubquery(Skill.objects.filter(**keys).order_by("pk").values("pk")),
        theme_keys=ArraySubquery(Theme.objects.filter(**keys).order_by("pk").values("pk")),
    )


def need_of(it: Assignment) -> Need:
    """What an assignment asks; its hours are spread over the months until it must be ready."""
    months = max(1, round((it.due_on - it.asked_at.date()).days / DAYS_OF_A_MONTH))
    known: Any = (
        it if hasattr(it, "skill_keys") else _with_keys(Assignment.objects.all()).get(pk=it.pk)
    )
    return Need(
        key=it.pk,
        skills=frozenset(known.skill_keys),
        themes=frozenset(known.theme_keys),
        areas=frozenset([it.area.pk, *it.area.ancestor_ids]) if it.area else frozenset(),
        languages=frozenset(it.languages),
        hours=-(-it.hours // months),
        words=experts.telling(f"{it.title}\n{it.question}\n{it.result}"),
    )


def _with_past(need: Need, pool: QuerySet[Expert]) -> tuple[list[Expert], Past]:
    """These experts, how many such assignments they finished, and when last asked, at any centre."""
    like = Q(skills__in=need.skills) | Q(themes__in=need.themes)
    finished = Assignment.objects.filter(like, expert=OuterRef("pk"), state__in=DONE)
    others = finished.exclude(pk=need.key).order_by().values("expert")
    offers = Offer.objects.filter(expert=OuterRef("pk")).exclude(assignment=need.key)
    last = offers.order_by().values("expert").annotate(last=Max("offered_at")).values("last")
    many = others.annotate(many=Count("pk", distinct=True)).values("many")
    rows = list(pool.annotate(done_before=Coalesce(Subquery(many), 0), last_asked=Subquery(last)))
    asked = {it.pk: it.last_asked for it in rows if it.last_asked}
    return list(rows), Past({it.pk: it.done_before for it in rows}, asked)


def found(actor: Actor, it: Assignment) -> list[FoundExpert]:
    """The ten of the pool that fit best and were not asked yet, for staff of the centre."""
    if not actor.works_for(it):
        return []
    need = need_of(it)
    pool, past = _with_past(need, colleagues(it).filter(_suits(it)))
    return experts.fitting(pool, need, past)


def _suits(it: Assignment) -> Q:
    """Whether somebody offers this at all: the kind that is wanted, and for nothing where there is no budget."""
    suits = Q() if it.wanted == Wanted.EITHER else Q(kind=it.wanted)
    return suits if it.budget_cents else suits & ~Q(pay=Pay.PAID)


def colleagues(it: Assignment) -> QuerySet[Expert]:
    """Who of the pool has room and was not asked yet, whatever they do it for, by name."""
    asked = Offer.objects.filter(assignment=it).values("expert")
    return experts.in_pool(it.centre).exclude(pk__in=asked).order_by("person__name", "pk")


def colleagues_for(it: Offer) -> QuerySet[Expert]:
    """To whom a question can be passed on: it stays paid work or work for nothing, as it was asked."""
    kind, not_for = rules.kind_of(it)
    return colleagues(it.assignment).filter(kind=kind).exclude(pay=not_for)


def askable(it: Assignment, key: str) -> Expert:
    """Somebody whom staff can ask, by their key as a form hands it on; else it does not exist."""
    return get_object_or_404(colleagues(it).filter(_suits(it)), pk=key if key.isdecimal() else 0)


def why(it: Assignment, expert: Expert) -> str:
    """One sentence why an expert fits an assignment, as it is now."""
    need = need_of(it)
    _rows, past = _with_past(need, Expert.objects.filter(pk=expert.pk))
    return experts.why(expert, need, past)

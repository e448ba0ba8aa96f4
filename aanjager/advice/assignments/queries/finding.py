"""Who of the pool fits an assignment, and why."""

from django.db.models import Count, Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.advice.assignments import rules
from aanjager.advice.assignments.choices import Wanted
from aanjager.advice.assignments.models import Assignment, Offer
from aanjager.advice.experts import queries as experts
from aanjager.advice.experts.choices import Pay
from aanjager.advice.experts.models import Expert
from aanjager.advice.experts.queries import FoundExpert, Past
from aanjager.advice.experts.rules.fit import Need
from aanjager.kernel.actor import Actor

DONE = (Assignment.State.CONFIRMED, Assignment.State.CLOSED)
DAYS_OF_A_MONTH = 30


def need_of(it: Assignment) -> Need:
    """What an assignment asks; its hours are spread over the months until it must be ready."""
    months = max(1, round((it.due_on - it.asked_at.date()).days / DAYS_OF_A_MONTH))
    return Need(
        key=it.pk,
        skills=frozenset(it.skills.values_list("pk", flat=True)),
        themes=frozenset(it.themes.values_list("pk", flat=True)),
        areas=frozenset([it.area.pk, *it.area.ancestor_ids]) if it.area else frozenset(),
        languages=frozenset(it.languages),
        hours=-(-it.hours // months),
    )


def past_of(need: Need, pool: QuerySet[Expert]) -> Past:
    """How many such assignments these experts finished, and when they were last asked, at any centre."""
    like = Q(skills__in=need.skills) | Q(themes__in=need.themes)
    finished = Assignment.objects.filter(like, expert__in=pool, state__in=DONE)
    done = finished.exclude(pk=need.key).values_list("expert").annotate(Count("pk", distinct=True))
    offers = Offer.objects.filter(expert__in=pool).exclude(assignment=need.key)
    return Past(dict(done), dict(offers.values_list("expert").annotate(Max("offered_at"))))


def found(actor: Actor, it: Assignment) -> list[FoundExpert]:
    """The ten of the pool that fit best and were not asked yet, for staff of the centre."""
    if not actor.works_for(it):
        return []
    need, pool = need_of(it), colleagues(it).filter(_suits(it))
    return experts.fitting(pool, need, past_of(need, pool))


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
    return experts.why(expert, need, past_of(need, Expert.objects.filter(pk=expert.pk)))

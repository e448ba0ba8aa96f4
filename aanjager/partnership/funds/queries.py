"""What may be asked about funds; staff and the association only."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.along import along, put
from aanjager.partnership.funds import rules
from aanjager.partnership.funds.choices import OLD_AFTER_DAYS
from aanjager.partnership.funds.models import Fund, FundRound, Requirement
from aanjager.partnership.funds.rules import Fit, Scheme, Wish


def overview(
    actor: Actor, *, words: str = "", theme: str = "", on: date | None = None
) -> QuerySet[Fund]:
    """Funds that run still, by name; on one theme, or with these words, when asked."""
    found = Fund.objects.visible_to(actor).filter(ended_on=None)
    if words:
        found = found.filter(
            Q(name__icontains=words) | Q(giver__icontains=words) | Q(purpose__icontains=words)
        )
    if theme:
        found = found.filter(Q(themes__code=theme) | Q(themes=None)).distinct()
    found = found.select_related("centre", "area").prefetch_related("themes", "rounds")
    return found.order_by("name", "pk")


def one(actor: Actor, pk: int) -> Fund:
    """A fund the actor may see; else 404."""
    of_it = {"fund": OuterRef("pk")}
    found = Fund.objects.visible_to(actor).select_related("centre", "area")
    found = found.prefetch_related("themes").annotate(
        rounds_read=along(FundRound.objects.filter(**of_it).order_by("closes_on", "pk")),
        requirements_read=along(Requirement.objects.filter(**of_it).order_by("pk")),
    )
    it: Any = get_object_or_404(found, pk=pk)
    put(it, "rounds", it.rounds_read)
    put(it, "requirements", it.requirements_read)
    return cast(Fund, it)


def round_of(fund: Fund, pk: int) -> FundRound:
    """One period of this fund; else 404."""
    return get_object_or_404(FundRound, fund=fund, pk=pk)


def requirement_of(fund: Fund, pk: int) -> Requirement:
    """One thing this fund asks for; else 404."""
    return get_object_or_404(Requirement, fund=fund, pk=pk)


def is_old(fund: Fund, on: date) -> bool:
    """Nobody looked for half a year: it may have changed."""
    return fund.checked_on < on - timedelta(days=OLD_AFTER_DAYS)


def areas_for(centre: Centre | None) -> list[Area]:
    """The areas that a fund of this centre may be for: its own, and all above it."""
    return [centre.area, *places.above(centre.area)] if centre else []


def scheme_of(fund: Fund) -> Scheme:
    """What of a fund counts when it is compared."""
    return Scheme(
        themes=frozenset(it.pk for it in fund.themes.all()),
        area=fund.area_id,
        least_cents=fund.least_cents,
        most_cents=fund.most_cents,
        applicants=frozenset(fund.applicants),
        is_rolling=fund.is_rolling,
        rounds=tuple((it.opens_on, it.closes_on) for it in fund.rounds.all()),
    )


def wish(
    *, area: Area | None, themes: Collection[Theme], cents: int, applicant: str, on: date,
    before: date | None = None,
) -> Wish:  # fmt: skip
    """What is asked, ready to be compared."""
    lies_in = frozenset({area.pk, *area.ancestor_ids}) if area else frozenset()
    return Wish(frozenset(it.pk for it in themes), lies_in, cents, applicant, on, before)


def fitting(actor: Actor, asked: Wish) -> list[tuple[Fund, Fit]]:
    """Every fund with its answer: what fits first, by the day before which one must ask; then the rest."""
    found = [(it, rules.fit(scheme_of(it), asked)) for it in overview(actor)]
    late = date.max
    return sorted(
        found, key=lambda it: (not it[1].says_yes, it[1].last_day or late, it[0].name, it[0].pk)
    )


def shared_themes(fund: Fund, asked: Wish) -> str:
    """The names of the themes that a fund and what is asked have in common."""
    return ", ".join(str(it) for it in fund.themes.all() if it.pk in asked.themes)


def next_round(fund: Fund, on: date) -> FundRound | None:
    """The first round that closes on this day or later."""
    return fund.rounds.filter(closes_on__gte=on).order_by("closes_on").first()

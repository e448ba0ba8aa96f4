"""What the first page and the general pages ask."""

import json
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.exchange.opportunities import queries as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.front.home.choices import ADDRESSES, NEW_YEAR_DAYS, NEWEST, PURPOSES, REMEMBER_SECONDS
from aanjager.kernel.actor import Actor
from aanjager.kernel.memory import pages
from aanjager.kernel.privacy import Classified, Purpose, Term
from aanjager.participation.aftercare import queries as aftercare


def newest(actor: Actor, centre: Centre | None) -> QuerySet[Opportunity]:
    """The few newest open opportunities of a centre, or of all centres; the same for everyone."""
    found = opportunities.newest(centre).select_related("organisation", "area")
    return found.defer("words", "area__outline")[:NEWEST]


def addresses(actor: Actor, centre: Centre | None) -> list[tuple[str, date | None]]:
    """The address and the last change of every open opportunity, newest first, for search engines."""
    found = Opportunity.objects.open()
    if centre:
        found = found.filter(centre=centre)
    rows = found.order_by("-published_at", "-pk").values_list("pk", "published_at")[:ADDRESSES]
    return [
        (f"/vacatures/{pk}/", published_at and published_at.date()) for pk, published_at in rows
    ]


@lru_cache(maxsize=1)
def purposes() -> list[tuple[Purpose, tuple[Term, ...]]]:
    """Every purpose for which any table keeps something about people, with the terms that occur."""
    found: dict[Purpose, set[Term]] = {}
    for model in apps.get_models():
        for kept in getattr(model, "privacy", Classified()).kept:
            found.setdefault(kept.purpose, set()).add(kept.term)
    return [(purpose, tuple(sorted(found[purpose]))) for purpose in PURPOSES if purpose in found]


@lru_cache(maxsize=1)
def accessibility_report() -> dict[str, Any]:
    """The result of the last test run, as committed in `docs/accessibility.json`; empty when there is none."""
    path = settings.ROOT / "docs" / "accessibility.json"
    if not path.exists():
        return {}
    report = json.loads(path.read_text())
    return {**report, "tested_on": date.fromisoformat(report["tested_on"])}


def readiness() -> dict[str, bool]:
    """Whether the database answers and every migration is applied."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return {"database": False, "migrations": False}
    return {"database": True, "migrations": not waiting}


def figures(centre: Centre | None, at: datetime) -> dict[str, int | None]:
    """What became of people this year (until spring: last year); remembered for ten minutes.

    A number about fewer than five people is None.
    """
    year = localdate(at - timedelta(days=NEW_YEAR_DAYS)).year
    key = f"figures:{centre.pk if centre else 'all'}:{year}"
    found = pages.get(key)
    if found is None:
        found = {"year": year, **aftercare.public_figures(centre, year, at=at)}
        pages.set(key, found, REMEMBER_SECONDS)
    return found

"""Releases at the desk."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.outreach.findings.models import Approval, Release
from aanjager.outreach.surveys.models import Wave


def releases_of(wave: Wave) -> QuerySet[Release]:
    """What was proposed of this wave, in order."""
    return Release.objects.filter(wave=wave).order_by("pk")


def before_release(wave: Wave) -> dict[str, Any]:
    """What the rule of releasing looks at."""
    waiting = releases_of(wave).filter(released_at=None, withdrawn_at=None).exists()
    return {"answers": wave.responses.filter(is_done=True).count(), "waiting": waiting}


def approvals(release: Release) -> list[Approval]:
    """Who said yes so far."""
    return list(release.approvals.order_by("said_at", "pk"))


def release_of(wave: Wave, pk: int) -> Release:
    """One release of this wave."""
    return get_object_or_404(
        Release.objects.select_related("wave__survey__centre"), wave=wave, pk=pk
    )

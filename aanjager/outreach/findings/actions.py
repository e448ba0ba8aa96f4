"""Releasing figures: one proposes, another says yes; withdrawing is public."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from aanjager.community.centres import queries as centres
from aanjager.kernel.actor import Actor
from aanjager.outreach.findings import queries, rules
from aanjager.outreach.findings.models import Approval, Cell, Release
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.actions import take
from aanjager.outreach.surveys.models import Wave
from aanjager.trust import audit


def _approve(release: Release, *, by: Actor, at: datetime) -> None:
    Approval.objects.create(
        release=release,
        user_id=by.user_id or 0,
        name=centres.staff_name(by, release.wave.survey.centre),
        said_at=at,
    )


@transaction.atomic
def propose(wave: Wave, groupings: Sequence[str], *, by: Actor, at: datetime) -> Release:
    """Put figures through the checker and before a colleague."""
    wave = take(wave)
    rules.propose(by, wave, **queries.before_release(wave))
    allowed = [it.code for it in queries.groupings_of(wave) if it.code in groupings]
    release = Release.objects.create(wave=wave, groupings=allowed, proposed_at=at)
    cells = queries.cells_of(wave, allowed)
    for cell in cells:
        cell.release = release
    Cell.objects.bulk_create(cells)
    _approve(release, by=by, at=at)
    audit.record("survey.release_proposed", wave, by=by, at=at)
    return release


@transaction.atomic
def approve(release: Release, *, by: Actor, at: datetime) -> None:
    """Say yes as the second: from now on everybody sees the same figures."""
    wave = take(release.wave)
    release = Release.objects.select_for_update().get(pk=release.pk)
    release.wave = wave
    first = release.approvals.values_list("user_id", flat=True).first()
    rules.approve(by, release, proposed_by=first)
    _approve(release, by=by, at=at)
    release.released_at = at
    release.save(update_fields=["released_at"])
    surveys.mark_released(wave, by=by, at=at)


@transaction.atomic
def withdraw(release: Release, why: str, *, by: Actor, at: datetime) -> None:
    """Take figures back; that they were there, and why they went, stays to be read."""
    wave = take(release.wave)
    release = Release.objects.select_for_update().get(pk=release.pk)
    release.wave = wave
    rules.withdraw(by, release, why=why)
    release.withdrawn_at, release.withdrawn_why = at, why.strip()
    release.save(update_fields=["withdrawn_at", "withdrawn_why"])
    audit.record("survey.release_withdrawn", wave, by=by, at=at)

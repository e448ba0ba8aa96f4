"""Writing an opportunity, alone or many at once, changing it, copying it, sending it in."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.places import queries as places
from aanjager.exchange.opportunities import rules
from aanjager.exchange.opportunities.actions.places import _settle
from aanjager.exchange.opportunities.actions.standing import stand, stand_all
from aanjager.exchange.opportunities.actions.states import _lock, _move, _until
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.bulk import copy_in
from aanjager.kernel.refusals import Refused
from aanjager.kernel.text import folded, plain
from aanjager.trust import audit

Status = Opportunity.Status
MANY = ("themes", "skills", "learns")
TEXTS = frozenset(
    """
    contact kind title in_brief description language rhythm starts_on ends_on starts_at ends_at
    dayparts when_text hours setting postcode address area point places team_welcome friend_welcome
    age_min age_max age_reason languages access guidance offers costs is_insured declaration_asked_on
    declaration_given_on open_until source_code
    """.split()  # noqa: SIM905
)
NOT_COPIED = {
    "contact",
    "area",
    "point",
    "open_until",
    "source_code",
    "declaration_asked_on",
    "declaration_given_on",
}


def _fingerprint(title: str, description: str) -> str:
    """Return what stays the same when only case, accents, marks or white space differ."""
    bare = re.sub(r"[^a-z0-9]+", " ", folded(plain(f"{title} {description}"))).strip()
    return hashlib.sha256(bare.encode()).hexdigest()


def _fill(opportunity: Opportunity, values: dict[str, Any]) -> None:
    """Put values into the row, with the place that a postcode means and the mark of its text."""
    unknown = set(values) - TEXTS - set(MANY)
    if unknown:
        raise TypeError(f"{sorted(unknown)=}: expected fields of an opportunity that people write.")
    for name in set(values) & TEXTS:
        is_key = name in ("contact", "area") and isinstance(values[name], int)
        setattr(opportunity, f"{name}_id" if is_key else name, values[name])
    if {"postcode", "setting"} & set(values) and "point" not in values:
        _locate(opportunity)
    opportunity.fingerprint = _fingerprint(opportunity.title, opportunity.description)


def _locate(opportunity: Opportunity) -> None:
    """Find the area and point of the postcode; without one it is where the organisation is."""
    organisation = opportunity.organisation
    if opportunity.postcode.strip():
        found = places.point_of(opportunity.postcode)
        opportunity.area, opportunity.point = found.area, found.point
    else:
        opportunity.area_id, opportunity.point = organisation.area_id, organisation.point
        opportunity.postcode = organisation.postcode


def _choose(opportunity: Opportunity, values: dict[str, Any]) -> None:
    for name in MANY:
        if name in values:
            getattr(opportunity, name).set(values[name])


@transaction.atomic
def draft(
    organisation: Organisation, values: dict[str, Any], *, by: Actor, at: datetime
) -> Opportunity:
    """Begin an opportunity; `values` are fields that people write, themes, skills and learns as keys."""
    rules.draft(by, organisation)
    opportunity = Opportunity(organisation=organisation, centre=organisation.centre, made_at=at)
    _fill(opportunity, {"postcode": "", **values})
    opportunity.save(force_insert=True)
    _choose(opportunity, values)
    audit.record("opportunity.drafted", opportunity, by=by, at=at)
    return opportunity


@transaction.atomic
def edit(
    opportunity: Opportunity,
    values: dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> None:
    """Change the text; who looked at an older `version` is refused, so that nothing is overwritten.

    More or fewer places open or fill it by themselves. What is on line keeps to the criteria.
    """
    _lock(opportunity)
    rules.edit(by, opportunity, version=version)
    was_full = opportunity.status == Status.FULL and opportunity.places_left <= 0
    _fill(opportunity, values)
    if opportunity.places < opportunity.places_taken:
        raise Refused(
            _("Er zijn al %(taken)s mensen. Minder plekken kan dus niet.")
            % {"taken": opportunity.places_taken}
        )
    if opportunity.status not in (Status.DRAFT, Status.SUBMITTED):
        rules.stay_on_line(by, opportunity, on=localdate(at))
        if {"starts_on", "ends_on", "kind"} & set(values):
            opportunity.open_until = _until(opportunity, localdate(at))
    opportunity.version += 1
    _settle(opportunity, was_full=was_full, by=by, at=at)
    opportunity.save()
    _choose(opportunity, values)
    stand(opportunity, at=at)
    audit.record("opportunity.edited", opportunity, by=by, at=at, version=opportunity.version)


@transaction.atomic
def submit(opportunity: Opportunity, *, by: Actor, at: datetime) -> None:
    """Send a draft to the centre, when nothing that the criteria require is missing."""
    _lock(opportunity)
    rules.submit(by, opportunity, on=localdate(at))
    _move(opportunity, Status.SUBMITTED, "opportunity.submitted", by=by, at=at)


@transaction.atomic
def copy(
    opportunity: Opportunity,
    *,
    organisation: Organisation | None = None,
    starts_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Opportunity:
    """Begin a draft from an example or from last year's; its days move along.

    Without `starts_on` the days move by whole years of 52 weeks until they lie ahead, so that a
    Saturday stays a Saturday.
    """
    organisation = organisation or opportunity.organisation
    rules.copy(by, opportunity, organisation)
    values = {name: getattr(opportunity, name) for name in TEXTS - NOT_COPIED}
    values |= {name: list(getattr(opportunity, name).values_list("pk", flat=True)) for name in MANY}
    if organisation == opportunity.organisation:
        values |= {name: getattr(opportunity, name) for name in ("contact", "area", "point")}
    else:
        values |= {"postcode": "", "address": ""}
    move = _moved_by(opportunity, starts_on, localdate(at))
    for name in ("starts_on", "ends_on"):
        values[name] = values[name] + move if values[name] else None
    made = draft(organisation, values, by=by, at=at)
    made.copied_from = opportunity
    made.save(update_fields=["copied_from"])
    return made


def _moved_by(opportunity: Opportunity, starts_on: date | None, today: date) -> timedelta:
    first = opportunity.starts_on or opportunity.ends_on
    if first is None:
        return timedelta()
    if starts_on:
        return starts_on - first
    weeks = 52 * max(0, -((first - today).days // 364)) if first < today else 0
    return timedelta(weeks=weeks)


@dataclass(frozen=True)
class Incoming:
    """One opportunity to bring in: the organisation, its fields, and the keys of what it is about."""

    organisation: Organisation
    values: dict[str, Any]
    is_open: bool = True
    published_at: datetime | None = None
    many: dict[str, Sequence[int]] = field(default_factory=dict)


@transaction.atomic
def bring_in(
    centre: Centre, rows: Sequence[Incoming], *, by: Actor, at: datetime
) -> list[Opportunity]:
    """Make many opportunities at once, in a handful of statements; give `area` and `point` in the values.

    What lacks a place stays a draft. One audit line stands for the whole; no letters go out.
    """
    rules.bring_in(by, centre)
    made = copy_in([_brought(centre, row, at) for row in rows])
    for name in MANY:
        through = getattr(Opportunity, name).through
        links = [
            through(opportunity_id=it.pk, **{f"{'theme' if name == 'themes' else 'skill'}_id": pk})
            for it, row in zip(made, rows, strict=True)
            for pk in row.many.get(name, ())
        ]
        through.objects.bulk_create(links, 5_000, ignore_conflicts=True)
    stand_all([it.pk for it in made], at=at)
    audit.record("opportunity.brought_in", centre, by=by, at=at, number=len(made))
    return made


def _brought(centre: Centre, row: Incoming, at: datetime) -> Opportunity:
    opportunity = Opportunity(organisation=row.organisation, centre=centre, made_at=at)
    _fill(opportunity, {"point": None, **row.values})
    has_place = bool(opportunity.area_id) or opportunity.setting == Opportunity.Setting.HOME
    if row.is_open and has_place:
        opportunity.status = Status.OPEN
        opportunity.published_at = row.published_at or at
        opportunity.confirmed_on = localdate(at)
        opportunity.open_until = opportunity.open_until or _until(opportunity, localdate(at))
    return opportunity

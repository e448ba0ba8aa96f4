"""Rows that become opportunities, through the bulk action of their own room."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.files.rules.rows import state_of
from aanjager.community.files.rules.world import Wanted
from aanjager.community.places.models import Area
from aanjager.exchange.imports.actions.keeping import Keeper, Known, Result
from aanjager.exchange.imports.actions.organisations import Bodies
from aanjager.exchange.imports.actions.putting_back import remember, said
from aanjager.exchange.imports.queries import untouched
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit

Status = Opportunity.Status
STATE = ["status", "close_reason", "closed_at", "published_at", "confirmed_on", "open_until"]
OWN_STATES = {Status.DRAFT, Status.SUBMITTED, Status.OPEN, Status.CLOSED}


class Opportunities(Keeper):
    """Opportunities of a centre, known by the code of the system they came from."""

    label = "exchange.Opportunity"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.bodies = Bodies(self.it, self.world, self.at)

    def known(self, wanted: Sequence[Wanted]) -> dict[str, Known]:
        codes = [it.code for it in wanted]
        found = Opportunity.objects.filter(centre=self.it.centre_id, source_code__in=codes)
        here = dict(found.values_list("source_code", "pk"))
        if not here:
            return {}
        told = self.told(list(here))
        return {
            code: Known(pk, told[code].digest if code in told and told[code].pk == pk else "")
            for code, pk in here.items()
        }

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        self.bodies.refresh()

    def sort(self, it: Wanted) -> tuple[str, int | None]:
        if not it.organisation[1] and not self.bodies.fallback(it):
            raise Refused(_("Er staat geen organisatie in deze rij."))
        _state, reason = state_of(it, self.world)
        if reason:
            it.notes.insert(0, reason)
        return Result.STORED, None

    def store(self, wanted: Sequence[Wanted]) -> list[int]:
        if not wanted:
            return []
        bodies = self.bodies.of(wanted)
        rows = [
            opportunities.Incoming(
                organisation=body,
                values=_values(it),
                is_open=state_of(it, self.world)[0] == Status.OPEN,
                many={"themes": sorted(it.themes), "skills": sorted(it.skills)},
            )
            for it, body in zip(wanted, bodies, strict=True)
        ]
        made = opportunities.bring_in(self.it.centre, rows, by=self.by, at=self.at)
        self._settle([(it, row.pk) for it, row in zip(wanted, made, strict=True)])
        return [row.pk for row in made]

    def _settle(self, pairs: Sequence[tuple[Wanted, int]]) -> None:
        """Give those that did not come on line their state: closed with the reason, or waiting."""
        by_state: dict[tuple[str, str], list[int]] = {}
        for it, pk in pairs:
            by_state.setdefault(state_of(it, self.world), []).append(pk)
        for (state, reason), pks in by_state.items():
            found = Opportunity.objects.filter(pk__in=pks)
            if state == Status.CLOSED:
                found.update(status=state, closed_at=self.at, close_reason=reason)
            elif state == Status.SUBMITTED:
                found.update(status=state)

    def merge(self, wanted: Sequence[tuple[Wanted, int]]) -> list[bool]:
        if not wanted:
            return []
        rows = Opportunity.objects.select_for_update(of=("self",)).in_bulk(
            [pk for _it, pk in wanted]
        )
        free = untouched(self.label, rows, since=None)
        return [self._merge_one(it, rows[pk], is_free=pk in free) for it, pk in wanted]

    def _merge_one(self, it: Wanted, row: Opportunity, *, is_free: bool) -> bool:
        was = said(row, {*it.values, *STATE, "places", "themes", "skills"})
        changed = []
        for name, value in it.values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
                changed.append(name)
        row.places = max(row.places, row.places_taken)
        if is_free and row.status in OWN_STATES:
            changed += self._state(it, row)
        moved = self._links(it, row)
        if not changed and not moved:
            return False
        row.version += 1
        row.save(update_fields=[*{*changed, "version"}])
        remember(it, row, was)
        opportunities.stand(row, at=self.at)
        audit.record("opportunity.merged", row, by=self.by, at=self.at, import_id=self.it.pk)
        return True

    def _state(self, it: Wanted, row: Opportunity) -> list[str]:
        """Nobody here decided about it yet, so the file still decides whether it is on line."""
        state, reason = state_of(it, self.world)
        if reason:
            it.notes.insert(0, reason)
        if state == row.status or (state == Status.SUBMITTED and row.status == Status.DRAFT):
            return []
        row.status, row.close_reason = state, reason if state == Status.CLOSED else ""
        row.closed_at = self.at if state == Status.CLOSED else None
        if state == Status.OPEN:
            row.published_at, row.confirmed_on = self.at, localdate(self.at)
            row.open_until = row.ends_on
        return STATE

    def _links(self, it: Wanted, row: Opportunity) -> bool:
        moved = False
        for name, keys in (("themes", it.themes), ("skills", it.skills)):
            links = getattr(row, name)
            if keys and set(links.values_list("pk", flat=True)) != keys:
                links.set(keys)
                moved = True
        return moved

    def forget(self) -> None:
        self.bodies.forget()

    def settle(self, it: Any) -> None:
        it.version += 1
        it.save(update_fields=["version"])
        opportunities.stand(it, at=self.at)

    def undo(self, pks: Sequence[int]) -> set[int]:
        used = set(
            Placement.objects.filter(opportunity__in=pks).values_list("opportunity", flat=True)
        )
        free = untouched(self.label, pks, since=self.it.started_at, beside=self.it.pk) - used
        Opportunity.objects.filter(copied_from__in=free).update(
            copied_from=None, version=F("version")
        )
        Opportunity.objects.filter(pk__in=free).delete()
        return free


def _values(it: Wanted) -> dict[str, Any]:
    values = {**it.values, "source_code": it.code}
    area_id = values.pop("area_id")
    return {**values, "area": Area(pk=area_id) if area_id else None}

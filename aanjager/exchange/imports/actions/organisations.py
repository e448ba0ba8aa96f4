"""Rows that become organisations, and the organisations that rows of opportunities name."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.db.models import Max
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from aanjager.community.files.rules.rows import kind_of
from aanjager.community.files.rules.world import Wanted, World, made_code
from aanjager.community.organisations.models import Coordinator, Organisation, Screening, Statement
from aanjager.exchange.imports.actions.keeping import Keeper, Known, Result
from aanjager.exchange.imports.actions.putting_back import remember, said
from aanjager.exchange.imports.models import Import
from aanjager.exchange.imports.queries import untouched
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.text import folded
from aanjager.trust import audit

LABEL = "community.Organisation"


class Bodies:
    """The organisations of the centre by code and by name; what is missing is added."""

    def __init__(self, it: Import, world: World, at: datetime) -> None:
        self.it, self.world, self.at = it, world, at
        self.forget()

    def forget(self) -> None:
        """Know nothing any more."""
        self.newest: int | None = -1
        self.by_code: dict[str, int] = {}
        self.by_name: dict[str, int] = {}

    def refresh(self) -> None:
        """Read the organisations again when one came in since the last look."""
        mine = Organisation.objects.filter(centre=self.it.centre_id)
        newest = mine.aggregate(newest=Max("pk"))["newest"]
        if newest == self.newest:
            return
        self.newest = newest
        for pk, code, name in mine.order_by("-pk").values_list("pk", "source_code", "name"):
            self._learn(pk, code, name)

    def _learn(self, pk: int, code: str, name: str) -> None:
        if code:
            self.by_code[code] = pk
        self.by_name[folded(name)] = pk

    def find(self, code: str, name: str) -> int | None:
        """Return the organisation with this code, else the one with this name."""
        return self.by_code.get(code) or self.by_name.get(folded(name))

    def fallback(self, it: Wanted) -> int | None:
        """Return who asks when the row does not say: who was chosen, or the only one of that system."""
        if chosen := self.it.options.get("organisation"):
            return chosen
        theirs = {pk for code, pk in self.by_code.items() if code.startswith(self.world.prefix)}
        if self.world.prefix and len(theirs) == 1:
            note = _("Het bestand noemt geen organisatie; de enige uit dat systeem is gekozen.")
            if note not in it.notes:
                it.notes.append(note)
            return theirs.pop()
        return None

    def of(self, wanted: Sequence[Wanted]) -> list[Organisation]:
        """Return for each row the organisation that asks, with its key; add those that are new."""
        missing: dict[str, Wanted] = {}
        for it in wanted:
            code, name, _address = it.organisation
            if name and self.find(code, name) is None:
                missing.setdefault(code or folded(name), it)
        self._add(list(missing.values()))
        keys = [
            self.find(*it.organisation[:2]) if it.organisation[1] else self.fallback(it)
            for it in wanted
        ]
        bodies = Organisation.objects.select_related("centre").in_bulk([key for key in keys if key])
        return [bodies[key] for key in keys if key]

    def _add(self, wanted: Sequence[Wanted]) -> None:
        new: dict[str, tuple[str, str, str]] = {}
        for it in wanted:
            code, name, address = it.organisation
            new.setdefault(folded(name), (code or made_code(name), name, address))
        made = Organisation.objects.bulk_create(
            Organisation(
                centre_id=self.it.centre_id,
                name=name,
                kind=kind_of(name),
                email=address,
                status=_status(self.world),
                registered_at=self.at,
                source_code=code,
            )
            for code, name, address in new.values()
        )
        for body in made:
            self._learn(body.pk, body.source_code, body.name)
        if made:
            self.newest = max(body.pk for body in made)
            self.it.made = [*self.it.made, *(body.pk for body in made)]


def _status(world: World) -> str:
    return Organisation.Status.APPROVED if world.is_trusted else Organisation.Status.REGISTERED


class Organisations(Keeper):
    """Organisations of a centre, known by code, else by name."""

    label = LABEL

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.bodies = Bodies(self.it, self.world, self.at)

    def known(self, wanted: Sequence[Wanted]) -> dict[str, Known]:
        codes = [it.code for it in wanted]
        found = Organisation.objects.filter(centre=self.it.centre_id, source_code__in=codes)
        told = self.told(codes)
        return {
            code: Known(pk, told[code].digest if code in told and told[code].pk == pk else "")
            for code, pk in found.values_list("source_code", "pk")
        }

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        self.bodies.refresh()

    def sort(self, it: Wanted) -> tuple[str, int | None]:
        namesake = self.bodies.by_name.get(folded(it.values["name"]))
        if namesake is None:
            return Result.STORED, None
        it.notes.append(_("Een organisatie met deze naam stond er al; wat leeg was is aangevuld."))
        it.facts["fills"] = True
        return Result.MERGED, namesake

    def store(self, wanted: Sequence[Wanted]) -> list[int]:
        made = Organisation.objects.bulk_create(
            Organisation(
                centre_id=self.it.centre_id,
                source_code=it.code,
                status=_status(self.world),
                registered_at=_moment(it.facts.get("registered_on")) or self.at,
                **it.values,
            )
            for it in wanted
        )
        return [it.pk for it in made]

    def merge(self, wanted: Sequence[tuple[Wanted, int]]) -> list[bool]:
        rows = Organisation.objects.select_for_update(of=("self",)).in_bulk(
            [pk for _it, pk in wanted]
        )
        return [self._merge_one(it, rows[pk]) for it, pk in wanted]

    def _merge_one(self, it: Wanted, row: Organisation) -> bool:
        asked = {**it.values, "source_code": it.code}
        if it.facts.get("fills"):
            asked = {name: value for name, value in asked.items() if not getattr(row, name)}
        changed = [name for name, value in asked.items() if value and getattr(row, name) != value]
        if changed:
            was = said(row, changed)
            for name in changed:
                setattr(row, name, asked[name])
            row.save(update_fields=changed)
            remember(it, row, was)
            audit.record("organisation.merged", row, by=self.by, at=self.at, import_id=self.it.pk)
        return bool(changed)

    def forget(self) -> None:
        self.bodies.forget()

    def undo(self, pks: Sequence[int]) -> set[int]:
        return self.take_away(pks, self.it)

    @staticmethod
    def take_away(pks: Sequence[int], it: Import) -> set[int]:
        """Delete the organisations that nobody touched and nothing belongs to; return which went."""
        free = untouched(LABEL, pks, since=it.started_at, beside=it.pk)
        for table in (Opportunity, Coordinator, Screening, Statement):
            free -= set(
                table.objects.filter(organisation__in=free).values_list("organisation", flat=True)
            )
        Organisation.objects.filter(pk__in=free).delete()
        return free


def _moment(day: Any) -> datetime | None:
    return make_aware(datetime.combine(day, time(9))) if day else None

"""Rows that become people. Never two people in one, never somebody who left, never an account."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from aanjager.community.files.rules.world import Wanted
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.imports.actions.keeping import Keeper, Known, Result
from aanjager.exchange.imports.actions.putting_back import remember, said
from aanjager.exchange.imports.queries import untouched
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.text import folded
from aanjager.trust import audit


class People(Keeper):
    """People of a centre, known by the code of the other system; else by address and name together."""

    label = "community.Person"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.rows: dict[int, Person] = {}
        self.left: set[int] = set()
        self.namesakes: dict[tuple[str, str], list[Person]] = {}

    def known(self, wanted: Sequence[Wanted]) -> dict[str, Known]:
        told = self.told([it.code for it in wanted])
        self.rows = Person.objects.in_bulk([it.pk for it in told.values()])
        self.left = set(
            Registration.objects.filter(
                person__in=self.rows, centre=self.it.centre_id, left_on__isnull=False
            ).values_list("person", flat=True)
        )
        return {code: it for code, it in told.items() if it.pk in self.rows}

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        addresses = {it.values["email"] for it in wanted if it.values["email"]}
        here = Registration.objects.filter(centre=self.it.centre_id, left_on=None).values("person")
        self.namesakes = {}
        for person in Person.objects.filter(email__in=addresses, pk__in=here).order_by("pk"):
            self.namesakes.setdefault((person.email, folded(person.name)), []).append(person)

    def sort(self, it: Wanted) -> tuple[str, int | None]:
        same = [
            person
            for person in self.namesakes.get((it.values["email"], folded(it.values["name"])), [])
            if not (person.birth_year and it.values["birth_year"])
            or person.birth_year == it.values["birth_year"]
        ]
        if len(same) != 1:
            return Result.STORED, None
        self.rows[same[0].pk] = same[0]
        it.notes.append(
            _("Iemand met deze naam en dit e-mailadres stond er al; wat leeg was is aangevuld.")
        )
        it.facts["fills"] = True
        return Result.MERGED, same[0].pk

    def store(self, wanted: Sequence[Wanted]) -> list[int]:
        made = Person.objects.bulk_create(
            Person(
                registered_on=it.facts["registered_on"] or self.world.today,
                **{**it.values, "languages": it.values["languages"] or ["nl"]},
            )
            for it in wanted
        )
        Registration.objects.bulk_create(
            Registration(
                person=person,
                centre_id=self.it.centre_id,
                source=Registration.Source.IMPORT,
                joined_on=person.registered_on,
            )
            for person in made
        )
        return [person.pk for person in made]

    def merge(self, wanted: Sequence[tuple[Wanted, int]]) -> list[bool]:
        rows = Person.objects.select_for_update(of=("self",)).in_bulk([pk for _it, pk in wanted])
        return [self._merge_one(it, rows[pk]) for it, pk in wanted]

    def _merge_one(self, it: Wanted, row: Person) -> bool:
        if row.user_id or row.erased_at or row.pk in self.left:
            it.notes[:] = [_stays_away(row)]
            return False
        asked = {name: value for name, value in it.values.items() if value}
        if it.facts.get("fills"):
            asked = {name: value for name, value in asked.items() if not getattr(row, name)}
        changed = [name for name, value in asked.items() if getattr(row, name) != value]
        if changed:
            was = said(row, changed)
            for name in changed:
                setattr(row, name, asked[name])
            row.save(update_fields=changed)
            remember(it, row, was)
            audit.record("person.merged", row, by=self.by, at=self.at, import_id=self.it.pk)
        return bool(changed)

    def undo(self, pks: Sequence[int]) -> set[int]:
        free = untouched(self.label, pks, since=self.it.started_at, beside=self.it.pk)
        free &= set(Person.objects.filter(pk__in=free, user=None).values_list("pk", flat=True))
        for table in (Placement, Coordinator, Case):
            free -= set(
                table._default_manager.filter(person__in=free).values_list("person", flat=True)
            )
        elsewhere = Registration.objects.filter(person__in=free).exclude(centre=self.it.centre_id)
        free -= set(elsewhere.values_list("person", flat=True))
        Registration.objects.filter(person__in=free).delete()
        Person.objects.filter(pk__in=free).delete()
        return free


def _stays_away(row: Person) -> str:
    if row.user_id and not row.erased_at:
        return _(
            "Deze persoon heeft een account en houdt de eigen gegevens bij: we veranderden niets."
        )
    return _("Deze persoon heeft zich hier afgemeld: we nemen de gegevens niet opnieuw over.")

"""Rows of sessions that become placements: one per volunteer and opportunity, however many rows."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.files.choices import PEOPLE
from aanjager.community.files.rules.world import Wanted
from aanjager.exchange.imports.actions.keeping import Keeper, Known, Result
from aanjager.exchange.imports.actions.putting_back import remember, said
from aanjager.exchange.imports.queries import untouched
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Message, Outcome, Placement
from aanjager.kernel.clock import add_working_days
from aanjager.kernel.refusals import Refused

State = Placement.State
ORDER = [State.REACTION, State.AGREED, State.STARTED]
FIELDS = ["state", "started_on", "agreed_at", "answered_at", "ended_at", "end_reason"]
Pair = tuple[int, int]  # opportunity, person


class Sessions(Keeper):
    """Placements known by the opportunity and the person that rows name. Hours stay behind."""

    label = "exchange.Placement"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.people: dict[str, Known] = {}
        self.opportunities: dict[str, Opportunity] = {}
        self.placed: dict[Pair, int] = {}
        self.planned: set[Pair] = set()

    def known(self, wanted: Sequence[Wanted]) -> dict[str, Known]:
        told = self.told([it.code for it in wanted])
        here = set(
            Placement.objects.filter(pk__in=[it.pk for it in told.values()]).values_list(
                "pk", flat=True
            )
        )
        return {code: it for code, it in told.items() if it.pk in here}

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        self.people = self.told([it.values["person_code"] for it in wanted], PEOPLE)
        codes = {it.values["opportunity_code"] for it in wanted}
        found = Opportunity.objects.filter(centre=self.it.centre_id, source_code__in=codes)
        self.opportunities = {row.source_code: row for row in found}
        rows = Placement.objects.filter(
            opportunity__in=found, person__in=[it.pk for it in self.people.values()]
        ).order_by("pk")
        self.placed = {(o, p): pk for pk, o, p in rows.values_list("pk", "opportunity", "person")}

    def sort(self, it: Wanted) -> tuple[str, int | None]:
        pair = self._pair(it)
        if pair in self.placed:
            return Result.MERGED, self.placed[pair]
        if pair in self.planned:
            return Result.MERGED, None
        self.planned.add(pair)
        return Result.STORED, None

    def _pair(self, it: Wanted) -> Pair:
        person = self.people.get(it.values["person_code"])
        opportunity = self.opportunities.get(it.values["opportunity_code"])
        if person is None:
            raise Refused(
                _(
                    "Deze vrijwilliger is niet overgenomen. Lees eerst het bestand met vrijwilligers in."
                )
            )
        if opportunity is None:
            raise Refused(
                _("Deze vacature is niet overgenomen. Lees eerst het bestand met vacatures in.")
            )
        return opportunity.pk, person.pk

    def store(self, wanted: Sequence[Wanted]) -> list[int]:
        rows = []
        for it in wanted:
            opportunity_id, person_id = self._pair(it)
            opportunity = self.opportunities[it.values["opportunity_code"]]
            row = Placement(
                centre_id=self.it.centre_id,
                organisation_id=opportunity.organisation_id,
                opportunity_id=opportunity_id,
                person_id=person_id,
                came_by="import",
                reacted_at=self.at,
                answer_by=add_working_days(
                    self.at, centres.term(self.it.centre, "answer_working_days")
                ),
            )
            self._bring(row, it, opportunity)
            rows.append(row)
        made = Placement.objects.bulk_create(rows)
        self.placed |= {(row.opportunity_id, row.person_id): row.pk for row in made}
        return [row.pk for row in made]

    def _bring(self, row: Placement, it: Wanted, opportunity: Opportunity) -> None:
        """Let the placement say all that this row and those before it say."""
        reached = it.values["state"]
        now = State.STARTED if row.started_on else State.AGREED if row.agreed_at else State.REACTION
        furthest = max(now, reached, key=ORDER.index)
        row.state = furthest
        if furthest != State.REACTION:
            row.agreed_at, row.answered_at = row.agreed_at or self.at, row.answered_at or self.at
        if day := it.values["on"]:
            row.started_on = min(filter(None, [row.started_on, day]))
        self._end(row, it, opportunity)
        it.notes[:] = (
            [_("De uren zijn niet overgenomen: daar is nu geen plek voor.")] if day else []
        )

    def _end(self, row: Placement, it: Wanted, opportunity: Opportunity) -> None:
        last = opportunity.ends_on or it.values["ends_on"]
        if last is None or last >= localdate(self.at):
            return
        row.state = State.ENDED if row.agreed_at else State.DECLINED
        row.ended_at = make_aware(datetime.combine(last + timedelta(days=1), time()))
        row.end_reason = Placement.Reason.FINISHED

    def merge(self, wanted: Sequence[tuple[Wanted, int]]) -> list[bool]:
        keys = [pk or self.placed[self._pair(it)] for it, pk in wanted]
        rows = Placement.objects.select_for_update(of=("self",)).in_bulk(keys)
        new = set(self.placed.values()) & untouched(self.label, keys, since=None)
        outcomes = []
        for (it, _pk), key in zip(wanted, keys, strict=True):
            row = rows[key]
            was, before = said(row, FIELDS), [getattr(row, name) for name in FIELDS]
            if key in new:
                self._bring(row, it, self.opportunities[it.values["opportunity_code"]])
            it.facts["joined"] = key
            it.notes.append(_("Hoort bij een plaatsing die er al stond."))
            if before != [getattr(row, name) for name in FIELDS]:
                row.save(update_fields=FIELDS)
                remember(it, row, was)
            outcomes.append(True)
        return outcomes

    def forget(self) -> None:
        self.planned.clear()

    def undo(self, pks: Sequence[int]) -> set[int]:
        free = untouched(self.label, pks, since=self.it.started_at, beside=self.it.pk)
        for table in (Message, Outcome):
            free -= set(
                table.objects.filter(placement__in=free).values_list("placement", flat=True)
            )
        Placement.objects.filter(pk__in=free).delete()
        return free

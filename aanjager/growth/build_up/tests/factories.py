"""Plans to begin slowly, made and shown by whose they are."""

from datetime import UTC, date, datetime

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.build_up import actions
from aanjager.growth.support_wishes.tests.factories import consultant, me

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = "Begin in de keuken, 's middags is het er stil."
DOOR = "Mia, om kwart voor tien"


def place(person, organisation, **also):
    it = OpportunityFactory(organisation=organisation, open=True, title="Soep koken")
    return PlacementFactory(person=person, opportunity=it, started=True, **also)


def step(it, kind="work", on=date(2026, 3, 9), half_days=1, what="", by=None, at=NOW):
    half_days = half_days if kind == "work" else None
    return actions.add_step(
        it, kind=kind, on=on, half_days=half_days, what=what, by=by or me(it.person), at=at
    )


def begun(placement, at=NOW):
    """One half-day, then two, with a talk there and one with the consultant."""
    it = actions.begin(
        placement, words=WORDS, door=DOOR, agrees=True, by=me(placement.person), at=at
    )
    step(it, what="Groente snijden", at=at)
    step(it, kind="talk", on=date(2026, 3, 23), at=at)
    step(it, kind="centre", on=date(2026, 3, 24), at=at)
    step(it, on=date(2026, 4, 6), half_days=2, at=at)
    return it


def shown(it, organisation=True, staff=None, at=NOW):
    actions.show(it, organisation=organisation, staff=staff, by=me(it.person), at=at)
    it.refresh_from_db()
    return it


def written(placement, row, how="desk", words=WORDS, door=DOOR, at=NOW):
    return actions.write_along(
        placement, staff=row, how=how, words=words, door=door, heard_yes=True,
        by=consultant(row), at=at,
    )  # fmt: skip

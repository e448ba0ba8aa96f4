"""The circle and thanks, made by those whose they are."""

from datetime import UTC, datetime

from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.paths import actions
from aanjager.growth.support_wishes.tests.factories import me, speaker

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = "Jij bleef na de storm, met zo'n lach."


def joined(person, centre, wants="Een bestuur versterken.", at=NOW):
    return actions.join(person, centre=centre, wants=wants, by=me(person), at=at)


def place(person, organisation, **also):
    it = OpportunityFactory(organisation=organisation, open=True, title="Soep koken")
    return PlacementFactory(person=person, opportunity=it, **({"started": True} | also))


def thanked(person, organisation, words=WORDS, at=NOW):
    coordinator = organisation.coordinators.filter(ended_on=None)[0].person
    by = speaker(coordinator, organisation)
    return actions.thank(place(person, organisation), words=words, by=by, at=at)

"""What the benched pages show, beside the invented country: a door, areas, and a desk full of work."""

from datetime import timedelta

import numpy as np
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate, now

from aanjager.community.centres.models import Centre, CentreAddress, Staff
from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.organisations.models import Organisation
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.community.places.models import Area, KeyFigure, Postcode
from aanjager.community.skills.models import Theme
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.testing import HouseClient
from aanjager.trust.letters.models import Letter
from tests.bench import country

HOST = "land.localhost"
NUMBERED = ("community_area", "community_centre", "community_organisation", "exchange_opportunity")
MUNICIPALITIES, DISTRICTS, PEOPLE, OF_EACH_TASK = 20, 15, 300, 10


def furnish() -> None:
    """Everything that the finder, the area pages and the desk need."""
    _behind_the_given_numbers()
    country_area = Area.objects.get(pk=1)
    Centre.objects.filter(pk=1).update(theme={"spark": "#8a1c4a", "link": "#1a4f8a"})
    CentreAddress.objects.create(centre_id=1, host=HOST, is_main=True)
    _places_to_type()
    areas = _areas(country_area)
    _spread_over(areas)
    _desk(areas)


def desk_cookie() -> str:
    """The session of somebody who works at the centre, past the second step."""
    client: Client = HouseClient()
    client.force_login(Staff.objects.get(name="Anna").user)
    return f"sessionid={client.cookies['sessionid'].value}"


def _behind_the_given_numbers() -> None:
    """Let new rows be numbered behind those of the country, which brought their own numbers."""
    with connection.cursor() as cursor:
        for table in NUMBERED:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
            )


def _places_to_type() -> None:
    """Postcodes to type and themes to choose."""
    points, likely = country.places()
    best = np.argsort(-likely)[:400]
    Postcode.objects.bulk_create(
        Postcode(
            digits=str(1000 + n), town=f"Plaats {n}", point=tuple(points[at]), area_id=1, source="b"
        )
        for n, at in enumerate(best)
    )
    Theme.objects.bulk_create(
        Theme(code=f"thema-{n}", name_nl=f"Thema {n}", name_en=f"Theme {n}", position=n)
        for n in range(12)
    )


def _ring(x: float, y: float) -> list[list[list[float]]]:
    """An outline of forty points, as the simplified maps have them."""
    turn = np.linspace(0, 2 * np.pi, 40)
    return [np.c_[x + 900 * np.cos(turn), y + 900 * np.sin(turn)].round().tolist()]


def _areas(above: Area) -> list[Area]:
    """Municipalities with districts, outlines and key figures; the districts are given back."""
    districts = []
    for n in range(MUNICIPALITIES):
        municipality = Area.objects.create(
            kind="municipality", code=f"GM{n:04}", name=f"Gemeente {n}", ancestor_ids=[above.pk],
            valid_from=2022, outline=_ring(n * 9_000, 0), source="CBS",
        )  # fmt: skip
        districts += Area.objects.bulk_create(
            Area(
                kind="district", code=f"WK{n:04}{d:02}", name=f"Wijk {n}.{d}", valid_from=2022,
                ancestor_ids=[above.pk, municipality.pk], source="CBS",
                outline=_ring(n * 9_000 + d % 4 * 2_000, d // 4 * 2_000),
            )
            for d in range(DISTRICTS)
        )  # fmt: skip
        KeyFigure.objects.bulk_create(
            KeyFigure(area=area, key="population", year=2022, value=1_000 + area.pk, source="CBS")
            for area in (municipality, *districts[-DISTRICTS:])
        )
    return districts


def _spread_over(areas: list[Area]) -> None:
    """Let opportunities and organisations lie in the districts, the same in every run."""
    first = areas[0].pk
    with connection.cursor() as cursor:
        for table in ("exchange_opportunity", "community_organisation"):
            cursor.execute(
                f"UPDATE {table} SET area_id = a.id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n"
                " FROM community_area WHERE kind = 'district' AND id >= %s) a"
                f" WHERE a.n = {table}.id %% %s",
                [first, len(areas)],
            )
        cursor.execute("VACUUM ANALYZE exchange_opportunity")
        cursor.execute("ANALYZE")


def _desk(areas: list[Area]) -> None:
    """People, and so many of everything that can wait for Anna."""
    centre, at = Centre.objects.get(pk=1), now()
    anna = StaffFactory(centre=centre, name="Anna")
    for n in range(PEOPLE):
        person = PersonFactory(user=None, email=f"p{n}@example.org", area=areas[n % len(areas)])
        RegistrationFactory(person=person, centre=centre)
    people = list(Person.objects.order_by("pk")[:PEOPLE])
    house, soon = Organisation.objects.get(pk=1), localdate(at) + timedelta(days=3)
    for n in range(OF_EACH_TASK):
        place = OpportunityFactory(organisation=house, open=True, open_until=soon)
        PlacementFactory(opportunity=place, person=people[n], answer_by=at - timedelta(days=3))
        PlacementFactory(
            opportunity=place, person=people[n + 50], answer_by=at + timedelta(hours=5)
        )
        PlacementFactory(
            opportunity=place, person=PersonFactory(prefers="phone"), state="started",
            started_on=localdate(at) - timedelta(days=120),
        )  # fmt: skip
        CaseFactory(centre=centre, consultant=anna, next_on=localdate(at), next_step="Bel")
        OrganisationFactory(centre=centre, status="registered")
        OpportunityFactory(organisation=house, status="submitted")
        Letter.objects.create(
            to_address="iemand@example.org", to_name="Iemand", centre_id=1, kind="test", attempts=2,
            key=f"test:{n}", subject="Hoe gaat het", text="Dag", written_at=at,
        )  # fmt: skip

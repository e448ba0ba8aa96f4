import pytest

from aanjager.community.centres import queries
from aanjager.community.centres.models import CentreAddress
from aanjager.community.centres.tests.factories import CentreFactory

pytestmark = pytest.mark.django_db


def test_a_link_in_a_letter_leads_to_the_centres_own_door(settings):
    settings.LINK_SCHEME, settings.LINK_PORT = "https", ""
    centre = CentreFactory(slug="noord")
    CentreAddress.objects.create(centre=centre, host="aaa.example.org")

    assert queries.link(centre, "/mijn/") == "https://noord.localhost/mijn/"


def test_in_the_demonstration_the_port_stands_in_the_link(settings):
    settings.LINK_SCHEME, settings.LINK_PORT = "http", "8001"

    assert queries.link(CentreFactory(slug="zuid"), "/") == "http://zuid.localhost:8001/"

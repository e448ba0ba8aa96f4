"""A reaction that came from a list of the finder: the list learns of it, and not whose it is."""

import pytest

from aanjager.exchange.matching.models import ShownList
from aanjager.exchange.matching.tests.test_finder_page import put_online, seen_list
from aanjager.exchange.placements.models import Placement
from aanjager.exchange.placements.tests.test_visitor_page import latest_code
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db


def test_a_reaction_says_from_which_list_it_came_and_not_who_reacted(signed_in, client, cast):
    it, other = put_online(), put_online()
    number = seen_list(client)
    daan = signed_in(cast.daan)

    assert daan.post(f"/vacatures/{it.pk}/reageren/?lijst={number}").status_code == 302
    assert daan.post(f"/vacatures/{other.pk}/reageren/?lijst={number}").status_code == 302

    assert ShownList.objects.get().reacted_to == it.pk  # the first stays
    names = {field.name for field in ShownList._meta.get_fields()}
    assert not names & {"person", "user", "session", "placement"}
    assert number not in str(list(Placement.objects.values()) + list(Event.objects.values()))


def test_a_number_that_was_made_up_or_of_another_list_says_nothing(signed_in, client, cast):
    put_online()
    number = seen_list(client)
    later = put_online()
    daan = signed_in(cast.daan)

    for query in (f"?lijst={number}", "?lijst=verzonnen", ""):
        daan.post(f"/vacatures/{later.pk}/reageren/{query}")
        Placement.objects.all().delete()

    assert ShownList.objects.get().reacted_to is None


def test_a_visitor_who_proves_an_address_reacts_from_the_same_list(client):
    it = put_online()
    number = seen_list(client)
    given = {"name": "Nora", "email": "nora@example.org", "message": ""}
    client.post(f"/vacatures/{it.pk}/reageren/?lijst={number}", given)

    client.post(f"/vacatures/{it.pk}/reageren/code/", {"code": latest_code()})

    assert Placement.objects.get().person.name == "Nora"
    assert ShownList.objects.get().reacted_to == it.pk

"""Every letter about a meeting for who is invited leads its holder to a page, also without an account."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now as real_now

from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations import actions, emails
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.assembly.registrations.tests.factories import (
    InvitationFactory,
    RegistrationFactory,
    link_token,
)
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
LETTERS = {
    "registered": {},
    "again": {"waiting": True},
    "offered": {"offered": True},
    "lapsed": {"state": "lapsed"},
    "not_proven": {"cancelled": True, "proven_at": None},
    "left": {"cancelled": True},
    "moved": {},
    "day_before": {},
}


@pytest.fixture
def private(cast):
    return MeetingFactory(
        centre=cast.noord, visibility="invited", starts_at=real_now() + timedelta(days=20)
    )


def where(letter):
    """The path and door of the link in a letter."""
    door, path = re.search(r"https?://([^/\s]+)(/\S+)", letter.text).groups()
    return path, {"HTTP_HOST": door.split(":")[0]}


@pytest.mark.parametrize("kind", LETTERS)
def test_the_link_of_every_letter_opens_a_page_for_its_guest(private, client, kind):
    row = RegistrationFactory(meeting=private, **LETTERS[kind])
    getattr(emails, kind)(row, at=real_now())

    path, door = where(Letter.objects.get(to_address=row.address))

    assert client.get(path, **door).status_code == 200
    assert client.get(f"/bijeenkomsten/{private.pk}/", **door).status_code == 404


def test_the_link_of_an_invitation_opens_a_page_for_its_guest(private, client):
    it = InvitationFactory(meeting=private, token="kenmerk-van-een-gast")
    emails.invitation(it, token="kenmerk-van-een-gast", at=real_now())

    path, door = where(Letter.objects.get(to_address=it.address))

    assert client.get(path, **door).status_code == 200


@pytest.mark.parametrize("kind", ["lapsed", "not_proven", "left"])
def test_with_that_link_a_guest_comes_back(private, client, kind):
    row = RegistrationFactory(meeting=private, **LETTERS[kind])
    getattr(emails, kind)(row, at=real_now())
    path, door = where(Letter.objects.get(to_address=row.address))
    assert "Meld me opnieuw aan" in client.get(path, **door).content.decode()

    page = client.post(path, {"doe": "back"}, follow=True, **door).content.decode()

    assert "Je bent weer aangemeld." in page
    again = Registration.objects.exclude(pk=row.pk).get()
    assert (again.state, again.address) == ("placed", row.address)
    assert bool(again.proven_at) == bool(row.proven_at)


def test_who_comes_back_twice_is_registered_once_and_finds_the_link_in_the_mail(private, client):
    row = RegistrationFactory(meeting=private, cancelled=True)
    path, door = f"/a/{link_token(row)}", {"HTTP_HOST": "noord.localhost"}
    client.post(path, {"doe": "back"}, **door)

    second = client.post(path, {"doe": "back"}, **door)

    assert second["Location"] == path
    assert Registration.objects.exclude(pk=row.pk).count() == 1


def test_who_is_no_longer_invited_does_not_come_back(private):
    invitation = InvitationFactory(meeting=private, state=Invitation.State.WITHDRAWN)
    row = RegistrationFactory(meeting=private, cancelled=True, invitation=invitation)

    with pytest.raises(Refused, match="uitnodiging nodig"):
        actions.come_back(row, by=ANONYMOUS, at=real_now(), token=link_token(row))
    with pytest.raises(Refused, match="degene die zich aanmeldde"):
        actions.come_back(row, by=ANONYMOUS, at=real_now(), token="verzonnen")

"""Whom a rule finds, what goes out, and who answers: scenarios A11 and B3, flow F1."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aanjager.assembly.meetings import actions as meetings
from aanjager.assembly.meetings import jobs as meeting_jobs
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.meetings.tests.factories import (
    ASSOCIATION,
    MeetingFactory,
    SeriesFactory,
)
from aanjager.assembly.registrations import actions, jobs, queries
from aanjager.assembly.registrations.actions import Audience, Guest
from aanjager.assembly.registrations.models import Invitation, Registration
from aanjager.assembly.registrations.tests.factories import (
    InvitationFactory,
    RegistrationFactory,
    link_token,
)
from aanjager.community.centres.models import Centre
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.community.people.tests.factories import RegistrationFactory as Joined
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")


def tokens(letter):
    return re.findall(r"/u/([\w-]+)", letter.text)


def at_moment(monkeypatch, moment):
    for room in (jobs, meeting_jobs):
        monkeypatch.setattr(room, "now", lambda: moment)


def test_a11_the_conference_from_save_the_date_to_the_next_edition(monkeypatch):
    """Save-the-date takes nobody; in July 240 centres are invited; two years later a draft."""
    june, july = datetime(2015, 6, 29, 12, tzinfo=HERE), datetime(2015, 7, 15, 9, tzinfo=HERE)
    area = AreaFactory()
    Centre.objects.bulk_create(
        Centre(name=f"Centrale {n}", slug=f"c-{n}", email=f"c{n}@example.org", area=area)
        for n in range(240)
    )
    conference = MeetingFactory(
        of_association=True, announced=True, kind="conference", theme="observeren",
        title="Conferentie Vrijwilligerscentrales", venue="Akoesticum", address="Ede",
        series=SeriesFactory(centre=None), invite_from=date(2015, 7, 15),
        starts_at=datetime(2015, 11, 5, 9, 30, tzinfo=HERE),
        ends_at=datetime(2015, 11, 5, 17, tzinfo=HERE),
    )  # fmt: skip

    with pytest.raises(Refused, match="Aanmelden kan vanaf 15 juli 2015"):
        actions.register(conference, Guest("Gast", "g@example.org"), by=ANONYMOUS, at=june)
    assert actions.invite(conference, Audience("centres"), by=ASSOCIATION, at=june) == 240
    at_moment(monkeypatch, june)
    meeting_jobs.move_on()
    jobs.send_invitations()
    assert not Letter.objects.exists(), "nothing goes out before the planned day"

    at_moment(monkeypatch, july)
    meeting_jobs.move_on()
    jobs.send_invitations()
    jobs.send_invitations()

    letters = Letter.objects.filter(kind="meeting-invitation")
    assert letters.count() == 240
    assert len({tokens(it)[0] for it in letters}) == 240
    assert not Invitation.objects.exclude(state="sent").exists()
    kept = Invitation.objects.first().audience
    assert kept["rule"] == {"kind": "centres", "theme": None, "area": None, "seats": 1}
    assert kept["count"] == 240

    following = meetings.propose_next(conference, by=ASSOCIATION, at=july)
    assert following.state == "draft"
    assert following.starts_at.astimezone(HERE) == datetime(2017, 11, 2, 9, 30, tzinfo=HERE)
    with pytest.raises(Refused, match="staat er al"):
        meetings.propose_next(conference, by=ASSOCIATION, at=july)


def test_a_rule_finds_volunteers_with_a_theme_who_want_mail(cast, now):
    meeting = MeetingFactory(centre=cast.noord)
    theme = Theme.objects.create(
        code="koken", name_nl="Koken", name_en="Cooking", position=Theme.objects.count()
    )
    likes = PersonFactory(name="Kok")
    likes.themes.add(theme)
    paused = PersonFactory(is_paused=True)
    for person in (likes, paused):
        Joined(person=person, centre=cast.noord)
    Joined(centre=cast.zuid)
    anna = staff_of(cast.noord)

    everybody = queries.recipients(anna, meeting, Audience("volunteers"))
    cooks = queries.recipients(anna, meeting, Audience("volunteers", theme=theme.pk))

    assert [it.name for it in everybody] == ["Daan", "Finn", "Kok"]
    assert [it.person_id for it in cooks] == [likes.pk]
    assert queries.in_words(Audience("volunteers", theme=theme.pk)) == (
        "vrijwilligers van de centrale met thema Koken, nog niet uitgenodigd"
    )


def test_a_rule_finds_nobody_twice(cast, now):
    meeting = MeetingFactory(centre=cast.noord)
    anna = staff_of(cast.noord)
    InvitationFactory(meeting=meeting, address="DAAN@example.org")
    RegistrationFactory(meeting=meeting, address="finn@example.org")
    OrganisationFactory(centre=cast.noord, email="zelfde@example.org")
    OrganisationFactory(centre=cast.noord, email="Zelfde@example.org")

    assert queries.recipients(anna, meeting, Audience("volunteers")) == []
    addresses = [it.address for it in queries.recipients(anna, meeting, Audience("organisations"))]
    assert len(addresses) == len({it.lower() for it in addresses})
    assert actions.invite(meeting, Audience("organisations"), by=anna, at=now) == len(addresses)
    assert actions.invite(meeting, Audience("organisations"), by=anna, at=now) == 0


def test_in_a_province_only_its_centres_are_invited(now):
    province = AreaFactory(kind="province", name="Zuid-Holland")
    town = AreaFactory(ancestor_ids=[province.pk])
    inside = CentreFactory(area=town)
    CentreFactory()
    meeting = MeetingFactory(of_association=True)

    found = queries.recipients(ASSOCIATION, meeting, Audience("centres", area=province.pk))

    assert [it.name for it in found] == [inside.name]


def test_nobody_invites_for_somebody_else_or_with_the_rule_of_another(cast, now):
    meeting = MeetingFactory(centre=cast.noord)
    with pytest.raises(Refused, match="organiseert"):
        actions.invite(meeting, Audience("volunteers"), by=staff_of(cast.zuid), at=now)
    with pytest.raises(Refused, match="kun je hier niet uitnodigen"):
        actions.invite(meeting, Audience("centres"), by=staff_of(cast.noord), at=now)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "path", ["/u/{invitation}", "/a/{own}", "/a/{own}/qr.svg", "/a/{own}/agenda.ics"]
)
def test_b3_a_scanner_that_opens_every_link_changes_nothing(path, client, now):
    meeting = MeetingFactory(starts_at=now + timedelta(days=9_000))
    invitation = InvitationFactory(meeting=meeting, token="kenmerk")
    row = RegistrationFactory(meeting=meeting, offered=True, proven_at=None)
    host = {"HTTP_HOST": f"{meeting.centre.slug}.localhost"}
    address = path.format(invitation="kenmerk", own=link_token(row))

    for method in (client.get, client.head, client.get):
        assert method(address, **host).status_code == 200

    invitation.refresh_from_db()
    row.refresh_from_db()
    assert (invitation.state, invitation.answered_at) == ("sent", None)
    assert (row.state, row.proven_at) == ("offered", None)
    assert Registration.objects.count() == 1


def test_the_link_is_short_and_only_its_hash_is_kept(now):
    invitation = InvitationFactory(state="draft", sent_at=None)

    actions.send_invitation(invitation, by=CLOCK, at=now)

    (token,) = tokens(Letter.objects.get())
    invitation.refresh_from_db()
    assert len(token) == 22
    assert len(f"https://vc-noord.nl/u/{token}") <= 45
    assert token not in invitation.token_hash
    assert queries.invitation_by_link(token) == invitation


def test_f1_who_is_invited_says_yes_and_has_a_seat_that_is_proven(now):
    meeting = MeetingFactory(visibility="invited")
    daan = PersonFactory(name="Daan")
    invitation = InvitationFactory(meeting=meeting, token="ja", person=daan, address=daan.email)

    row = actions.accept_invitation(invitation, token="ja", by=ANONYMOUS, at=now)

    invitation.refresh_from_db()
    row.refresh_from_db()
    assert (invitation.state, row.state, row.proven_at, row.person) == (
        "accepted",
        "placed",
        now,
        daan,
    )


def test_who_registered_already_and_then_says_yes_is_registered_once(now):
    meeting = MeetingFactory()
    daan = PersonFactory(name="Daan")
    mine = actions.register(meeting, by=as_actor(daan), at=now)
    invitation = InvitationFactory(
        meeting=meeting, token="ook", person=daan, address="oud-adres@example.org"
    )

    row = actions.accept_invitation(invitation, token="ook", by=ANONYMOUS, at=now)

    assert row == mine
    assert Registration.objects.count() == 1


def test_an_answer_can_be_changed_until_registration_closes(now):
    invitation = InvitationFactory(token="toch")
    actions.decline_invitation(invitation, token="toch", by=ANONYMOUS, at=now)
    actions.accept_invitation(invitation, token="toch", by=ANONYMOUS, at=now)

    invitation.refresh_from_db()
    assert invitation.state == "accepted"
    meeting = invitation.meeting
    with pytest.raises(Refused, match="de tijd is voorbij"):
        actions.decline_invitation(invitation, token="toch", by=ANONYMOUS, at=meeting.starts_at)


def test_without_the_link_nobody_answers(now):
    invitation = InvitationFactory(token="echt")

    for token in ("", "nep"):
        with pytest.raises(Refused, match="alleen wie de uitnodiging kreeg"):
            actions.accept_invitation(invitation, token=token, by=ANONYMOUS, at=now)
    assert not Registration.objects.exists()


def test_on_one_invitation_as_many_people_come_as_it_has_seats(now):
    invitation = InvitationFactory(token="twee", seats=2)
    actions.accept_invitation(invitation, token="twee", by=ANONYMOUS, at=now)
    friend = Guest("Vriend", "vriend@example.org")
    actions.accept_invitation(invitation, friend, token="twee", by=ANONYMOUS, at=now)

    with pytest.raises(Refused, match="iedereen al aangemeld"):
        actions.accept_invitation(
            invitation, Guest("Derde", "derde@example.org"), token="twee", by=ANONYMOUS, at=now
        )
    assert Registration.objects.count() == 2


def test_an_invitation_taken_back_opens_nothing(client, now):
    invitation = InvitationFactory(token="weg")
    actions.withdraw_invitation(invitation, by=staff_of(invitation.meeting.centre), at=now)

    answer = client.get("/u/weg", HTTP_HOST=f"{invitation.meeting.centre.slug}.localhost")

    assert answer.status_code == 404
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_what_was_not_answered_expires_and_what_did_not_arrive_is_marked(now, monkeypatch):
    meeting = MeetingFactory(state=Meeting.State.OPEN)
    silent, bounced = InvitationFactory.create_batch(2, meeting=meeting)
    Letter.objects.create(
        kind="meeting-invitation", key=f"meeting-invitation-{bounced.pk}", written_at=now,
        to_address=bounced.address, subject="x", text="x", given_up_at=now,
    )  # fmt: skip
    monkeypatch.setattr(jobs, "now", lambda: meeting.starts_at)

    jobs.tidy()

    silent.refresh_from_db()
    bounced.refresh_from_db()
    assert (silent.state, bounced.state) == ("expired", "bounced")

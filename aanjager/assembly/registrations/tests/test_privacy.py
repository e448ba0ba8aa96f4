"""B5 and B6: who is seen by whom, and what is forgotten when."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook

from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations import actions, jobs, queries
from aanjager.assembly.registrations.actions import Guest, Wishes
from aanjager.assembly.registrations.models import AccessNeed, Invitation, Registration
from aanjager.assembly.registrations.tests.factories import (
    InvitationFactory,
    RegistrationFactory,
    link_token,
)
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event
from aanjager.trust.privacy.choices import TERMS

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def meeting(cast):
    """A meeting of Noord with people in every state, who all show their name to everybody."""
    meeting = MeetingFactory(centre=cast.noord)
    for name, trait in {
        "Geplaatste": {}, "Aanwezige": {"present": True}, "Wachtende": {"waiting": True},
        "Aangebodene": {"offered": True}, "Afgemelde": {"cancelled": True},
        "Onbewezene": {"proven_at": None},
    }.items():  # fmt: skip
        RegistrationFactory(meeting=meeting, name=name, shown_to="everybody", **trait)
    RegistrationFactory(meeting=meeting, name="Onzichtbare", shown_to="nobody")
    RegistrationFactory(meeting=meeting, name="Deelgenoot", shown_to="participants")
    return meeting


def test_b5_the_list_of_participants_shows_who_comes_and_wants_to_be_seen(meeting, client):
    page = client.get(f"/bijeenkomsten/{meeting.pk}/deelnemers/", **NOORD).content.decode()

    assert "Geplaatste" in page
    assert "Aanwezige" in page
    hidden = ["Wachtende", "Aangebodene", "Afgemelde", "Onbewezene", "Onzichtbare", "Deelgenoot"]
    assert [name for name in hidden if name in page] == []


def test_b5_who_comes_sees_more_names_and_who_waits_does_not(meeting, client):
    placed = Registration.objects.get(name="Geplaatste")
    waits = Registration.objects.get(name="Wachtende")

    own = client.get(f"/a/{link_token(placed)}", **NOORD).content.decode()
    waiting = client.get(f"/a/{link_token(waits)}", **NOORD).content.decode()

    assert "Deelgenoot" in own
    assert "Wachtende" not in own
    assert "Deelgenoot" not in waiting


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_b5_who_waits_stands_in_no_list_that_leaves_and_the_leaving_is_written_down(
    meeting, cast, signed_in, form, tmp_path
):
    url = f"/bijeenkomsten/beheer/{meeting.pk}/aanmeldingen/lijst/"

    answer = signed_in(cast.anna).post(url, {"vorm": form}, **NOORD)

    content = b"".join(answer.streaming_content)
    if form == "xlsx":
        (tmp_path / "a.xlsx").write_bytes(content)
        cells = load_workbook(tmp_path / "a.xlsx").active.values
        text = " ".join(str(cell) for row in cells for cell in row)
    else:
        text = content.decode()
    assert "Geplaatste" in text
    assert "Onzichtbare" in text  # who organises needs all who come
    assert [name for name in ("Wachtende", "Aangebodene", "Afgemelde") if name in text] == []
    assert Event.objects.filter(verb="meeting.list_taken", user_id=cast.anna.pk).count() == 1


def test_b5_neither_does_the_list_on_paper(meeting, cast, signed_in):
    url = f"/bijeenkomsten/beheer/{meeting.pk}/ingang/papier/"

    page = signed_in(cast.anna).get(url, **NOORD).content.decode()

    code = queries.shown_code(Registration.objects.get(name="Geplaatste").code)
    assert code in page
    assert [name for name in ("Wachtende", "Aangebodene", "Afgemelde") if name in page] == []


def test_b6_what_people_need_is_gone_thirty_days_after(meeting, monkeypatch):
    row = Registration.objects.get(name="Geplaatste")
    AccessNeed.objects.create(registration=row, text="Een tolk gebarentaal")
    monkeypatch.setattr(jobs, "now", lambda: meeting.ends_at + timedelta(days=29, hours=23))
    jobs.tidy()
    assert AccessNeed.objects.count() == 1

    monkeypatch.setattr(jobs, "now", lambda: meeting.ends_at + timedelta(days=30))
    jobs.tidy()

    assert not AccessNeed.objects.exists()


def test_b6_only_who_organises_reads_what_people_need_and_the_look_is_written_down(
    meeting, cast, signed_in
):
    row = Registration.objects.get(name="Geplaatste")
    AccessNeed.objects.create(registration=row, text="Een tolk gebarentaal")
    url = f"/bijeenkomsten/beheer/{meeting.pk}/aanmeldingen/wensen/"

    assert signed_in(cast.bram).post(url, **NOORD).status_code == 404
    assert signed_in(cast.daan).post(url, **NOORD).status_code == 404
    assert not Event.objects.filter(verb="meeting.needs_seen").exists()
    page = signed_in(cast.anna).post(url, **NOORD).content.decode()

    assert "Een tolk gebarentaal" in page
    assert Event.objects.get(verb="meeting.needs_seen").user_id == cast.anna.pk
    with pytest.raises(Refused, match="organiseert"):
        actions.look_at_needs(meeting, by=ANONYMOUS, at=meeting.starts_at)


def test_b6_who_leaves_takes_the_needs_along(now):
    meeting = MeetingFactory()
    row = actions.register(
        meeting, Guest("G", "g@example.org"), Wishes(needs="Halal eten"), by=ANONYMOUS, at=now
    )
    assert AccessNeed.objects.get().text == "Halal eten"

    actions.cancel(row, by=ANONYMOUS, at=now, token=link_token(row))

    assert not AccessNeed.objects.exists()


def test_names_on_invitations_go_after_a_month_and_of_who_came_after_a_year(cast, monkeypatch):
    meeting = MeetingFactory()
    InvitationFactory(meeting=meeting, person=cast.person(cast.daan))
    guest = RegistrationFactory(meeting=meeting)
    known = RegistrationFactory(meeting=meeting, person=cast.person(cast.daan), name="Daan")
    monkeypatch.setattr(jobs, "now", lambda: meeting.ends_at + timedelta(days=30))
    jobs.tidy()
    invitation = Invitation.objects.get()
    assert (invitation.name, invitation.address, invitation.person) == ("", "", None)

    monkeypatch.setattr(jobs, "now", lambda: meeting.ends_at + timedelta(days=365))
    jobs.tidy()

    guest.refresh_from_db()
    known.refresh_from_db()
    assert (guest.name, guest.address) == ("", "")
    assert known.name == ""
    assert known.person == cast.person(cast.daan)
    term = next(it for it in Registration.privacy.kept if "name" in it.fields.split())
    assert TERMS[term.term] == "tot een jaar na de bijeenkomst"

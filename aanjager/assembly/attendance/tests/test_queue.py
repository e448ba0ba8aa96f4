"""Who organises lets somebody who waits go before others: for a reason that those who wait read."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from aanjager.assembly.attendance import actions
from aanjager.assembly.meetings.tests.factories import MeetingFactory
from aanjager.assembly.registrations import actions as registrations
from aanjager.assembly.registrations.models import Registration
from aanjager.assembly.registrations.tests.factories import RegistrationFactory, link_token
from aanjager.community.centres.tests.factories import staff_of
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db
NOORD = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def full(cast, now):
    """A meeting with one seat, taken by Daan, for which Eva and then Fatma wait."""
    meeting = MeetingFactory(centre=cast.noord, capacity=1)
    daan = RegistrationFactory(meeting=meeting, name="Daan")
    eva = RegistrationFactory(meeting=meeting, waiting=True, queued_at=now, name="Eva")
    later = now + timedelta(minutes=1)
    fatma = RegistrationFactory(meeting=meeting, waiting=True, queued_at=later, name="Fatma")
    return daan, eva, fatma


def fresh(row):
    return Registration.objects.get(pk=row.pk)


def test_who_goes_first_gets_the_next_seat_and_who_waits_reads_why(full, cast, now, client):
    daan, eva, fatma = full
    actions.go_first(fatma, "works", by=staff_of(cast.noord), at=now)

    page = client.get(f"/a/{link_token(eva)}", **NOORD).content.decode()
    assert "Je staat op plaats 2 van de wachtlijst." in page
    assert "Voor gaat wie: werkt die dag mee." in page
    assert "Voor gaat wie" not in client.get(f"/a/{link_token(fatma)}", **NOORD).content.decode()
    registrations.cancel(daan, by=ANONYMOUS, at=now, token=link_token(daan))

    assert (fresh(fatma).state, fresh(eva).state) == ("offered", "waiting")
    event = Event.objects.filter(verb="meeting.went_before").get()
    assert event.facts == {"row": fatma.pk, "reason": "works"}


def test_taken_back_one_waits_at_the_own_moment_again(full, cast, now):
    daan, eva, fatma = full
    staff = staff_of(cast.noord)
    actions.go_first(fatma, "fault", by=staff, at=now)
    actions.go_in_turn(fatma, by=staff, at=now)

    registrations.cancel(daan, by=ANONYMOUS, at=now, token=link_token(daan))

    assert (fresh(eva).state, fresh(fatma).state) == ("offered", "waiting")
    assert fresh(fatma).before_because == ""


def test_only_for_a_known_reason_only_while_waiting_and_only_by_who_organises(full, cast, now):
    daan, eva, _fatma = full
    staff = staff_of(cast.noord)

    with pytest.raises(Refused, match="Kies waarom"):
        actions.go_first(eva, "vriend van mij", by=staff, at=now)
    with pytest.raises(Refused, match="wachtlijst"):
        actions.go_first(daan, "works", by=staff, at=now)
    with pytest.raises(Refused, match="wachtlijst"):
        actions.go_in_turn(eva, by=staff, at=now)
    for act in (lambda by: actions.go_first(eva, "works", by=by, at=now),
                lambda by: actions.go_in_turn(eva, by=by, at=now)):  # fmt: skip
        with pytest.raises(Refused, match="wie de bijeenkomst organiseert"):
            act(staff_of(cast.zuid))


@pytest.mark.parametrize("facts", [{"priority": 1}, {"before_because": "works"}, {"priority": 3}])
def test_the_database_keeps_reason_and_priority_together(full, facts):
    with pytest.raises(IntegrityError, match="for_a_reason"), transaction.atomic():
        Registration.objects.filter(pk=full[1].pk).update(**facts)


def test_the_buttons_stand_on_the_waiting_list(full, cast, signed_in):
    _daan, eva, fatma = full
    browser, page = signed_in(cast.anna), f"/bijeenkomsten/beheer/{eva.meeting_id}/aanmeldingen/"
    post = f"/bijeenkomsten/beheer/{eva.meeting_id}/wachtlijst/{fatma.pk}/"
    assert "Zet vooraan" in browser.get(page, {"toon": "waiting"}, **NOORD).content.decode()

    done = browser.post(post, {"reden": "last"}, follow=True, **NOORD).content.decode()

    assert "Fatma gaat voor. Wie wacht, leest de reden." in done
    assert "gaat voor, want: kon de vorige keer niet mee" in done
    assert done.index("Fatma") < done.index("<td>Eva")
    again = browser.post(post, follow=True, **NOORD).content.decode()
    assert "gaat voor, want" not in again


@pytest.mark.parametrize("state", ["placed", "waiting", "offered"])
def test_from_every_running_state_one_says_not_to_come(cast, now, state):
    facts = {} if state == "placed" else {state: True}
    row = RegistrationFactory(meeting=MeetingFactory(centre=cast.noord), **facts)

    registrations.cancel(row, by=ANONYMOUS, at=now, token=link_token(row))

    assert (fresh(row).state, fresh(row).offered_until) == ("cancelled", None)


@pytest.mark.parametrize("state", ["cancelled", "lapsed", "absent"])
def test_what_runs_no_longer_is_not_left_again(cast, now, state):
    row = RegistrationFactory(meeting=MeetingFactory(centre=cast.noord), state=state)

    with pytest.raises(Refused):
        registrations.cancel(row, by=ANONYMOUS, at=now, token=link_token(row))
    assert fresh(row).state == state

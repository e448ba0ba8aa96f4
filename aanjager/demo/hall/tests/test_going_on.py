"""Scenarios A5, A8 and A9 as people see them, on the replay of 29 June 2015; what goes on after is invented."""

import re
from datetime import date
from hashlib import sha256

import pytest

from aanjager.assembly.commitments import actions as commitments
from aanjager.assembly.commitments.actions import Promised
from aanjager.assembly.groups.models import Participant
from aanjager.assembly.meetings.models import Meeting
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.demo.hall.actions import replay
from aanjager.front.story import queries as story
from aanjager.governance.documents import actions, queries
from aanjager.governance.documents.models import Decision
from aanjager.governance.documents.rules import Verdict, words
from aanjager.governance.documents.tests.factories import SeatFactory
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
NETWORK = {"HTTP_HOST": "localhost"}
ELS = Actor(user_id=1, is_association=True)
REASON = "Verzonnen vervolg: dit is wat de leden vroegen."
ADOPTED, CHANGED, REJECTED, HELD = {1, 3, 4, 5, 8}, {6, 9}, {7}, {2}


@pytest.fixture
def told(now):
    return replay.build(at=now)


@pytest.fixture
def chair(told):
    """Somebody who sits in the board, with an account."""
    return SeatFactory(body=told.text.body, person=PersonFactory()).person


def test_a5_that_evening_the_board_page_lists_nine_open_and_version_two_is_refused_with_the_list(
    told, chair, signed_in, now
):
    document = told.text.document

    page = signed_in(chair.user).get(f"/stukken/{document.pk}/bestuur/", **NETWORK)

    found = re.findall(rf"/stukken/{document.pk}/voorstellen/(\d+)/\"", page.content.decode())
    assert sorted(set(map(int, found))) == list(range(1, 10))
    assert "<dt>open</dt><dd>9</dd>" in page.content.decode()
    with pytest.raises(Refused, match="nog niet besloten: ") as refused:
        actions.merge(document, by=as_actor(chair), at=now)
    assert re.findall(r"(\d) \(", str(refused.value)) == list("123456789")
    assert not Decision.objects.exists()


def test_a8_who_wrote_that_evc_is_missing_reads_what_became_of_it(told, client):
    note = told.notes["EVC staat niet in de visie"]
    writer = told.people[5][0]
    type(note).objects.filter(pk=note.pk).update(participant=writer)
    Participant.objects.filter(pk=writer.pk).update(follow_hash=sha256(b"bewaard").hexdigest())

    page = client.get("/punt/bewaard/", **NETWORK).content.decode()

    steps = ["niet gekozen in werkgroep 5", "wijzigingsvoorstel 6", "wacht op het bestuur"]
    places = [page.index(it) for it in steps]
    assert places == sorted(places)


def verdict(number):
    if number in CHANGED:
        return Verdict("changed", REASON, f"Verzonnen woorden bij voorstel {number}.")
    outcome = {**dict.fromkeys(ADOPTED, "adopted"), **dict.fromkeys(REJECTED, "rejected")}
    return Verdict(outcome.get(number, "held"), REASON)


def test_a9_from_the_decisions_to_version_two_to_a_promise_and_back_to_the_note(
    told, chair, client, now
):
    document, board = told.text.document, as_actor(chair)
    first = queries.current(document)
    for number, amendment in sorted(told.text.amendments.items()):
        actions.admit(amendment, by=board, at=now)
        made = actions.decide(amendment, verdict(number), by=board, at=now)
        assert (made.body, made.reason) == (document.body, REASON)

    second = actions.merge(document, "Na de bijeenkomst.", by=board, at=now)

    outcomes = dict(document.decisions.values_list("amendment__number", "outcome"))
    assert {key for key, it in outcomes.items() if it == "adopted"} == ADOPTED
    assert {key for key, it in outcomes.items() if it == "changed"} == CHANGED
    causes = queries.causes_of(second)
    before = {it.uid: it.text for it in queries.blocks(first)}
    after = {it.uid: it.text for it in queries.blocks(second)}
    changed = {uid for uid in before | after if before.get(uid) != after.get(uid)}
    assert changed == set(causes), "every changed paragraph has its amendments, and no other"
    assert {it.number for found in causes.values() for it in found} == ADOPTED | CHANGED
    for uid in changed & set(before) & set(after):
        wished = [words.read(it.operations) for it in causes[uid] if it.number in ADOPTED]
        if len(wished) == len(causes[uid]):
            assert after[uid] == words.apply(before[uid], *wished)
    (held,) = queries.held(document)
    assert (held.number, queries.standings([held], second.pk)[held.pk].is_stale) == (2, True)
    assert all(any(f"voorstel {number}." in it for it in after.values()) for number in CHANGED), (
        "what was adopted otherwise reads as it was decided"
    )

    decision = Decision.objects.get(amendment__number=6, outcome="changed")
    plan = "Projectplan expertisecentrum"
    promised = Promised(plan, "het bestuur", date(2026, 9, 1), decision=decision)
    promise = commitments.make(told.meeting, promised, who=None, by=ELS, at=now)
    Meeting.objects.filter(pk=told.meeting.pk).update(state=Meeting.State.OVER)

    forth = [it.sentence for it in story.story("note", told.notes["EVC staat niet in de visie"].pk)]
    assert forth[-2:] == ["verwerkt in versie 2", "toegezegd"]
    page = client.get(f"/toezeggingen/{promise.pk}/", **NETWORK).content.decode()
    line = f"/bijeenkomsten/{told.meeting.pk}/lijn/commitment/{promise.pk}/"
    assert f'href="{line}"' in page
    assert "EVC staat niet in de visie" in client.get(line, **NETWORK).content.decode()

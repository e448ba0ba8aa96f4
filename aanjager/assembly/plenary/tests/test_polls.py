"""A poll advises: who may vote is kept at the opening, the result once, and a secret vote is nobody's."""

import pytest
from django.db import IntegrityError, connection, transaction

from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.actions import Question
from aanjager.assembly.plenary.models import Poll, SecretVote, Vote
from aanjager.assembly.plenary.tests.factories import make_hall
from aanjager.governance.documents.models import Decision
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(cast):
    return make_hall(cast.noord)


@pytest.fixture
def lead(hall, now):
    return {"who": hall.chair, "by": ANONYMOUS, "at": now}


def asked(hall, lead, **facts):
    poll = actions.prepare(hall.meeting, Question("Gaan we zo verder?", **facts), **lead)
    actions.open_poll(poll, **lead)
    poll.refresh_from_db()
    return poll


def votes(poll, person, choice, now):
    actions.vote(poll, choice, who=person, by=ANONYMOUS, at=now)


def test_who_came_later_cannot_vote(hall, lead, now):
    poll = asked(hall, lead)
    late = make_hall(None, code="KATER2").people[0]
    late.sitting = hall.sitting
    late.save()

    with pytest.raises(Refused, match="meedeed toen"):
        votes(poll, late, "for", now)
    assert poll.entitled_count == 8


def test_an_open_vote_may_change_until_the_poll_closes(hall, lead, now):
    poll = asked(hall, lead)
    votes(poll, hall.people[0], "for", now)
    votes(poll, hall.people[0], "against", now)
    votes(poll, hall.people[1], "abstain", now)

    assert queries.own_vote(poll, hall.people[0]) == "against"
    actions.close_poll(poll, **lead)

    poll.refresh_from_db()
    assert poll.totals == {"for": 0, "against": 1, "abstain": 1}
    with pytest.raises(Refused, match="niet open"):
        votes(poll, hall.people[0], "for", now)


def test_a_secret_vote_is_given_once(hall, lead, now):
    poll = asked(hall, lead, is_secret=True)
    votes(poll, hall.people[0], "for", now)

    with pytest.raises(Refused, match="één keer"):
        votes(poll, hall.people[0], "against", now)
    assert SecretVote.objects.filter(poll=poll).count() == 1


def test_the_result_is_known_only_when_it_is_shown(hall, lead, now):
    poll = asked(hall, lead)
    votes(poll, hall.people[0], "for", now)
    assert (queries.result(poll), poll.totals) == ([], {})

    actions.close_poll(poll, **lead)
    poll.refresh_from_db()
    assert queries.result(poll) == []

    actions.show_poll(poll, **lead)
    poll.refresh_from_db()
    assert [(str(row["words"]), row["number"]) for row in queries.result(poll)] == [
        ("voor", 1), ("tegen", 0), ("onthouding", 0),
    ]  # fmt: skip


def test_no_column_says_who_gave_a_secret_vote_or_when(hall, lead, now):
    assert {field.name for field in SecretVote._meta.get_fields()} == {"id", "poll", "choice"}
    poll = asked(hall, lead, is_secret=True)
    before = Event.objects.count()

    for person in hall.people:
        votes(poll, person, "for", now)

    assert Event.objects.count() == before
    assert not Vote.objects.exists()


def test_at_closing_secret_votes_are_written_anew_in_another_order(hall, lead, now):
    hall = make_hall(None, people=30, code="VEER22")
    lead["who"] = hall.chair
    poll = asked(hall, lead, is_secret=True, method="objection")
    for place, person in enumerate(hall.people):
        votes(poll, person, "objection" if place < 15 else "none", now)
    given = [it.choice for it in in_the_heap()]
    keys = {it.pk for it in in_the_heap()}

    actions.close_poll(poll, **lead)

    after = [it.choice for it in in_the_heap()]
    assert given == ["objection"] * 15 + ["none"] * 15
    assert sorted(after) == sorted(given)
    assert (
        after != given
    )  # the chance that a fair shuffle gives this order again is 1 in 155 million
    assert not keys & {it.pk for it in in_the_heap()}
    assert one_moment("assembly_secretvote") == 1


def in_the_heap():
    """The votes in the order in which they lie in the table."""
    return list(SecretVote.objects.raw("SELECT * FROM assembly_secretvote ORDER BY ctid"))


def one_moment(table):
    """How many transactions wrote the rows that lie there now."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
        return cursor.fetchone()[0]


def test_with_fewer_than_five_people_no_poll_is_secret(cast, now):
    hall = make_hall(cast.noord, people=2, code="KEEN22")
    lead = {"who": hall.chair, "by": ANONYMOUS, "at": now}
    poll = actions.prepare(hall.meeting, Question("Goed?", is_secret=True), **lead)

    with pytest.raises(Refused, match="minder dan vijf"):
        actions.open_poll(poll, **lead)


@pytest.mark.parametrize(
    "change", [{"is_secret": False}, {"question": "Iets anders?"}, {"entitled_count": 1}]
)
def test_what_was_promised_at_the_opening_is_held_by_the_table(hall, lead, change):
    poll = asked(hall, lead, is_secret=True)

    with pytest.raises(IntegrityError, match="an_opened_poll_stays"), transaction.atomic():
        Poll.objects.filter(pk=poll.pk).update(**change)


def test_a_result_is_counted_once(hall, lead):
    poll = asked(hall, lead)
    actions.close_poll(poll, **lead)

    with pytest.raises(IntegrityError, match="counted_once"), transaction.atomic():
        Poll.objects.filter(pk=poll.pk).update(totals={"for": 99})
    with pytest.raises(IntegrityError, match="counted_once"), transaction.atomic():
        Poll.objects.filter(pk=poll.pk).update(state="open")


def test_a_vote_with_a_name_never_goes_into_a_secret_box(hall, lead, now):
    poll = asked(hall, lead, is_secret=True)

    with pytest.raises(IntegrityError, match="goes_in_the_box"), transaction.atomic():
        Vote.objects.create(poll=poll, participant=hall.people[0], choice="for", voted_at=now)


def test_a_poll_opens_for_who_was_not_joined_into_somebody_else(hall, lead):
    hall.people[0].joined_into = hall.people[1]
    hall.people[0].save()

    assert asked(hall, lead).entitled_count == 7


def test_the_hall_advises_and_decides_nothing(hall, lead, now):
    poll = asked(hall, lead)
    votes(poll, hall.people[0], "for", now)
    actions.close_poll(poll, **lead)
    actions.show_poll(poll, **lead)

    assert not Decision.objects.exists()


def test_only_the_chair_or_who_organises_asks(hall, now):
    for who in (hall.people[0], hall.scribe, None):
        with pytest.raises(Refused, match="voorzitter"):
            actions.prepare(hall.meeting, Question("Mag ik?"), who=who, by=Actor(), at=now)
    with pytest.raises(Refused, match="manieren"):
        actions.prepare(
            hall.meeting, Question("Hoe?", method="dobbelen"), who=hall.chair, by=Actor(), at=now
        )

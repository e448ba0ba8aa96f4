"""Everybody of an assignment stops it, with a reason that the others read; hours so far stay."""

import pytest

from aanjager.advice.assignments import actions, queries
from aanjager.advice.assignments.models import Move
from aanjager.advice.assignments.tests.factories import (
    NOW,
    accepted,
    agreed,
    asked,
    delivered,
    drawn_up,
    hours,
    link_of,
    mine,
    offered,
    whole,
    working,
)  # fmt: skip
from aanjager.advice.experts.tests.factories import in_pool
from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.tests.factories import coordinator_of
from aanjager.community.people.tests.factories import as_actor
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
WHY = "Het dak lekt, eerst dat."


def speaks_for(it):
    return Actor(coordinator_of=frozenset({it.organisation_id}))


def stop(it, by, **facts):
    actions.stop(it, WHY, by=by, at=NOW, **facts)


def told(it):
    """To whom the letters went that it stopped, with who stops it in the first line."""
    names = {it.centre.email: "centre", it.organisation.email: "body"}
    found = Letter.objects.filter(key__contains="-stopped")
    assert all(WHY in letter.text for letter in found)
    return {names.get(letter.to_address, "expert"): letter.text for letter in found}


def test_the_expert_stops_and_centre_and_organisation_read_why(cast):
    it = agreed(cast.noord).assignment
    hours(it, "4")
    with pytest.raises(Refused, match="waarom"):
        actions.stop(it, " ", by=mine(it), at=NOW)
    stop(it, mine(it))

    letters = told(it)
    assert set(letters) == {"centre", "body"}
    assert all(f"{it.expert} stopt met deze opdracht" in text for text in letters.values())
    step = Move.objects.get(what="stopped")
    assert (step.words, step.name) == (WHY, it.expert.person.name)
    assert queries.hours_of(it)[1] == 4
    assert queries.can_be_invoiced(whole(it))
    assert dict(queries.invoice_of(whole(it)))["Uren"] == "4"
    assert queries.next_of(whole(it)).who == ""
    for act in (lambda: actions.remove_hours(it.worked.get(), by=mine(it), at=NOW),
                lambda: hours(it), lambda: stop(it, mine(it)),
                lambda: actions.deliver(it, "Klaar", by=mine(it), at=NOW)):  # fmt: skip
        with pytest.raises(Refused):
            act()


def test_the_organisation_stops_and_centre_and_expert_read_why(cast):
    it = working(cast.noord)
    cora = coordinator_of(it.organisation)
    stop(it, cora)

    letters = told(it)
    assert set(letters) == {"centre", "expert"}
    assert f"{it.organisation.name} stopt deze opdracht" in letters["expert"]
    assert whole(it).state == "stopped"


def test_the_organisation_takes_its_question_back_and_who_was_asked_hears_it(cast):
    offer = offered(cast.noord)
    stop(offer.assignment, speaks_for(offer.assignment))

    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert whole(offer.assignment).expert is None


def test_the_link_of_the_organisation_stops_too_and_a_wrong_one_does_not(cast):
    it = accepted(cast.noord, kind="freelancer", budget_cents=600_00)
    actions.check(it, {}, by=mine(it), at=NOW)
    drawn_up(it)
    with pytest.raises(Refused, match="organisatie"):
        stop(it, ANONYMOUS, token="fout")
    stop(it, ANONYMOUS, token=link_of(it, "contract"))

    assert Move.objects.get(what="stopped").name == it.organisation.name


def test_what_is_delivered_only_the_centre_stops(cast):
    it, token = delivered(cast.noord)
    for by, link in ((mine(it), ""), (speaks_for(it), ""), (ANONYMOUS, token)):
        with pytest.raises(Refused, match="opgeleverd"):
            stop(it, by, token=link)
    stop(it, staff_of(cast.noord))

    assert set(told(it)) == {"expert", "body"}


def test_who_is_only_asked_or_has_no_part_in_it_stops_nothing(cast):
    offer = offered(cast.noord)
    others = (as_actor(offer.expert.person), as_actor(in_pool(cast.noord).person),
              staff_of(cast.zuid), speaks_for(asked(cast.noord)), ANONYMOUS)  # fmt: skip
    for by in others:
        with pytest.raises(Refused, match="medewerkers, de deskundige en de organisatie"):
            stop(offer.assignment, by)

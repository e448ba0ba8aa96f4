from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from aanjager.community.centres.tests.factories import staff_of
from aanjager.governance.relations import actions, queries
from aanjager.governance.relations.models import FollowUp, Relation, Talk
from aanjager.governance.relations.tests.factories import ALDERMAN, NOW, follow_up, relation
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


def test_only_staff_of_the_centre_know_that_the_file_is_there(cast):
    it = relation(cast.noord)

    for stranger in (staff_of(cast.zuid), Actor(user_id=cast.els.pk, is_association=True)):
        assert not queries.overview(stranger, cast.noord).exists()
        for act in (
            lambda who: actions.talk(it, NOW.date(), "x", by=who, at=NOW),
            lambda who: actions.erase(it, by=who, at=NOW),
            lambda who: actions.keep(cast.noord, ALDERMAN, by=who, at=NOW),
        ):
            with pytest.raises(Refused, match="alleen van de medewerkers"):
                act(stranger)


def test_what_was_said_is_of_a_day_that_has_been(cast):
    it = relation(cast.noord)

    with pytest.raises(Refused, match="die is geweest"):
        actions.talk(it, date(2026, 3, 3), "x", by=staff_of(cast.noord), at=NOW)


def test_what_follows_is_for_who_works_here_now_and_done_once(cast):
    it, anna = relation(cast.noord), staff_of(cast.noord)
    with pytest.raises(Refused, match="bij jullie werkt"):
        follow_up(it, owner=cast.zuid.staff.get())
    planned = follow_up(it)

    actions.finish(planned, by=anna, at=NOW)

    with pytest.raises(Refused, match="al gedaan"):
        actions.finish(planned, by=anna, at=NOW)


def test_a_year_after_the_last_contact_the_file_goes_unless_something_is_planned(cast):
    quiet, busy = relation(cast.noord), relation(cast.noord, name="Henk")
    planned = follow_up(busy)
    later = NOW + timedelta(days=366)

    assert actions.forget(by=CLOCK, at=NOW + timedelta(days=365)) == 0
    assert actions.forget(by=CLOCK, at=later) == 1
    assert not Relation.objects.filter(pk=quiet.pk).exists()
    actions.finish(planned, by=staff_of(cast.noord), at=later)
    assert actions.forget(by=CLOCK, at=later) == 1
    assert (Talk.objects.count(), FollowUp.objects.count()) == (0, 0)


def test_anna_keeps_a_file_and_sees_on_the_day_what_follows(signed_in, cast):
    anna, today = signed_in(cast.anna), localdate()
    page = anna.post("/balie/relaties/nieuw/", ALDERMAN, **HOST)["Location"]
    anna.post(f"{page}gesprek/", {"held_on": str(today), "words": "Zij komt langs."}, **HOST)
    owner = cast.noord.staff.get(name="Anna").pk
    plan = {"what": "Stuur het plan", "due_on": str(today), "owner": owner}
    anna.post(f"{page}vervolg/", plan, **HOST)

    assert "Stuur het plan" in anna.get("/balie/", **HOST).content.decode()
    assert "Zij komt langs." in anna.get(page, **HOST).content.decode()
    taken = anna.get(f"{page}dossier.json", **HOST).json()
    assert (taken["talks"][0]["words"], taken["follow_ups"][0]["done"]) == (
        "Zij komt langs.",
        False,
    )
    assert count_queries(lambda: anna.get("/balie/relaties/", **HOST)) <= 8

    anna.post(f"{page}wissen/", **HOST)

    assert anna.get(page, **HOST).status_code == 404
    assert not Relation.objects.exists()

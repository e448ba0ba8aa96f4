from datetime import UTC, date, datetime, timedelta

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.exchange.placements.models import Outcome
from aanjager.exchange.placements.tests.factories import OutcomeFactory, PlacementFactory
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.aftercare import actions, jobs, queries
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def ask(day, monkeypatch):
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    monkeypatch.setattr(jobs, "now", lambda: moment)
    monkeypatch.setattr(jobs, "localdate", lambda: day)
    jobs.ask_outcomes()
    jobs.ask_outcomes()


def test_it_is_asked_once_at_the_start_and_once_after_three_months(monkeypatch):
    PlacementFactory(started=True, started_on=date(2025, 11, 30))

    ask(date(2025, 11, 29), monkeypatch)
    assert not Letter.objects.exists()
    ask(date(2025, 11, 30), monkeypatch)
    ask(date(2026, 2, 27), monkeypatch)
    assert [it.kind for it in Letter.objects.all()] == ["outcome-start"]
    ask(date(2026, 2, 28), monkeypatch)
    assert Letter.objects.filter(kind="outcome-three-months").count() == 1
    assert Outcome.objects.count() == 2


def test_at_the_end_it_is_asked_how_one_looks_back(monkeypatch, now):
    PlacementFactory(ended=True)
    PlacementFactory(withdrawn=True)

    ask(date(2026, 3, 1), monkeypatch)

    assert [it.kind for it in Letter.objects.all()] == ["outcome-end"]


def test_what_began_long_ago_surprises_nobody(monkeypatch):
    PlacementFactory(started=True, started_on=date(2020, 1, 1))

    ask(date(2026, 3, 1), monkeypatch)

    assert not Outcome.objects.exists()


def test_the_link_asks_and_the_button_answers_once_also_late(client, monkeypatch):
    placement = PlacementFactory(started=True, started_on=date(2025, 11, 30))
    ask(date(2026, 2, 28), monkeypatch)
    token = Letter.objects.get().text.split("/hoe-gaat-het/")[1].split("/")[0]
    url, host = f"/hoe-gaat-het/{token}/", {"HTTP_HOST": f"{placement.centre.slug}.localhost"}

    page = client.get(url, **host).text
    assert "Doe je het nog?" in page
    assert Outcome.objects.get().answered_at is None
    assert token not in Outcome.objects.get().token_hash

    assert client.post(url, {"still_active": "yes", "remark": "Leuk"}, **host).status_code == 302
    assert "Dank je wel" in client.get(url, **host).text
    answered = Outcome.objects.get()
    assert (answered.still_active, answered.remark, answered.answered_by_staff) == (
        "yes",
        "Leuk",
        False,
    )
    again = client.post(url, {"still_active": "no"}, **host)
    assert again.status_code == 403
    assert "al beantwoord" in again.text
    assert Outcome.objects.get().still_active == "yes"


@pytest.mark.parametrize("moment", ["start", "end"])
def test_every_moment_has_its_own_question(client, moment):
    from aanjager.kernel.links import hash_of

    asked = OutcomeFactory(moment=moment, token_hash=hash_of("abc"))

    page = client.get("/hoe-gaat-het/abc/", HTTP_HOST=f"{asked.placement.centre.slug}.localhost")

    assert ("Ben je begonnen?" if moment == "start" else "Blijf je iets doen") in page.text


def test_a_link_that_we_did_not_make_and_half_an_answer(client, cast):
    host = {"HTTP_HOST": "noord.localhost"}
    assert "werkt niet meer" in client.get("/hoe-gaat-het/onzin/", **host).text
    assert client.get("/plek-vrij/onzin/", **host).status_code == 404
    from aanjager.kernel.links import hash_of

    OutcomeFactory(token_hash=hash_of("abc"))
    assert "Kies ja of nee" in client.post("/hoe-gaat-het/abc/", {}, **host).text


def test_staff_note_what_somebody_said_on_the_phone(now):
    paper = PersonFactory(user=None, email="")
    placement = PlacementFactory(started=True, started_on=date(2025, 11, 20), person=paper)
    anna = staff_of(placement.centre)
    assert list(queries.three_months_due(anna, now)) == [placement]

    outcome = actions.note_outcome(placement, "three_months", "no", "Te druk", by=anna, at=now)

    assert outcome.answered_by_staff
    assert not queries.three_months_due(anna, now).exists()
    for actor in (staff_of(CentreFactory()), as_actor(PersonFactory())):
        with pytest.raises(Refused):
            actions.note_outcome(placement, "start", "yes", by=actor, at=now)
    for moment, answer in (("raar", "yes"), ("start", "misschien")):
        with pytest.raises(Refused, match="Kies ja of nee"):
            actions.note_outcome(placement, moment, answer, by=anna, at=now)
    with pytest.raises(Refused, match="nog geen eerste dag"):
        actions.note_outcome(PlacementFactory(), "start", "yes", by=Actor(is_clock=True), at=now)


def test_the_desk_calls_who_has_mail_only_after_a_week(now):
    placement = PlacementFactory(started=True, started_on=date(2025, 11, 20))
    anna = staff_of(placement.centre)
    actions.ask_outcome(placement, "three_months", by=CLOCK, at=now)

    assert not queries.three_months_due(anna, now + timedelta(days=6)).exists()
    assert queries.three_months_due(anna, now + timedelta(days=8)).exists()


def test_only_what_runs_is_asked_how_it_goes(now):
    with pytest.raises(Refused):
        actions.ask_outcome(PlacementFactory(), "start", by=CLOCK, at=now)


def year_of(centre, number, *, now, started=0, active=0):
    for n in range(number):
        began = n < started
        facts = {"started": True, "started_on": date(2026, 1, 10)} if began else {}
        placement = PlacementFactory(
            opportunity__organisation__centre=centre,
            **facts,
            reacted_at=now - timedelta(days=200 if not began else 60) + timedelta(days=160),
        )
        if began:
            OutcomeFactory(
                placement=placement,
                answered_at=now,
                still_active="yes" if n < active else "no",
            )


def test_the_figures_count_reactions_answers_starts_and_who_stayed(now):
    centre, at = CentreFactory(), datetime(2026, 6, 1, 9, tzinfo=UTC)
    year_of(centre, 8, now=at, started=6, active=4)
    year_of(CentreFactory(), 5, now=at)

    found = queries.figures(staff_of(centre), year=2026, at=at)

    assert found.reactions == 8
    assert (found.started, found.three_months, found.known, found.active) == (6, 6, 6, 4)
    assert found.share_active == 67
    assert found.answer_due == 8
    assert found.share_in_term == round(100 * found.answered_in_term / 8)
    assert queries.figures(CLOCK, year=2026, at=at).reactions == 13
    assert queries.figures(staff_of(centre), year=2024, at=at).share_active is None


def test_no_public_figure_is_about_fewer_than_five(now):
    centre, at = CentreFactory(), datetime(2026, 6, 1, 9, tzinfo=UTC)
    year_of(centre, 4, now=at, started=4, active=4)

    assert set(queries.public_figures(centre, 2026, at=at).values()) == {None}
    assert queries.public_figures(None, 2026, at=at)["started"] is None

    year_of(centre, 2, now=at, started=2, active=0)
    shown = queries.public_figures(centre, 2026, at=at)
    assert (shown["reactions"], shown["started"], shown["share_active"]) == (6, 6, 67)


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2026, 2, 28), date(2025, 11, 30)),  # no 30 February
        (date(2024, 2, 29), date(2023, 11, 30)),  # leap year
        (date(2024, 2, 28), date(2023, 11, 28)),
        (date(2026, 5, 31), date(2026, 2, 28)),
        (date(2026, 3, 15), date(2025, 12, 15)),
    ],
)
def test_three_months_are_calendar_months_to_the_end_of_the_month(today, until):
    assert queries.months_ago(today) == until

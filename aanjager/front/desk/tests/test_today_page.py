from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils.timezone import localdate
from django.utils.timezone import now as clock_now

from aanjager.advice.assignments import queries as assignments
from aanjager.advice.assignments.models import Assignment
from aanjager.advice.assignments.tests import factories as work
from aanjager.advice.expertise import queries as expertise
from aanjager.advice.expertise.tests import factories as asking
from aanjager.community.centres.models import Staff
from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.brokerage.tests.factories import CaseFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements import queries as placements
from aanjager.exchange.placements.models import Outcome
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.front.desk.queries import worklist
from aanjager.growth.prior_learning.tests import factories as portfolios
from aanjager.kernel.actor import Actor
from aanjager.kernel.testing import count_queries
from aanjager.outreach.action_days import queries as action_days
from aanjager.outreach.action_days.tests.factories import ActionDayFactory
from aanjager.participation.aftercare import queries as aftercare
from aanjager.participation.initiatives import queries as initiatives
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.introductions import queries as introductions
from aanjager.participation.introductions.models import Introduction
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def anna(cast, signed_in):
    return signed_in(cast.anna)


def reaction(cast, **more):
    place = OpportunityFactory(organisation=cast.buurthuis, open=True)
    return PlacementFactory(opportunity=place, **more)


def letter(cast, n=0):
    return Letter.objects.create(
        to_address="iemand@example.org",
        to_name="Iemand",
        centre_id=cast.noord.pk,
        kind="test",
        key=f"test:{n}",
        subject="Hoe gaat het",
        text="Dag",
        attempts=2,
        written_at=clock_now(),
    )


def fill(cast, times):
    """Everything that can wait for Anna, so many times."""
    staff = Staff.objects.get(user=cast.anna)
    at = clock_now()
    for n in range(times):
        reaction(cast, answer_by=at - timedelta(days=3))
        reaction(cast, answer_by=at + timedelta(hours=5))
        reaction(
            cast,
            state="started",
            started_on=localdate(at) - timedelta(days=120),
            person=PersonFactory(prefers="phone"),
        )
        paper = PersonFactory(user=None, name="Ans", asked_to_stay_on=localdate(at))
        RegistrationFactory(person=paper, centre=cast.noord)
        CaseFactory(centre=cast.noord, consultant=staff, next_on=localdate(at), next_step="Bel")
        OrganisationFactory(centre=cast.noord, status="registered")
        OpportunityFactory(organisation=cast.buurthuis, status="submitted")
        OpportunityFactory(
            organisation=cast.buurthuis, open=True, open_until=localdate(at) + timedelta(days=3)
        )
        letter(cast, n)


def test_who_is_not_signed_in_signs_in_first(client, cast):
    answer = client.get("/balie/?x=1", **NOORD)

    assert answer.status_code == 302
    assert answer["Location"] == "/inloggen/?next=/balie/%3Fx%3D1"


@pytest.mark.parametrize("who", ["bram", "cora", "daan", "els", "gerda"])
def test_for_who_does_not_work_here_there_is_no_desk(cast, signed_in, who):
    answer = signed_in(getattr(cast, who)).get("/balie/", **NOORD)

    assert answer.status_code == 404
    assert who == "bram" or 'href="/balie/mensen/"' not in answer.text


def test_the_visited_address_decides_which_desk(cast, signed_in):
    StaffFactory(centre=cast.zuid, user=cast.anna, name="Anna")
    browser = signed_in(cast.anna)

    assert "Centrale Zuid" in browser.get("/balie/", headers={"host": "zuid.localhost"}).text
    assert "Balie van" not in browser.get("/balie/", **NOORD).text


def test_at_the_address_of_the_network_staff_choose_a_desk(cast, signed_in):
    StaffFactory(centre=cast.zuid, user=cast.anna, name="Anna")
    browser = signed_in(cast.anna)

    assert ", Centrale Noord" in browser.get("/balie/").text
    assert browser.post("/balie/kies/", {"centrale": cast.zuid.pk}).status_code == 302
    assert ", Centrale Zuid" in browser.get("/balie/").text
    assert browser.post("/balie/kies/", {"centrale": "9999"}).status_code == 404


def test_an_empty_day_says_so(anna):
    assert "Niets wacht op jou" in anna.get("/balie/", **NOORD).text


def test_everything_that_waits_stands_on_one_page(anna, cast):
    fill(cast, 1)

    page = anna.get("/balie/", **NOORD).text

    for title in (
        "Wacht te lang",
        "Antwoordtermijn loopt af",
        "Jouw volgende stappen",
        "Organisaties die zich aanmeldden",
        "Vacatures die op jou wachten",
        "Vraag hoe het gaat na drie maanden",
        "Vraag of zij willen blijven",
        "Vacatures die binnenkort sluiten",
        "Brieven die niet aankomen",
    ):
        assert f">{title}</h2>" in page
    assert "Buurthuis &#x27;t Anker" in page


def test_it_asks_the_database_as_often_for_twenty_as_for_two(anna, cast):
    def look():
        return anna.get("/balie/", **NOORD)

    fill(cast, 2)
    look()
    for_two = count_queries(look)
    for n in range(2, 20):
        letter(cast, n)
        reaction(cast, answer_by=clock_now() - timedelta(days=2))

    assert count_queries(look) == for_two <= 8


def test_of_a_long_list_the_first_stand_there_with_how_many_there_are(anna, cast):
    for _ in range(10):
        reaction(cast, answer_by=clock_now() - timedelta(days=2))

    page = anna.get("/balie/", **NOORD).text

    assert "De eerste 8 van 10." in page


def test_with_everything_waiting_at_once_the_page_still_weighs_little(anna, monkeypatch):
    words, at = "Een naam of zin van zo'n veertig tekens lang", clock_now()
    row = (words, words, "0612345678", at, at, 1, 40)
    rows = [(kind, n, *row) for kind in worklist.KINDS for n in range(1, worklist.EACH + 1)]
    monkeypatch.setattr(worklist, "statements", SimpleNamespace(rows=lambda *_: rows))

    page = anna.get("/balie/", **NOORD)  # the browser of the house refuses a page that is too heavy

    assert page.text.count("De eerste 4 van 40.") == len(worklist.KINDS)


def test_nothing_of_another_centre_waits_here(anna, cast):
    zuid = OrganisationFactory(centre=cast.zuid, name="Zuiderling")
    PlacementFactory(
        opportunity=OpportunityFactory(organisation=zuid, open=True),
        answer_by=clock_now() - timedelta(days=2),
    )
    CaseFactory(centre=cast.zuid)
    OrganisationFactory(centre=cast.zuid, status="registered")

    assert "Niets wacht op jou" in anna.get("/balie/", **NOORD).text


def test_questions_of_the_question_desk_wait_in_the_order_of_their_terms(anna, cast, now):
    asking.answered(cast.noord, title="Wie betaalt de lampen van de zaal?")
    asking.question(cast.zuid, title="Een vraag aan een andere centrale")
    late = asking.question(
        cast.noord, at=now - timedelta(days=30), title="Wie is er verzekerd als het misgaat?"
    )
    fresh = asking.question(
        cast.noord, at=clock_now(), title="Mag een vrijwilliger van zestien achter de kassa?"
    )

    page = anna.get("/balie/", **NOORD).text
    actor = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))
    found = worklist.today(actor, cast.noord, clock_now()).tasks["question"]

    assert [(it.pk, bool(it.ref)) for it in found] == [(late.pk, True), (fresh.pk, False)]
    assert {it.pk for it in found} == {it.pk for it in expertise.at_desk(actor, cast.noord)}
    assert "Vragen die op antwoord wachten" in page
    assert f'href="/balie/vragen/{late.pk}/"' in page
    assert "23.59" not in page  # a day is promised, no hour


def test_assignments_wait_at_the_desk_when_the_centre_is_next(anna, cast):
    work.asked(cast.noord, title="Een website")
    work.offered(cast.noord)
    work.accepted(cast.noord)
    unchecked = work.accepted(cast.noord, kind="freelancer", budget_cents=600_00)
    checked = work.accepted(cast.noord, kind="freelancer", budget_cents=600_00)
    work.actions.check(checked, work.YES, by=work.mine(checked), at=work.NOW)
    work.agreed(cast.noord)
    work.working(cast.noord)
    work.confirmed(cast.noord)
    work.asked(cast.zuid)

    page = anna.get("/balie/", **NOORD).text
    actor = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))
    found = {it.pk for it in worklist.today(actor, cast.noord, clock_now()).tasks["assignment"]}
    all_of_them = [
        assignments.one(actor, cast.noord, pk)
        for pk in Assignment.objects.filter(centre=cast.noord).values_list("pk", flat=True)
    ]

    assert found == {it.pk for it in all_of_them if assignments.next_of(it).who == "centre"}
    assert checked.pk in found
    assert unchecked.pk not in found
    for step in ("Zoek een deskundige.", "Maak de overeenkomst.", "Rond af."):
        assert step in page


def test_a_portfolio_waits_at_the_desk_for_a_talk_an_assessor_and_a_proof(anna, cast):
    """Only in those steps, since the volunteer was ready for it, and only at the own centre."""
    cora = cast.person(cast.cora)

    def person(name):
        return portfolios.stranger(cast.noord, name=name, email=f"{name.lower()}@example.org")

    talk = portfolios.begun(cast.noord, person("Ria"))
    portfolios.introduced(cast.noord, person("Sjon"), cora)
    assess = portfolios.handed_in(cast.noord, person("Toos"), cora)
    portfolios.appointed(cast.noord, person("Udo"), cora, person("Salma"))
    portfolios.begun(cast.zuid, portfolios.stranger(cast.zuid, name="Vic", email="v@example.org"))
    Event.objects.filter(target=f"growth.Portfolio:{assess.pk}").update(
        happened_at=portfolios.NOW + timedelta(days=7)
    )
    at = portfolios.NOW + timedelta(days=14)

    found = waiting(cast, at).tasks["portfolio"]
    page = anna.get("/balie/", **NOORD).text

    assert [(it.pk, it.who, it.ref, it.working_days) for it in found] == [
        (talk.pk, "Ria", 1, 10),
        (assess.pk, "Toos", 2, 5),
    ]
    assert "Houd het eerste gesprek." in page
    assert "Vraag een beoordelaar." in page
    assert f'href="/balie/portfolios/{talk.pk}/"' in page
    assert "Vic" not in page
    talk.person.portfolios.update(step="final", plan="Een cursus.", supervisor=cora)
    assert [it.ref for it in waiting(cast, at).tasks["portfolio"]] == [3, 2]


def test_a_colleague_s_case_waits_for_the_colleague(anna, cast):
    CaseFactory(centre=cast.noord, next_on=localdate())

    assert "Jouw volgende stappen" not in anna.get("/balie/", **NOORD).text


def waiting(cast, at):
    actor = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk}))
    return worklist.today(actor, cast.noord, at)


def test_who_reads_mail_is_called_only_when_the_letter_stays_unanswered(cast, now):
    began = reaction(cast, state="started", started_on=date(2025, 11, 1))
    asked = Outcome.objects.create(
        placement=began, moment="three_months", asked_at=now, token_hash="a"
    )
    assert waiting(cast, now).totals["three_months"] == 0
    later = now + timedelta(days=15)
    assert [task.pk for task in waiting(cast, later).tasks["three_months"]] == [began.pk]

    asked.answered_at, asked.still_active = now, "yes"
    asked.save()
    assert waiting(cast, later).totals["three_months"] == 0


def test_a_wait_is_counted_in_working_days(cast, now):
    late = reaction(
        cast,
        reacted_at=datetime(2026, 2, 20, 9, tzinfo=now.tzinfo),
        answer_by=datetime(2026, 2, 27, 9, tzinfo=now.tzinfo),
    )

    task = waiting(cast, now).tasks["late"][0]

    assert (task.pk, task.working_days) == (late.pk, 6)


def test_the_desk_speaks_english_too(anna, cast):
    fill(cast, 1)

    page = anna.get("/balie/", headers={"host": "noord.localhost", "Accept-Language": "en"}).text

    assert ">Waits too long</h2>" in page
    assert ">Ask how it goes after three months</h2>" in page


def test_one_click_writes_down_that_somebody_on_paper_stays(anna, cast):
    ans = PersonFactory(user=None, name="Ans", asked_to_stay_on=date(2026, 1, 5))
    RegistrationFactory(person=ans, centre=cast.noord)
    assert 'aria-label="Ans blijft"' in anna.get("/balie/", **NOORD).text

    answer = anna.post(f"/balie/mensen/{ans.pk}/blijft/", follow=True, **NOORD)

    assert "Ans blijft. De termijn begint opnieuw." in answer.text
    assert "Vraag of zij willen blijven" not in answer.text


def test_the_worklist_holds_what_the_rooms_say_that_waits(cast):
    fill(cast, 3)
    staff = Staff.objects.get(user=cast.anna)
    noord, at = frozenset([cast.noord.pk]), clock_now()
    anna = Actor(user_id=staff.user_id, staff_of=noord)

    InitiativeFactory.create_batch(3, centre=cast.noord, look="waiting", look_by=at)
    ActionDayFactory.create_batch(3, centre=cast.noord, look="waiting")

    for number in range(3):
        asked = {"made_at": at, "asked_at": at - timedelta(days=8 + number)}
        Introduction.objects.create(centre=cast.noord, why="Buren", made_by="Anna", **asked)

    tasks = worklist.today(anna, cast.noord, at).tasks

    said = {
        "late": placements.late(anna, at),
        "soon": placements.due_soon(anna, at),
        "three_months": aftercare.three_months_due(anna, at),
        "idea": initiatives.waiting(anna),
        "action_day": action_days.waiting(anna, localdate(at)),
        "introduction": introductions.waiting(anna, at),
    }
    for kind, rows in said.items():
        assert [task.pk for task in tasks[kind]] == [it.pk for it in rows]
        assert len(tasks[kind]) == 3


def test_an_action_day_waits_on_the_desk_until_somebody_looked_or_the_day_is_over(anna, cast):
    day = ActionDayFactory(centre=cast.noord, title="Hek verven", look="waiting")
    for more in (
        {"held_on": date(2020, 4, 16)},
        {"cancelled_at": clock_now(), "cancel_reason": "Regen"},
        {"centre": cast.zuid},
    ):
        ActionDayFactory(**{"centre": cast.noord, "title": "Elders", "look": "waiting", **more})
    page = anna.get("/balie/", **NOORD).text
    assert "Actiedagen die wachten op een blik" in page
    assert f'href="/actiedagen/{day.pk}/"' in page
    assert "Elders" not in page

    anna.post(f"/actiedagen/{day.pk}/blik/", {"doe": "ja"}, **NOORD)

    assert "Hek verven" not in anna.get("/balie/", **NOORD).text


def test_who_works_elsewhere_gets_nothing_of_this_worklist(cast):
    fill(cast, 1)
    elsewhere = Actor(user_id=cast.anna.pk, staff_of=frozenset([cast.zuid.pk]))

    assert worklist.today(elsewhere, cast.noord, clock_now()).is_empty

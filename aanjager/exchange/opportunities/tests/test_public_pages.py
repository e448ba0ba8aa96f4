import json
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.urls import reverse
from icalendar import Calendar

from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory
from aanjager.exchange.opportunities import actions, queries
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
Status = Opportunity.Status


def address(it):
    return f"/vacatures/{it.pk}/"


@pytest.fixture
def soup(cast):
    cast.buurthuis.usual_answer_days = Decimal("1.4")
    cast.buurthuis.belongs_to_parent = True
    cast.buurthuis.save()
    cast.noord.parent_name = "Stichting Welzijn Noord"
    cast.noord.save()
    it = OpportunityFactory(
        open=True, organisation=cast.buurthuis, title="Soep koken", postcode="3811", hours=3,
        rhythm="weekly", dayparts=0b11, guidance="Cora werkt je in.", offers="Een kop soep",
        costs="Reiskosten", is_insured=True, places=3, places_taken=1, age_min=16,
        age_reason="Er staat heet water.", access=["seated"], languages=["nl", "uk"],
    )  # fmt: skip
    it.themes.add(ThemeFactory(name_nl="Eten", name_en="Food"))
    it.skills.add(SkillFactory(name_nl="Koken", name_en="Cooking"))
    it.learns.add(SkillFactory(name_nl="Nederlands spreken", name_en="Speaking Dutch"))
    actions.stand(it, at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    return it


def test_everybody_reads_what_there_is_to_know(client, soup):
    page = client.get(address(soup), **NOORD).text

    for fact in (
        "Soep koken", "Je helpt een middag mee.", "<strong>graag</strong>", "Cora werkt je in.",
        "Een kop soep", "Nederlands spreken", "Eten", "handig als je dit kunt: Koken", "3 uur per week",
        "maandag: ochtend, middag", "nog 2 mensen", "Reiskosten", "voor schade aan anderen",
        "meestal binnen 2 dagen", "hoort bij Stichting Welzijn Noord", "vanaf 16 jaar",
        "heet water", "zittend te doen", "Nederlands, Oekraïens", f"{address(soup)}reageren/",
    ):  # fmt: skip
        assert fact in page, fact


def test_it_is_read_in_english_too(client, soup):
    page = client.get(
        address(soup), headers={"host": "noord.localhost", "accept-language": "en"}
    ).text

    assert "Food" in page
    assert "Cooking" in page


def test_no_name_or_address_of_anybody_stands_in_the_page(client, cast, soup):
    page = client.get(address(soup)).text

    assert "cora@example.org" not in page
    assert cast.buurthuis.email not in page


@pytest.mark.parametrize("status", ["draft", "submitted", "refused", "paused", "full", "closed"])
def test_what_is_not_on_line_is_for_its_own_people(client, signed_in, cast, status):
    it = OpportunityFactory(organisation=cast.buurthuis, status=status)
    assert client.get(address(it)).status_code == 404
    assert signed_in(cast.daan).get(address(it)).status_code == 404
    assert signed_in(cast.bram).get(address(it)).status_code == 404

    page = signed_in(cast.cora).get(address(it))

    assert page.status_code == 200
    assert "Dit is een voorbeeld" in page.text
    assert "Ik wil dit" not in page.text


def test_what_was_on_line_is_said_to_be_gone(client):
    it = OpportunityFactory(open=True, status=Status.CLOSED)

    answer = client.get(address(it))

    assert answer.status_code == 410
    assert "niet meer online" in answer.text
    assert it.title not in answer.text
    assert client.get("/vacatures/999999/").status_code == 404


def test_the_page_asks_the_database_little(client, signed_in, cast, soup):
    for _n in range(4):
        other = OpportunityFactory(open=True, organisation__centre=cast.noord)
        other.themes.set(soup.themes.all())
        actions.stand(other, at=soup.made_at)
    client.get(address(soup), **NOORD)  # the centre is remembered from here on

    assert count_queries(lambda: client.get(address(soup), **NOORD)) <= 3
    cora = signed_in(cast.cora)
    assert count_queries(lambda: cora.get(address(soup), **NOORD)) <= 5


def test_similar_ones_share_skills_or_themes_and_lie_near(cast, soup):
    def other(**facts):
        it = OpportunityFactory(open=True, organisation__centre=cast.noord, **facts)
        it.themes.set(soup.themes.all())
        actions.stand(it, at=soup.made_at)
        return it

    far = other(title="Ver", point=(165_000.0, 463_000.0))
    near = other(title="Dichtbij", point=(155_400.0, 463_000.0))
    online = other(title="Vanuit huis", setting="home")
    skilled = other(title="Zelfde vaardigheid", point=(160_000.0, 463_000.0))
    skilled.skills.set(soup.skills.all())
    actions.stand(skilled, at=soup.made_at)
    OpportunityFactory(open=True, stands=True, organisation__centre=cast.noord, title="Iets anders")

    found = queries.similar_to(soup, number=10)

    assert [row["title"] for row in found] == [it.title for it in (skilled, near, far, online)]
    assert found[1]["metres"] == 400


def test_search_engines_get_the_same_facts_and_no_way_out_of_the_block(client, cast):
    it = OpportunityFactory(
        open=True, organisation=cast.buurthuis, title="</script><b>Soep</b>", postcode="3811"
    )

    page = client.get(address(it)).text

    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    facts = json.loads(block)
    assert facts["title"] == "</script><b>Soep</b>"
    assert facts["employmentType"] == "VOLUNTEER"
    assert facts["jobLocation"]["address"]["postalCode"] == "3811"
    assert "<b>Soep" not in page


def test_the_page_is_not_sent_twice_while_nothing_changed(client, soup):
    first = client.get(address(soup))

    again = client.get(address(soup), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304

    soup.version += 1
    soup.save()
    assert client.get(address(soup), headers={"if-none-match": first["ETag"]}).status_code == 200


def test_who_is_signed_in_always_gets_the_page(signed_in, cast, soup):
    assert signed_in(cast.daan).get(address(soup)).status_code == 200


def test_a_task_goes_into_the_calendar_in_our_own_time(client):
    it = OpportunityFactory(
        open=True, kind="task", starts_on=date(2026, 3, 29), starts_at=time(13), ends_at=time(16, 30),
        version=4, address="Dorpsstraat 1",
    )  # fmt: skip

    answer = client.get(f"{address(it)}agenda.ics")
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]

    assert "Europe/Amsterdam" in answer.text
    assert "VTIMEZONE" in answer.text
    assert event["UID"] == f"opportunity-{it.pk}@aanjager"
    assert event["SEQUENCE"] == 4
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2026, 3, 29, 11, tzinfo=UTC)
    assert event.decoded("DTEND").astimezone(UTC) == datetime(2026, 3, 29, 14, 30, tzinfo=UTC)


def test_a_task_without_hours_takes_the_day_and_a_role_without_days_has_no_calendar(client):
    task = OpportunityFactory(open=True, starts_on=date(2028, 2, 29))
    role = OpportunityFactory(open=True)

    event = Calendar.from_ical(client.get(f"{address(task)}agenda.ics").content).walk("VEVENT")[0]

    assert event.decoded("DTSTART") == date(2028, 2, 29)
    assert event.decoded("DTEND") == date(2028, 3, 1)
    assert client.get(f"{address(role)}agenda.ics").status_code == 404


def test_the_feed_holds_the_newest_of_the_centre_whose_door_was_used(client, cast):
    OpportunityFactory(open=True, organisation=cast.buurthuis, title="In Noord")
    OpportunityFactory(open=True, organisation__centre=cast.zuid, title="In Zuid")
    OpportunityFactory(organisation=cast.buurthuis, title="Nog niet af")

    noord = client.get("/vacatures/nieuw.atom", **NOORD)
    network = client.get("/vacatures/nieuw.atom").text

    assert noord["Content-Type"].startswith("application/atom+xml")
    assert "In Noord" in noord.text
    assert "In Zuid" not in noord.text
    assert "Nog niet af" not in network
    assert "In Zuid" in network


def test_the_link_in_a_letter_asks_and_only_the_button_answers(client, soup):
    link = queries.answer_path(soup)

    page = client.get(link)
    soup.refresh_from_db()
    assert "Zoek je nog mensen voor Soep koken" in page.text
    assert soup.confirmed_on is None

    answer = client.post(link, {"antwoord": "ja"})
    soup.refresh_from_db()
    assert answer.status_code == 302
    assert soup.confirmed_on is not None


@pytest.mark.parametrize(("said", "status"), [("genoeg", Status.FULL), ("sluiten", Status.CLOSED)])
def test_the_link_can_also_say_enough_or_stop(client, soup, said, status):
    client.post(queries.answer_path(soup), {"antwoord": said})

    soup.refresh_from_db()
    assert soup.status == status
    assert "is al gesloten" in client.get(queries.answer_path(soup)).text or status == Status.FULL


def test_a_link_that_was_changed_or_says_nothing_leads_nowhere(client, soup):
    assert client.get(queries.answer_path(soup)[:-3] + "x/").status_code == 404
    assert client.post(queries.answer_path(soup), {"antwoord": "weg"}).status_code == 404
    assert client.get(reverse("opportunities:answer", args=["niets"])).status_code == 404

"""An application from plan and fund to the last euro: rules, letters, calendar and pages."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from icalendar import Calendar

from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.partnership.funding import actions, queries
from aanjager.partnership.funding.actions import Sum
from aanjager.partnership.funding.models import Application
from aanjager.partnership.funding.tests.factories import (
    NOW,
    TODAY,
    application,
    granted,
    plan,
    staff,
)
from aanjager.partnership.funds import actions as of_funds
from aanjager.partnership.funds.tests.factories import fund
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
PDF = b"%PDF-1.4\n%%EOF\n"


def test_a_plan_asks_a_fund_once_at_a_time_and_only_for_its_own_centre(cast):
    it = application(cast.noord, 100)
    by = staff(cast.noord)
    with pytest.raises(Refused, match="loopt al"):
        actions.begin(it.plan, it.fund, by=by, at=NOW)
    with pytest.raises(Refused, match="centrale die het plan maakt"):
        actions.begin(it.plan, fund(None), by=staff(cast.zuid), at=NOW)
    actions.withdraw(it, "Toch niet.", by=by, at=NOW)
    actions.begin(it.plan, it.fund, by=by, at=NOW)
    with pytest.raises(IntegrityError, match="once_at_a_time"), transaction.atomic():
        Application.objects.filter(state="withdrawn").update(state="preparing")
    of_funds.end(it.fund, by=CLOCK, at=NOW)
    it.fund.refresh_from_db()
    with pytest.raises(Refused, match="gestopt"):
        actions.begin(plan(cast.noord), it.fund, by=by, at=NOW)


def test_it_is_sent_with_the_list_ready_for_what_the_fund_gives_and_in_time(cast):
    by = staff(cast.noord)
    to = fund(cast.noord, asks=[("Jaarrekening", True), ("Begroting", False)], least_cents=200)
    it = application(cast.noord, 1_000, to=to)
    paper, other = it.checklist.all()
    with pytest.raises(Refused, match="lijst"):
        actions.send(it, by=by, at=NOW)
    actions.tick(other, by=by, at=NOW)
    with pytest.raises(Refused, match="bestand"):
        actions.tick(paper, by=by, at=NOW)
    with pytest.raises(Refused, match="anders dan de naam"):
        actions.tick(paper, ContentFile(b"<html>", name="a.pdf"), by=by, at=NOW)
    actions.tick(paper, ContentFile(PDF, name="jaar.pdf"), by=by, at=NOW)
    with pytest.raises(Refused, match="Kies eerst welke kosten"):
        actions.send(it, by=by, at=NOW)
    line = it.plan.cost_lines.get()
    actions.claim(it, line, 199, by=by, at=NOW)
    with pytest.raises(Refused, match="minstens € 2,00"):
        actions.send(it, by=by, at=NOW)
    actions.claim(it, line, 300, by=by, at=NOW)
    with pytest.raises(Refused, match="laatste dag is voorbij"):
        actions.send(it, by=by, at=datetime(2026, 4, 16, 9, tzinfo=UTC))

    it = actions.send(it, by=by, at=NOW)

    assert (it.state, it.asked_cents) == ("sent", 300)
    with pytest.raises(Refused, match="staat op verstuurd"):
        actions.claim(it, line, 400, by=by, at=NOW)
    with pytest.raises(Refused, match="minder gevraagd"):
        actions.grant(it, 301, by=by, at=NOW)
    for refused in (actions.refuse, actions.withdraw):
        with pytest.raises(Refused, match="Schrijf op waarom"):
            refused(it, " ", by=by, at=NOW)


def test_nobody_else_touches_it(cast):
    it = granted(cast.noord, 100)
    for who in (ANONYMOUS, staff(cast.zuid)):
        with pytest.raises(Refused, match="mensen van de centrale"):
            actions.pay(it, Sum(1, TODAY), by=who, at=NOW)
        with pytest.raises(Refused, match="mensen van de centrale"):
            actions.settle(it, 1, by=who, at=NOW)
        assert queries.deadlines(who) == []


def test_a_deadline_writes_two_weeks_and_three_days_before_once_each_to_who_made_it(cast):
    application(cast.noord, 100, user=cast.anna)  # closes on 15 April
    it = granted(cast.noord, 100, of=plan(cast.noord, 100), to=fund(cast.noord, "Twee"))
    due = actions.plan_accounting(it, date(2026, 4, 20), "Eindverslag", by=CLOCK, at=NOW)
    letters = Letter.objects.filter(kind="funding-deadline")

    for day in (1, 1, 2, 6, 12, 12, 13, 16, 17):
        actions.remind(by=CLOCK, at=datetime(2026, 4, day, 6, tzinfo=UTC))

    told = list(letters.order_by("pk").values_list("to_address", "subject"))
    assert [to for to, _subject in told] == [
        "anna@example.org", cast.noord.email, "anna@example.org", cast.noord.email,
    ]  # fmt: skip
    assert "15 april" in told[0][1]
    assert "20 april" in told[1][1]
    actions.account(due, by=CLOCK, at=NOW)
    with pytest.raises(Refused, match="al gedaan"):
        actions.account(due, by=CLOCK, at=NOW)
    assert [it.mark for it in queries.deadlines(CLOCK)] == ["send"]
    with pytest.raises(Refused, match="vanzelf"):
        actions.remind(by=staff(cast.noord), at=NOW)


def test_anna_walks_an_application_to_the_end_on_its_pages(cast, signed_in):
    browser, of = signed_in(cast.anna), plan(cast.noord, 1_000_00, 500_00)
    to = fund(cast.noord, asks=[("Jaarrekening", True)], rounds=((TODAY, date(2099, 1, 1)),))
    begun = browser.post("/balie/aanvragen/nieuw/", {"plan": of.pk, "fund": to.pk}, **NOORD)
    one = begun.url
    again = browser.post("/balie/aanvragen/nieuw/", {"plan": of.pk, "fund": to.pk}, **NOORD)
    assert (begun.status_code, again.status_code) == (302, 422)
    line, other = of.cost_lines.order_by("position")
    browser.post(f"{one}kosten/{line.pk}/", {"cents": "750,50"}, **NOORD)
    double = browser.post(f"{one}kosten/{line.pk}/", {"cents": "1.000,01"}, **NOORD)
    assert double.status_code == 422
    assert "dubbel vragen" in double.content.decode()
    browser.post(f"{one}kosten/{other.pk}/", {"cents": "500"}, **NOORD)
    it = Application.objects.get()
    paper = it.checklist.get()
    given = {"file": ContentFile(PDF, name="jaar.pdf"), "doe": "klaar"}
    browser.post(f"{one}lijst/{paper.pk}/", given, **NOORD)
    assert browser.get(f"{one}lijst/{paper.pk}/bestand/", **NOORD)["X-Content-Type-Options"]
    arranged = {"chance": "25", "deadline": "2099-01-01", "decides_on": "2099-02-01"}
    browser.post(f"{one}afspraken/", arranged, **NOORD)
    listed = browser.get("/balie/aanvragen/", **NOORD).content.decode()
    assert "1.250,50" in listed
    assert "312,62" in listed  # a quarter, rounded down
    agenda = browser.get("/balie/aanvragen/agenda.ics", **NOORD)
    events = Calendar.from_ical(agenda.content).walk("VEVENT")
    assert [it.decoded("dtstart") for it in events] == [date(2099, 1, 1)]

    browser.post(f"{one}verstuurd/", **NOORD)
    browser.post(f"{one}toegekend/", {"cents": "1.000"}, **NOORD)
    key = "2b2f5f1e-6c1c-4c1c-9b1a-0a0b0c0d0e0f"
    paid = {"cents": "900", "on": "2026-03-02", "client_id": key}
    browser.post(f"{one}betaling/", paid, **NOORD)
    told = {"due_on": "2027-06-01", "what": "Eindverslag"}
    browser.post(f"{one}verantwoording/", told, **NOORD)
    browser.post(f"{one}afrekening/", {"cents": "850"}, **NOORD)

    shown = browser.get(one, **NOORD).content.decode()
    for words in ("1.000,00", "900,00", "50,00", "Eindverslag", "toegekend"):
        assert words in shown
    assert count_queries(lambda: browser.get(one, **NOORD)) <= 5
    assert count_queries(lambda: browser.get("/balie/aanvragen/", **NOORD)) <= 8
    accounting = it.accountings.get()
    browser.post(f"{one}verantwoording/{accounting.pk}/", **NOORD)
    days = browser.get("/balie/aanvragen/agenda/", **NOORD).content.decode()
    assert "Er staan geen dagen open" in days


def test_a_refusal_keeps_its_reason_and_the_page_shows_it(cast, signed_in):
    browser, it = signed_in(cast.anna), application(cast.noord, 100, claims=[100])
    actions.send(it, by=staff(cast.noord), at=NOW)
    no = browser.post(f"/balie/aanvragen/{it.pk}/gesloten/", {"doe": "nee"}, **NOORD)
    assert no.status_code == 422
    told = {"doe": "nee", "reason": "Te weinig bereik."}
    page = browser.post(f"/balie/aanvragen/{it.pk}/gesloten/", told, follow=True, **NOORD)
    assert "Te weinig bereik." in page.content.decode()
    assert "afgewezen" in page.content.decode()

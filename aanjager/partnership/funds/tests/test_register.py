"""The register of funds: who keeps it, who sees it, and its pages."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from aanjager.community.skills.tests.factories import ThemeFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.partnership.funds import actions, queries
from aanjager.partnership.funds.actions import Facts
from aanjager.partnership.funds.models import Fund
from aanjager.partnership.funds.tests.factories import CLOSES, NOW, fund

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ELS = Actor(user_id=1, is_association=True)


def staff(centre):
    return Actor(user_id=2, staff_of=frozenset({centre.pk}))


def test_staff_keep_their_own_and_the_association_the_national_ones(cast):
    facts = Facts("Een", "Iemand", "Iets")
    for who, centre, words in (
        (staff(cast.noord), None, "landelijke vereniging"),
        (staff(cast.zuid), cast.noord, "andere centrale"),
        (ELS, cast.noord, "andere centrale"),
        (ANONYMOUS, cast.noord, "andere centrale"),
    ):
        with pytest.raises(Refused, match=words):
            actions.keep(centre, facts, by=who, at=NOW)
    own = actions.keep(cast.noord, facts, by=staff(cast.noord), at=NOW)
    national = actions.keep(None, Facts("Twee", "Allen", "Alles"), by=ELS, at=NOW)

    assert own.checked_on == date(2026, 3, 2)
    assert national.is_shared
    assert set(queries.overview(ELS)) == {own, national}
    assert not queries.overview(ANONYMOUS).exists()


def test_what_is_not_shared_stays_with_its_own_centre(cast):
    hidden = fund(cast.noord, is_shared=False)

    assert list(queries.overview(staff(cast.noord))) == [hidden]
    assert not queries.overview(staff(cast.zuid)).exists()
    assert not queries.overview(ELS).exists()


def test_amounts_and_days_that_cannot_be_are_refused_in_words_and_by_the_table(cast):
    anna = staff(cast.noord)
    with pytest.raises(Refused, match="laagste"):
        actions.keep(cast.noord, Facts("x", "y", "z", least_cents=2, most_cents=1), by=anna, at=NOW)
    made = fund(cast.noord)
    with pytest.raises(Refused, match="eerste dag"):
        actions.add_round(made, CLOSES, date(2026, 4, 14), by=anna, at=NOW)
    with pytest.raises(Refused, match="uitslag"):
        actions.add_round(made, CLOSES, CLOSES, date(2026, 4, 14), by=anna, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fund.objects.filter(pk=made.pk).update(least_cents=2, most_cents=1)


def test_a_fund_that_stopped_is_offered_to_nobody(cast):
    made = fund(cast.noord)
    asked = queries.wish(
        area=None, themes=[], cents=100, applicant="foundation", on=date(2026, 3, 2)
    )
    assert queries.fitting(staff(cast.noord), asked)[0][1].says_yes

    actions.end(made, by=CLOCK, at=NOW)

    assert queries.fitting(staff(cast.noord), asked) == []
    with pytest.raises(Refused, match="gestopt"):
        actions.end(made, by=CLOCK, at=NOW)


def test_after_half_a_year_the_register_asks_to_look_again(cast):
    made = fund(cast.noord)

    assert not queries.is_old(made, date(2026, 8, 31))
    assert queries.is_old(made, date(2026, 9, 1))
    assert not queries.is_old(actions.check(made, by=CLOCK, at=NOW), date(2026, 8, 31))


def test_anna_keeps_a_fund_on_its_pages_and_asks_what_fits(cast, signed_in):
    browser, theme = signed_in(cast.anna), ThemeFactory()
    told = {
        "name": "Oranjebloesem", "giver": "Fonds Oranje", "purpose": "Ontmoeting", "most": "5.000",
        "least": "12,5", "themes": [theme.pk], "applicants": ["foundation"],
        "area": cast.noord.area_id, "is_shared": "on", "is_rolling": "on",
    }  # fmt: skip
    wrong = browser.post("/balie/fondsen/nieuw/", {**told, "least": "6000"}, **NOORD)
    assert wrong.status_code == 422
    assert "hoger dan het hoogste" in wrong.content.decode()

    page = browser.post("/balie/fondsen/nieuw/", told, follow=True, **NOORD)

    made = Fund.objects.get()
    assert (made.least_cents, made.most_cents) == (12_50, 5_000_00)
    assert "€\N{NO-BREAK SPACE}12,50 tot €\N{NO-BREAK SPACE}5.000,00" in page.content.decode()
    one = f"/balie/fondsen/{made.pk}/"
    browser.post(f"{one}rondes/", {"opens_on": "2030-01-01", "closes_on": "2030-02-01"}, **NOORD)
    browser.post(f"{one}eisen/", {"text": "Jaarrekening", "wants_file": "on"}, **NOORD)
    assert browser.post(f"{one}wijzigen/", {**told, "name": "Nieuw"}, **NOORD).status_code == 302
    shown = browser.get(one, **NOORD).content.decode()
    assert count_queries(lambda: browser.get(one, **NOORD)) <= 5
    assert "Jaarrekening" in shown
    asked = "/balie/fondsen/past/?cents=100&applicant=foundation"
    assert "andere thema" in browser.get(asked, **NOORD).content.decode()
    yes = browser.get(f"{asked}&themes={theme.pk}", **NOORD).content.decode()
    assert f"Het fonds is er voor {theme}, en daar gaat het over." in yes
    assert "1 februari 2030" in yes
    assert (
        "hooguit €\N{NO-BREAK SPACE}5.000,00"
        in browser.get(
            f"{asked.replace('100', '9000')}&themes={theme.pk}", **NOORD
        ).content.decode()
    )


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(cast, signed_in):
    browser = signed_in(cast.anna)
    for n in range(2):
        fund(cast.noord, f"Fonds {n}")
    browser.get("/balie/fondsen/", **NOORD)  # remembers the centre and the themes
    two = count_queries(lambda: browser.get("/balie/fondsen/", **NOORD))
    for n in range(18):
        fund(cast.noord, f"Meer {n}")
    twenty = count_queries(lambda: browser.get("/balie/fondsen/", **NOORD))

    assert twenty == two <= 8
    assert len(browser.get("/balie/fondsen/", **NOORD).content) < 60_000

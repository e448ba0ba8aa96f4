"""What staff see of agreements and talks at the desk."""

from datetime import date

import pytest

from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.partnership.agreements import actions, queries
from aanjager.partnership.agreements.models import Agreement, Talk
from aanjager.partnership.agreements.tests.factories import (
    AFTER,
    FIRST,
    IN_FIRST,
    agreement,
    heard,
    invited,
    offered,
    refresh,
    signed,
    staff,
    taken_up,
)

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def desk(cast, signed_in):
    return signed_in(cast.anna)


def test_staff_agree_choose_what_is_counted_and_send_a_link(cast, desk):
    facts = {
        "title": "Afspraak 2026", "partner": "Gemeente", "kind": "municipality", "services": "Helpen",
        "starts_on": "2026-01-01", "ends_on": "2026-12-31", "amount": "12000,50",
    }  # fmt: skip
    half = {**facts, "ends_on": "2026-12-15"}
    assert "hele maanden" in desk.post("/balie/afspraken/nieuw/", half, **NOORD).text
    desk.post("/balie/afspraken/nieuw/", facts, **NOORD)
    it = Agreement.objects.get()
    assert it.amount_cents == 1_200_050
    base = f"/balie/afspraken/{it.pk}/"
    assert desk.post(base + "indicator/", {"target": 3}, **NOORD).status_code == 422
    nowhere = {"target": 3, "measure": "started", "area": "Nergenshuizen"}
    assert desk.post(base + "indicator/", nowhere, **NOORD).status_code == 422
    desk.post(base + "indicator/", {"target": 3, "measure": "started"}, **NOORD)
    own = {"target": 9, "name": "Cursisten", "definition": "Wie kwam.", "unit": "mensen"}
    desk.post(base + "indicator/", own, **NOORD)
    hand = it.indicators.get(measure="")
    filled = {"month": "2026-02-10", "value": 4, "source": "Lijst"}
    desk.post(f"{base}invullen/{hand.pk}/", filled, **NOORD)
    desk.post(base + "link/", {"name": "G", "email": "g@example.org", "language": "nl"}, **NOORD)

    page = desk.get(base, **NOORD).text

    assert "Cursisten" in page
    assert "g@example.org" in page
    assert queries.board(it)[1].total == 4


def test_a_number_opens_to_its_rows_and_a_correction_stands_beside_it(cast, desk):
    it = agreement(cast.noord, "signals_heard")
    some = heard(cast.noord, IN_FIRST, 6)
    refresh()
    signed(it)
    some[0].delete()
    desk.post(f"/balie/afspraken/{it.pk}/tel/", **NOORD)

    page = desk.get(f"/balie/afspraken/{it.pk}/2026/1/", **NOORD).text
    rows = desk.get(
        f"/balie/afspraken/{it.pk}/2026/1/rijen/{it.indicators.get().pk}/", **NOORD
    ).text

    assert "correctie sinds ondertekening: −1" in page
    assert sum(one.text in rows for one in some) == 5
    pdf = desk.get(f"/balie/afspraken/{it.pk}/2026/1/pdf/", **NOORD)
    assert pdf.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf.content
    assert desk.get(f"/balie/afspraken/{it.pk}/2027/1/", **NOORD).status_code == 404


def test_staff_explain_and_sign_what_they_see(cast, desk):
    it = agreement(cast.noord, "signals_heard")
    refresh()
    path = f"/balie/afspraken/{it.pk}/2026/1/"
    desk.post(path, {"text": "Rustig."}, **NOORD)
    seen = desk.get(path, **NOORD).context["seen"]

    desk.post(path, {"teken": seen}, **NOORD)

    quarter = it.quarters.get()
    assert (quarter.explanation, quarter.offered_by) == ("Rustig.", "Anna")
    desk.post(path, {"terug": "1"}, **NOORD)
    assert it.quarters.get().offered_at is None


def test_a_talk_has_an_agenda_promises_of_both_and_patterns_with_an_answer(cast, desk):
    pattern = taken_up(cast.noord, IN_FIRST)[0]
    foreign = taken_up(cast.zuid, IN_FIRST)[0]
    desk.post("/balie/gesprekken/nieuw/", {"partner": "Gemeente", "held_on": "2026-03-02"}, **NOORD)
    talk = Talk.objects.get()
    base = f"/balie/gesprekken/{talk.pk}/"
    desk.post(base, {"wat": "punt", "text": "Vervoer", "said": "Lang over gesproken"}, **NOORD)
    promised = {
        "wat": "toezegging", "t-side": "theirs", "t-text": "Een bus", "t-who": "beleid",
        "t-due_on": "2026-04-01",
    }  # fmt: skip
    too_early = {**promised, "t-due_on": "2026-01-01"}
    assert "Kies een dag na het gesprek" in desk.post(base, too_early, **NOORD).text
    desk.post(base, promised, **NOORD)
    desk.post(base, {"wat": "patroon", "patroon": pattern.pk}, **NOORD)
    assert desk.post(base, {"wat": "patroon", "patroon": foreign.pk}, **NOORD).status_code == 403
    promise, put = talk.promises.get(), talk.patterns.get()
    desk.post(f"{base}toezegging/{promise.pk}/", **NOORD)
    assert desk.post(f"{base}patroon/{put.pk}/", {"answer": "declined"}, **NOORD).status_code == 422
    said = {"answer": "declined", "why": "Geen geld dit jaar."}
    desk.post(f"{base}patroon/{put.pk}/", said, **NOORD)

    page = desk.get(base, **NOORD).text

    for words in ("Vervoer", "Een bus", "gedaan", "niet opgepakt", "Geen geld dit jaar."):
        assert words in page
    by = staff(cast.noord)
    with pytest.raises(Refused, match="al gedaan"):
        actions.keep_promise(talk, promise.pk, by=by, at=AFTER)
    with pytest.raises(Refused, match="medewerkers"):
        actions.add_point(talk, "X", by=staff(cast.zuid), at=AFTER)
    with pytest.raises(Refused, match="medewerkers"):
        actions.plan_talk(
            cast.zuid, "X", FIRST, agreement=agreement(cast.noord), by=staff(cast.zuid), at=AFTER
        )


def test_a_list_and_an_agreement_ask_as_often_for_many_as_for_few(cast, desk):
    it = agreement(cast.noord, "signals_heard")
    invited(it)
    path = f"/balie/afspraken/{it.pk}/"
    refresh()
    desk.get(path, **NOORD)
    few = [count_queries(lambda at=at: desk.get(at, **NOORD)) for at in ("/balie/afspraken/", path)]
    for n in range(6):
        agreement(cast.noord, starts_on=date(2020 + n, 1, 1))
        actions.add_indicator(it, actions.Chosen(5, "ties"), by=staff(cast.noord), at=AFTER)
    refresh()
    offered(it)

    many = [
        count_queries(lambda at=at: desk.get(at, **NOORD)) for at in ("/balie/afspraken/", path)
    ]

    assert many == few
    assert many[0] <= 8
    assert many[1] <= 5

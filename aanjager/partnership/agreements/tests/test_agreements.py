"""What was agreed is counted from the centre's own rows; what both signed stays."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from aanjager.advice.assignments.models import WorkedHours
from aanjager.advice.experts.tests.factories import expert
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.participation.signals.models import Signal
from aanjager.partnership.agreements import actions, queries
from aanjager.partnership.agreements.models import Actual, Figure, Quarter
from aanjager.partnership.agreements.queries import figures
from aanjager.partnership.agreements.tests.factories import (
    AFTER,
    FIRST,
    IN_FIRST,
    IN_SECOND,
    SECOND,
    agreement,
    heard,
    invited,
    offered,
    refresh,
    signed,
    staff,
    taken_up,
)
from aanjager.partnership.measures.tests.learned import Learned
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def row(it, position=1):
    return queries.board(it)[position - 1]


def test_every_number_is_that_of_the_rows_behind_it(cast):
    here = AreaFactory()
    it = agreement(cast.noord, "signals_heard", "patterns_taken_up")
    actions.add_indicator(
        it, actions.Chosen(5, "signals_heard", area_id=here.pk), by=staff(cast.noord), at=AFTER
    )
    heard(cast.noord, IN_FIRST, 3)
    Signal.objects.filter(pk=heard(cast.noord, IN_SECOND, 1)[0].pk).update(area=here)
    heard(cast.zuid, IN_FIRST, 2)
    taken_up(cast.noord, IN_SECOND, 2)

    refresh()

    for one in queries.board(it):
        for first in (FIRST, SECOND):
            _indicator, rows = queries.rows_of(it, one.indicator.pk, first)
            assert one.cells[first].now == rows.count()
    assert [[row(it, n).cells[first].now for first in (FIRST, SECOND)] for n in (1, 2, 3)] == [
        [3, 1], [0, 2], [0, 1],
    ]  # fmt: skip


def test_counting_again_changes_nothing_and_stops_at_today(cast):
    it = agreement(cast.noord, "signals_heard")
    heard(cast.noord, IN_FIRST)

    assert refresh() == 8  # January to August: what is still to come has no number
    assert refresh() == 0
    assert not Actual.objects.filter(month__gt=AFTER.date()).exists()
    it.refresh_from_db()
    assert it.refreshed_at == AFTER


def test_counting_asks_the_database_per_measure_and_not_per_agreement(cast):
    agreement(cast.noord, "signals_heard", "patterns_taken_up")
    few = count_queries(refresh)
    for centre in (cast.noord, cast.zuid, cast.zuid):
        agreement(centre, "signals_heard", "patterns_taken_up")

    assert count_queries(refresh) == few


def test_only_staff_agree_and_only_on_whole_months(cast):
    facts = {"title": "A", "partner": "B", "kind": "fund", "services": "C"}
    whole = actions.Agreed(**facts, starts_on=FIRST, ends_on=date(2026, 6, 30))
    with pytest.raises(Refused, match="medewerkers"):
        actions.agree(cast.noord, whole, by=staff(cast.zuid), at=AFTER)
    for first, last in ((FIRST, date(2026, 6, 15)), (date(2026, 1, 2), date(2026, 6, 30))):
        values = actions.Agreed(**facts, starts_on=first, ends_on=last)
        with pytest.raises(Refused, match="hele maanden"):
            actions.agree(cast.noord, values, by=staff(cast.noord), at=AFTER)
    backwards = actions.Agreed(**facts, starts_on=FIRST, ends_on=date(2025, 6, 30))
    with pytest.raises(Refused, match="Draai ze om"):
        actions.agree(cast.noord, backwards, by=staff(cast.noord), at=AFTER)


def test_an_indicator_has_a_known_measure_an_area_that_fits_and_comes_before_the_signing(cast):
    it = agreement(cast.noord, "signals_heard")
    here = AreaFactory().pk
    for wrong, why in (
        (actions.Chosen(1, "bestaat_niet"), "register"),
        (actions.Chosen(1, "ties", area_id=here), "geen gebied"),
    ):
        with pytest.raises(Refused, match=why):
            actions.add_indicator(it, wrong, by=staff(cast.noord), at=AFTER)
    offered(it)
    with pytest.raises(Refused, match="al een kwartaal"):
        actions.add_indicator(it, actions.Chosen(1, "ties"), by=staff(cast.noord), at=AFTER)


def test_what_the_register_cannot_count_is_filled_in_with_its_source(cast):
    it = agreement(cast.noord, "signals_heard")
    by_hand = actions.Chosen(10, name="Cursisten", definition="Wie kwam.", unit="mensen")
    one = actions.add_indicator(it, by_hand, by=staff(cast.noord), at=AFTER)
    say = {"by": staff(cast.noord), "at": AFTER}
    with pytest.raises(Refused, match="vandaan"):
        actions.fill_in(one, FIRST, 7, source=" ", **say)
    with pytest.raises(Refused, match="begonnen"):
        actions.fill_in(one, date(2026, 9, 1), 7, source="Lijst", **say)
    with pytest.raises(Refused, match="telt het systeem zelf"):
        actions.fill_in(it.indicators.first(), FIRST, 7, source="Lijst", **say)

    actions.fill_in(one, FIRST, 7, source="Lijst", **say)
    actions.fill_in(one, FIRST, 8, source="Lijst, verbeterd", **say)
    refresh()

    assert row(it, 2).cells[FIRST].now == 8


def test_both_sign_the_same_figures_and_a_later_correction_shows_as_one(cast):
    it = agreement(cast.noord, "signals_heard", "patterns_taken_up")
    some = heard(cast.noord, IN_FIRST, 7)
    refresh()
    quarter = signed(it)
    assert quarter.is_frozen

    some[0].delete()
    Signal.objects.filter(pk=some[1].pk).update(noted_at=IN_SECOND)
    refresh()

    cell = row(it).cells[FIRST]
    assert (cell.value, cell.now, cell.correction) == (7, 5, -2)
    assert row(it).cells[SECOND].now == 1


def test_the_database_itself_keeps_what_both_signed(cast):
    it = agreement(cast.noord, "signals_heard")
    heard(cast.noord, IN_FIRST, 5)
    refresh()
    quarter = signed(it)

    for change in (
        lambda: Figure.objects.update(value=6),
        lambda: Figure.objects.all().delete(),
        lambda: Quarter.objects.filter(pk=quarter.pk).update(explanation="Anders"),
        lambda: Quarter.objects.filter(pk=quarter.pk).update(signed_at=None, signed_name=""),
    ):
        with pytest.raises(IntegrityError, match="sign"), transaction.atomic():
            change()
    with pytest.raises(Refused, match="Beide partijen"):
        actions.take_back(it, FIRST, by=staff(cast.noord), at=AFTER)


def test_the_centre_signs_what_it_saw_after_the_quarter_and_before_the_partner(cast):
    it = agreement(cast.noord, "signals_heard")
    refresh()
    contact, token = invited(it)
    with pytest.raises(Refused, match="nog niet getekend"):
        actions.sign(contact, FIRST, "Gerda", token=token, by=ANONYMOUS, at=AFTER)
    with pytest.raises(Refused, match="loopt nog"):
        actions.offer(it, date(2026, 7, 1), seen="", by=staff(cast.noord), at=AFTER)
    seen = queries.fingerprint(figures.values(it, FIRST))
    heard(cast.noord, IN_FIRST)
    refresh()
    with pytest.raises(Refused, match="veranderd"):
        actions.offer(it, FIRST, seen=seen, by=staff(cast.noord), at=AFTER)
    with pytest.raises(Refused, match="medewerkers"):
        actions.offer(it, FIRST, seen=seen, by=Actor(), at=AFTER)

    actions.explain(it, FIRST, "Rustig begin.", by=staff(cast.noord), at=AFTER)
    offered(it)

    assert Letter.objects.filter(kind="agreement-offered", to_address="gerda@example.org").exists()
    with pytest.raises(Refused, match="vast"):
        actions.explain(it, FIRST, "Anders.", by=staff(cast.noord), at=AFTER)
    with pytest.raises(Refused, match="al ondertekend"):
        offered(it)


def test_the_partner_signs_once_with_its_own_link_and_a_name(cast):
    it, other = agreement(cast.noord, "signals_heard"), agreement(cast.noord, "ties")
    refresh()
    contact, token = invited(it)
    stranger, strange_token = invited(other, "ander@example.org")
    offered(it)
    for who, key, name, why in (
        (contact, "geraden", "Gerda", "werkt niet meer"),
        (contact, token, " ", "naam"),
    ):
        with pytest.raises(Refused, match=why):
            actions.sign(who, FIRST, name, token=key, by=ANONYMOUS, at=AFTER)
    with pytest.raises(Refused, match="nog niet getekend"):
        actions.sign(stranger, FIRST, "Ander", token=strange_token, by=ANONYMOUS, at=AFTER)

    actions.sign(contact, FIRST, "Gerda", token=token, by=ANONYMOUS, at=AFTER)

    with pytest.raises(Refused, match="beide partijen"):
        actions.sign(contact, FIRST, "Gerda", token=token, by=ANONYMOUS, at=AFTER)


def test_a_signature_can_be_taken_back_only_until_the_partner_looked(cast):
    it = agreement(cast.noord, "signals_heard")
    refresh()
    contact, token = invited(it)
    offered(it)
    actions.take_back(it, FIRST, by=staff(cast.noord), at=AFTER)
    assert not Figure.objects.exists()

    offered(it)
    later = AFTER + timedelta(minutes=1)
    actions.look(contact, token=token, by=ANONYMOUS, at=later)

    with pytest.raises(Refused, match="al gezien"):
        actions.take_back(it, FIRST, by=staff(cast.noord), at=later)
    assert queries.looks(it) == [(later, "Gerda")]


def test_a_new_or_ended_link_closes_the_old_one(cast):
    it = agreement(cast.noord, "signals_heard")
    _old, old_token = invited(it)
    contact, token = invited(it)

    assert queries.contact_of(old_token) is None
    assert queries.contact_of(token) == contact
    actions.end_link(contact, by=staff(cast.noord), at=AFTER)
    assert queries.contact_of(token) is None
    with pytest.raises(Refused, match="werkt niet meer"):
        actions.look(contact, token=token, by=ANONYMOUS, at=AFTER)


def test_numbers_that_together_give_away_a_few_people_are_withheld(cast):
    it = agreement(cast.noord, "signals_heard", "signals_told", "patterns_taken_up")
    some = heard(cast.noord, IN_FIRST, 9)
    Signal.objects.filter(pk__in=[one.pk for one in some[:6]]).update(told_at=IN_FIRST)
    taken_up(cast.noord, IN_FIRST, 2)
    refresh()

    quarter = offered(it)

    found = dict(quarter.figures.values_list("indicator__measure", "withheld"))
    assert found == {"signals_heard": "", "signals_told": "derivable", "patterns_taken_up": ""}


def test_what_the_register_named_is_read_in_the_language_of_the_page_and_own_words_stay(cast):
    it = agreement(cast.noord, "started", "reactions")
    first, second = it.indicators.order_by("position")
    second.name, second.definition = "Onze eigen maat", "Zoals wij het noemen."

    with translation.override("en"):
        assert (first.label, str(first)) == ("Started", "Started")
        assert first.meaning == "People who started at an organisation in this period."
        assert (second.label, second.meaning) == ("Onze eigen maat", "Zoals wij het noemen.")
    with translation.override("nl"):
        assert first.label == first.name == "Begonnen"


def test_hours_of_fewer_than_five_people_are_of_the_staff_alone_however_many_days_they_worked(cast):
    it = agreement(cast.noord, "expert_hours")
    learned = Learned(cast.noord, cast.buurthuis, None)
    for n in range(6):
        learned.on(IN_FIRST, n, OpportunityFactory(organisation=cast.buurthuis, open=True))
    refresh()
    one = it.indicators.get()

    assert row(it).cells[FIRST].now == 16
    assert figures.values(it, FIRST) == {one.pk: 16}
    quarter = Quarter(agreement=it, first=FIRST)
    assert figures.verdicts(it, quarter, {one.pk: 16}) == {one.pk: "too_few"}
    WorkedHours.objects.all().delete()
    for n in range(5):
        learned.expert = expert()
        learned.on(IN_FIRST, n + 6, OpportunityFactory(organisation=cast.buurthuis, open=True))
    assert figures.verdicts(it, quarter, {one.pk: 16}) == {one.pk: ""}
    WorkedHours.objects.update(hours="0.25")
    WorkedHours.objects.filter(pk=WorkedHours.objects.first().pk).update(hours=20)
    assert figures.verdicts(it, quarter, {one.pk: 21}) == {one.pk: "dominated"}


def test_what_is_read_along_with_an_agreement_is_what_stands_in_its_tables(cast):
    it = agreement(cast.noord, "signals_heard")
    invited(it)
    refresh()
    signed(it)

    read = queries.whole(staff(cast.noord), cast.noord, it.pk)

    for name in ("quarters", "contacts"):
        rows = list(getattr(it, name).order_by("pk"))
        assert rows
        assert count_queries(lambda name=name: list(getattr(read, name).all())) == 0
        for here, there in zip(
            sorted(getattr(read, name).all(), key=lambda it: it.pk), rows, strict=True
        ):
            fields = [one.attname for one in there._meta.concrete_fields]
            assert {at: getattr(here, at) for at in fields} == {
                at: getattr(there, at) for at in fields
            }
            assert here.agreement is read

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.kernel import paper
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals import actions, queries
from aanjager.participation.signals.actions import Gathered
from aanjager.participation.signals.models import Pattern
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return CentreFactory()


@pytest.fixture
def anna(centre):
    return staff_of(centre)


def new(centre):
    return Gathered("Ouderen eten alleen", centre.area_id, "Anna")


def test_signals_are_gathered_once_with_an_owner_and_a_scale(centre, anna, now):
    signals = SignalFactory.create_batch(3, centre=centre)

    pattern = actions.gather(signals, new(centre), by=anna, at=now)
    more = SignalFactory(centre=centre)
    actions.gather([more], pattern, by=anna, at=now)

    assert queries.signals_of(anna, pattern).count() == 4
    assert (pattern.owner_name, pattern.area, pattern.state) == ("Anna", centre.area, "open")
    with pytest.raises(Refused, match="hoort al bij"):
        actions.gather(signals[:1], new(centre), by=anna, at=now)
    assert Pattern.objects.count() == 1


def test_what_cannot_be_gathered(centre, anna, now):
    one, elsewhere = SignalFactory(centre=centre), SignalFactory()
    closed = PatternFactory(
        centre=centre, state="declined", next_step="none", step_words="Nee", closed_at=now
    )
    for who, found, into, why in (
        (anna, [], new(centre), "Kies eerst"),
        (anna, [one, elsewhere], new(centre), "een en dezelfde"),
        (anna, [elsewhere], new(centre), "medewerkers"),
        (ANONYMOUS, [one], new(centre), "medewerkers"),
        (anna, [one], PatternFactory(), "andere centrale"),
        (anna, [one], closed, "afgesloten"),
    ):
        with pytest.raises(Refused, match=why):
            actions.gather(found, into, by=who, at=now)


def test_whoever_signalled_hears_what_became_of_it_once_each_step(centre, anna, now):
    daan, truus = PersonFactory(name="Daan"), PersonFactory()
    SignalFactory.create_batch(2, centre=centre, noted_by=daan)
    SignalFactory(centre=centre, noted_by=truus, wants_to_hear=False)
    pattern = actions.gather(list(queries.heard(anna, centre)), new(centre), by=anna, at=now)

    actions.decide(pattern, "meeting", "We zetten het op de agenda.", "Bram", by=anna, at=now)

    letter = Letter.objects.get()
    assert letter.to_address == daan.email
    assert "We zetten het op de agenda." in letter.text
    assert "Bram trekt dit" in letter.text
    assert queries.behind(pattern).filter(told_at=now).count() == 3
    pattern.refresh_from_db()
    assert (pattern.state, pattern.owner_name) == ("taken_up", "Bram")

    actions.finish(pattern, "Er is een eettafel.", by=anna, at=now + timedelta(days=30))
    assert "Er is een eettafel." in Letter.objects.latest("pk").text
    assert Letter.objects.count() == 2
    with pytest.raises(Refused, match="al afgesloten"):
        actions.decide(pattern, "plan", "Toch", "Anna", by=anna, at=now)
    with pytest.raises(Refused, match="opgepakt"):
        actions.finish(pattern, "Nog eens", by=anna, at=now)


def test_a_no_has_its_because_and_is_told_as_well(centre, anna, now):
    daan = PersonFactory()
    pattern = PatternFactory(centre=centre)
    SignalFactory(centre=centre, pattern=pattern, noted_by=daan)
    for step, words, why in (("", "Iets", "Kies een"), ("none", " ", "waarom niet")):
        with pytest.raises(Refused, match=why):
            actions.decide(pattern, step, words, "", by=anna, at=now)
    with pytest.raises(Refused, match="medewerkers"):
        actions.decide(pattern, "none", "Nee", "", by=ANONYMOUS, at=now)

    actions.decide(pattern, "none", "De gemeente doet dit al.", "", by=anna, at=now)

    assert "De gemeente doet dit al." in Letter.objects.get().text
    pattern.refresh_from_db()
    assert (pattern.state, pattern.closed_at) == ("declined", now)
    with pytest.raises(Refused, match="afgesloten"):
        actions.lift(pattern, centre.area, "", by=anna, at=now)


def test_lifted_to_a_larger_scale_the_source_stays_behind(now):
    country = AreaFactory(kind="country", code="NL", name="Nederland")
    town = AreaFactory(ancestor_ids=[country.pk], part_of=country)
    street = AreaFactory(kind="district", code="WK1", ancestor_ids=[country.pk, town.pk])
    centre = CentreFactory(area=town)
    anna, els = staff_of(centre), Actor(user_id=1, is_association=True)
    pattern = PatternFactory(centre=centre, area=street, about="Truus vertelde dit")
    daan = PersonFactory()
    signal = SignalFactory(centre=centre, pattern=pattern, noted_by=daan, area=street)

    to_town = actions.lift(pattern, town, "", by=anna, at=now)
    up = actions.lift(to_town, country, "Els", by=anna, at=now)

    assert to_town.centre == centre
    assert (up.centre, up.area, up.about, up.owner_name) == (None, country, "", "Els")
    assert list(queries.visible_patterns(els)) == [up]
    assert not queries.signals_of(els, up).exists()
    assert not queries.visible(els).exists()
    with pytest.raises(Refused, match="al opgetild"):
        actions.lift(pattern, town, "", by=anna, at=now)
    with pytest.raises(Refused, match="ligt niet in"):
        actions.lift(pattern, AreaFactory(), "", by=anna, at=now)

    actions.decide(up, "talk", "We praten met het Rijk.", "", by=els, at=now)
    letter = Letter.objects.get()
    assert letter.to_address == daan.email
    assert signal.text in letter.text


def test_a_year_tells_numbers_and_patterns_and_no_number_below_five(centre, anna, now):
    SignalFactory.create_batch(6, centre=centre, source="staff")
    SignalFactory.create_batch(7, centre=centre, source="resident")
    SignalFactory.create_batch(2, centre=centre, source="volunteer", text="Alleen dit")
    SignalFactory(centre=centre, noted_at=now - timedelta(days=400))
    SignalFactory.create_batch(9)
    PatternFactory(centre=centre)

    found = queries.of_year(anna, centre, 2026)

    assert found.total == 15
    assert dict(found.groups)["Van wie"] == [
        ("bewoner", 7),
        ("medewerker", None),
        ("vrijwilliger", None),
    ]
    assert dict(found.groups)["Gebied"] == [(centre.area.name, 15)]
    assert queries.years(anna, centre) == [2026, 2025]
    header, rows = queries.sheet_of(found)
    assert ["Patroon", "Ouderen eten alleen", "", centre.area.name, "wordt bekeken", ""] in rows
    assert all(len(row) == len(header) for row in rows)
    made = PdfReader(BytesIO(paper.pdf(queries.paper_of(found, centre.name, now))))
    text = " ".join(page.extract_text() for page in made.pages)
    assert "Ouderen eten alleen" in text
    assert "Alleen dit" not in text
    few = queries.of_year(anna, centre, 2025)
    assert few.total is None

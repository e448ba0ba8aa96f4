from datetime import timedelta

import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals import actions, queries
from aanjager.participation.signals.actions import Noted
from aanjager.participation.signals.models import Flag, Signal
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory

pytestmark = pytest.mark.django_db
ALONE = "Ouderen eten 's avonds alleen"


@pytest.fixture
def centre():
    return CentreFactory()


@pytest.fixture
def anna(centre):
    return staff_of(centre)


def say(centre, by, at, text, **facts):
    facts = {"area_id": centre.area_id, **facts}
    return actions.note(Noted(text, **facts), centre=centre, by=by, at=at)


def test_staff_and_anybody_with_an_account_write_down_what_they_saw(centre, anna, now):
    daan = as_actor(PersonFactory())

    say(centre, anna, now, ALONE)
    own = say(centre, daan, now, "Het plein is donker", source="resident")

    assert Signal.objects.filter(centre=centre).count() == 2
    assert list(queries.own(daan)) == [own]
    for who, source in ((ANONYMOUS, "resident"), (daan, "staff"), (daan, "meeting")):
        with pytest.raises(Refused):
            say(centre, who, now, "Iets", source=source)
    with pytest.raises(Refused, match="Log eerst in"):
        actions.note(Noted("Iets", source="resident"), centre=None, by=daan, at=now)


@pytest.mark.parametrize(
    "text", ["Bel Truus op 06-12345678", "Mail truus@example.org", "Zij belt 0592 123456"]
)
def test_what_was_seen_never_who(centre, anna, now, text):
    with pytest.raises(Refused, match="niet wie"):
        say(centre, anna, now, text)
    with pytest.raises(Refused, match="niet wie"):
        say(centre, anna, now, "Iets", more=text)
    with pytest.raises(Refused, match="een zin"):
        say(centre, anna, now, "  ")
    say(centre, anna, now, "Sinds 2024 staan er 12 huizen leeg")


def test_somebody_gives_ten_signals_a_day_and_staff_as_many_as_they_hear(centre, now):
    daan, anna = as_actor(PersonFactory()), staff_of(centre)
    for n in range(10):
        say(centre, daan, now, f"Iets {n}", source="resident")
    with pytest.raises(Refused, match="Morgen"):
        say(centre, daan, now, "Nog iets", source="resident")
    say(centre, daan, now + timedelta(days=1), "Nog iets", source="resident")
    for n in range(11):
        say(centre, anna, now, f"Wat anders {n}")


def test_a_near_duplicate_is_found_by_its_words_in_dutch(centre, anna, now):
    first = say(centre, anna, now, ALONE)
    say(centre, anna, now, "Het fietspad langs de vaart is kapot")
    say(centre, anna, now - timedelta(days=400), "Ouderen eten alleen")

    assert queries.near(anna, centre, "Veel oudere mensen eten alleen", now) == [first]
    assert queries.near(anna, centre, "Ouderen fietsen graag", now) == []
    assert queries.near(anna, centre, "en de", now) == []
    assert queries.near(staff_of(CentreFactory()), centre, ALONE, now) == []
    assert queries.near(as_actor(PersonFactory()), centre, ALONE, now) == []


def test_the_third_alike_raises_one_flag(centre, anna, now):
    say(centre, anna, now, ALONE)
    say(centre, anna, now + timedelta(days=10), "Ouderen in de flat eten alleen")
    assert not Flag.objects.exists()

    third = say(centre, anna, now + timedelta(days=20), "Veel ouderen eten alleen")
    say(centre, anna, now + timedelta(days=21), "Alleen eten, dat doen veel ouderen")

    flag = Flag.objects.get()
    assert (flag.signal, flag.area, flag.centre) == (third, centre.area, centre)
    assert list(queries.flags(anna, centre)) == [flag]
    assert not queries.flags(staff_of(CentreFactory()), centre).exists()


def test_alike_is_also_the_same_theme_in_the_same_area_and_season(centre, anna, now):
    theme, other = (
        Theme.objects.create(code=code, name_nl=code, name_en=code, position=position)
        for position, code in enumerate(("eten", "groen"), 60)
    )
    for n, (days, which) in enumerate([(0, theme), (100, theme), (110, other), (120, theme)]):
        at = now + timedelta(days=days)
        say(centre, anna, at, f"Wat{n} zag{n} ik{n}", theme_id=which.pk)
    assert not Flag.objects.exists()
    say(centre, anna, now + timedelta(days=121), "Elders", theme_id=theme.pk, area_id=None)
    assert not Flag.objects.exists()
    say(centre, anna, now + timedelta(days=122), "Nu drie", theme_id=theme.pk)
    assert Flag.objects.get().theme == theme


def test_staff_say_where_a_line_from_a_meeting_belongs_and_then_it_counts(centre, anna, now):
    say(centre, anna, now, ALONE)
    say(centre, anna, now, "Ouderen in de flat eten alleen")
    line = say(centre, anna, now, "Ouderen eten alleen", area_id=None, source="meeting")
    assert not Flag.objects.exists()

    actions.sort(line, area_id=centre.area_id, theme_id=None, weight=3, by=anna, at=now)

    assert Flag.objects.get().signal == line
    with pytest.raises(Refused):
        actions.sort(line, area_id=None, theme_id=None, weight=1, by=ANONYMOUS, at=now)


def test_one_that_is_like_another_takes_its_place_and_joins_its_pattern(centre, anna, now):
    pattern = PatternFactory(centre=centre)
    known = SignalFactory(centre=centre, pattern=pattern)

    joined = say(centre, anna, now, "Dat zag ik ook", area_id=None, like_id=known.pk)

    assert (joined.area, joined.pattern) == (centre.area, pattern)
    stranger = as_actor(PersonFactory())
    loose = say(centre, stranger, now, "Ik ook", area_id=None, like_id=known.pk, source="resident")
    assert (loose.area, loose.pattern) == (None, None)


def test_a_flag_is_waved_off_with_a_reason_once(centre, anna, now):
    for text in (ALONE, "Ouderen eten alleen", "Alle ouderen eten alleen"):
        say(centre, anna, now, text)
    flag = Flag.objects.get()
    for who, because in ((ANONYMOUS, "Nee"), (anna, " ")):
        with pytest.raises(Refused):
            actions.dismiss(flag, because, by=who, at=now)

    actions.dismiss(flag, "Drie keer dezelfde buurvrouw", by=anna, at=now)

    assert not queries.flags(anna, centre).exists()
    with pytest.raises(Refused, match="al gekeken"):
        actions.dismiss(flag, "Nog eens", by=anna, at=now)


def test_the_association_hears_too_and_reads_no_centre(centre, anna, now):
    els = Actor(user_id=PersonFactory().user_id, is_association=True)
    own = actions.note(Noted("Landelijk tekort"), centre=None, by=els, at=now)
    say(centre, anna, now, ALONE)

    assert list(queries.visible(els)) == [own]
    assert list(queries.heard(els, None)) == [own]
    assert not queries.heard(anna, None).exists()

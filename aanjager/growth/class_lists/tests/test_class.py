"""A class as a whole: its list, how everybody stands, and what is left when the school has the result."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from aanjager.community.people.models import Person
from aanjager.growth.class_lists import actions, queries
from aanjager.growth.internships import queries as internships
from aanjager.growth.internships.models import Hours, Internship, Pupil
from aanjager.growth.internships.tests.factories import (
    NOW,
    acts,
    acts_as,
    asked,
    done,
    group_of,
    offer_at,
    pupil_in,
    school_of,
    signed,
    speaks,
    told,
)
from aanjager.kernel.refusals import Refused
from aanjager.learning.signing.models import Paper
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
LIST = (
    "nummer;naam;e-mail;geboortedatum;BSN\n"
    "1;Finn;finn@example.org;01-03-2012;111\n"
    "2;;leeg@example.org;02-03-2012;222\n"
    "3;Sam;sam(at)example.org;02-03-2012;333\n"
    "4;Noor;noor@example.org;voorjaar;444\n"
    "5;Finn;finn@example.org;01-03-2012;555\n"
    "6;Oud;oud@example.org;2009-12-01;666\n"
)


@pytest.fixture
def group(cast):
    return group_of(school_of(cast.noord))


@pytest.fixture
def pupil(group):
    return pupil_in(group)


@pytest.fixture
def place(cast):
    return offer_at(cast.buurthuis)


def test_a_class_list_is_judged_row_by_row_and_an_id_number_is_not_read(group, cast):
    Person.objects.filter(user=cast.finn).update(birth_year=2012)
    report = queries.report_of(BytesIO(LIST.encode()), group)
    faults = {it.number: it.fault for it in report.rows}
    assert report.unread == ["BSN"]
    assert [it.values["naam"] for it in report.new] == ["Finn", "Oud"]
    assert "geen naam" in faults[3]
    assert "geen e-mailadres" in faults[4]
    assert "niet te lezen" in faults[5]
    assert "twee keer" in faults[6]
    assert not Pupil.objects.exists()

    actions.bring_in(group, report.new, by=speaks(group.school), at=NOW)
    assert actions.bring_in(group, report.new, by=speaks(group.school), at=NOW) == 0
    assert Pupil.objects.count() == 2
    again = queries.report_of(BytesIO(LIST.encode()), group)
    assert again.new == []


@pytest.mark.parametrize(
    ("born", "says"),
    [
        ("01-09-2015", "vanaf 12 jaar"), ("31-01-2015", ""), ("02-09-2005", ""),
        ("01-09-2005", "tot en met 20 jaar"), ("01-01-1960", "tot en met 20 jaar"),
    ],
)  # fmt: skip
def test_a_pupil_is_as_old_as_the_track_says(group, born, says):
    (row,) = queries.report_of(a_list(f"Noor;noor@example.org;{born}"), group).rows
    assert says in row.fault
    assert bool(row.fault) == bool(says)


def test_an_address_that_is_of_somebody_older_makes_no_pupil(group, cast):
    daan = cast.person(cast.daan)
    for year in (1980, None):
        Person.objects.filter(pk=daan.pk).update(birth_year=year)
        (row,) = queries.report_of(a_list("Daan;daan@example.org;01-03-2012"), group).rows
        assert row.fault == "Dit adres kan niet. Vraag de leerling om een eigen e-mailadres."
    Person.objects.filter(pk=daan.pk).update(user=None)
    (row,) = queries.report_of(a_list("Daan;DAAN@example.org;01-03-2012"), group).rows
    assert row.fault


def test_a_volunteer_as_old_as_the_list_says_and_a_pupil_of_the_school_come_in(group, cast):
    Person.objects.filter(user=cast.daan).update(birth_year=2012)
    pupil_in(group)
    other = group_of(group.school, name="4A")
    rows = ["Daan;daan@example.org;01-03-2012", "Finn;finn@example.org;01-03-2012"]
    assert [it.fault for it in queries.report_of(a_list(*rows), other).rows] == ["", ""]


def a_list(*rows, header="naam;e-mail;geboortedatum"):
    return BytesIO("\n".join([header, *rows]).encode())


def test_a_list_without_what_is_needed_is_refused_whole(group):
    with pytest.raises(Refused, match="geboortedatum"):
        queries.report_of(BytesIO(b"naam;e-mail\nFinn;finn@example.org\n"), group)


def test_the_overview_says_who_has_no_place_who_is_behind_and_who_is_done(pupil, place):
    group = pupil.group
    none = pupil_in(group, email="geen@example.org", name="Geen")
    busy = pupil_in(group, email="bezig@example.org", name="Bezig")
    signed(busy, place)
    done(pupil, place)
    lines = {it.pupil.name: it for it in queries.overview(group, date(2026, 11, 1))}
    assert {name: it.code for name, it in lines.items()} == {
        "Geen": "none", "Bezig": "busy", "Finn": "done",
    }  # fmt: skip
    assert lines["Bezig"].is_behind
    assert not lines["Finn"].is_behind
    assert lines["Finn"].minutes == 1800
    assert actions.remind(group, by=speaks(group.school), at=NOW) == 1
    assert Letter.objects.filter(to_address=none.email).exists()
    row = next(it for it in queries.results(group, NOW.date()) if it[1] == "Finn")
    assert row[5:] == [
        30.0,
        30,
        "deed wat was afgesproken",
        "Altijd op tijd.",
        "Luisteren is ook werken.",
    ]


def test_a_photo_tells_as_well_as_words(pupil, place, cast):
    it = done(pupil, place)
    Internship.objects.filter(pk=it.pk).update(reflection="")
    on = date(2026, 11, 1)
    assert queries.overview(pupil.group, on)[0].code == "telling"
    told(it)
    assert queries.overview(pupil.group, on)[0].code == "done"


def test_when_the_school_has_the_result_nothing_says_who_it_was(pupil, place, cast):
    it = done(pupil, place)
    group, photo = pupil.group, told(it)
    with pytest.raises(Refused, match="stagecoördinator"):
        actions.close(group, by=acts(pupil), at=NOW)
    actions.close(group, by=speaks(group.school), at=NOW)
    it.refresh_from_db()
    pupil.refresh_from_db()
    left = [pupil.name, pupil.email, pupil.number, pupil.guardian_email, pupil.guardian_name]
    assert {*left, it.why, it.reflection, it.assessment} == {""}
    assert not it.told.exists()
    assert photo.file.name
    assert pupil.born_on is None
    assert pupil.person is None
    assert not Paper.objects.filter(about_kind="internship").exists()
    assert Hours.objects.filter(internship=it, state="confirmed").count() == 15
    assert Event.objects.filter(verb="internship.group_closed").exists()
    assert internships.own_pupil(acts_as(cast.person(cast.finn))) is None
    with pytest.raises(Refused, match="resultaat al"):
        actions.bring_in(group, [], by=speaks(group.school), at=NOW)


def test_a_class_is_not_wiped_while_somebody_is_busy_unless_its_period_is_over(group, place):
    signed(pupil_in(group), place)
    by = speaks(group.school)
    with pytest.raises(Refused, match=r"1 leerling is nog bezig.*31 januari 2027"):
        actions.close(group, by=by, at=NOW)
    actions.close(group, by=by, at=datetime(2027, 2, 1, 9, tzinfo=UTC))
    assert Pupil.objects.get().name == ""


def test_the_school_takes_out_who_never_asked_for_a_place(pupil, place):
    wrong = pupil_in(pupil.group, email="fout@example.org", name="Fout")
    by = speaks(pupil.group.school)
    with pytest.raises(Refused, match="stagecoördinator"):
        actions.remove(wrong, by=acts_as(pupil.group.mentor), at=NOW)
    actions.remove(wrong, by=by, at=NOW)
    assert [it.name for it in Pupil.objects.all()] == ["Finn"]
    assert Event.objects.filter(verb="internship.pupil_removed").exists()
    asked(pupil, place)
    with pytest.raises(Refused, match="vroeg al een plek aan"):
        actions.remove(pupil, by=by, at=NOW)


def test_who_comes_in_gets_a_letter_with_the_way_when_the_school_says_so(group):
    rows = queries.report_of(a_list("Noor;noor@example.org;01-03-2012"), group).new
    actions.bring_in(group, rows, writes=True, by=speaks(group.school), at=NOW)
    actions.bring_in(group, rows, writes=True, by=speaks(group.school), at=NOW)
    letter = Letter.objects.get(to_address="noor@example.org")
    assert "/mijn/stage/" in letter.text
    assert "De Klim zette je in klas 3B" in letter.text
    rows = queries.report_of(a_list("Loek;loek@example.org;01-03-2012"), group).new
    actions.bring_in(group, rows, by=speaks(group.school), at=NOW)
    assert not Letter.objects.filter(to_address="loek@example.org").exists()


def test_who_asks_something_of_the_school_stands_on_top_and_only_who_has_a_place_is_behind(
    group, place
):
    for name, make in {"Aya": done, "Bo": signed, "Cas": asked, "Dina": None}.items():
        it = pupil_in(group, email=f"{name.lower()}@example.org", name=name)
        if make:
            make(it, place)
    lines = queries.overview(group, date(2026, 12, 1))
    assert [(it.pupil.name, it.is_behind) for it in lines] == [
        ("Cas", False), ("Dina", False), ("Bo", True), ("Aya", False),
    ]  # fmt: skip


def test_columns_are_read_as_schools_call_them(group):
    head = "Leerlingnummer;Naam;E-mailadres;Geboortedatum;E-mailadres ouder;Klas"
    report = queries.report_of(
        a_list("7;Noor;noor@example.org;01-03-2012;ouder@example.org;3B", header=head), group
    )
    (row,) = report.new
    assert (row.values["nummer"], row.values["e-mail ouder"]) == ("7", "ouder@example.org")
    assert report.unread == ["Klas"]

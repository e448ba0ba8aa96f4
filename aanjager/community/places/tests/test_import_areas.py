from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from aanjager.community.places import actions, queries
from aanjager.community.places.models import Area, KeyFigure, Postcode
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from conftest import NOW

pytestmark = pytest.mark.django_db


def load(folder, **options):
    return actions.import_areas(folder, by=CLOCK, at=NOW, **options)


def edit(folder, name, old, new):
    file = folder / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_tree_stands_from_country_to_postcode(small_files):
    load(small_files)

    centre = Area.objects.get(code="WK000101")
    assert [a.name for a in queries.above(centre)] == [
        "Nederland", "Fryslân", "Noord", "Noord", "Lindeveen (F.)",
    ]  # fmt: skip
    assert {a.name for a in queries.within(queries.area("municipality", "GM0001"))} >= {
        "Lindeveen (F.)", "Centrum", "Zuid", "Lindeveen", "Oudhâm",
    }  # fmt: skip
    assert Postcode.objects.get(pk="3801").area == centre


def test_every_row_is_accounted_for(small_files):
    report = load(small_files)

    assert all(tally.accounts_for_all for tally in report.tallies)
    assert report.refused == 0


def test_the_second_run_changes_nothing_and_says_so(small_files):
    load(small_files)

    report = load(small_files)

    assert report.changed_nothing
    assert sum(tally.same for tally in report.tallies) == sum(t.rows for t in report.tallies)


def test_a_newer_name_is_a_change_and_nothing_else_is(small_files):
    load(small_files)
    edit(small_files, "cbs_wijken_2022.csv", "WK000102,Zuid,", "WK000102,Zuiderkwartier,")

    report = load(small_files)

    assert sum(tally.changed for tally in report.tallies) == 1
    assert Area.objects.get(code="WK000102").name == "Zuiderkwartier"


def test_a_municipality_that_ended_is_kept_and_lies_in_the_one_it_went_into(small_files):
    load(small_files)

    ended = Area.objects.get(code="GM0002")
    lindeveen = Area.objects.get(code="GM0001")
    assert (ended.valid_to, ended.merged_into) == (2022, lindeveen)
    assert Area.objects.get(code="WK000201") in queries.parts_of(lindeveen)
    assert Area.objects.get(code="GM0009").valid_to == 2016


def test_what_is_not_given_is_left_out_and_what_can_be_is_added_up(small_files):
    load(small_files)

    zuid = Area.objects.get(code="WK000102")
    assert {f.key for f in zuid.figures.all()} == {"population"}
    assert KeyFigure.objects.get(area__kind="country", key="population").value == 140
    assert all("CBS" in source for source in KeyFigure.objects.values_list("source", flat=True))


def test_a_spoiled_name_and_a_postcode_abroad_are_put_right_and_said(small_files):
    report = load(small_files)

    notes = [note for tally in report.tallies for note in tally.notes]
    assert Postcode.objects.get(pk="3901").town == "Oudhâm"
    assert Postcode.objects.get(pk="3802").point == Postcode.objects.get(pk="3801").point
    assert any("3802 lay abroad" in note for note in notes)
    assert any("Oudh+óm → Oudhâm" in note for note in notes)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("cbs_wijken_2022.csv", "WK000102,Zuid,", "ZUID,Zuid,", "line 3: code is 'ZUID'"),
        ("cbs_wijken_2022.csv", "WK000102,Zuid", "WK000101,Zuid", "stands in the file twice"),
        ("cbs_wijken_2022.csv", "WK000102,Zuid,", "WK000102,,", "has no name"),
        ("cbs_wijken_2022.csv", "Zuid,GM0001", "Zuid,GM0099", "which is not known"),
        ("cbs_wijken_2022.csv", "5.42,52.2", "5.42,noord", "lies outside the country"),
        ("cbs_wijken_2022.csv", "5.42,52.2", "nan,52.2", "lies outside the country"),
        ("cbs_gemeenten_2022.csv", "Oudhorst,Fryslan", "Oudhorst,Atlantis", "is not known"),
        ("pc4_wijk_gemeente_2022.csv", "\n3801,", "\n0801,", "pc4 is '0801'"),
        ("pc4_wijk_gemeente_2022.csv", "WK000201,GM0002", "WK999999,GM0002", "is not known"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_reason(small_files, name, old, new, reason):
    edit(small_files, name, old, new)

    report = load(small_files)

    refused = [line for tally in report.tallies for line in tally.refused]
    assert any(reason in line for line in refused), refused
    assert all(tally.accounts_for_all for tally in report.tallies)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("cbs_wijken_2022.csv", b"naam\nCentrum\n", "has no column code"),
        ("cbs_wijken_2022.csv", "code,name\nWK1,Frysl\xe2n\n".encode("latin-1"), "is not UTF-8"),
        ("cbs_wijken_2022.geojson", b'{"features": [{"type": "x"}]}', "is not GeoJSON"),
        ("cbs_wijken_2022.geojson", b"<html>", "is not GeoJSON"),
        ("cbs_wijken_2022.csv", b"", "has no column code"),
    ],
)
def test_a_file_that_is_not_what_it_says_stops_everything(small_files, name, content, reason):
    (small_files / name).write_bytes(content)

    with pytest.raises(actions.FolderRefused, match=reason):
        load(small_files)
    assert not Area.objects.exists()


def test_the_command_says_what_it_did_and_ends_with_the_right_code(small_files, tmp_path):
    out, bar = StringIO(), StringIO()
    call_command("import_areas", str(small_files), "--dry-run", stdout=out, stderr=bar)
    assert "nothing was written" in out.getvalue()
    assert "key figures" in bar.getvalue()
    assert not Area.objects.exists()

    call_command("import_areas", str(small_files), "--quiet", stdout=out)
    call_command("import_areas", str(small_files), "--quiet", stdout=out)
    assert "Nothing changed" in out.getvalue()

    edit(small_files, "cbs_wijken_2022.csv", "Zuid,GM0001", "Zuid,GM0099")
    with pytest.raises(CommandError, match="1 rows were refused") as stopped:
        call_command("import_areas", str(small_files), "--quiet", stdout=out)
    assert stopped.value.returncode == 1

    with pytest.raises(CommandError, match="is not a folder") as stopped:
        call_command("import_areas", str(tmp_path / "niets"), stdout=out)
    assert stopped.value.returncode == 2


def test_a_folder_without_the_three_main_files_is_refused(small_files):
    (small_files / "cbs_wijken_2022.csv").unlink()

    with pytest.raises(actions.FolderRefused, match=r"holds no cbs_wijken_<year>\.csv"):
        load(small_files)


def test_neighbourhoods_are_taken_when_their_file_is_there(small_files):
    (small_files / "cbs_buurten_2022.csv").write_text(
        "code,name,population,lon,lat\nBU00010101,Haven,12,5.38,52.2\n"
    )
    (small_files / "leesmij.csv").write_text("a\n")

    report = load(small_files)

    assert Area.objects.get(code="BU00010101").part_of.code == "WK000101"
    assert any("leesmij.csv" in note for note in report.notes)


def test_areas_are_loaded_by_the_installation_alone(small_files):
    with pytest.raises(Refused, match="beheerder"):
        actions.import_areas(small_files, by=ANONYMOUS, at=NOW)


def test_the_whole_country_is_taken_from_the_real_files(real_files):
    report = load(real_files)

    kinds = {kind: Area.objects.filter(kind=kind).count() for kind in Area.Kind.values}
    living = Area.objects.filter(kind="municipality", valid_to=None).count()
    assert (kinds["province"], living, kinds["district"], kinds["town"]) == (12, 342, 3340, 2501)
    assert Area.objects.filter(region_kind="corop").count() == 40
    assert Postcode.objects.count() == 4766
    assert all(tally.accounts_for_all for tally in report.tallies)
    assert report.refused == 0
    merged = dict(
        Area.objects.filter(merged_into__isnull=False).values_list("name", "merged_into__name")
    )
    assert merged == {
        "Weesp": "Amsterdam",
        "Brielle": "Voorne aan Zee",
        "Hellevoetsluis": "Voorne aan Zee",
        "Westvoorne": "Voorne aan Zee",
    }
    assert load(real_files).changed_nothing
    look_up_places()


def look_up_places():
    """What people type, on the real map (loading it takes seconds, so it is asked here)."""
    one = {
        "3811 ab": "3811 Amersfoort", "Den Haag": "'s-Gravenhage", "utrecht": "Utrecht",
        "Súdwest-Fryslân": "Súdwest-Fryslân", "sudwest fryslan": "Súdwest-Fryslân",
        "Bergen, Limburg": "Bergen L", "Bergen L": "Bergen L", "achterveld": "Achterveld",
        "Weesp": "Weesp", "3811 Amersfoort": "3811 Amersfoort", "friesland": "Fryslân",
    }  # fmt: skip
    assert {typed: queries.point_of(typed).area and queries.point_of(typed).area.name
            if not typed[0].isdigit() else queries.point_of(typed).label for typed in one} == one  # fmt: skip
    bergen = [found.label for found in queries.point_of("Bergen").choices]
    assert sorted(bergen) == ["Bergen (Limburg)", "Bergen (Noord-Holland)"]
    assert len(queries.point_of("zeeland").choices) == 2
    for name in (
        Area.objects.filter(kind="town").values_list("bare_name", flat=True).distinct()[:80]
    ):
        for choice in queries.point_of(name).choices:
            assert queries.point_of(choice.label).area == choice.area, choice.label
    assert queries.area_at((155_000, 463_000)).name == "Stadskern"
    assert queries.area_at((20_000, 620_000)) is None

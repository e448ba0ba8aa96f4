"""An open register of grants: read in without names of people, to the cent, and shown to everybody."""

import json
import os
from collections import Counter
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.partnership.grants import actions, queries, rules
from aanjager.partnership.grants.models import PublicGrant

EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "60"))
PEOPLE = (
    "(Particulier)", "particulieren", "Mevrouw A. Jansen", "dhr. P. de Boer", "Fam. Bakker",
    "J. de Vries", "A.B.C. van der Linden", "Evelien Nijeboer", "Amador Nita",
    "Eweks t.h.o.d.n. Kenneth Smit Training", "Fatima El Amrani",
)  # fmt: skip
BODIES = (
    "Stichting Sirius", "13 BV", "Combiwel Ondernemend Welzijn B.V.", "ASKV", "Blend", "De Omslag",
    "Bijlmer Parktheater", "Buurtvereniging van der Pek", "COC Amsterdam", "EH Hendriksen Holding BV",
    "Stichting Rona Mathlener Projecten", "Unie Nationale Marokkaanse Vrouwen Nederland/UNFM-NL",
)  # fmt: skip
FIRST = ["Jan", "Piet", "Anna", "Fatima", "Mohammed", "Sophie", "Willem", "Noor", "Els", "Ömer"]
LAST = (
    "Huisman|Westra|de Groen|van der Kerk|Prins|Zuidema|Noordermeer|van den Bosch|Schoolmeester|"
    "Sportel|de Vriend|van Wijk|Best|Zorgdrager|Vrouwenvelder|El Amrani|Kok|Tuinman|Bond|Park|"
    "van de Water|Kring|Haven|Raad|Nieuwenhuis|Kinderman|Bergweg|Rijnders|van der Zee|Wereldma"
)  # surnames that look like words of bodies


def row(name="Stichting Sirius", asked="€ 70.000", granted=0.0, **more):
    return {
        "Naam": name, "Project": "Plein", "Regeling": "Schoolpleinen", "Organisatie": "OJZ",
        "Thema": "Onderwijs", "Jaar": 2016, "Periodiciteit": "Eenmalig", "Aangevraagd": asked,
        "Verleend": granted, **more,
    }  # fmt: skip


@pytest.fixture
def file(tmp_path):
    def make(*rows):
        path = tmp_path / "grants.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        return path

    return make


@pytest.fixture
def amsterdam():
    """The real file: AANJAGER_DATA, or `shared/data` beside the project."""
    folder = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data"))
    path = folder / "subsidies" / "amsterdam_subsidies_2016.json"
    if not path.exists():
        pytest.skip(f"The file of Amsterdam is not at {path}; set AANJAGER_DATA.")
    return path


def run(path, capsys, *more):
    told = ("--register", "amsterdam-2016", "--source", "Gemeente Amsterdam, open data")
    call_command("import_grants", str(path), *told, *more)
    return capsys.readouterr().out


@pytest.mark.parametrize("name", PEOPLE)
def test_the_name_of_a_person_is_not_kept(name):
    assert rules.name_to_keep(name) == ""


@pytest.mark.parametrize("name", BODIES)
def test_the_name_of_a_body_is_kept(name):
    assert rules.name_to_keep(name) == name


def test_no_first_name_with_a_surname_that_looks_like_a_body_is_taken_for_one():
    kept = [
        f"{first} {last}"
        for first, last in product(FIRST, LAST.split("|"))
        if rules.name_to_keep(f"{first} {last}")
    ]

    assert kept == []


def test_a_person_beside_a_body_is_left_out_and_a_list_of_bodies_puts_right_what_is_doubtful():
    assert rules.name_to_keep("Stichting Mediamatic / Teun Castelein") == "Stichting Mediamatic"
    assert rules.name_to_keep("Tweede Uitleg") == ""
    assert rules.name_to_keep("Tweede  Uitleg", {"tweede uitleg"}) == "Tweede Uitleg"


@given(st.integers(0, 10**11))
@how(max_examples=EXAMPLES, deadline=None)
def test_an_amount_in_any_shape_is_the_same_number_of_cents(n):
    whole, rest = divmod(n, 100)
    dotted = f"{whole:,}".replace(",", ".")
    shapes = [f"€ {dotted},{rest:02d}", f"EUR {whole},{rest:02d}", Decimal(n) / 100]
    if not rest:
        shapes += [f"€ {dotted}", f"€{dotted},-", f"€ {dotted},--", whole, f"{whole}.00"]

    assert {queries.cents(it) for it in shapes} == {n}


@pytest.mark.parametrize(
    "said",
    ["", "-", "€ -5", "€ 1.2.3", "veel", None, True, -1, Decimal("1.234"), Decimal("NaN"), []],
)
def test_what_is_no_amount_is_no_amount(said):
    assert queries.cents(said) is None


@pytest.mark.django_db
def test_each_row_is_reported_and_what_is_wrong_says_why(file, capsys):
    path = file(
        row(), row(), row("(Particulier)", Project="Tuin van Jan"), row(asked="veel"),
        row(Jaar="2016"), {"Naam": "x"}, "niets", row(Thema=""), row(Project="x" * 301),
    )  # fmt: skip
    with pytest.raises(CommandError, match="6 rows were refused"):
        run(path, capsys, "--dry-run")
    assert "9 rows = 3 stored + 0 the same + 6 refused; 1 without a name" in capsys.readouterr().out
    assert not PublicGrant.objects.exists()

    with pytest.raises(CommandError):
        run(path, capsys)
    told = capsys.readouterr().out
    whys = ("'veel' is no amount", "is no year", "lacks Project", "no object", "about what", "long")
    for words in whys:
        assert words in told
    assert "Tuin van Jan" not in told
    private = PublicGrant.objects.get(is_private=True)
    assert (private.receiver, private.project, private.asked_cents) == ("", "", 70_000_00)
    assert PublicGrant.objects.count() == 3  # two alike are two

    with pytest.raises(CommandError):
        run(path, capsys)
    assert "0 stored + 3 the same" in capsys.readouterr().out
    assert "2 rows stand here and not in this file" in run(file(row()), capsys)


@pytest.mark.django_db
def test_the_table_itself_refuses_the_name_of_a_private_person_and_only_the_clock_reads_in(file):
    rows = queries.read(file(row()))
    with pytest.raises(Refused, match="site beheert"):
        actions.import_grants(rows, "a", "b", by=ANONYMOUS, at=None)
    with pytest.raises(IntegrityError, match="a_private_person_is_not_named"), transaction.atomic():
        PublicGrant.objects.create(
            register="a", key="b", year=2016, is_private=True, receiver="Jan", theme="x",
            asked_cents=1, granted_cents=1, imported_at="2026-03-02T09:00Z",
        )  # fmt: skip


@pytest.mark.parametrize("content", [b"\xff", b"{", b"[]", b'{"a": 1}', b"[" * 5_000])
def test_a_file_that_is_no_register_is_refused_whole(tmp_path, content, capsys):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run(path, capsys)
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_all_grants_of_amsterdam_come_in_to_the_cent_and_are_shown_without_people(
    amsterdam, capsys, client
):
    told = run(amsterdam, capsys)
    raw = json.loads(amsterdam.read_text(), parse_float=Decimal)

    assert "2691 rows = 2691 stored + 0 the same + 0 refused" in told
    sums = Counter()
    for it in PublicGrant.objects.values("asked_cents", "granted_cents"):
        sums.update(it)
    assert sums["granted_cents"] == sum(it["Verleend"] for it in raw) * 100
    asked = sum(int(it["Aangevraagd"].removeprefix("€ ").replace(".", "")) for it in raw)
    assert sums["asked_cents"] == asked * 100
    names = " ".join(PublicGrant.objects.values_list("receiver", flat=True))
    for person in ("Nijeboer", "Hergenhahn", "Nita", "Bontje", "Walraven", "Castelein", "Kenneth"):
        assert person not in names
    assert PublicGrant.objects.filter(is_private=True).count() >= 444
    again = run(amsterdam, capsys, "--brief")
    assert "0 stored + 2691 the same" in again
    assert "Nothing changed" in again

    page = client.get("/subsidies/?q=vrijwilligerscentrale")
    assert "Stichting Vrijwilligerscentrale Amsterdam" in page.content.decode()
    assert len(client.get("/subsidies/").content) < 60_000
    assert count_queries(lambda: client.get("/subsidies/?thema=Participatie")) <= 8
    one = client.get("/subsidies/vrijwilligerscentraleamsterdam/")
    assert one.status_code == 200
    assert count_queries(lambda: client.get("/subsidies/vrijwilligerscentraleamsterdam/")) <= 5
    assert client.get("/subsidies/particulier/").status_code == 404

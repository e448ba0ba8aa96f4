"""A framework of others: every row is accounted for, and a proof points at what was brought in."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from aanjager.growth.frameworks import actions, queries
from aanjager.growth.frameworks.models import Concept
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
HEAD = "conceptUri,code,preferredLabel,altLabels,status\n"
AT = "http://data.europa.eu/esco/"
COOK, TAILOR = (
    f"{AT}occupation/1,5120.1,kok,keukenhulp,released\n",
    f"{AT}skill/2,S9,naaien,,released\n",
)


def bring(tmp_path, capsys, rows, *more, head=HEAD):
    path = tmp_path / "esco.csv"
    path.write_text(head + rows, encoding="utf-8")
    problem = None
    try:
        call_command("import_framework", str(path), "--source", "ESCO 1.2", *more)
    except CommandError as said:
        problem = said
    return capsys.readouterr().out, problem


def test_every_row_is_accounted_for_and_a_second_run_changes_nothing(tmp_path, capsys):
    bad = (
        f"{AT}occupation/1,5120.1,kok,,released\n"
        f"{AT}skill/3,S3,,,released\n{AT}skill/4,S4,oud,,obsolete\nfles,S5,fles,,released\n"
    )
    said, _no = bring(tmp_path, capsys, COOK + TAILOR, "--dry-run")
    assert "2 rows = 2 new + 0 changed + 0 the same + 0 refused" in said
    assert not Concept.objects.exists()
    said, problem = bring(tmp_path, capsys, COOK + TAILOR + bad)
    assert "6 rows = 2 new + 0 changed + 0 the same + 4 refused" in said
    assert problem.returncode == 1
    for why in ("of row 2 again", "no name", "not in use: obsolete", "no address"):
        assert why in said
    said, _no = bring(tmp_path, capsys, COOK + TAILOR)
    assert "2 rows = 0 new + 0 changed + 2 the same + 0 refused" in said
    said, _no = bring(tmp_path, capsys, COOK.replace("kok", "chef"))
    assert "1 rows = 0 new + 1 changed + 0 the same + 0 refused" in said
    assert "0 stand here and not in this file" in said, "of this kind"
    assert set(Concept.objects.values_list("kind", "name")) == {
        ("occupation", "chef"),
        ("skill", "naaien"),
    }
    _said, problem = bring(tmp_path, capsys, COOK, head="a,b,c,d,e\n")
    assert problem.returncode == 2
    with pytest.raises(Refused):
        actions.import_concepts([], by=ANONYMOUS, at=None)


def test_the_real_files_are_taken_whole():
    folder = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data"))
    if not (folder / "skills").is_dir():
        pytest.skip(f"The files of ESCO are not at {folder}; set AANJAGER_DATA.")
    found = {
        name: queries.read(folder / "skills" / name, "ESCO")
        for name in ("esco_1.2_occupations_nl.csv", "esco_1.1.1_skill_groups_en.csv")
    }
    assert [len(rows) for rows in found.values()] == [3039, 640]
    assert not [it for rows in found.values() for it in rows if it.why_not]


def test_staff_find_a_skill_and_a_kind_of_proof_is_aligned_with_it(cast, client):
    one = Concept.objects.create(
        kind="skill", uri=f"{AT}skill/2", code="T4.1", name="communicating <b>", language="en", source="ESCO 1.1.1"
    )  # fmt: skip
    client.force_login(cast.anna)
    page = client.get("/balie/stelsels/?zoek=t4.1", **NOORD).text
    assert "communicating &lt;b&gt;" in page
    assert 'lang="en"' in page
    page = client.get("/balie/bewijzen/soorten/", {"stelsel": one.uri}, **NOORD).text
    assert f'value="{one.uri}"' in page
    client.force_login(cast.daan)
    assert client.get("/balie/stelsels/?zoek=t4.1", **NOORD).status_code in {403, 404}

"""A framework as linked data, in the shape in which CompetentNL describes its concepts.

The concepts here are made up; the classes, terms and layers (6, 24 and 128 skills) are those of its ontology.
"""

import pytest
from django.core.management import CommandError, call_command

from aanjager.growth.frameworks import queries
from aanjager.growth.frameworks.models import Concept

pytestmark = pytest.mark.django_db
HEAD = """@prefix cnlo: <https://linkeddata.competentnl.nl/def/competentnl#> .
@prefix uwv: <https://linkeddata.competentnl.nl/uwv/def/competentnl_uwv#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix hc: <https://linkeddata.competentnl.nl/id/human-capability/> .
"""
LAYERS = ((1, 6), (2, 24), (3, 128))


def layered() -> str:
    """Skills in three layers, each below one of the layer above."""
    said, above = [HEAD], 0
    for layer, many in LAYERS:
        for n in range(many):
            under = f"skos:broader hc:L{layer - 1}-{n % above} ;" if above else ""
            said.append(
                f'hc:L{layer}-{n} a cnlo:HumanCapability ; {under} skos:notation "{layer}.{n}" ;\n'
                f'  skos:prefLabel "vaardigheid {layer} {n}"@nl, "skill {layer} {n}"@en .'
            )
        above = many
    return "\n".join(said)


def bring(tmp_path, capsys, text, *more, name="bestand"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problem = None
    try:
        call_command("import_framework", str(path), "--source", "CompetentNL 2.1", *more)
    except CommandError as said:
        problem = said
    return capsys.readouterr().out, problem


def test_three_layers_of_skills_come_in_each_under_the_one_it_belongs_to(tmp_path, capsys):
    said, _no = bring(tmp_path, capsys, layered(), "--dry-run")
    assert "158 rows = 158 new + 0 changed + 0 the same + 0 refused" in said
    assert not Concept.objects.exists()
    bring(tmp_path, capsys, layered())
    said, _no = bring(tmp_path, capsys, b"\xef\xbb\xbf" + layered().encode())
    assert "158 rows = 0 new + 0 changed + 158 the same + 0 refused" in said
    found = Concept.objects.get(code="3.77")
    assert (found.kind, found.name, found.language) == ("skill", "vaardigheid 3 77", "nl")
    assert found.under == f"vaardigheid 2 {77 % 24}"
    assert Concept.objects.filter(under="").count() == LAYERS[0][1]


def test_labels_are_read_as_words_and_as_things_of_their_own(tmp_path, capsys):
    text = (
        HEAD
        + """
<https://linkeddata.competentnl.nl/uwv/id/occupation/1> a cnlo:Occupation ;
  skosxl:prefLabel [ a skosxl:Label ; skosxl:literalForm "kok"@nl ] ;
  skosxl:altLabel [ skosxl:literalForm "chef d'oeuvre"@nl ], [ skosxl:literalForm "cook"@en ] ;
  uwv:specialization [ skosxl:literalForm "kok <b>warm</b>"@nl ] .
<https://linkeddata.competentnl.nl/id/knowledge-area/1> a cnlo:KnowledgeArea ; skos:prefLabel "voeding" .
hc:en a cnlo:HumanCapability ; skos:prefLabel "only English"@en ; skos:altLabel "ook dit", "only English" .
"""
    )
    said, problem = bring(tmp_path, capsys, text)
    assert ("3 new" in said, problem) == (True, None)
    cook = Concept.objects.get(kind="occupation")
    assert (cook.name, cook.other_names) == ("kok", "chef d'oeuvre\nkok <b>warm</b>")
    assert Concept.objects.get(kind="knowledge").name == "voeding"
    english = Concept.objects.get(kind="skill")
    assert (english.name, english.language, english.other_names) == (
        "only English",
        "en",
        "ook dit",
    )


def test_what_is_no_concept_says_why(tmp_path, capsys):
    text = (
        HEAD
        + f"""
hc:naamloos a cnlo:HumanCapability .
hc:oud a cnlo:HumanCapability ; skos:prefLabel "oud"@nl ; owl:deprecated true .
hc:lang a cnlo:HumanCapability ; skos:prefLabel "{"x" * 201}"@nl .
[] a cnlo:HumanCapability ; skos:prefLabel "zonder adres"@nl .
<urn:x> a cnlo:HumanCapability ; skos:prefLabel "geen webadres"@nl .
hc:iets a skos:Concept ; skos:prefLabel "telt niet mee"@nl .
hc:goed a cnlo:HumanCapability ; skos:prefLabel "goed"@nl .
"""
    )
    said, problem = bring(tmp_path, capsys, text)
    assert "6 rows = 1 new + 0 changed + 0 the same + 5 refused" in said
    assert problem.returncode == 1
    for why in ("no name", "not in use: deprecated", "more than 200 signs", "no address"):
        assert why in said
    assert Concept.objects.get().name == "goed"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "hc:x a cnlo:HumanCapability ; skos:prefLabel",
        HEAD + "hc:x a skos:Concept .",
        HEAD.encode() + b'hc:x skos:prefLabel "\xff" .',
        HEAD + "hc:x skos:broader " + "[ skos:broader " * 3_000,
        b"",
    ],
    ids=["broken off", "nothing of it", "no text", "within each other", "empty"],
)
def test_a_file_that_is_something_else_is_refused_whole(tmp_path, capsys, text):
    _said, problem = bring(tmp_path, capsys, text)
    assert problem.returncode == 2
    assert not Concept.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(queries.linked, "MOST_BYTES", 100)
    path = tmp_path / "groot.ttl"
    path.write_text(layered(), encoding="utf-8")
    with pytest.raises(queries.FileRefused, match="more than"):
        queries.read(path, "CompetentNL 2.1")


def test_staff_see_where_a_skill_belongs(cast, client):
    Concept.objects.create(
        kind="skill", uri="https://linkeddata.competentnl.nl/id/human-capability/1", name="luisteren",
        under="sociaal <i>", language="nl", source="CompetentNL 2.1",
    )  # fmt: skip
    client.force_login(cast.anna)
    page = client.get("/balie/stelsels/?zoek=luist", headers={"host": "noord.localhost"}).text
    assert "Hoort bij: sociaal &lt;i&gt;" in page
    assert "ESCO-classificatie" not in page

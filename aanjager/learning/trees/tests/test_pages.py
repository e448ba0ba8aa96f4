import pytest
from django.urls import reverse

from aanjager.kernel.actor import CLOCK
from aanjager.kernel.testing import count_queries
from aanjager.learning.trees import actions, queries
from aanjager.learning.trees.models import Tree, TreeVersion
from aanjager.learning.trees.tests.factories import draft, published, script
from aanjager.trust.law import actions as law
from aanjager.trust.law.models import LawValue
from conftest import NOW

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
NETWORK = {"headers": {"host": "localhost"}}


@pytest.fixture(autouse=True)
def _table(cast):
    law.load(by=CLOCK, at=NOW)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_a_visitor_walks_to_the_outcome_and_nothing_is_kept(client):
    published()
    ask = "/wegwijzer/meedoen/vraag/"

    assert "Mag ik meedoen?" in text_of(client.get("/wegwijzer/", **NOORD))
    assert "hoogstens 2 vragen" in text_of(client.get("/wegwijzer/meedoen/", **NOORD))
    first = text_of(client.get(ask, **NOORD))
    assert "Hoe oud ben je?" in first
    assert "Hierna komt hoogstens nog 1 vraag" in first
    second = text_of(client.get(f"{ask}?leeftijd=20&na=leeftijd", **NOORD))
    assert "Doe je het samen?" in second
    assert "Dit is de laatste vraag" in second
    assert 'name="leeftijd" value="20"' in second
    done = client.get(f"{ask}?leeftijd=20&na=samen&samen=ja", **NOORD)
    assert done["Location"] == "/wegwijzer/meedoen/uitkomst/?leeftijd=20&samen=ja"

    page = text_of(client.get(done["Location"], **NOORD))
    for said in (
        "Conclusie met",
        "informatie, geen advies",
        "De wet",
        "nagekeken op 5 januari 2026",
        "Zoek iemand",
    ):
        assert said in page
    assert "?leeftijd=20&amp;samen=ja&amp;vraag=samen" in page
    assert not client.session.keys()


def test_back_shows_the_answer_that_was_given(client):
    published()

    page = text_of(client.get("/wegwijzer/meedoen/vraag/?leeftijd=20&terug=leeftijd", **NOORD))

    assert 'value="20"' in page
    assert 'name="na" value="leeftijd"' in page
    again = client.get("/wegwijzer/meedoen/vraag/?leeftijd=20&samen=ja&vraag=leeftijd", **NOORD)
    assert 'name="na"' not in again.content.decode()
    assert 'name="samen" value="ja"' in again.content.decode()


def test_what_is_no_answer_is_told_at_the_question(client):
    published()
    ask = "/wegwijzer/meedoen/vraag/"

    nothing = client.get(f"{ask}?na=leeftijd&leeftijd=", **NOORD)
    wrong = client.get(f"{ask}?na=leeftijd&leeftijd=oud", **NOORD)

    assert (nothing.status_code, wrong.status_code) == (422, 422)
    assert "Geef eerst een antwoord." in text_of(nothing)
    assert "Vul een getal in van 1 tot en met 120." in text_of(wrong)
    assert 'value="oud"' in text_of(wrong)


def test_an_outcome_without_answers_leads_back_to_the_questions(client):
    published()

    for page in ("uitkomst/", "uitkomst.pdf", "papier/", "papier.pdf"):
        answer = client.get(f"/wegwijzer/meedoen/{page}?leeftijd=20", **NOORD)
        assert answer["Location"] == "/wegwijzer/meedoen/vraag/?leeftijd=20"


def test_the_letter_is_a_page_and_a_tagged_pdf(client):
    published()
    answers = "?leeftijd=20&samen=ja"

    page = text_of(client.get(f"/wegwijzer/meedoen/papier/{answers}", **NOORD))
    letter = client.get(f"/wegwijzer/meedoen/papier.pdf{answers}", **NOORD)
    outcome = client.get(f"/wegwijzer/meedoen/uitkomst.pdf{answers}", **NOORD)

    assert "<h2>Beste ouder</h2>" in page
    assert "...... (naam)" in page
    for file in (letter, outcome):
        assert file["Content-Type"] == "application/pdf"
        assert b"/StructTreeRoot" in file.content
    for page in ("papier/", "papier.pdf"):
        missing = client.get(f"/wegwijzer/meedoen/{page}?leeftijd=20&samen=nee", **NOORD)
        assert missing.status_code == 404


def test_a_number_that_is_not_published_is_said(client):
    published()
    LawValue.objects.filter(key="consent_age").delete()

    page = client.get("/wegwijzer/meedoen/vraag/?leeftijd=20&na=leeftijd", **NOORD)

    assert "nog niet gepubliceerd" in text_of(page)


def test_the_shipped_allowance_tree_says_what_the_published_example_says(client):
    actions.ship(by=CLOCK, at=NOW)
    answers = (
        "jaar=2023&echt=nee&uur=ja&uurbedrag=4&leeftijd=22&inzet=160&inzet=&ook-kosten=ja"
        "&kosten=48&totaal=1872"
    )

    page = text_of(client.get(f"/wegwijzer/vergoeding/uitkomst/?{answers}", **NOORD))

    assert "Je komt boven een grens" in page
    assert "€\xa0208,00. Dat is meer dan €\xa0190,00" in page.replace("&nbsp;", "\xa0")
    assert "belastingdienst.nl, vrijwilligersvergoedingen, inzet en kosten (2023)" in page


def test_every_shipped_tree_stays_light_and_asks_little(client):
    actions.ship(by=CLOCK, at=NOW)
    for version in queries.published(None):
        for page in ("", "vraag/"):
            path = f"/wegwijzer/{version.tree.slug}/{page}"
            client.get(path, **NOORD)
            assert count_queries(lambda path=path: client.get(path, **NOORD)) <= 5
    answers = "jaar=2026&echt=nee&uur=nee&inzet=100&ook-kosten=nee&totaal=1000"
    path = f"/wegwijzer/vergoeding/uitkomst/?{answers}"
    assert count_queries(lambda: client.get(path, **NOORD)) <= 5


def test_the_questions_stay_in_dutch_and_the_page_says_so(client):
    published()

    page = client.get(
        "/wegwijzer/meedoen/", headers={"host": "noord.localhost", "accept-language": "en"}
    )

    assert "The questions and answers are in Dutch." in text_of(page)
    assert 'lang="nl">Mag ik meedoen?' in text_of(page)


def test_staff_make_a_tree_on_screen_and_put_it_online(signed_in, cast):
    anna = signed_in(cast.anna)
    assert 'href="/balie/wegwijzer/">Terug' in text_of(anna.get("/balie/wegwijzer/nieuw/", **NOORD))
    made = anna.post("/balie/wegwijzer/nieuw/", {"title": "Mag het?", "intro": "Kort."}, **NOORD)
    tree = Tree.objects.get(slug="mag-het")
    one = made["Location"]
    assert one == f"/balie/wegwijzer/{tree.pk}/"
    anna.post(f"{one}doe/", {"doe": "publiceer"}, **NOORD)
    assert "nog geen vraag" in text_of(anna.get(one, **NOORD))

    for title in ("Ja, het mag", "Nee, nu niet"):
        facts = {
            "title": title,
            "text": "Zo is het.",
            "sources": "De wet | https://example.org/ | 2026-11-23",
        }
        facts |= {
            "nexts": "Zoek verder | /vacatures/",
            "paper_kind": "letter",
            "paper_title": "Brief",
            "paper_text": "Dag",
        }
        anna.post(f"{one}conclusie/", facts, **NOORD)
    question = {
        "question": "Doe je mee?", "kind": "choice", "options": "graag | Heel graag\nLiever niet",
        "op_0": "is", "value_0": "graag", "to_0": "ja-het-mag", "otherwise": "nee-nu-niet",
    }  # fmt: skip
    anna.post(f"{one}vraag/", question, **NOORD)
    page = text_of(anna.get(one, **NOORD))
    assert "Elke weg eindigt in een conclusie" in page
    assert "2 wegen" in page
    assert "Heel graag" in text_of(anna.get(f"{one}wegen/", **NOORD))
    assert "Je probeert deze versie uit" in text_of(anna.get(f"{one}proef/vraag/", **NOORD))
    anna.post(f"{one}doe/", {"doe": "publiceer"}, **NOORD)

    found = queries.script_of(TreeVersion.objects.get(tree=tree, state="published"))
    assert [it.key for it in found.steps[0].options] == ["graag", "liever-niet"]
    done = anna.get("/wegwijzer/mag-het/uitkomst/?doe-je-mee=graag", **NOORD)
    assert "Ja, het mag" in text_of(done)


def test_a_part_is_shown_as_it_is_changed_and_taken_out(signed_in, cast):
    version, anna = draft(cast.noord), signed_in(cast.anna)
    one = f"/balie/wegwijzer/{version.tree_id}/"

    page = anna.get(f"{one}deel/leeftijd/", **NOORD).content.decode()
    assert 'value="wet:consent_age"' in page
    shown = anna.get(f"{one}deel/met/", **NOORD).content.decode()
    assert "De wet | https://example.org/wet | 05-01-2026" in shown
    wrong = {"title": "x", "text": "y", "sources": "zomaar", "nexts": "x | javascript:1"}
    answer = anna.post(f"{one}deel/met/", wrong, **NOORD)
    assert answer.status_code == 422
    assert "Deze regel klopt niet" in text_of(answer)
    assert "Schrijf een adres als" in text_of(answer)
    anna.post(f"{one}deel/samen/weg/", **NOORD)
    anna.post(f"{one}tekst/", {"title": "Anders", "intro": "Ja", "start": "leeftijd"}, **NOORD)
    version.refresh_from_db()
    assert version.title == "Anders"
    assert queries.script_of(version).step("samen") is None


def test_a_tree_is_taken_along_and_read_in_elsewhere(signed_in, cast):
    from django.core.files.base import ContentFile

    version, anna = draft(cast.noord), signed_in(cast.anna)
    file = anna.get(f"/balie/wegwijzer/{version.tree_id}/bestand.json", **NOORD)
    assert file.json()["title"] == "Mag ik meedoen?"

    named = {"name": "nog-een", "file": ContentFile(file.content, "boom.json")}
    anna.post("/balie/wegwijzer/inlezen/", named, **NOORD)
    bad = {"name": "nog-een", "file": ContentFile(b"nee", "boom.json")}
    refused = anna.post("/balie/wegwijzer/inlezen/", bad, **NOORD)

    version.refresh_from_db()
    assert Tree.objects.get(slug="nog-een").versions.get().body == version.body
    assert "geen wegwijzer" in text_of(refused)


def test_a_centre_takes_a_national_tree_over(signed_in, cast):
    national, anna = published(), signed_in(cast.anna)

    page = text_of(anna.get(f"/balie/wegwijzer/{national.tree_id}/", **NOORD))
    assert "Neem over en pas aan" in page
    made = anna.post(f"/balie/wegwijzer/{national.tree_id}/doe/", {"doe": "overnemen"}, **NOORD)

    own = Tree.objects.get(centre=cast.noord)
    assert made["Location"] == f"/balie/wegwijzer/{own.pk}/"
    assert anna.post(made["Location"] + "doe/", {"doe": "onzin"}, **NOORD).status_code == 404


def test_the_association_sees_what_nobody_checked_for_a_year(signed_in, cast):
    LawValue.objects.filter(key="consent_age").update(checked_on="2020-01-01")
    old = [conclusion_with_old_source("jong"), *script().conclusions[1:]]
    published(made=script(conclusions=old))

    page = text_of(signed_in(cast.els).get("/balie/wegwijzer/", **NETWORK))

    assert "langer dan een jaar niet nagekeken" in page
    assert "consent_age" in page
    assert "Een oude bron" in page


def conclusion_with_old_source(key):
    from datetime import date

    from aanjager.learning.trees.rules.shape import Source
    from aanjager.learning.trees.tests.factories import conclusion

    return conclusion(key, sources=[Source("Een oude bron", "", date(2020, 1, 1))])


def test_a_draft_of_another_is_not_there(signed_in, cast):
    version = draft(cast.zuid)

    path = reverse("tree_making:detail", args=[version.tree_id])
    assert signed_in(cast.anna).get(path, **NOORD).status_code == 404


def test_the_association_gets_one_letter_a_month_while_something_waits(cast):
    from datetime import UTC, datetime

    from aanjager.kernel.refusals import Refused
    from aanjager.trust.letters.models import Letter

    late = datetime(2028, 1, 1, 9, tzinfo=UTC)
    assert actions.remind(by=CLOCK, at=NOW) == 0
    assert actions.remind(by=CLOCK, at=late) == actions.remind(by=CLOCK, at=late) > 0

    letter = Letter.objects.get()
    assert letter.to_address == "els@example.org"
    assert "/balie/wegwijzer/" in letter.text
    with pytest.raises(Refused, match="vanzelf"):
        actions.remind(by=as_els(cast), at=late)


def as_els(cast):
    from aanjager.kernel.actor import Actor

    return Actor(user_id=cast.els.pk, is_association=True)

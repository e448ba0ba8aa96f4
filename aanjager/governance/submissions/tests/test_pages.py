import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now
from pypdf import PdfReader

from aanjager.governance.citations.actions import cite
from aanjager.governance.plans import actions
from aanjager.governance.plans.models import Coverage, Evidence, Plan, ReadingLink
from aanjager.governance.plans.tests.factories import NOW, pattern, plan, staff
from aanjager.governance.submissions import actions as handing
from aanjager.governance.submissions.tests.factories import ready, submitted
from aanjager.kernel.links import hash_of
from aanjager.kernel.testing import count_queries
from aanjager.participation.signals.tests.factories import PatternFactory

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.anna)
    return client


ELSEWHERE = {
    "overview", "new", "detail", "hand_in", "take", "readers", "revoke", "answer_comment", "read",
    "shown", "shown_one", "pdf",
}  # fmt: skip


def at(name, *args):
    if name == "evidence":
        return reverse("citations:overview", args=args)
    return reverse(f"{'submissions' if name in ELSEWHERE else 'plans'}:{name}", args=args)


def test_anna_makes_a_plan_of_a_pattern_and_submits_it(desk, cast):
    found = pattern(cast.noord)
    page = desk.get(f"{at('new')}?uit=pattern-{found.pk}", **NOORD)
    assert "Ouderen eten alleen: 5 signalen in" in page.text

    sent = {
        "title": "Samen eten", "template": "short", "sources": [f"pattern-{found.pk}"],
        "recipient": "Gemeente",
    }  # fmt: skip
    desk.post(f"{at('new')}?uit=pattern-{found.pk}", sent, **NOORD)
    made = Plan.objects.get()
    assert made.evidence.get().pattern == found
    page = desk.get(at("hand_in", made.pk), **NOORD)
    assert "Beantwoord eerst deze vraag: Wat is er nodig." in page.text

    texts = {f"deel_{it.pk}": f"Over {it.key}." for it in made.sections.all()}
    desk.post(at("write", made.pk), texts, **NOORD)
    doing = {
        "title": "Koken", "starts_on": "2026-09-01", "ends_on": "2027-08-31", "staff_hours": "10",
        "shell_hours": "0", "volunteer_hours": "200",
    }  # fmt: skip
    desk.post(at("add_activity", made.pk), doing, **NOORD)
    desk.post(at("add_line", made.pk), {"title": "Eten", "amount_cents": "1.200"}, **NOORD)
    line = made.cost_lines.get()
    page = desk.get(at("budget", made.pk), **NOORD)
    assert "€\N{NO-BREAK SPACE}1.200,00 zonder betaler" in page.text
    paid = {"name": "Gemeente", "kind": "municipality", "amount_cents": "1200", "state": "asked"}
    page = desk.post(at("cover", made.pk, line.pk), {**paid, "amount_cents": "1200,01"}, **NOORD)
    assert page.status_code == 422
    assert "Meer vragen is dubbel vragen" in page.text
    desk.post(at("cover", made.pk, line.pk), paid, **NOORD)
    desk.post(at("hand_in", made.pk), **NOORD)

    page = desk.get(at("detail", made.pk), **NOORD)
    assert "De tekst ligt vast" in page.text
    assert desk.get(at("write", made.pk), **NOORD).status_code == 403
    text = desk.get(f"/stukken/{Plan.objects.get().document_id}/", **NOORD).text
    assert "Samen: € 1.200,00" in text


def test_what_is_out_of_date_or_withdrawn_says_so_beside_each_citation(desk, cast):
    made = ready(cast.noord)
    found = Evidence.objects.get().pattern
    assert "Er kwamen signalen bij" not in desk.get(at("detail", made.pk), **NOORD).text

    found.signals.first().delete()
    for name in ("detail", "evidence"):
        page = desk.get(at(name, made.pk), **NOORD).text
        assert "verouderd" in page
        assert "Er kwamen signalen bij of af." in page
        assert "5 signalen in" in page
    found.state, found.next_step, found.step_words = "declined", "none", "Toch niet."
    found.save()
    assert "ingetrokken" in desk.get(at("detail", made.pk), **NOORD).text


def test_a_plan_is_there_for_everybody_only_when_the_centre_shows_it(desk, client, cast):
    made = submitted(cast.noord)
    paths = [at("shown_one", made.pk), at("pdf", made.pk), f"/stukken/{made.document_id}/"]
    client.logout()
    assert {client.get(path, **NOORD).status_code for path in paths} == {404}

    handing.present(made, is_public=True, by=staff(cast.noord), at=NOW)
    assert {client.get(path, **NOORD).status_code for path in paths} == {200}
    assert made.title in client.get(at("shown"), **NOORD).text
    zuid = {"headers": {"host": "zuid.localhost"}}
    assert client.get(paths[0], **zuid).status_code == 404
    handing.present(made, is_public=False, by=staff(cast.noord), at=NOW)
    assert {client.get(path, **NOORD).status_code for path in paths} == {404}


def test_a_partner_reads_and_comments_with_a_link_and_no_account(desk, client, cast):
    made = plan(cast.noord)
    until = localdate() + timedelta(days=14)
    page = desk.post(
        at("readers", made.pk), {"label": "Buurthuis", "expires_on": until.isoformat()}, **NOORD
    )
    link = ReadingLink.objects.get()
    token = re.search(r"/meelezen/([\w-]{30,})/</code>", page.text)[1]
    assert link.token_hash == hash_of(token)
    client.logout()
    path = at("read", token)
    page = client.get(path, **NOORD)
    assert "Over need." in page.text
    said = {"text": "Denk ook aan het vervoer.", "client_id": str(uuid4()), "section": ""}
    assert client.post(path, {**said, "text": " "}, **NOORD).status_code == 422
    client.post(path, said, **NOORD)
    client.post(path, said, **NOORD)

    client.force_login(cast.anna)
    comment = made.comments.get()
    assert "Denk ook aan het vervoer." in client.get(at("readers", made.pk), **NOORD).text
    client.post(at("answer_comment", made.pk, comment.pk), {"text": "Doen we."}, **NOORD)
    client.logout()
    assert "Doen we." in client.get(path, **NOORD).text

    client.force_login(cast.anna)
    client.post(at("revoke", made.pk, link.pk), **NOORD)
    client.logout()
    assert client.get(path, **NOORD).status_code == 404
    assert client.post(path, said, **NOORD).status_code == 404


def test_a_link_ends_and_reads_nothing_of_others(client, cast):
    made, by = plan(cast.noord), staff(cast.noord)
    one, token = handing.make_link(made, "Gemeente", localdate(), by=by, at=now())
    _two, other = handing.make_link(made, "Buurthuis", localdate(), by=by, at=now())
    handing.comment(one, "Alleen van ons.", uuid4(), by=by, at=now())

    assert "Alleen van ons." in client.get(at("read", token), **NOORD).text
    assert "Alleen van ons." not in client.get(at("read", other), **NOORD).text
    ReadingLink.objects.update(expires_on=localdate() - timedelta(days=1))
    assert client.get(at("read", token), **NOORD).status_code == 404


def test_the_plan_goes_along_as_tagged_pdf_and_as_text(desk, cast):
    made = submitted(cast.noord)
    pdf = PdfReader(BytesIO(desk.get(at("take", made.pk, "pdf"), **NOORD).content))
    text = " ".join(page.extract_text() for page in pdf.pages)

    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    for words in ("Korte klussen", "Over need.", "Betaler own", "geldig"):
        assert words in text
    answer = desk.get(at("take", made.pk, "md"), **NOORD)
    assert answer.text.startswith("# Korte klussen\n\n## Wat is er nodig\n\nOver need.\n")
    assert "- Klussen in stukken delen" in answer.text
    assert desk.get(at("take", made.pk, "doc"), **NOORD).status_code == 404


def test_another_centre_answers_its_share_at_its_own_desk(client, cast):
    made = plan(cast.noord)
    actions.ask_share(made, cast.zuid, 2, "De cursussen.", by=staff(cast.noord), at=NOW)
    zuid = {"headers": {"host": "zuid.localhost"}}
    client.force_login(cast.bram)

    page = client.get(at("doing", made.pk), **zuid).text
    assert "Ja, wij doen mee" in page
    assert client.get(at("write", made.pk), **zuid).status_code == 403
    client.post(at("answer_share", made.pk), {"doe": "ja"}, **zuid)
    assert "doet mee" in client.get(at("doing", made.pk), **zuid).text
    assert "666,67" in client.get(at("budget", made.pk), **zuid).text


def test_a_template_is_kept_and_shared_at_the_desk(desk, cast):
    made = plan(cast.noord)
    desk.post(at("keep_template", made.pk), {"name": "Onze vragen"}, **NOORD)
    page = desk.get(at("templates"), **NOORD)
    assert "Onze vragen" in page.text
    key = cast.noord.plan_templates.get().pk
    desk.post(at("templates"), {"sjabloon": key, "doe": "deel"}, **NOORD)

    assert cast.noord.plan_templates.get().is_shared
    sent = {"title": "Nog een", "template": str(key)}
    desk.post(at("new"), sent, **NOORD)
    assert Plan.objects.filter(title="Nog een").exists()


def test_what_a_payer_says_and_what_goes_out_is_one_button(desk, cast):
    made = plan(cast.noord, costs=((500_00, "fund"),))
    paid = Coverage.objects.get()
    desk.post(at("answer_coverage", made.pk, paid.pk), {"doe": "afgewezen"}, **NOORD)
    assert Coverage.objects.get().state == "refused"

    sent = {"name": "Wij", "kind": "own", "amount_cents": "500", "state": "asked"}
    desk.post(at("spread", made.pk), sent, **NOORD)
    assert Coverage.objects.get(payer__kind="own").state == "promised"
    desk.post(at("drop", made.pk), {"wat": f"post:{paid.line_id}"}, **NOORD)
    assert not made.cost_lines.exists()
    desk.post(at("drop", made.pk), {"wat": f"activiteit:{made.activities.get().pk}"}, **NOORD)
    assert not made.activities.exists()


def test_the_pages_ask_as_often_for_twenty_as_for_two(desk, cast):
    two = ready(cast.noord, costs=((100, "own"), (200, "own")))
    twenty = ready(cast.noord, costs=tuple((100, "own") for _ in range(20)), title="Twintig")
    for _number in range(18):
        source = PatternFactory(centre=cast.noord)
        cite(twenty, "pattern", source.pk, by=staff(cast.noord), at=NOW)

    def asked(name, it):
        return count_queries(lambda: desk.get(at(name, it.pk), **NOORD))

    for name in ("detail", "evidence", "doing", "budget", "readers", "hand_in"):
        desk.get(at(name, two.pk), **NOORD)
        assert asked(name, two) == asked(name, twenty), name
    assert asked("detail", twenty) <= 5
    assert count_queries(lambda: desk.get(at("overview"), **NOORD)) <= 8


def test_the_first_day_comes_before_the_last(desk, cast):
    made = plan(cast.noord)
    sent = {"title": "Terug", "starts_on": "2026-05-02", "ends_on": "2026-05-01"}
    page = desk.post(at("edit", made.pk), sent, **NOORD)

    assert page.status_code == 422
    assert "De laatste dag ligt voor de eerste dag." in page.text
    desk.post(at("edit", made.pk), {**sent, "ends_on": "2027-05-01"}, **NOORD)
    assert Plan.objects.get().title == "Terug"

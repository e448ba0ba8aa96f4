"""What shows a competency: what organisations write by link, one's own files, and what is known here."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from aanjager.advice.assignments.models import Assignment, WorkedHours
from aanjager.advice.assignments.tests.factories import working
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.credentials.tests.factories import NOW, holder
from aanjager.growth.prior_learning import actions, queries
from aanjager.growth.prior_learning.actions.evidence import Seen, link_of
from aanjager.growth.prior_learning.models import EvidenceFile, Statement
from aanjager.growth.prior_learning.tests.factories import (
    answered,
    appointed,
    asked,
    brought,
    chosen,
    described,
    shared,
    stranger,
)
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once, count_queries
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy.queries import of_actor

NOORD = {"headers": {"host": "noord.localhost"}}
SAID = "Ze luistert tot het eind."


@pytest.fixture
def it(cast):
    return described(cast.noord, cast.person(cast.daan), cast.person(cast.cora))


@pytest.mark.django_db
def test_an_organisation_writes_by_link_and_only_the_volunteer_takes_it_up(
    it, cast, client, signed_in
):
    one = asked(it)
    letter = Letter.objects.get(kind="portfolio-statement")
    path = f"/portfolio/verklaring/{link_of(one)}/"
    assert path in letter.text
    assert link_of(one) not in one.token_hash
    assert "Wat zag je Daan doen?" in client.get(path, **NOORD).text
    one.refresh_from_db()
    assert one.answered_at is None, "looking answers nothing"
    wrong = client.post(path, {"doe": "schrijf", "text": SAID}, **NOORD)
    assert wrong.status_code == 422
    facts = {"doe": "schrijf", "text": SAID, "writer": "Ria d'Ancona", "role": "gastvrouw"}
    for _twice in range(2):
        client.post(path, facts | {"text": f"{SAID} <b>Echt</b>."}, **NOORD)
    thanks = client.get(path, **NOORD).text
    assert "Daan leest die en beslist" in thanks
    assert "al op geantwoord" not in thanks
    assert Letter.objects.filter(subject__contains="verklaring").count() == 1

    cora = signed_in(cast.cora)
    assert SAID not in cora.get(f"/portfolio/{it.pk}/", **NOORD).text, "the volunteer decides"
    with pytest.raises(Refused, match="zelf"):
        actions.keep(one, by=holder(it.supervisor), at=now())
    daan = signed_in(cast.daan)
    assert "Verklaring van Ria" not in daan.get("/mijn/portfolio/kan/listening/", **NOORD).text
    daan.post(f"/mijn/portfolio/bewijs/{one.pk}/", {"doe": "opnemen"}, **NOORD)
    assert "Verklaring van Ria" in daan.get("/mijn/portfolio/kan/listening/", **NOORD).text
    assert (
        "&lt;b&gt;Echt&lt;/b&gt;" in signed_in(cast.cora).get(f"/portfolio/{it.pk}/", **NOORD).text
    )


@pytest.mark.django_db
def test_an_organisation_that_writes_nothing_is_asked_first_whether_it_is_sure(it, client):
    one = asked(it)
    path = f"/portfolio/verklaring/{link_of(one)}/"
    assert f'href="{path}geen/"' in client.get(path, **NOORD).text
    assert "Wil je geen verklaring schrijven?" in client.get(f"{path}geen/", **NOORD).text
    client.post(path, {"doe": "niet"}, **NOORD)
    one.refresh_from_db()
    assert one.declined_at is None, "one click is not enough"

    assert client.post(f"{path}geen/", **NOORD)["Location"] == path

    one.refresh_from_db()
    assert one.declined_at
    assert "Er komt geen verklaring." in client.get(path, **NOORD).text
    assert client.post(f"{path}geen/", **NOORD)["Location"] == path, "twice is once"
    assert client.get("/portfolio/verklaring/raden/geen/", **NOORD).status_code == 404


@pytest.mark.django_db
def test_it_is_asked_where_one_took_part_once_and_while_collecting(it, cast, signed_in):
    one = asked(it)
    me, ask = holder(it.person), {"by": holder(it.person), "at": now()}
    with pytest.raises(Refused, match="vroeg je al"):
        actions.ask(it, one.organisation, "listening", **ask)
    with pytest.raises(Refused, match="waar je meedoet"):
        actions.ask(it, OrganisationFactory(), "listening", **ask)
    with pytest.raises(Refused, match="staat niet in de lijst"):
        actions.ask(it, one.organisation, "toveren", **ask)
    actions.decline(one, link=link_of(one), by=ANONYMOUS, at=now())
    with pytest.raises(Refused, match="al op geantwoord"):
        actions.answer(one, Seen(SAID, "Ria"), link=link_of(one), by=ANONYMOUS, at=now())
    with pytest.raises(Refused, match="werkt niet meer"):
        actions.answer(
            asked(it, "planning"), Seen(SAID, "Ria"), link="raden", by=ANONYMOUS, at=now()
        )
    actions.hand_in(it, by=me, at=NOW)
    with pytest.raises(Refused, match="Dat kan nu niet"):
        actions.let_go(one, **ask)


@pytest.mark.django_db
def test_it_is_asked_twice_at_most_and_then_erased(it):
    one = asked(it)
    before = Letter.objects.count()
    for days, letters in ((13, 0), (14, 1), (15, 1)):
        actions.remind(by=CLOCK, at=one.asked_at + timedelta(days=days))
        assert Letter.objects.count() - before == letters
    assert f"/portfolio/verklaring/{link_of(one)}/" in Letter.objects.latest("pk").text
    there = one.asked_at.astimezone(ZoneInfo("Asia/Tokyo"))
    again = link_of(
        Statement(portfolio=it, organisation=one.organisation, code=one.code, asked_at=there)
    )
    assert again == link_of(Statement.objects.get()), "wherever the clock stands"
    late = one.expires_at
    with pytest.raises(Refused, match="werkt niet meer"):
        actions.answer(one, Seen(SAID, "Ria"), link=link_of(one), by=ANONYMOUS, at=late)
    kept = answered(it)
    actions.forget(by=CLOCK, at=late + timedelta(days=1))

    assert list(Statement.objects.all()) == [kept]


@pytest.mark.django_db
def test_a_file_is_what_it_says_and_is_given_to_who_reads_along(it, cast, client, signed_in):
    daan = signed_in(cast.daan)
    fake = SimpleUploadedFile("bewijs.pdf", b"MZ\x90 programma")
    answer = daan.post("/mijn/portfolio/bewijs/bestand/", {"file": fake}, **NOORD)
    assert (answer.status_code, EvidenceFile.objects.count()) == (422, 0)
    found = brought(it)
    path, link = f"/portfolio/bestand/{found.pk}/", shared(it)
    assert signed_in(cast.finn).get(path, **NOORD).status_code == 404
    assert signed_in(cast.anna).get(path, **NOORD).status_code == 404, "the desk does not read"
    assert signed_in(cast.cora).get(path, **NOORD).status_code == 404, "nobody chose it yet"
    assert found.name not in signed_in(cast.cora).get(f"/portfolio/{it.pk}/", **NOORD).text
    assert (
        "alleen jij ziet dit" in signed_in(cast.daan).get("/mijn/portfolio/bewijs/", **NOORD).text
    )
    chosen(it, found)
    assert f'href="{path}"' in signed_in(cast.cora).get(f"/portfolio/{it.pk}/", **NOORD).text
    for who in (cast.daan, cast.cora):
        given = signed_in(who).get(path, **NOORD)
        assert given["Content-Disposition"].startswith("attachment")
        assert given["X-Content-Type-Options"] == "nosniff"
    assert "foto van" in queries.evidence(it)[-1]
    client.logout()
    assert client.get(f"/portfolio/link/raden/{found.pk}/", **NOORD).status_code == 404
    assert link.portfolio == it
    name, storage = found.file.name, found.file.storage
    assert storage.exists(name)
    actions.take_away(found, by=holder(it.person), at=now())
    assert not EvidenceFile.objects.exists()


@pytest.mark.django_db
def test_the_file_of_who_is_erased_goes_from_the_disk_too(it, django_capture_on_commit_callbacks):
    found = brought(it)
    name, storage = found.file.name, found.file.storage
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        me = holder(it.person)
        assert privacy.erase(of_actor(me), reason="left", by=me, at=now())

    assert not EvidenceFile.objects.exists()
    assert not storage.exists(name)


@pytest.mark.django_db
def test_who_has_the_link_of_the_volunteer_reads_files_only_while_a_look_lasts(it, cast, client):
    found, unused = chosen(it, brought(it)), brought(it, "kladje.png")
    _link, token = actions.share(it, days=7, label="ROC", by=holder(it.person), at=now())
    path = f"/portfolio/link/{token}/{found.pk}/"

    assert client.get(path, **NOORD).status_code == 404
    client.post(f"/portfolio/link/{token}/", **NOORD)
    assert f'href="{path}"' in client.get(f"/portfolio/link/{token}/", **NOORD).text
    assert client.get(path, **NOORD).status_code == 200
    other = f"/portfolio/link/{token}/{unused.pk}/"
    assert client.get(other, **NOORD).status_code == 404, "nobody chose it"
    assert count_queries(lambda: client.get(f"/portfolio/link/{token}/", **NOORD)) <= 5


@pytest.mark.django_db
def test_hours_thanks_and_action_days_stand_among_what_can_be_chosen(it, cast, signed_in):
    placement = PlacementFactory(person=it.person, started=True)
    placement.thanks.create(words="Wat een rust breng je.", written_at=NOW)
    work = working(cast.noord)
    work.expert.person = it.person
    work.expert.save()
    for hours in ("1.50", "2.00"):
        WorkedHours.objects.create(assignment=work, on=NOW.date(), hours=hours)
    known = " | ".join(queries.evidence(it))
    assert "Wat een rust breng je." in known
    assert "uur" not in known, "the organisation has not confirmed it"
    Assignment.objects.update(state="closed", finished_at=NOW)

    assert "3,5 uur" in " | ".join(queries.evidence(it))
    browser = signed_in(cast.daan)
    for page in ("/mijn/portfolio/kan/listening/", "/mijn/portfolio/bewijs/"):
        browser.get(page, **NOORD)
        assert count_queries(lambda page=page: browser.get(page, **NOORD)) <= 8


@pytest.mark.django_db
def test_the_portfolio_is_taken_along_on_paper(it, cast, signed_in):
    actions.keep(answered(it), by=holder(it.person), at=now())
    chosen(it, brought(it, "rooster.png"))
    brought(it, "kladje.png")
    paper = queries.paper_of(it, NOW, language="nl")
    said = " ".join(part.text for part in paper.parts)
    answer = signed_in(cast.daan).get(f"/mijn/portfolio/{it.pk}/portfolio.pdf", **NOORD)

    assert SAID in said
    assert "rooster.jpg" in said
    assert "kladje" not in said, "it was chosen nowhere"
    assert "Ik vroeg door." in said
    assert answer.content.startswith(b"%PDF")
    judged = appointed(cast.noord, stranger(cast.noord), it.supervisor, stranger(
        cast.noord, name="Bo", email="bo@example.org"))  # fmt: skip
    judged.claims.update(found_level=3, reasoning="Dat zag ik.")
    early = queries.paper_of(judged, NOW, language="nl")
    assert "Dat zag ik." not in " ".join(part.text for part in early.parts), "not ready yet"


@pytest.mark.django_db
def test_the_database_keeps_a_statement_whole(it):
    one = asked(it)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=one.pk).update(kept_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=one.pk).update(text=SAID)


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_are_one_statement(cast):
    it = described(cast.noord, cast.person(cast.daan), cast.person(cast.cora))
    one = asked(it)

    def write(who):
        return lambda: actions.answer(
            one, Seen(SAID, who), link=link_of(one), by=ANONYMOUS, at=now()
        )

    outcomes = at_once(write("Ria"), write("Bo"))

    assert [isinstance(done, Refused) for done in outcomes].count(True) == 1

"""Articles: numbers of the law that are never stale, days of review, sharing and adopting."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from aanjager.advice.articles import actions, jobs, queries, rules
from aanjager.advice.articles.actions import Written
from aanjager.advice.articles.models import Article
from aanjager.advice.articles.tests.factories import MONDAY, article
from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory, staff_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ALLOWANCE = "Hoogstens {wet:volunteer_allowance_per_year} in een jaar. Meer is belast."


def written(**facts):
    return Written(
        **{"title": "Hoeveel mag het zijn?", "text": ALLOWANCE, "subject": "allowance", **facts}
    )


def run(at, monkeypatch):
    """Run the job twice at this moment: the second time writes nothing."""
    monkeypatch.setattr(jobs, "now", lambda: at)
    monkeypatch.setattr(jobs, "localdate", lambda: at.date())
    jobs.keep_right()
    before = Letter.objects.count()
    jobs.keep_right()
    assert Letter.objects.count() == before


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (date(2025, 6, 1), "Hoogstens € 2.100,00 in een jaar."),
        (date(2026, 6, 1), "Hoogstens € 2.200,00 in een jaar."),
        (date(2027, 6, 1), "Hoogstens (voor 2027 nog niet bekend) in een jaar."),
    ],
)
def test_a_number_is_that_of_the_day_of_reading_and_is_never_guessed(on, shown):
    law.load(by=CLOCK, at=MONDAY)

    found = queries.filled(ALLOWANCE, on=on)

    assert shown in found.text
    assert bool(found.missing) == (on.year == 2027)
    assert [it.key for it in found.values] == ["volunteer_allowance_per_year"] * (on.year < 2027)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("uwv_declaration_years", "3 jaar"),
        ("free_conduct_certificate_admission_weeks", "8 weken"),
        ("hours_on_school_day_13_14", "2 uur"),
        ("latest_hour_13_14", "19.00 uur"),
        ("vat_high", "21 procent"),
        ("volunteer_allowance_per_hour", "€ 5,75"),
    ],
)
def test_a_number_reads_as_people_say_it(key, shown):
    law.load(by=CLOCK, at=MONDAY)
    assert queries.filled(f"Nu {{wet:{key}}}.", on=date(2026, 3, 2)).text == f"Nu {shown}."


def test_an_unknown_number_is_refused_with_its_sentence():
    law.load(by=CLOCK, at=MONDAY)
    centre = CentreFactory()
    by = staff_of(centre)
    with pytest.raises(Refused, match=r"‘vergoeding’.*Dit jaar \{wet:vergoeding\} per uur\."):
        actions.write(
            centre, None, written(text="Eerst dit. Dit jaar {wet:vergoeding} per uur. En dan."), by=by,
            at=MONDAY,
        )  # fmt: skip
    it = actions.write(centre, None, written(), by=by, at=MONDAY)
    assert (it.state, it.review_on) == ("draft", date(2027, 3, 2))


def test_a_text_that_names_somebody_is_refused_until_the_writer_says_it_may_stay():
    centre = CentreFactory()
    by = staff_of(centre)
    for text in (
        "Mail naar jan@example.org voor meer.",
        "Bel 06 12345678 voor meer.",
        "Stuur het naar Kerkstraat 12, 1234 AB.",
        "Het nummer is NL91ABNA0417164300.",
    ):
        with pytest.raises(Refused, match="van een persoon"):
            actions.write(centre, None, written(text=text), by=by, at=MONDAY)
        actions.write(centre, None, written(text=text, is_clean=True), by=by, at=MONDAY)
    with pytest.raises(Refused, match="een paar zinnen"):
        actions.write(centre, None, written(text="Nee."), by=by, at=MONDAY)
    with pytest.raises(Refused, match="Alleen medewerkers"):
        actions.write(centre, None, written(), by=staff_of(CentreFactory()), at=MONDAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vraag mevrouw de Wit of Jo.", ["mevrouw de Wit", "Jo"]),
        ("Volgens Piet van der Berg mag het.", ["Piet van der Berg"]),
        ("Bel, zei Piet van der Berg, op 020-1234567.", ["Piet van der Berg", "020-1234567"]),
        ("Het bedrag is 5,75 en het jaar 2026.", []),
        ("Kijk op belastingdienst.nl.", []),
    ],
)
def test_what_may_name_somebody_is_proposed(text, found):
    assert rules.traces(text, ["Jo Visser"]) == found
    assert all(one not in rules.without(text, found) for one in found)


def test_what_is_published_has_no_gap_where_a_name_was_taken_out():
    draft = article(publish=False, text="Vraag het […] van de balie.")
    by = staff_of(draft.centre)
    with pytest.raises(Refused, match=r"nog \[…\] in"):
        actions.publish(draft, by=by, at=MONDAY)
    it = article(draft.centre)
    with pytest.raises(Refused, match=r"nog \[…\] in"):
        actions.write(
            it.centre, it, written(title="Mag […] dit?", text="Dat mag wel."), by=by, at=MONDAY
        )
    actions.write(draft.centre, draft, written(text="Vraag het […] zelf."), by=by, at=MONDAY)


def test_everybody_reads_what_is_published_and_nobody_a_draft():
    draft = article(publish=False)
    by = staff_of(draft.centre)
    assert list(Article.objects.visible_to(ANONYMOUS)) == []
    with pytest.raises(Refused, match="eerst op de kennisbank"):
        actions.share(draft, True, by=by, at=MONDAY)
    it = actions.publish(draft, by=by, at=MONDAY)
    with pytest.raises(Refused, match="al op de kennisbank"):
        actions.publish(it, by=by, at=MONDAY)
    assert list(Article.objects.visible_to(ANONYMOUS)) == [it]
    it = actions.withdraw_article(it, by=by, at=MONDAY)
    assert list(Article.objects.visible_to(ANONYMOUS)) == []
    with pytest.raises(Refused, match="niet op de kennisbank"):
        actions.withdraw_article(it, by=by, at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(state="published", published_at=None)


def test_the_owner_is_asked_once_to_look_again_and_the_page_says_that_it_is_stale(
    cast, client, monkeypatch
):
    StaffFactory(centre=cast.noord)
    it = article(cast.noord, review_on=date(2026, 3, 10))
    run(MONDAY, monkeypatch)
    assert not Letter.objects.exists()
    run(MONDAY + timedelta(days=8), monkeypatch)
    assert Letter.objects.get().to_address == it.owner.email
    Article.objects.update(review_on=date(2020, 1, 1))
    assert "nagekeken moeten zijn" in client.get(f"/kennisbank/{it.pk}/", **NOORD).text

    by = staff_of(cast.noord)
    with pytest.raises(Refused, match="nog komt"):
        actions.review(it, date(2026, 3, 1), by=by, at=MONDAY)
    it = actions.review(it, date(2027, 1, 1), by=by, at=MONDAY)
    assert it.review_told_on is None
    with pytest.raises(Refused, match="vanzelf"):
        actions.review_told(it, by=by, at=MONDAY)


def test_another_centre_adopts_adapts_and_hears_when_the_original_changes(monkeypatch):
    original = article(is_shared=True, text="Bewaar de bonnen vijf jaar.")
    zuid = CentreFactory()
    by, owner = staff_of(zuid), staff_of(original.centre)
    assert list(queries.shared_by_others(by, zuid)) == [original]
    assert not queries.shared_by_others(ANONYMOUS, zuid).exists()

    it = actions.adopt(zuid, original, by=by, at=MONDAY)
    for wrong, whose, why in (
        (original, zuid, "al overgenomen"),
        (original, original.centre, "van jullie zelf"),
    ):
        acting = by if whose == zuid else owner
        with pytest.raises(Refused, match=why):
            actions.adopt(whose, wrong, by=acting, at=MONDAY)
    with pytest.raises(Refused, match="niet gedeeld"):
        actions.adopt(zuid, article(), by=by, at=MONDAY)
    it = actions.write(
        zuid, it, Written(it.title, "Bewaar de bonnen hier zeven jaar.", "grants"), by=by, at=MONDAY
    )
    words = [
        (one.text.strip(), one.kind) for one in queries.differences(it)["ours"] if not one.is_same
    ]
    assert words == [("vijf", "removed"), ("hier zeven", "added")]

    run(MONDAY, monkeypatch)
    assert not Letter.objects.exists()
    actions.write(
        original.centre, original, Written(it.title, "Bewaar alle bonnen vijf jaar.", "grants"), by=owner,
        at=MONDAY,
    )  # fmt: skip
    run(MONDAY + timedelta(days=1), monkeypatch)
    letter = Letter.objects.get()
    assert letter.kind == "article-changed"
    assert f"/balie/kennis/{it.pk}/verschil/" in letter.text
    it.refresh_from_db()
    assert [one.text for one in queries.differences(it)["theirs"] if one.kind == "added"] == [
        "alle"
    ]
    assert it.text == "Bewaar de bonnen hier zeven jaar."
    it = actions.look(it, by=by, at=MONDAY)
    assert queries.differences(it)["theirs"] == []
    with pytest.raises(Refused, match="niet overgenomen"):
        actions.look(original, by=owner, at=MONDAY)


def test_the_pages_for_everybody_and_their_statements(cast, client, now):
    law.load(by=CLOCK, at=now)
    one = article(
        cast.noord, text=ALLOWANCE, sources="Belastingdienst: https://belastingdienst.nl/"
    )
    for n in range(18):
        article(cast.noord, title=f"Vraag nummer {n} over de verzekering")
    article(cast.zuid, title="Alleen in het zuiden, over honden")

    listed = client.get("/kennisbank/", **NOORD).text
    assert "19 artikelen" in listed
    assert "honden" not in listed
    assert count_queries(lambda: client.get("/kennisbank/", **NOORD)) <= 8
    found = client.get("/kennisbank/?q=wat+zijn+de+verzekeringen", **NOORD).text
    assert "over de verzekering" in found
    assert one.title not in found
    assert count_queries(lambda: client.get("/kennisbank/?q=verzekeren", **NOORD)) <= 8
    shown = client.get(f"/kennisbank/{one.pk}/", **NOORD).text
    assert "geen belastingadvies" in shown
    assert 'href="https://belastingdienst.nl/"' in shown
    assert count_queries(lambda: client.get(f"/kennisbank/{one.pk}/", **NOORD)) <= 5
    assert client.get("/kennisbank/", headers={"host": "localhost"}).status_code == 200


def test_the_desk_writes_publishes_shares_and_takes_away(cast, signed_in):
    anna = signed_in(cast.anna)
    said = {
        "title": "Mag de hond mee naar binnen?",
        "subject": "other",
        "text": "Vraag het de beheerder.",
    }
    assert (
        anna.post(
            "/balie/kennis/nieuw/", {**said, "text": "{wet:hond} is veel"}, **NOORD
        ).status_code
        == 422
    )
    anna.post("/balie/kennis/nieuw/", said, **NOORD)
    it = Article.objects.get()
    one = f"/balie/kennis/{it.pk}/"
    assert "Mag de hond mee" in anna.get("/balie/kennis/", **NOORD).text
    anna.post(f"{one}publiceren/", **NOORD)
    anna.post(f"{one}delen/", {"delen": "ja"}, **NOORD)
    anna.post(f"{one}nagekeken/", {"review_on": "2031-01-01"}, **NOORD)
    it.refresh_from_db()
    assert (it.state, it.is_shared, it.review_on.year, it.owner_name) == (
        "published",
        True,
        2031,
        "Anna",
    )
    assert anna.post(f"{one}nagekeken/", {"review_on": "x"}, **NOORD).status_code == 403
    anna.post(f"{one}weghalen/", **NOORD)
    it.refresh_from_db()
    assert (it.state, it.is_shared) == ("withdrawn", False)

    shared = article(cast.zuid, is_shared=True)
    assert shared.title in anna.get("/balie/kennis/anderen/", **NOORD).text
    anna.post(f"/balie/kennis/anderen/{shared.pk}/overnemen/", **NOORD)
    copy = Article.objects.get(original=shared)
    assert "niet veranderd" in anna.get(f"/balie/kennis/{copy.pk}/verschil/", **NOORD).text
    assert anna.post(f"/balie/kennis/{copy.pk}/verschil/", **NOORD).status_code == 302


def test_who_works_at_a_desk_reads_an_article_of_others_before_adopting_it(cast, signed_in):
    it = article(
        cast.zuid,
        is_shared=True,
        sources="Justis: https://justis.example/",
        in_brief="Nee, niet bewaren.",
    )
    article(cast.zuid, title="Mag de hond mee naar binnen?", is_shared=True)
    hidden = article(cast.zuid, title="Alleen voor ons zelf hier")
    anna, one = signed_in(cast.anna), f"/balie/kennis/anderen/{it.pk}/"

    found = anna.get("/balie/kennis/anderen/?q=kopie+datum", **NOORD).text
    assert it.title in found
    assert "hond" not in found
    assert f'href="{one}"' in found
    shown = anna.get(one, **NOORD).text
    for words in (it.text, "Nee, niet bewaren.", 'href="https://justis.example/"', "Neem over"):
        assert words in shown
    assert it.review_on.strftime("%Y") in shown
    assert anna.get(f"/balie/kennis/anderen/{hidden.pk}/", **NOORD).status_code == 404
    assert count_queries(lambda: anna.get(one, **NOORD)) <= 5
    anna.post(f"{one}overnemen/", **NOORD)
    assert "Al overgenomen" in anna.get(one, **NOORD).text
    assert Article.objects.get(original=it).in_brief == it.in_brief


def test_the_desk_searches_its_own_articles(cast, signed_in):
    article(cast.noord), article(cast.noord, title="Mag de hond mee naar binnen?", publish=False)
    anna = signed_in(cast.anna)

    found = anna.get("/balie/kennis/?q=hond", **NOORD).text
    assert "de hond mee" in found
    assert "kopie van de VOG" not in found
    assert "Geen artikel dat hierbij past." in anna.get("/balie/kennis/?q=paard", **NOORD).text


def test_what_came_and_went_stands_in_one_running_text(cast, signed_in):
    original = article(cast.zuid, is_shared=True)
    by = staff_of(cast.noord)
    it = actions.adopt(cast.noord, original, by=by, at=MONDAY)
    actions.write(
        cast.noord, it, written(title=it.title, text=f"{it.text} Vraag ons."), by=by, at=MONDAY
    )

    page = signed_in(cast.anna).get(f"/balie/kennis/{it.pk}/verschil/", **NOORD).text

    assert "<ins>" in page
    assert '<p class="card">' not in page


def test_an_actor_of_another_centre_cannot_see_the_desk():
    it = article()
    other = Actor(user_id=1, staff_of=frozenset({it.centre_id + 1}))
    assert not queries.of_desk(other, it.centre).exists()


def test_who_keeps_an_article_sees_which_words_are_hard(signed_in, cast):
    it = article(cast.noord, text="Tevens is er koffie.")

    page = signed_in(cast.anna).get(f"/balie/kennis/{it.pk}/", **NOORD)

    assert "<mark>Tevens</mark> is er koffie." in page.content.decode()


@pytest.mark.parametrize(
    ("subject", "says"), [("allowance", True), ("newcomers", True), ("board", False)]
)
def test_what_touches_the_law_says_that_it_is_no_advice_also_without_a_number(
    client, cast, subject, says
):
    it = article(cast.noord, subject=subject, text="Vraag het na.")
    shown = client.get(f"/kennisbank/{it.pk}/", headers={"host": "noord.localhost"}).text
    assert ("geen belastingadvies" in shown) is says


def test_staff_give_an_article_to_a_colleague_and_choose_the_day_of_review(cast, signed_in):
    bea = StaffFactory(centre=cast.noord, name="Bea")
    gone = StaffFactory(centre=cast.noord, name="Otto", ended_on=date(2026, 1, 1))
    it, anna = article(cast.noord), signed_in(cast.anna)
    Article.objects.filter(pk=it.pk).update(owner=gone.user, owner_name="Otto")
    one, coming = f"/balie/kennis/{it.pk}/", localdate() + timedelta(days=60)
    facts = {name: getattr(it, name) for name in ("title", "subject", "text")}

    page = anna.get(one, **NOORD).text
    assert '<option value="" selected>Otto</option>' in page
    assert f'value="{it.review_on.isoformat()}"' in page

    kept = anna.post(one, facts, **NOORD)
    it.refresh_from_db()
    assert (kept.status_code, it.owner_id, it.owner_name) == (302, gone.user_id, "Otto")

    anna.post(one, {**facts, "owner": bea.user_id, "review_on": coming.isoformat()}, **NOORD)
    it.refresh_from_db()
    assert (it.owner_id, it.owner_name, it.review_on) == (bea.user_id, "Bea", coming)
    assert f'<option value="{bea.user_id}" selected>Bea</option>' in anna.get(one, **NOORD).text

    late = anna.post(one, {**facts, "review_on": "2020-01-01"}, **NOORD)
    assert late.status_code == 422
    assert "Kies een dag die nog komt" in late.text
    assert anna.post(one, {**facts, "owner": gone.user_id}, **NOORD).status_code == 422


def test_only_who_works_at_the_desk_looks_after_an_article(cast):
    it, by = article(cast.noord), staff_of(cast.noord)
    bram = written(title=it.title, text=it.text, owner=cast.bram.pk)
    with pytest.raises(Refused, match="bij jullie werkt"):
        actions.write(cast.noord, it, bram, by=by, at=MONDAY)
    over = written(title=it.title, text=it.text, review_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="dag die nog komt"):
        actions.write(cast.noord, it, over, by=by, at=MONDAY)


def test_who_looks_for_an_article_reads_in_brief_what_it_says(cast, client):
    article(cast.noord, in_brief="Nee, niet bewaren.")
    article(cast.noord, title="Mag de hond mee naar binnen?")
    page = client.get("/kennisbank/", **NOORD).text
    assert page.count("In het kort") == 1
    assert '<span lang="nl">Nee, niet bewaren.</span>' in page
    assert "Nee, niet bewaren." in client.get("/vraag/?q=kopie+vog", **NOORD).text


def test_an_address_in_sources_and_text_is_a_link_and_nothing_else_is(cast, client):
    it = article(
        cast.noord,
        text="Lees https://nl.wikipedia.org/wiki/Wet_(recht) eerst (of https://nov.example/a).",
        sources="Justis <b>, https://justis.example/x?a=1&b=2.\njavascript:alert(1)",
    )
    page = client.get(f"/kennisbank/{it.pk}/", **NOORD).text
    for url in ("https://nl.wikipedia.org/wiki/Wet_(recht)", "https://nov.example/a"):
        assert f'<a href="{url}" rel="nofollow noopener">{url}</a>' in page
    assert (
        'Justis &lt;b&gt;, <a href="https://justis.example/x?a=1&amp;b=2" rel="nofollow noopener">'
        in page
    )
    assert 'href="javascript' not in page

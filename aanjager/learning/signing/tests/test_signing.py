from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.http import Http404
from django.utils.translation import override

from aanjager.community.centres.tests.factories import staff_of
from aanjager.community.organisations.queries import actor_of
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.learning.model_texts import queries as texts
from aanjager.learning.signing import actions, queries, rules
from aanjager.learning.signing.actions import Drawn, Hand
from aanjager.learning.signing.models import Paper, Signer
from aanjager.learning.signing.tests.factories import (
    ANSWERS,
    HANDS,
    NOW,
    drawn,
    link_of,
    sent,
    signed,
    signs,
    speaks_for,
)
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as about_me

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def one(paper, position=1):
    return paper.signers.select_related("paper__centre", "paper__organisation").get(
        position=position
    )


def test_a_sent_text_is_fixed_with_its_fingerprint_and_the_numbers_of_that_day(cast):
    it = sent(cast.buurthuis)

    assert "Daan en 't Anker spreken dit af." in it.text
    assert "€\xa0220 in een maand" in it.text
    assert it.text_hash == sha256(it.text.encode()).hexdigest()
    assert Letter.objects.filter(kind="paper").count() == 2
    with pytest.raises(Refused, match="nieuw papier"):
        actions.write(it, {}, HANDS, by=speaks_for(cast.buurthuis), at=NOW)


def test_everybody_signs_and_the_paper_is_kept_with_who_and_when(cast):
    it = sent(cast.buurthuis)
    signs(it, 1, name="Daan de Vries")
    half = Paper.objects.get(pk=it.pk)
    assert (half.state, bool(half.file)) == ("sent", False)
    assert [who.name for who in queries.next_of(queries.signers_of(half))] == ["Cora"]

    signs(it, 2, at=NOW + DAY)

    it = Paper.objects.get(pk=it.pk)
    content = it.file.read()
    assert it.state == "signed"
    assert content.startswith(b"%PDF")
    assert it.file_hash == sha256(content).hexdigest()
    assert {who.signed_hash for who in it.signers.all()} == {it.text_hash}
    record = queries.record(queries.signers_of(it))
    assert record[0] == ["Daan de Vries", "vrijwilliger", "2 maart 2026, 10:00:00"]
    told = Letter.objects.filter(kind="paper", subject__startswith="Door iedereen getekend")
    assert sorted(told.values_list("to_address", flat=True)) == [
        "cora@example.org",
        "daan@example.org",
    ]


def test_the_pdf_is_tagged_and_holds_the_record(cast):
    it = signed(cast.buurthuis)
    sheet = queries.of_paper(it, queries.signers_of(it), at=NOW)

    words = " ".join([part.text for part in sheet.parts])
    assert it.text_hash in words
    table = next(part for part in sheet.parts if part.kind == "table")
    assert len(table.rows) == 3
    assert b"/StructTreeRoot" in it.file.read()


def test_who_signs_later_is_asked_when_it_is_their_turn(cast):
    hands = [Hand("pupil", "Finn", "finn@example.org"), Hand("guardian", "Moeder", "m@example.org"),
             Hand("school", "School", "s@example.org", 2),
             Hand("provider", "Cora", "cora@example.org", 3)]  # fmt: skip
    it = sent(cast.buurthuis, hands=hands)

    assert [who.asked_at is not None for who in queries.signers_of(it)] == [
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(Signer.DoesNotExist):
        Signer.objects.get(position=3, asked_at__isnull=False)
    signs(it, 2)
    school = one(it, 3)
    assert school.asked_at is None
    signs(it, 1)
    for position in (3, 4):
        signs(it, position)
    assert Paper.objects.get(pk=it.pk).state == "signed"


def test_nobody_signs_before_their_turn(cast):
    hands = [HANDS[0], Hand("organisation", "Cora", "cora@example.org", 2)]
    it = sent(cast.buurthuis, hands=hands)
    cora = one(it, 2)

    with pytest.raises(Refused, match="Eerst tekenen anderen"):
        actions.sign(cora, "Cora", agrees=True, by=actor_of(cast.cora), at=NOW)


@pytest.mark.parametrize(
    ("name", "agrees", "token", "at", "why"),
    [
        (" ", True, None, NOW, "Typ je naam"),
        ("Daan", False, None, NOW, "vinkje"),
        ("Daan", True, "verzonnen", NOW, "alleen degene"),
        ("Daan", True, "", NOW, "alleen degene"),
        ("Daan", True, None, NOW + 31 * DAY, "termijn"),
    ],
)
def test_a_signature_has_a_name_a_tick_the_link_and_is_in_time(cast, name, agrees, token, at, why):
    it = one(sent(cast.buurthuis))
    token = link_of(it) if token is None else token

    with pytest.raises(Refused, match=why):
        actions.sign(it, name, agrees=agrees, token=token, by=ANONYMOUS, at=at)
    it.refresh_from_db()
    assert it.signed_at is None


def test_the_same_link_signs_once(cast):
    paper = sent(cast.buurthuis)
    it = one(paper)
    token = link_of(it)
    signs(paper, 1)

    with pytest.raises(Refused, match="tekende dit al"):
        actions.sign(it, "Daan", agrees=True, token=token, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused, match="tekende dit al"):
        actions.refuse(it, "Toch niet", token=token, by=ANONYMOUS, at=NOW)


def test_a_text_that_was_touched_is_not_signed(cast):
    paper = sent(cast.buurthuis)
    Paper.objects.filter(pk=paper.pk).update(text=paper.text + " En een auto.")

    with pytest.raises(Refused, match="niet meer heel"):
        signs(paper, 1)


def test_who_refuses_says_why_and_everybody_hears_it(cast):
    paper = sent(cast.buurthuis)
    it = one(paper)
    with pytest.raises(Refused, match="Zeg waarom"):
        actions.refuse(it, " ", token=link_of(it), by=ANONYMOUS, at=NOW)

    actions.refuse(it, "De dagen kloppen niet.", token=link_of(it), by=ANONYMOUS, at=NOW)

    assert Paper.objects.get().state == "refused"
    told = Letter.objects.filter(subject__startswith="Niet getekend")
    assert {letter.to_address for letter in told} == {"cora@example.org"}
    assert all("De dagen kloppen niet." in letter.text for letter in told)
    with pytest.raises(Refused, match="Iemand tekende niet"):
        signs(paper, 2)


def test_a_changed_text_is_a_new_paper_and_the_old_links_stop(cast):
    paper, cora = sent(cast.buurthuis), speaks_for(cast.buurthuis)
    token = link_of(one(paper))

    new = actions.renew(paper, by=cora, at=NOW + DAY)
    actions.write(new, {**ANSWERS, "taak": "thee schenken"}, HANDS, by=cora, at=NOW + DAY)
    new = actions.send(new, by=cora, at=NOW + DAY)

    assert new.replaces == paper
    assert new.text_hash != paper.text_hash
    with pytest.raises(Refused, match="ingetrokken"):
        actions.sign(one(paper), "Daan", agrees=True, token=token, by=ANONYMOUS, at=NOW + DAY)
    with pytest.raises(Refused, match="nog een concept"):
        actions.renew(drawn(cast.buurthuis), by=cora, at=NOW)


def test_a_reminder_brings_a_new_link_and_goes_once_a_day(cast):
    paper, cora = sent(cast.buurthuis), speaks_for(cast.buurthuis)
    old = link_of(one(paper))
    with pytest.raises(Refused, match="Morgen kan het weer"):
        actions.remind(paper, by=cora, at=NOW + timedelta(hours=2))

    assert actions.remind(paper, by=cora, at=NOW + DAY) == 2

    with pytest.raises(Refused, match="alleen degene"):
        actions.sign(one(paper), "Daan", agrees=True, token=old, by=ANONYMOUS, at=NOW + DAY)
    signs(paper, 1, at=NOW + DAY)


def test_the_clock_reminds_once_and_ends_what_waits_too_long(cast):
    paper = sent(cast.buurthuis)
    signs(paper, 1)

    assert actions.move_on(by=CLOCK, at=NOW + 6 * DAY)["reminded"] == 0
    assert actions.move_on(by=CLOCK, at=NOW + 7 * DAY)["reminded"] == 1
    assert actions.move_on(by=CLOCK, at=NOW + 8 * DAY)["reminded"] == 0
    assert actions.move_on(by=CLOCK, at=NOW + 30 * DAY) == {
        "reminded": 0, "expired": 1, "withdrawn": 0,
    }  # fmt: skip
    assert Paper.objects.get().state == "expired"
    assert Letter.objects.filter(subject__startswith="Niet op tijd getekend").exists()
    with pytest.raises(Refused, match="vanzelf"):
        actions.move_on(by=ANONYMOUS, at=NOW)


def test_a_paper_is_not_sent_before_it_is_whole(cast):
    cora = speaks_for(cast.buurthuis)
    with pytest.raises(Refused, match="Er mist nog: naam van de hond"):
        actions.send(
            drawn(cast.buurthuis, answers={**ANSWERS, "naam van de hond": " "}), by=cora, at=NOW
        )
    with pytest.raises(Refused, match="e-mailadres van wie tekent als ouder"):
        actions.send(drawn(cast.buurthuis, hands=[Hand("guardian")]), by=cora, at=NOW)
    for hands, why in (([], "wie dit tekenen"), ([HANDS[0]] * 9, "Meer dan acht")):
        with pytest.raises(Refused, match=why):
            drawn(cast.buurthuis, hands=hands)


def test_a_draft_says_which_number_of_the_law_nobody_published_yet(cast):
    it = drawn(cast.buurthuis)
    assert queries.unknown(it, on=NOW.date()) == []
    assert queries.unknown(it, on=date(2031, 1, 1)) == ["vergoeding per maand"]


def test_all_that_is_missing_is_said_at_once_in_the_words_of_the_form(cast):
    it = drawn(cast.buurthuis, answers={"taak": "koffie"}, hands=[Hand("provider"), HANDS[0]])
    with pytest.raises(Refused) as no:
        actions.send(it, by=speaks_for(cast.buurthuis), at=NOW)
    assert str(no.value) == (
        "Er mist nog: naam van de vrijwilliger, naam van de organisatie, naam van de hond, naam en "
        "e-mailadres van wie tekent als organisatie van de stage. Pas als dat er is, kun je het versturen."
    )


def test_who_signed_opens_the_paper_again_by_every_letter(cast):
    paper, cora = sent(cast.buurthuis), speaks_for(cast.buurthuis)
    first = link_of(one(paper))
    actions.remind(paper, by=cora, at=NOW + DAY)
    second = link_of(one(paper))
    with pytest.raises(Http404):  # asked again, not signed: only the newest letter
        queries.by_link(first)
    signs(paper, 1, at=NOW + DAY)
    signs(paper, 2, at=NOW + DAY)
    third = link_of(one(paper))

    assert len({first, second, third}) == 3
    whole = Paper.objects.get()
    for token in (first, second, third):
        signer = queries.by_link(token)
        assert signer == one(paper)
        rules.download(ANONYMOUS, whole, queries.signers_of(whole), token=token)
        with pytest.raises(Refused, match="tekende dit al"):
            actions.sign(signer, "Daan", agrees=True, token=token, by=ANONYMOUS, at=NOW + DAY)
    for token in ("verzonnen", hash_of(first), ""):
        with pytest.raises(Http404):
            queries.by_link(token)


def test_days_are_written_in_full_and_an_open_end_says_so(cast):
    text = "Van [begindatum] tot [einddatum]. Proef tot [proefdatum]. Code [taak]."
    with override("en"):
        said = texts.with_law(
            text, on=NOW.date(),
            answers={
                "begindatum": "2026-02-09", "einddatum": "een dag die we nog afspreken",
                "proefdatum": "2026-13-40", "taak": "2026-02-09",
            },
        )  # fmt: skip
    assert said == (
        "Van 9 februari 2026 tot een dag die we nog afspreken. Proef tot 2026-13-40. Code 2026-02-09."
    )


def test_others_do_nothing_with_a_paper(cast):
    it = sent(cast.buurthuis)
    done = signed(cast.buurthuis)

    for who in (staff_of(cast.noord), staff_of(cast.zuid), ANONYMOUS, actor_of(cast.gerda)):
        assert not Paper.objects.run_by(who).exists()
        for act in (
            lambda who=who: actions.remind(it, by=who, at=NOW + DAY),
            lambda who=who: actions.withdraw(it, by=who, at=NOW),
            lambda who=who: actions.renew(it, by=who, at=NOW),
            lambda who=who: actions.end(done, NOW.date(), by=who, at=NOW),
        ):
            with pytest.raises(Refused, match="alleen wie dit papier opstelde"):
                act()
    with pytest.raises(Refused, match="organisatie zelf"):
        drawn(cast.buurthuis, by=staff_of(cast.zuid))
    with pytest.raises(Refused, match="andere centrale"):
        actions.draw_up(
            Drawn(cast.zuid, cast.buurthuis, text="x"), HANDS, by=staff_of(cast.zuid), at=NOW
        )


def test_only_who_is_named_takes_the_signed_paper_along(cast):
    it = signed(cast.buurthuis, by=staff_of(cast.noord))
    signers = queries.signers_of(it)

    rules.download(actor_of(cast.daan), it, signers)
    rules.download(actor_of(cast.cora), it, signers)
    rules.download(ANONYMOUS, it, signers, token=link_of(signers[0]))
    for who in (staff_of(cast.noord), actor_of(cast.gerda), ANONYMOUS, actor_of(cast.els)):
        with pytest.raises(Refused, match="alleen voor wie"):
            rules.download(who, it, signers)
    waits = sent(cast.buurthuis)
    with pytest.raises(Refused, match="nog niet door iedereen"):
        rules.download(actor_of(cast.cora), waits, queries.signers_of(waits))


def test_what_is_known_is_filled_in(cast):
    placement = PlacementFactory(
        started=True, person=cast.person(cast.daan), opportunity__organisation=cast.buurthuis,
        opportunity__guidance="Cora loopt mee",
    )  # fmt: skip
    known = queries.answers_known(cast.noord, cast.buurthuis, placement, on=NOW.date())

    assert (known["vrijwilliger"], known["contactpersoon"]) == ("Daan", "Cora")
    assert (known["begeleiding"], known["begindatum"]) == ("Cora loopt mee", "2026-02-25")
    it = drawn(cast.buurthuis, placement=placement)
    rows = queries.roles_known(it.version, cast.buurthuis, placement, actor_of(cast.cora))
    assert [(row["role"], row["email"]) for row in rows] == [
        ("volunteer", "daan@example.org"), ("organisation", "cora@example.org"),
    ]  # fmt: skip


def test_a_room_above_finds_its_papers_by_what_they_are_about(cast):
    it = sent(cast.buurthuis, about_kind="internship", about_id=7)

    assert list(queries.about("internship", 7)) == [it]
    assert not queries.about("internship", 8).exists()


def test_a_signed_paper_is_kept_for_its_term_and_then_goes_with_its_file(
    cast, django_capture_on_commit_callbacks
):
    it, cora = signed(cast.buurthuis), speaks_for(cast.buurthuis)
    assert actions.forget(by=CLOCK, at=NOW + 3_000 * DAY) == 0  # nobody said that it ended
    with pytest.raises(Refused, match="voorbij is"):
        actions.end(it, date(2026, 3, 3), by=cora, at=NOW)
    actions.end(it, date(2026, 3, 2), by=cora, at=NOW)

    assert actions.forget(by=CLOCK, at=NOW + 731 * DAY) == 0
    name = it.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.forget(by=CLOCK, at=NOW + 732 * DAY) == 1
    assert not Paper.objects.exists()
    assert not default_storage.exists(name)


def test_a_form_about_money_is_kept_seven_years_from_its_signing(cast):
    it = signed(cast.buurthuis, keeps="money_records_years")

    assert it.ends_on == NOW.date()
    assert actions.forget(by=CLOCK, at=NOW + 2_557 * DAY) == 0
    assert actions.forget(by=CLOCK, at=NOW + 2_558 * DAY) == 1


def test_what_was_never_finished_goes_after_three_months(cast):
    drawn(cast.buurthuis)
    paper = sent(cast.buurthuis)
    actions.withdraw(paper, by=speaks_for(cast.buurthuis), at=NOW)

    assert actions.forget(by=CLOCK, at=NOW + 90 * DAY) == 0
    assert actions.forget(by=CLOCK, at=NOW + 91 * DAY) == 2


def test_who_leaves_is_gone_from_our_tables_and_the_signed_file_stays_for_its_term(cast):
    it, waits = signed(cast.buurthuis), sent(cast.buurthuis)
    daan = about_me.subject(person_id=cast.person(cast.daan).pk)

    privacy.erase(daan, reason="left", by=CLOCK, at=NOW)

    it.refresh_from_db()
    first = it.signers.get(position=1)
    assert (it.text, it.answers) == ("", {})
    assert (first.name, first.email, first.signed_name, first.person) == ("", "", "", None)
    assert sha256(it.file.read()).hexdigest() == it.file_hash
    assert one(it, 2).signed_name == "Cora"
    assert actions.move_on(by=CLOCK, at=NOW)["withdrawn"] == 1
    waits.refresh_from_db()
    assert waits.state == "withdrawn"


def test_what_i_signed_is_mine_to_take_along(cast):
    signed(cast.buurthuis)
    taken = about_me.as_data(actor_of(cast.daan), NOW)["tables"]

    assert taken["learning.Signer"][0]["signed_name"] == "Daan"
    assert "koffie schenken" in taken["learning.Paper"][0]["text"]
    assert about_me.as_data(actor_of(cast.finn), NOW)["tables"].get("learning.Paper") is None

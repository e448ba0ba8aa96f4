"""What helps somebody: told once, kept on a yes, shown by them alone, and every look written down."""

import json
import logging
from datetime import timedelta

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection
from django.utils.timezone import now

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.confidence.choices import LOOK_MINUTES
from aanjager.growth.confidence.models import How
from aanjager.growth.support_wishes import actions, queries, rules
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishLook, WishShare
from aanjager.growth.support_wishes.tests.factories import (
    NOW,
    WORDS,
    consultant,
    me,
    shown,
    speaker,
    wish,
    written,
)  # fmt: skip
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.sealing import Sealed
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def daan(cast):
    return cast.person(cast.daan)


@pytest.fixture
def anna(cast):
    return cast.noord.staff.get()


def test_what_helps_is_kept_with_the_sentence_somebody_said_yes_to(daan):
    with pytest.raises(Refused, match="als je ja zegt"):
        actions.tell(daan, chosen="quiet", words="", agrees=False, by=me(daan), at=NOW)
    it = wish(daan)

    assert it.agreed_how == How.SELF
    assert "Ik kan altijd stoppen" in it.agreed_text
    assert queries.told(it).wishes == [
        "een rustige plek", "meedoen met weinig Nederlands", "pauze wanneer ik die nodig heb"
    ]  # fmt: skip
    with pytest.raises(Refused, match="Kies wat je helpt"):
        actions.tell(daan, chosen="a_label", words=" ", agrees=True, by=me(daan), at=NOW)
    with pytest.raises(Refused, match="korter"):
        actions.tell(daan, chosen="", words="x" * 1001, agrees=True, by=me(daan), at=NOW)


def test_a_yes_stands_until_it_is_withdrawn(daan):
    first, later = wish(daan), NOW + timedelta(days=3)
    changed = {"chosen": "quiet", "words": "", "agrees": False, "by": me(daan), "at": later}

    it = actions.tell(daan, **changed)

    assert (it.pk, it.chosen, it.changed_at) == (first.pk, "quiet", later)
    assert (it.agreed_at, it.agreed_text) == (NOW, first.agreed_text)
    actions.withdraw(daan, by=me(daan), at=later)
    with pytest.raises(Refused, match="als je ja zegt"):
        actions.tell(daan, **changed)


def test_nobody_tells_it_for_another(cast, daan, anna):
    for other in (ANONYMOUS, CLOCK, consultant(anna), speaker(cast.person(cast.cora))):
        with pytest.raises(Refused):
            actions.tell(daan, chosen="quiet", words="", agrees=True, by=other, at=NOW)
    assert not Wish.objects.exists()


def test_a_copy_of_the_database_holds_no_word_of_it(daan, cast, settings):
    it = wish(daan)
    shown(it, organisation=cast.buurthuis, shows_words=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT chosen, words FROM growth_wish")
        kept = b"".join(bytes(cell) for cell in cursor.fetchone())
        cursor.execute("SELECT chosen FROM growth_wishshare")
        kept += bytes(cursor.fetchone()[0])
    dumped = serializers.serialize("json", [*Wish.objects.all(), *WishShare.objects.all()])
    for word in ("quiet", "plaatjes", "rustig"):
        assert word.encode() not in kept
        assert word not in dumped
    back = next(iter(serializers.deserialize("json", dumped))).object
    assert (back.chosen, back.words) == (it.chosen, WORDS)
    settings.KEY_SEAL = "another"
    with pytest.raises(Sealed):
        Wish.objects.get()
    assert queries.beside.among(me(daan), [1]) == {}, "the finder goes on"


@pytest.mark.parametrize("asked", [{"chosen": "quiet"}, {"words__icontains": "plaatjes"}])
def test_no_list_can_be_made_by_what_helps(daan, asked):
    wish(daan)
    with pytest.raises(FieldError):
        Wish.objects.filter(**asked).exists()
    assert Wish.objects.filter(chosen__isnull=False).exists()


def test_an_organisation_sees_what_was_chosen_for_it_after_a_written_look(cast, daan):
    it = shown(wish(daan), organisation=cast.buurthuis)
    cora = speaker(cast.person(cast.cora), cast.buurthuis)

    seen = queries.one_shared(cora, it.pk)
    assert not queries.is_open(cora, seen, NOW)
    actions.look(seen, by=cora, at=NOW)
    assert queries.is_open(cora, seen, NOW + timedelta(minutes=LOOK_MINUTES - 1))
    assert not queries.is_open(cora, seen, NOW + timedelta(minutes=LOOK_MINUTES))
    assert queries.told(seen) == queries.Told(["een rustige plek"], "")

    look = queries.looks(me(daan))[0]
    assert (look.coordinator.person.name, look.at_name, look.get_what_display()) == (
        "Cora", "Buurthuis 't Anker", "keek",
    )  # fmt: skip


def test_a_share_follows_what_is_told_now_and_never_says_more(cast, daan):
    it = wish(daan)
    share = shown(it, organisation=cast.buurthuis, chosen="quiet breaks seated", shows_words=True)
    assert share.chosen == "quiet breaks", "what was not told cannot be shown"

    wish(daan, chosen="quiet seated", words="")
    share.refresh_from_db()
    assert queries.told(WishShare.objects.select_related("wish").get()) == queries.Told(
        ["een rustige plek"], ""
    )
    wish(daan, chosen="seated", words="")
    assert not WishShare.objects.exists(), "a share that says nothing is over"


def test_stopping_closes_it_at_once_for_who_has_it_open(cast, daan, signed_in):
    share = shown(wish(daan, at=now()), organisation=cast.buurthuis, shows_words=True, at=now())
    cora = signed_in(cast.cora)
    page = cora.post(f"/wat-helpt/{share.pk}/kijk/", follow=True)
    assert "een rustige plek" in page.text
    assert WORDS in page.text

    signed_in(cast.daan).post(f"/mijn/wat-helpt/laten-zien/{share.pk}/stop/")

    assert signed_in(cast.cora).get(f"/wat-helpt/{share.pk}/").status_code == 404
    assert WishLook.objects.count() == 1, "who looked stays to be seen"


def test_withdrawing_erases_everything_at_once_and_the_log_stays(cast, daan, anna):
    share = shown(wish(daan), organisation=cast.buurthuis)
    written(daan, anna)
    actions.look(share, by=speaker(cast.person(cast.cora), cast.buurthuis), at=NOW)

    actions.withdraw(daan, by=me(daan), at=NOW)

    assert not Wish.objects.exists()
    assert not WishShare.objects.exists()
    assert not WishDraft.objects.exists()
    assert {it.what for it in queries.looks(me(daan))} == {"looked", "wrote"}
    actions.withdraw(daan, by=me(daan), at=NOW)  # again is the same


def test_a_consultant_sees_it_by_name_and_only_while_both_belong_to_the_centre(cast, daan, anna):
    colleague = StaffFactory(centre=cast.noord, role="manager", name="Mira")
    share = shown(wish(daan), staff=anna)

    assert queries.one_shared(consultant(anna), share.pk)
    for other in (colleague, cast.zuid.staff.get()):
        assert not WishShare.objects.visible_to(consultant(other)).exists()
    association = consultant(anna, is_association=True)
    assert not WishShare.objects.visible_to(
        type(association)(user_id=cast.els.pk, staff_of=association.staff_of, is_association=True)
    ).exists()
    daan.registrations.update(left_on=NOW.date())
    assert not WishShare.objects.visible_to(consultant(anna)).exists()
    daan.registrations.update(left_on=None)
    type(anna).objects.filter(pk=anna.pk).update(ended_on=NOW.date())
    assert not WishShare.objects.visible_to(consultant(anna)).exists()
    assert not WishShare.objects.visible_to(CLOCK).exists()


def test_who_has_an_account_says_yes_themselves_to_what_was_written_along(daan, anna):
    draft = written(daan, anna, how="phone", words="Bel me niet.")

    assert not Wish.objects.exists()
    letter = Letter.objects.get(kind="written-along")
    assert letter.to_address == daan.email
    for word in ("help", "rustig", "Bel", "wens"):
        assert word not in letter.subject + letter.text.replace("/mijn/wat-helpt/", "")
    with pytest.raises(Refused):
        actions.accept(draft, lets_in=True, agrees=True, by=consultant(anna), at=NOW)
    with pytest.raises(Refused, match="als je ja zegt"):
        actions.accept(draft, lets_in=False, agrees=False, by=me(daan), at=NOW)
    it = actions.accept(draft, lets_in=False, agrees=True, by=me(daan), at=NOW)
    assert (it.chosen, it.words, it.agreed_with) == ("quiet seated", "Bel me niet.", anna)
    assert not WishShare.objects.exists(), "letting in is a choice of its own"
    assert not queries.written_by(consultant(anna), anna.centre).exists()


def test_somebody_on_paper_says_yes_out_loud_and_is_seen_by_that_consultant_alone(cast, anna):
    person = PersonFactory(user=None, name="Opa Jan", email="")
    RegistrationFactory(person=person, centre=cast.noord)
    colleague = StaffFactory(centre=cast.noord, name="Mira")
    it = written(person, anna, how="home")

    assert (it.agreed_how, it.agreed_with) == ("home", anna)
    assert queries.shared_with_consultant(consultant(anna), cast.noord).count() == 1
    assert not queries.shared_with_consultant(consultant(colleague), cast.noord).exists()
    place = PlacementFactory(person=person, organisation=cast.buurthuis).organisation
    share = actions.share(
        it, chosen="quiet", shows_words=False, organisation=place, by=consultant(anna), at=NOW
    )
    with pytest.raises(Refused):
        actions.stop_sharing(share, by=consultant(colleague), at=NOW)

    anew = written(person, colleague, chosen="breaks")  # a colleague begins with an empty page
    assert anew.chosen == "breaks"
    assert [row.staff for row in WishShare.objects.all()] == [colleague]
    actions.withdraw(person, by=consultant(anna), at=NOW)
    assert not Wish.objects.exists()


def test_only_their_own_consultant_writes_along_and_only_after_a_yes(cast, daan, anna):
    bram = cast.zuid.staff.get()
    with pytest.raises(Refused, match="eigen centrale"):
        written(daan, bram)
    with pytest.raises(Refused, match="eigen centrale"):
        rules.write_along(consultant(anna), daan, staff=bram)
    with pytest.raises(Refused, match="waar jullie"):
        written(daan, anna, how="self")
    with pytest.raises(Refused, match="Lees de zin voor"):
        rules.write_along(consultant(anna), daan, staff=anna, heard_yes=False)
    with pytest.raises(Refused, match="stopt dit zelf"):
        actions.withdraw(daan, by=consultant(anna), at=NOW)


def test_what_nobody_said_yes_to_is_erased_by_the_clock(daan, anna):
    draft = written(daan, anna)
    with pytest.raises(Refused):
        actions.forget_drafts(by=me(daan), at=NOW)
    with pytest.raises(Refused):
        actions.discard(draft, by=consultant(StaffFactory(centre=anna.centre)), at=NOW)
    assert actions.forget_drafts(by=CLOCK, at=NOW + timedelta(days=30)) == 0
    assert actions.forget_drafts(by=CLOCK, at=NOW + timedelta(days=31)) == 1


def test_what_is_written_down_elsewhere_says_nothing_of_it(cast, daan, anna, caplog):
    with caplog.at_level(logging.DEBUG):
        share = shown(wish(daan), organisation=cast.buurthuis, shows_words=True)
        actions.look(share, by=speaker(cast.person(cast.cora), cast.buurthuis), at=NOW)
        written(daan, anna, words="Bel me niet.")
        actions.withdraw(daan, by=me(daan), at=NOW)
    lines = list(
        Event.objects.filter(verb__startswith="support_wish").values_list("facts", "centre_id")
    )

    said = json.dumps(lines) + " ".join(
        r.getMessage() for r in caplog.records if r.name[:2] != "dj"
    )
    assert lines == [({}, None)] * 3 + [({"how": "desk"}, None)] + [({}, None)]
    for word in ("quiet", "rustig", "plaatjes", "Bel me", "seated"):
        assert word not in said

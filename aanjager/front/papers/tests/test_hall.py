"""An amendment from the hall: on a phone without an account, and from a line that was said."""

import uuid

import pytest

from aanjager.assembly.plenary import actions
from aanjager.assembly.plenary.actions import Source, Words
from aanjager.assembly.plenary.choices import MOST_AMENDED
from aanjager.assembly.plenary.tests.factories import make_hall
from aanjager.assembly.plenary.tests.test_pages import HOST, presented, text_of
from aanjager.assembly.plenary.tests.test_pages import base as base  # fixtures
from aanjager.assembly.plenary.tests.test_pages import lead as lead
from aanjager.assembly.plenary.tests.test_pages import sit as sit
from aanjager.community.people.tests.factories import as_actor
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents.models import Amendment
from aanjager.governance.documents.rules import Proposal
from aanjager.governance.documents.tests.factories import freeze, open_text, propose
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(cast):
    return open_text("# Onze visie", "Wij bemiddelen vrijwilligers.", centre=cast.noord)


@pytest.fixture
def hall(cast, text):
    return make_hall(cast.noord, version=text)


def paragraph(text):
    return text.blocks.get(position=1)


def filled(page, **facts):
    """What the browser sends back of the form on this page."""
    form = page.context["form"]
    hidden = {name: form[name].value() or "" for name in ("read_hash", "client_id")}
    return {**hidden, **facts}


def test_a_participant_without_an_account_says_that_something_is_missing(hall, base, sit, text):
    phone = sit(hall.people[0])
    page = phone.get(base, headers=HOST)
    assert "Een account is niet nodig." in text_of(page)

    step = phone.get(f"{base}voorstel/", {"soort": "missing"}, headers=HOST)
    facts = filled(step, soort="missing", new_text="Wij werken samen.", motive="Dat ontbreekt.")
    done = phone.post(f"{base}voorstel/", facts, headers=HOST, follow=True)

    made = Amendment.objects.get()
    assert "Voorstel 1 is ingediend." in text_of(done)
    assert "plenair" in text_of(done)
    assert (made.kind, made.new_text, made.submitter) == ("missing", "Wij werken samen.", None)
    assert made.submitter_label == "een deelnemer van werkgroep 1"
    assert made.sources.get().meeting == hall.meeting


def test_the_words_of_the_paragraph_are_filled_in_to_change(hall, base, sit, text):
    phone, uid = sit(hall.people[0]), str(paragraph(text).uid)

    step = phone.get(f"{base}voorstel/", {"soort": "change", "alinea": uid}, headers=HOST)
    assert step.context["form"]["new_text"].value() == "Wij bemiddelen vrijwilligers."
    facts = {"soort": "change", "alinea": uid, "motive": "Aanjagen is ons werk."}
    same = phone.post(
        f"{base}voorstel/", filled(step, **facts, new_text="Wij bemiddelen vrijwilligers."),
        headers=HOST,
    )  # fmt: skip
    assert same.status_code == 422
    assert "Er is nog niets veranderd." in text_of(same)
    assert "Aanjagen is ons werk." in text_of(same)
    facts["new_text"] = "Wij jagen vrijwilligers aan."
    phone.post(f"{base}voorstel/", filled(same, **facts, with_name="on"), headers=HOST)

    made = Amendment.objects.get()
    assert (made.block_uid, made.kind) == (paragraph(text).uid, "change")
    assert made.submitter_label == "deelnemer 1"


def test_who_changes_a_paragraph_on_a_phone_reads_what_others_want_there(hall, base, sit, text):
    phone, uid = sit(hall.people[0]), str(paragraph(text).uid)
    asked = {"soort": "change", "alinea": uid}
    assert "willen deze alinea" not in text_of(phone.get(f"{base}voorstel/", asked, headers=HOST))
    for words in ("Wij jagen aan.", "Wij helpen."):
        propose(text.document, 1, words, submitter=None)

    page = text_of(phone.get(f"{base}voorstel/", asked, headers=HOST))

    assert "2 anderen willen deze alinea ook wijzigen" in page
    assert "<q>Wij helpen.</q>" in page


def test_a_paragraph_has_to_be_chosen_and_has_to_be_of_this_text(hall, base, sit):
    phone = sit(hall.people[0])
    none = phone.get(f"{base}voorstel/", {"soort": "strike"}, headers=HOST)
    other = phone.get(f"{base}voorstel/", {"soort": "strike", "alinea": uuid.uuid4()}, headers=HOST)

    assert none.status_code == other.status_code == 422
    assert "Kies eerst een alinea." in text_of(none)


def test_a_text_that_changed_meanwhile_is_said_and_nothing_typed_is_lost(hall, base, sit, text):
    phone, block = sit(hall.people[0]), paragraph(text)
    uid = str(block.uid)
    step = phone.get(f"{base}voorstel/", {"soort": "strike", "alinea": uid}, headers=HOST)
    newer = text.document.versions.create(number=2, parent=text, created_at=text.created_at)
    newer.blocks.create(uid=block.uid, position=0, kind="paragraph", text="Wij jagen aan.")
    freeze(newer)

    facts = filled(step, soort="strike", alinea=uid, motive="Dit kan weg.")
    page = phone.post(f"{base}voorstel/", facts, headers=HOST)

    assert page.status_code == 422
    assert "De tekst is intussen veranderd." in text_of(page)
    assert "Dit kan weg." in text_of(page)
    assert not Amendment.objects.exists()


def test_sent_twice_is_one_amendment_with_one_source(hall, base, sit):
    phone = sit(hall.people[0])
    step = phone.get(f"{base}voorstel/", {"soort": "general"}, headers=HOST)
    facts = filled(step, soort="general", motive="Maak het korter.")

    for _time in range(3):
        phone.post(f"{base}voorstel/", facts, headers=HOST)

    assert Amendment.objects.get().sources.count() == 1


def test_for_who_does_not_sit_in_the_hall_there_is_no_such_page(hall, base, client, now):
    assert client.get(f"{base}voorstel/", headers=HOST).status_code == 404
    assert "Een account is niet nodig." not in text_of(client.get(base, headers=HOST))
    with pytest.raises(Refused, match="Doe eerst mee met de code"):
        actions.amend(
            hall.meeting, Proposal("general", "Zomaar"), Source(), who=None, by=ANONYMOUS, at=now
        )


def test_when_the_hall_is_closed_phones_amend_no_more(hall, base, sit):
    type(hall.sitting).objects.update(state="paused")

    assert sit(hall.people[0]).get(f"{base}voorstel/", headers=HOST).status_code == 403


def test_a_meeting_without_a_text_has_nothing_to_amend(cast, now):
    hall = make_hall(cast.noord)

    with pytest.raises(Refused, match="hoort geen tekst"):
        actions.amend(
            hall.meeting, Proposal("general", "Zomaar"), Source(), who=hall.people[0],
            by=ANONYMOUS, at=now,
        )  # fmt: skip


def test_a_device_does_not_flood_the_board(hall, now):
    facts = {"who": hall.people[0], "by": ANONYMOUS, "at": now}
    for number in range(MOST_AMENDED):
        actions.amend(hall.meeting, Proposal("general", f"Reden {number}"), Source(), **facts)

    with pytest.raises(Refused, match="tien voorstellen"):
        actions.amend(hall.meeting, Proposal("general", "Nog een"), Source(), **facts)


def test_who_has_an_account_is_the_mover_and_gets_the_letters(hall, cast, now):
    daan = as_actor(cast.person(cast.daan))
    facts = {"who": hall.people[0], "by": daan, "at": now}

    made = actions.amend(hall.meeting, Proposal("general", "Korter"), Source(), **facts)

    assert made.submitter_id == daan.person_id
    documents.withdraw(made, by=daan, at=now)


def test_an_amendment_made_of_a_line_starts_with_its_words_and_stays_linked(
    hall, base, sit, lead, text
):
    theme = presented(hall, lead)
    line = actions.say(theme, Words("Onderlinge samenwerking moet erin."), **lead)
    scribe = sit(hall.scribe)
    link = f"{base}voorstel/?soort=missing&amp;regel={line.pk}"
    assert link in text_of(scribe.get(f"{base}thema/{theme.pk}/", headers=HOST))

    step = scribe.get(link.replace("&amp;", "&"), headers=HOST)
    form = step.context["form"]
    assert form["new_text"].value() == form["motive"].value() == line.text
    facts = filled(step, soort="missing", regel=line.pk, new_text=line.text, motive="Gezegd.")
    scribe.post(f"{base}voorstel/", facts, headers=HOST)

    made = Amendment.objects.get()
    assert made.sources.get().line == line
    assert made.submitter_label == "gezegd in de zaal"


def test_of_a_line_only_who_writes_makes_an_amendment(hall, base, sit, lead):
    line = actions.say(presented(hall, lead), Words("Samen."), **lead)

    page = sit(hall.people[0]).get(f"{base}voorstel/?soort=missing&regel={line.pk}", headers=HOST)

    assert page.status_code == 403


def test_an_amendment_from_the_page_of_a_theme_names_the_theme(hall, base, sit, lead):
    theme = presented(hall, lead)
    phone = sit(hall.people[0])
    assert f"voorstel/?thema={theme.pk}" in text_of(
        phone.get(f"{base}thema/{theme.pk}/", headers=HOST)
    )

    step = phone.get(f"{base}voorstel/?soort=general&thema={theme.pk}", headers=HOST)
    facts = filled(step, soort="general", thema=theme.pk, motive="Korter.")
    phone.post(f"{base}voorstel/", facts, headers=HOST)

    assert Amendment.objects.get().sources.get().theme == theme


def test_the_page_of_an_amendment_asks_little(hall, base, sit):
    phone = sit(hall.people[0])
    phone.get(f"{base}voorstel/", headers=HOST)

    assert count_queries(lambda: phone.get(f"{base}voorstel/", headers=HOST)) <= 5

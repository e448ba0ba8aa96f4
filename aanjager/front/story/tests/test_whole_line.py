"""Scenario A9: one note, from the phone to a promise, through every act that people do; and back."""

from datetime import date
from uuid import uuid4

import pytest

from aanjager.assembly.commitments import actions as commitments
from aanjager.assembly.commitments.actions import Promised
from aanjager.assembly.groups import actions as groups
from aanjager.assembly.groups.actions import Draft, Wish
from aanjager.assembly.groups.tests.factories import (
    GroupFactory,
    HallMeetingFactory,
    ParticipantFactory,
    SittingFactory,
)
from aanjager.assembly.meetings.models import Meeting
from aanjager.assembly.plenary import actions as plenary
from aanjager.assembly.plenary.actions import Source, Words
from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.front.story import queries
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents import queries as texts
from aanjager.governance.documents.rules import Proposal, Verdict
from aanjager.governance.documents.tests.factories import open_text, seated
from aanjager.governance.plans.models import Plan
from aanjager.governance.plans.tests.factories import plan
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused

pytestmark = pytest.mark.django_db
SAID = "De schalen wijk, stad en regio moeten terugkomen in de visie."
WHOLE = ["note", "cluster", "point", "theme", "line", "amendment", "decision", "version"]


@pytest.fixture
def text():
    return open_text("# Onze visie", "De centrale bemiddelt in opdracht van de gemeente.")


@pytest.fixture
def group(text):
    meeting = HallMeetingFactory(version=text, board=text.document.body, points_to_plenary=1)
    return GroupFactory(meeting=SittingFactory(meeting=meeting).meeting, number=3)


def note_to_point(group, now):
    """Somebody writes on a phone; the group puts it together with another, chooses it, hands it in."""
    lead, member = ParticipantFactory(group=group, leading=True), ParticipantFactory(group=group)
    led = {"by": ANONYMOUS, "at": now}
    notes = [
        groups.write_note(group, Draft(uuid4(), words), member, **led)
        for words in ("Niet alleen de wijk", "Ook stad en regio", "Meer koffie")
    ]
    groups.go_on(group, lead, **led)
    pile = groups.put_together(group, notes[:2], "Schalen", lead, **led)
    groups.go_on(group, lead, **led)
    groups.go_on(group, lead, **led)
    point = groups.choose(group, [Wish(pile, "Werk op elke schaal")], lead, **led)[0]
    groups.hand_in(group, lead, **led)
    return notes[0], point


def point_to_amendment(group, point, now):
    """The chair makes a theme of it; what is said about it becomes an amendment on the text."""
    chair = ParticipantFactory(group=group, chairing=True)
    chaired = {"who": chair, "by": ANONYMOUS, "at": now}
    theme = plenary.merge(group.meeting, [point], "Het werkveld is niet alleen de wijk.", **chaired)
    plenary.present(group.meeting, **chaired)
    theme.refresh_from_db()
    plenary.say(theme, Words("Mooi weer vandaag."), **chaired)
    line = plenary.say(theme, Words(SAID), **chaired)
    wish = Proposal("missing", SAID, "Wij werken in wijk, stad en regio.")
    amendment = plenary.amend(group.meeting, wish, Source(line=line), **chaired)
    return theme, line, amendment, chair


def decide(amendment, meeting, chair, now):
    """The board decides with a reason, makes version 2, and promises something."""
    board = seated(amendment.document.body)
    documents.admit(amendment, by=board, at=now)
    reason = "De leden werken op elke schaal."
    decision = documents.decide(amendment, Verdict("adopted", reason), by=board, at=now)
    made = documents.merge(amendment.document, "Schalen erbij.", by=board, at=now)
    promised = Promised("Projectplan expertisecentrum", "het bestuur", date(2026, 9, 1))
    facts = {**vars(promised), "decision": decision}
    promise = commitments.make(meeting, Promised(**facts), who=chair, by=ANONYMOUS, at=now)
    return decision, made, promise


def test_one_note_from_the_phone_to_the_promise_and_back(group, text, client, now):
    note, point = note_to_point(group, now)
    theme, line, amendment, chair = point_to_amendment(group, point, now)
    with pytest.raises(Refused, match="nog niet besloten: 1"):
        documents.merge(text.document, by=seated(text.document.body), at=now)
    decision, second, promise = decide(amendment, group.meeting, chair, now)
    Meeting.objects.update(state=Meeting.State.OVER)

    assert [it.text for it in texts.blocks(second)][-1] == "Wij werken in wijk, stad en regio."
    assert {it.pk for found in texts.causes_of(second).values() for it in found} == {amendment.pk}
    forth = queries.walk("note", [note.pk], both=False)
    assert {(it.kind, it.pk) for it in forth} >= {
        ("note", note.pk), ("cluster", note.__class__.objects.get(pk=note.pk).cluster_id),
        ("point", point.pk), ("theme", theme.pk), ("line", line.pk), ("amendment", amendment.pk),
        ("decision", decision.pk), ("version", second.pk), ("commitment", promise.pk),
    }  # fmt: skip
    told = [(it.kind, it.sentence) for it in queries.story("note", note.pk)]
    assert told == [
        ("note", "op een briefje in werkgroep 3"),
        ("cluster", "bij elkaar gelegd in werkgroep 3"),
        ("point", "gekozen in werkgroep 3"),
        ("theme", "opgenomen in thema 1"),
        ("line", "gezegd in de zaal"),
        ("amendment", "wijzigingsvoorstel 1"),
        ("decision", "besloten: overgenomen. De leden werken op elke schaal."),
        ("version", "verwerkt in versie 2"),
        ("commitment", "toegezegd"),
    ]
    back = [it.kind for it in queries.story("commitment", promise.pk)]
    assert [it for it in WHOLE if it in back] == [it for it in WHOLE if it != "version"]
    page = client.get(f"/toezeggingen/{promise.pk}/").content.decode()
    address = f"/bijeenkomsten/{group.meeting_id}/lijn/commitment/{promise.pk}/"
    assert f'href="{address}"' in page
    line_page = client.get(address).content.decode()
    assert "Niet alleen de wijk" in line_page
    assert "Mooi weer vandaag." not in line_page

    made = plan(CentreFactory(), title="Expertisecentrum")
    here = Actor(staff_of=frozenset({made.centre_id}), is_association=True)
    commitments.become(promise, made, None, by=here, at=now)
    assert "plan" not in {it.kind for it in queries.chain("note", note.pk)}, "a draft is nobody's"
    shown = {"document": text.document, "submitted_at": now}
    Plan.objects.update(is_public=True, state="submitted", **shown)
    assert {it.kind for it in queries.chain("note", note.pk)} >= {"note", "commitment", "plan"}
    assert note.pk in {it.pk for it in queries.chain("plan", made.pk) if it.kind == "note"}
    assert "Expertisecentrum" in client.get(f"/toezeggingen/{promise.pk}/").content.decode()

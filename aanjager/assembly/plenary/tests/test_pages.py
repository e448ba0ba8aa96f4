"""The pages of the plenary, as chair, scribe, participant and visitor meet them."""

import hashlib
import uuid

import pytest
from django.core import signing

from aanjager.assembly.groups.models import Participant
from aanjager.assembly.plenary import actions, queries
from aanjager.assembly.plenary.actions import Question, Words
from aanjager.assembly.plenary.choices import COOKIE, SALT
from aanjager.assembly.plenary.models import DiscussionLine, Theme, Vote
from aanjager.assembly.plenary.tests.factories import make_hall
from aanjager.governance.documents.models import Body, Document, Version
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.testing import count_queries

pytestmark = pytest.mark.django_db
HOST = {"host": "noord.localhost"}


@pytest.fixture
def hall(cast):
    return make_hall(cast.noord)


@pytest.fixture
def lead(hall, now):
    return {"who": hall.chair, "by": ANONYMOUS, "at": now}


@pytest.fixture
def base(hall):
    return f"/zaal/{hall.meeting.pk}/plenair/"


@pytest.fixture
def sit(client, hall):
    """Give the browser the device of this participant: `sit(hall.chair)`."""

    def take(who):
        secret = f"secret of {who.pk}"
        digest = hashlib.sha256(secret.encode()).hexdigest()
        Participant.objects.filter(pk=who.pk).update(device_hash=digest)
        client.cookies[COOKIE % hall.meeting.pk] = signing.Signer(salt=SALT).sign(secret)
        return client

    return take


def text_of(response):
    return " ".join(response.content.decode().split())


def presented(hall, lead, *, keys=None):
    points = [hall.points[key] for key in keys or hall.points]
    theme = actions.merge(hall.meeting, points, "Steeds beter aansluiten", **lead)
    actions.present(hall.meeting, **lead)
    theme.refresh_from_db()
    return theme


def test_the_chair_ticks_points_and_makes_them_one(hall, base, sit):
    chair = sit(hall.chair)
    page = text_of(chair.get(base, headers=HOST))
    assert "Groep 3" in page
    assert page.count("nog geen thema of reden") == 6
    assert "6 punten: 0 in een thema" in page

    points = [hall.points[1, 1].pk, hall.points[2, 1].pk]
    facts = {"points": points, "text": "Samen verder"}
    page = text_of(chair.post(f"{base}voegen/", facts, headers=HOST, follow=True))

    assert "Dit is nu thema 1." in page
    assert page.count("nog geen thema of reden") == 4
    assert "Nog niet: 4 punten" in page


def test_what_the_chair_wrote_stays_when_nothing_was_ticked(hall, base, sit):
    response = sit(hall.chair).post(f"{base}voegen/", {"text": "Mijn zin"}, headers=HOST)

    assert response.status_code == 422
    assert "Vink eerst aan" in text_of(response)
    assert "Mijn zin" in text_of(response)


def test_a_point_goes_to_a_theme_apart_or_out_with_a_reason(hall, base, sit, lead):
    theme = actions.merge(hall.meeting, [hall.points[1, 1]], "Een", **lead)
    chair = sit(hall.chair)
    path = f"{base}punt/{hall.points[2, 1].pk}/"
    assert chair.get(path, headers=HOST).status_code == 200

    chair.post(path, {"doe": "link", "theme": theme.pk, "kind": "partly"}, headers=HOST)
    assert queries.balance(hall.meeting).in_themes == 2
    chair.post(path, {"doe": "apart"}, headers=HOST)
    assert queries.balance(hall.meeting).apart == 1
    empty = chair.post(path, {"doe": "leave_out", "reason": ""}, headers=HOST)
    assert empty.status_code == 422
    chair.post(path, {"doe": "leave_out", "reason": "valt buiten de visie"}, headers=HOST)

    assert "niet, want valt buiten de visie" in text_of(chair.get(base, headers=HOST))


def test_a_point_moves_to_another_theme_and_one_step_goes_back(hall, base, sit, lead):
    one = actions.merge(hall.meeting, [hall.points[1, 1]], "Een", **lead)
    two = actions.merge(hall.meeting, [hall.points[2, 1]], "Twee", **lead)
    chair, point = sit(hall.chair), hall.points[1, 1]

    chair.post(f"{base}punt/{point.pk}/", {"doe": f"move-{one.pk}", "naar": two.pk}, headers=HOST)
    assert list(point.in_themes.values_list("theme", flat=True)) == [two.pk]
    page = chair.post(f"{base}terug/", headers=HOST, follow=True)

    assert list(point.in_themes.values_list("theme", flat=True)) == [one.pk]
    assert "Er is niets verdwenen" in text_of(page)


def test_people_of_a_group_see_on_their_own_phone_where_their_point_is(hall, base, sit, lead):
    for number, keys in enumerate([[(1, 2)], [(2, 1)], [(1, 1), (3, 1)]]):
        points = [hall.points[key] for key in keys]
        actions.merge(hall.meeting, points, f"Thema {number}", **lead)
    actions.leave_out(hall.points[2, 2], "dat weten we al", **lead)
    phone = sit(hall.people[0])

    page = text_of(phone.get(base, headers=HOST))

    assert "De punten van groep 1" in page
    assert "Jullie punt zit nu in thema 3. De voorzitter is nog bezig." in page
    assert "Maak één punt" not in page
    page = text_of(sit(hall.people[1]).get(base, headers=HOST))
    assert "Dit punt wordt niet behandeld, want: dat weten we al" in page


def test_who_follows_hears_only_that_nothing_changed(hall, base, sit, lead):
    phone = sit(hall.people[0])
    asks = {**HOST, "HX-Request": "true"}
    presented(hall, lead)
    version = queries.version(hall.meeting.pk)

    assert phone.get(f"{base}?sinds={version}", headers=asks).status_code == 204
    fresh = phone.get(f"{base}?sinds={version - 1}", headers=asks)

    assert fresh.status_code == 200
    assert "<html" not in text_of(fresh)
    screen = f"{base}scherm/"
    assert phone.get(f"{screen}?sinds={version}", headers=asks).status_code == 204
    assert count_queries(lambda: phone.get(f"{screen}?sinds={version}", headers=asks)) <= 3


def test_a_visitor_sees_what_was_presented_and_nothing_before(hall, base, client, lead):
    actions.begin(hall.meeting, "Nog geheim", **lead)
    assert "Nog geheim" not in text_of(client.get(base, headers=HOST))
    theme = queries.themes(hall.meeting).get()

    assert client.get(f"{base}thema/{theme.pk}/", headers=HOST).status_code == 404


def test_a_meeting_for_invited_people_does_not_exist_for_others(hall, base, sit, client):
    hall.meeting.visibility = "invited"
    hall.meeting.save()

    assert client.get(base, headers=HOST).status_code == 404
    assert sit(hall.people[0]).get(base, headers=HOST).status_code == 200


def test_a_cookie_that_somebody_made_up_is_nobody(hall, base, client):
    client.cookies[COOKIE % hall.meeting.pk] = "verzonnen:handtekening"

    assert "Punten samenbrengen" not in text_of(client.get(base, headers=HOST))


def test_the_scribe_types_lines_and_sending_twice_is_once(hall, base, sit, lead):
    theme = presented(hall, lead)
    scribe = sit(hall.scribe)
    facts = {"text": "Dat is <script>alert(1)</script> waar", "kind": "stance"}
    facts["client_id"] = str(uuid.uuid4())
    for _ in range(3):
        scribe.post(f"{base}thema/{theme.pk}/regel/", facts, headers=HOST)

    page = scribe.get(f"{base}thema/{theme.pk}/", headers=HOST)

    assert DiscussionLine.objects.count() == 1
    assert "&lt;script&gt;" in text_of(page)
    assert "Bewerk" in text_of(page)


def test_too_long_a_line_stays_in_the_form_with_the_limit(hall, base, sit, lead):
    theme = presented(hall, lead)
    facts = {"text": "x" * 10_000, "kind": "stance", "client_id": str(uuid.uuid4())}

    response = sit(hall.scribe).post(f"{base}thema/{theme.pk}/regel/", facts, headers=HOST)

    assert response.status_code == 422
    assert "600" in text_of(response)


def test_a_phone_offers_a_line_and_the_scribe_takes_it_up(hall, base, sit, lead):
    theme = presented(hall, lead)
    facts = {"text": "Vergeet de jeugd niet", "with_name": "on", "client_id": str(uuid.uuid4())}
    page = sit(hall.people[0]).post(
        f"{base}thema/{theme.pk}/aanreiken/", facts, headers=HOST, follow=True
    )
    assert "ligt bij de verslaglegger" in text_of(page)
    line = DiscussionLine.objects.get()
    assert (line.state, line.by_label) == ("offered", "deelnemer 1")

    sit(hall.scribe).post(f"{base}regel/{line.pk}/", {"doe": "keep"}, headers=HOST)

    assert "Vergeet de jeugd niet" in text_of(
        sit(hall.people[1]).get(f"{base}thema/{theme.pk}/", headers=HOST)
    )


def test_staff_make_a_signal_of_a_line(hall, base, cast, signed_in, lead):
    theme = presented(hall, lead)
    line = actions.say(theme, Words("De bus rijdt niet meer."), **lead)
    anna = signed_in(cast.anna)

    page = anna.post(f"{base}regel/{line.pk}/", {"doe": "signal"}, headers=HOST, follow=True)

    line.refresh_from_db()
    assert line.signal.text == "De bus rijdt niet meer."
    assert "een signaal." in text_of(page)


def test_the_screen_shows_what_the_chair_put_on_it(hall, base, sit, lead, client):
    theme = presented(hall, lead)
    actions.say(theme, Words("Hardop gezegd."), **lead)
    page = text_of(client.get(f"{base}scherm/", headers=HOST))
    assert "1. Steeds beter aansluiten" in page
    assert "Hardop gezegd." in page

    sit(hall.chair).post(f"{base}scherm/toon/", {"toon": "alles"}, headers=HOST)

    page = text_of(client.get(f"{base}scherm/", headers=HOST))
    assert "Hardop gezegd." not in page
    assert "Steeds beter aansluiten" in page


def test_a_poll_from_question_to_result(hall, base, sit, lead):
    facts = {"question": "Verder zo?", "method": "for_against"}
    chair = sit(hall.chair)
    page = chair.post(f"{base}peilingen/", facts, headers=HOST, follow=True)
    poll = hall.meeting.polls.get()
    path = f"{base}peiling/{poll.pk}/"
    assert "Dit is een advies; het bestuur besluit." in text_of(page)
    chair.post(f"{path}stap/", {"doe": "open"}, headers=HOST)

    phone = sit(hall.people[0])
    assert "Je mag tot het sluiten veranderen." in text_of(phone.get(path, headers=HOST))
    phone.post(path, {"keuze": "for"}, headers=HOST)
    page = text_of(phone.post(path, {"keuze": "against"}, headers=HOST, follow=True))
    assert 'aria-pressed="true"' in page
    assert Vote.objects.get().choice == "against"
    assert "Uitslag" not in page

    chair = sit(hall.chair)
    chair.post(f"{path}stap/", {"doe": "close"}, headers=HOST)
    assert '<dl class="tally">' not in text_of(chair.get(path, headers=HOST))
    chair.post(f"{path}stap/", {"doe": "show"}, headers=HOST)

    page = text_of(sit(hall.people[1]).get(path, headers=HOST))
    assert '<dt>tegen</dt><dd><span class="num">1</span>' in page
    assert "1 van 8 mensen stemden" in page


def test_a_secret_poll_says_beforehand_that_a_vote_is_final(hall, base, sit, lead):
    poll = actions.prepare(hall.meeting, Question("Goed zo?", is_secret=True), **lead)
    actions.open_poll(poll, **lead)
    path, phone = f"{base}peiling/{poll.pk}/", sit(hall.people[0])
    assert "Je stemt één keer; veranderen kan niet." in text_of(phone.get(path, headers=HOST))

    phone.post(path, {"keuze": "for"}, headers=HOST)

    assert "nergens terug te vinden" in text_of(phone.get(path, headers=HOST))
    assert phone.post(path, {"keuze": "against"}, headers=HOST).status_code == 403


def test_a_poll_that_is_prepared_is_not_there_for_the_hall(hall, base, sit, lead):
    poll = actions.prepare(hall.meeting, Question("Straks?"), **lead)

    assert sit(hall.people[0]).get(f"{base}peiling/{poll.pk}/", headers=HOST).status_code == 404


def test_the_list_of_points_asks_the_database_as_often_for_many_as_for_few(cast, signed_in):
    few, many = make_hall(cast.noord, code="KEEN22"), make_hall(cast.noord, code="VEER22", groups=9)
    anna = signed_in(cast.anna)
    anna.get(f"/zaal/{few.meeting.pk}/plenair/", headers=HOST)  # what is remembered, is remembered
    asked = [
        count_queries(lambda it=it: anna.get(f"/zaal/{it.meeting.pk}/plenair/", headers=HOST))
        for it in (few, many)
    ]

    assert asked[0] == asked[1] <= 11


def test_the_sources_page_says_where_an_amendment_came_from(hall, base, sit, lead, now):
    body = Body.objects.create(centre=hall.meeting.centre, name="Bestuur")
    document = Document.objects.create(
        centre=hall.meeting.centre, body=body, title="Visie", kind="vision", created_at=now
    )
    version = Version.objects.create(document=document, number=1, created_at=now)
    hall.meeting.version = version
    hall.meeting.save()
    amendment = document.amendments.create(
        number=1, base_version=version, kind="missing", about="diversiteit",
        motive="Die ontbreekt.", filed_at=now,
    )  # fmt: skip
    theme = presented(hall, lead)
    scribe = sit(hall.scribe)
    facts = {"amendments": [amendment.pk], "theme": theme.pk}

    page = scribe.post(f"{base}voorstellen/", facts, headers=HOST, follow=True)

    assert amendment.sources.get().theme == Theme.objects.get()
    assert "thema 1" in text_of(page)

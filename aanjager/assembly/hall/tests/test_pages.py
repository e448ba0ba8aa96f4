"""The hall as a telephone sees it, without JavaScript, and what guards its doors."""

import json
from uuid import uuid4

import pytest
from django.test import override_settings

from aanjager.assembly.groups.models import Note, Participant, Point, Sitting, WorkingGroup
from aanjager.assembly.groups.tests.factories import (
    GroupFactory,
    HallMeetingFactory,
    NoteFactory,
    ParticipantFactory,
    SittingFactory,
    hall_of,
)
from aanjager.kernel.testing import HouseClient, count_queries

pytestmark = pytest.mark.django_db
HOST = {"host": "noord.localhost"}


@pytest.fixture
def group(cast):
    sitting = SittingFactory(meeting=HallMeetingFactory(centre=cast.noord), join_code="K7M2XD")
    return GroupFactory(meeting=sitting.meeting, number=3)


@pytest.fixture
def joined(group):
    """Return a telephone that joined the group: `joined('Daan')`."""

    def join(label="", role="participant", number=3):
        phone = HouseClient(headers=HOST)
        answer = phone.post(f"/w/K7M2XD/{number}/", {"group": str(number), "label": label})
        assert answer.status_code == 302, answer.content.decode()[-800:]
        member = Participant.objects.latest("pk")
        Participant.objects.filter(pk=member.pk).update(role=role)
        phone.board = answer["Location"]
        phone.member = member
        return phone

    return join


def text(answer):
    return answer.content.decode()


def test_f3_six_characters_lead_to_the_board_and_the_device_is_known_later(group, client):
    client.defaults["HTTP_HOST"] = HOST["host"]
    answer = client.post("/w/", {"code": " k7m 2xd "}, follow=True)
    assert "Bij welke werkgroep zit je?" in text(answer)
    assert "Je bent bij werkgroep 3: Ondernemerschap" in text(client.get("/w/K7M2XD/3/"))

    board = client.post("/w/K7M2XD/3/", {"group": "3", "label": "Daan"}, follow=True)
    assert "Wat moet er beter?" in text(board)
    client.post("/w/K7M2XD/", {"group": "3"})

    assert Participant.objects.get().label == "Daan"
    assert "Deze telefoon doet al mee" in text(client.get("/w/K7M2XD/"))
    assert client.get(f"/zaal/{group.meeting_id}/")["Location"].endswith("/3/")


def test_the_cookie_is_for_this_meeting_and_cannot_be_made_up(group, joined):
    phone = joined()
    cookie = phone.cookies[f"zaal-{group.meeting_id}"]
    assert cookie["httponly"]
    assert cookie.value.split(":")[0] not in str(Participant.objects.values())

    stranger = HouseClient(headers=HOST)
    stranger.cookies[f"zaal-{group.meeting_id}"] = cookie.value.split(":")[0] + ":vervalst"
    assert stranger.get(phone.board).status_code == 404


def test_c6_without_javascript_join_post_choose_and_submit_work(group, joined):
    lead, member = joined("Leider", "facilitator"), joined("Daan")
    for words in ("EVC ontbreekt", "Meer netwerk", "Samenwerken"):
        page = member.get(member.board)
        number = text(page).split('name="client_id" value="')[1].split('"')[0]
        member.post(f"{member.board}briefjes/", {"text": words, "client_id": number})
    assert "EVC ontbreekt" in text(member.get(member.board))
    assert "EVC ontbreekt" not in text(lead.get(lead.board))

    lead.post(f"{lead.board}stap/", {"doe": "on", "stap": "collecting"})
    first, second, third = Note.objects.order_by("pk")
    done = lead.post(
        f"{lead.board}ordenen/",
        {"briefje": [first.pk, second.pk], "titel": "Netwerk", "doe": "together"}, follow=True,
    )  # fmt: skip
    assert "Ongedaan maken" in text(done)
    lead.post(f"{lead.board}stap/", {"doe": "on", "stap": "ordering"})
    pile = first.__class__.objects.get(pk=first.pk).cluster
    member.post(f"{member.board}stippen/", {"keuze": [f"c{pile.pk}", f"n{third.pk}"]})
    assert "1 van de 2 mensen zijn klaar" in text(lead.get(lead.board))
    lead.post(f"{lead.board}stap/", {"doe": "on", "stap": "choosing"})
    assert "1 stip" in text(lead.get(lead.board))
    wish = {"keuze": [f"c{pile.pk}", f"n{third.pk}"], f"tekst-c{pile.pk}": "Netwerk en EVC"}
    lead.post(f"{lead.board}punten/", wish)
    lead.post(f"{lead.board}punten/", {**wish, "doe": "hand_in"})

    assert list(Point.objects.order_by("rank").values_list("text", "state")) == [
        ("Netwerk en EVC", "handed_in"),
        ("Samenwerken", "handed_in"),
    ]
    assert "Jullie punten zijn in de zaal" in text(member.get(member.board))


def test_c3_the_same_form_sent_five_times_is_one_note(joined):
    phone, number = joined(), str(uuid4())
    for _ in range(5):
        answer = phone.post(
            f"{phone.board}briefjes/", {"text": "Eén keer", "client_id": number},
            headers={"accept": "application/json"},
        )  # fmt: skip
        assert answer.json()["id"] == number

    assert Note.objects.count() == 1


def test_c4_no_response_holds_a_note_of_others_before_the_reveal(group, joined):
    me, lead = joined(), joined("Leider", "facilitator")
    NoteFactory(group=group, text="Geheim van een ander", board_version=5)
    WorkingGroup.objects.update(board_version=5)

    answers = [
        phone.get(path)
        for phone in (me, lead)
        for path in (phone.board, f"{phone.board}sinds/?sinds=0", f"{phone.board}vellen/")
    ]

    assert all(it.status_code == 200 for it in answers)
    assert not any("Geheim" in text(it) for it in answers)
    assert "In de groep ligt 1 briefje" in text(answers[0])


def test_c8_a_script_is_shown_as_text_and_ten_thousand_characters_are_refused(group, joined):
    phone = joined()
    phone.post(
        f"{phone.board}briefjes/", {"text": "<script>alert(1)</script>", "client_id": uuid4()}
    )
    page = text(phone.get(phone.board))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page

    refused = phone.post(f"{phone.board}briefjes/", {"text": "x" * 10_000, "client_id": uuid4()})
    assert refused.status_code == 422
    assert "hooguit 280 tekens" in text(refused)
    asked = phone.post(
        f"{phone.board}briefjes/", {"text": "x" * 10_000}, headers={"accept": "application/json"}
    )
    assert (asked.status_code, Note.objects.count()) == (422, 1)
    assert "hooguit 280" in json.loads(asked.content)["reason"]


def test_a_paused_hall_tells_the_phone_to_keep_the_note(joined):
    phone = joined()
    Sitting.objects.update(state="paused")

    answer = phone.post(
        f"{phone.board}briefjes/", {"text": "Later"}, headers={"accept": "application/json"}
    )

    assert answer.status_code == 409
    assert "op pauze" in answer.json()["reason"]


def guess(phone, code="ZZZZZZ", **more):
    return phone.post("/w/", {"code": code}, headers={**HOST, **more})


def test_c9_after_ten_wrong_codes_a_device_waits_a_minute(group):
    phone = HouseClient(headers=HOST)
    phone.get("/w/")
    statuses = [guess(phone).status_code for _ in range(11)]

    assert statuses == [422] * 10 + [429]
    right = guess(phone, "K7M2XD")
    assert (right.status_code, right["Retry-After"]) == (429, "60")
    assert "Wacht een minuut" in text(right)
    other = HouseClient(headers=HOST)
    other.get("/w/")
    assert guess(other, "K7M2XD").status_code == 302


def test_c9_a_network_has_a_hundred_tries_however_many_devices_it_has(group):
    for _ in range(100):
        phone = HouseClient(headers=HOST)
        phone.cookies["w"] = str(uuid4())
        assert guess(phone).status_code == 422

    fresh = HouseClient(headers=HOST)
    fresh.cookies["w"] = str(uuid4())
    assert fresh.get("/w/K7M2XD/").status_code == 429
    elsewhere = HouseClient(headers=HOST, REMOTE_ADDR="10.9.8.7")
    elsewhere.cookies["w"] = str(uuid4())
    assert elsewhere.get("/w/K7M2XD/").status_code == 200


def test_c9_a_wrong_link_counts_as_a_try_as_well(group):
    phone = HouseClient(headers=HOST)
    phone.cookies["w"] = "een toestel"

    assert [phone.get("/w/ZZZZZZ/").status_code for _ in range(11)][-1] == 429


def test_c9_the_code_of_a_closed_hall_is_dead_and_no_address_is_kept(group, joined):
    from django.core.cache import cache

    phone = joined()
    Sitting.objects.update(state="closed", closed_at=group.meeting.starts_at)
    assert guess(phone, "K7M2XD").status_code == 422
    assert "127.0.0.1" not in str(getattr(cache, "_cache", ""))
    assert "De zaal is gesloten" in text(
        phone.post(f"{phone.board}briefjes/", {"text": "Te laat", "client_id": uuid4()})
    )


def test_a_poll_with_nothing_new_is_one_statement_and_an_empty_answer(group, joined):
    phone = joined()
    WorkingGroup.objects.update(board_version=7)
    phone.get(f"{phone.board}sinds/?sinds=7")  # warm

    answer = phone.get(f"{phone.board}sinds/?sinds=7")
    assert (answer.status_code, answer.content) == (204, b"")
    assert count_queries(lambda: phone.get(f"{phone.board}sinds/?sinds=7")) == 1


@pytest.mark.parametrize("state", ["collecting", "ordering", "choosing", "chosen", "handed_in"])
def test_a_poll_with_news_is_two_statements(group, joined, state):
    phone = joined()
    NoteFactory.create_batch(20, group=group, board_version=7)
    WorkingGroup.objects.update(board_version=7, state=state, handed_in_at=group.meeting.starts_at)

    answer = phone.get(f"{phone.board}sinds/?sinds=0")
    assert answer.json()["version"] == 7
    assert len(answer.json().get("notes", [])) == (20 if state == "ordering" else 0)
    assert count_queries(lambda: phone.get(f"{phone.board}sinds/?sinds=0")) <= 2


@pytest.mark.parametrize("state", ["collecting", "ordering", "choosing", "chosen", "handed_in"])
def test_the_board_asks_the_database_as_often_for_twenty_notes_as_for_two(group, joined, state):
    lead = joined("Leider", "facilitator")
    WorkingGroup.objects.update(state=state, handed_in_at=group.meeting.starts_at)
    NoteFactory.create_batch(2, group=group)
    lead.get(lead.board)
    few = count_queries(lambda: lead.get(lead.board))
    NoteFactory.create_batch(18, group=group)
    many = count_queries(lambda: lead.get(lead.board))

    assert few == many
    assert many <= 6


def test_a_full_board_stays_light(group, joined):
    lead = joined("Leider", "facilitator")
    WorkingGroup.objects.update(state="ordering")
    NoteFactory.create_batch(400, group=group, text="x" * 120)

    assert "Bladzijde 1 van 4" in text(lead.get(lead.board))  # the client refuses over 60 kB


def test_a_photo_is_a_file_for_those_in_the_group_only(cast):
    hall = hall_of(cast.noord)
    group, sheet = hall["group"], hall["sheet"]
    path = f"/zaal/{group.meeting_id}/{group.number}/vellen/{sheet.pk}/foto.jpg"
    code = hall["sitting"].join_code
    inside, outside = HouseClient(headers=HOST), HouseClient(headers=HOST)
    inside.post(f"/w/{code}/", {"group": str(group.number)})

    answer = inside.get(path)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "image/jpeg"
    assert outside.get(path).status_code == 404
    assert outside.get("/media/sheets/dot.jpg").status_code == 404


def test_somebody_of_another_group_does_not_see_this_board(group, joined):
    GroupFactory(meeting=group.meeting, number=4)
    phone = joined(number=4)

    for path in ("", "sinds/", "vellen/", "mensen/"):
        assert phone.get(f"/zaal/{group.meeting_id}/3/{path}").status_code == 404


def test_a_role_is_given_by_one_press_and_two_phones_are_joined(group, joined):
    lead, old, new = joined("Leider", "facilitator"), joined("Daan"), joined()
    page = text(lead.get(f"{lead.board}mensen/"))
    assert "Daan" in page

    change = f"{lead.board}mensen/wijzigen/"
    lead.post(change, {"doe": "join", "wie": old.member.pk, "ander": new.member.pk})
    assert "Haal weer uit elkaar" in text(lead.get(f"{lead.board}mensen/"))
    lead.post(change, {"doe": "part", "wie": new.member.pk})
    lead.post(change, {"doe": "role", "wie": old.member.pk, "rol": "facilitator"})

    assert dict(Participant.objects.values_list("label", "role"))["Daan"] == "facilitator"
    assert not Participant.objects.filter(joined_into__isnull=False).exists()


def test_who_organises_gets_the_hall_ready_on_one_page(cast, signed_in):
    meeting = HallMeetingFactory(centre=cast.noord)
    anna = signed_in(cast.anna)
    page, change = f"/bijeenkomsten/beheer/{meeting.pk}/zaal/", "wijzigen/"
    assert "Maak de zaal klaar" in text(anna.get(page, headers=HOST))
    for what in ({"doe": "prepare"}, {"doe": "groups", "count": 5}, {"doe": "open"}):
        anna.post(page + change, what, headers=HOST)

    sitting = Sitting.objects.get()
    assert (sitting.state, meeting.groups.count()) == ("open", 5)
    assert sitting.join_code in text(anna.get(page, headers=HOST))
    assert sitting.join_code in text(anna.get(f"/zaal/{meeting.pk}/kaartjes/", headers=HOST))
    screen = text(anna.get(f"/zaal/{meeting.pk}/scherm/", headers=HOST))
    assert sitting.join_code in screen
    assert "noord.localhost/w" in screen
    picture = anna.get(f"/zaal/{meeting.pk}/qr/3.svg", headers=HOST)
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")


def test_the_pages_of_who_organises_ask_as_often_for_twenty_as_for_two(cast, signed_in):
    hall = hall_of(cast.noord)
    meeting, anna = hall["sitting"].meeting, signed_in(cast.anna)
    page = f"/bijeenkomsten/beheer/{meeting.pk}/zaal/"
    anna.get(page, headers=HOST)
    few = count_queries(lambda: anna.get(page, headers=HOST))
    for number in range(2_000, 2_018):
        ParticipantFactory(group=GroupFactory(meeting=meeting, number=number))
    many = count_queries(lambda: anna.get(page, headers=HOST))

    # the account, its roles and its session are four of them
    assert few + 1 >= many
    assert many <= 12


def test_a_hall_of_another_centre_does_not_exist(cast, signed_in):
    hall = hall_of(cast.zuid)

    answer = signed_in(cast.anna).get(
        f"/bijeenkomsten/beheer/{hall['sitting'].meeting_id}/zaal/", headers=HOST
    )

    assert answer.status_code == 404


def test_the_follow_link_is_shown_once_and_tells_what_became_of_the_notes(group, joined):
    phone = joined()
    phone.post(f"{phone.board}briefjes/", {"text": "EVC ontbreekt", "client_id": uuid4()})
    WorkingGroup.objects.update(state="handed_in", handed_in_at=group.meeting.starts_at)

    page = text(phone.post(f"{phone.board}volgen/"))
    link = page.split('href="http://noord.localhost')[1].split('"')[0]
    told = text(HouseClient(headers=HOST).get(link))

    assert "EVC ontbreekt" in told
    assert "niet gekozen in werkgroep 3" in told
    assert HouseClient(headers=HOST).get("/zaal/volg/verzonnen/").status_code == 404


@override_settings(DEBUG=False)
def test_the_worker_of_the_hall_is_a_script_of_our_own(client):
    answer = client.get("/zaal/werker.js", headers=HOST)

    assert answer["Content-Type"].startswith("text/javascript")
    assert b"caches" in answer.content

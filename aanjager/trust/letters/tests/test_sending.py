from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import now as real_now

from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters import actions, jobs, queries
from aanjager.trust.letters.actions import Sender, To
from aanjager.trust.letters.models import Letter
from aanjager.trust.letters.tests.factories import LetterFactory

pytestmark = pytest.mark.django_db


def test_letters_arrive_over_one_connection(mail_server):
    LetterFactory.create_batch(3)

    jobs.send_waiting()

    assert len(mail_server.mails) == 3
    assert mail_server.connections == 1
    assert not Letter.objects.filter(sent_at=None).exists()


def test_a_letter_carries_who_signs_where_to_answer_and_that_a_machine_sent_it(mail_server, now):
    sender = Sender(
        1,
        'Buurthuis "t Anker"',
        "antwoord+p-1-aa@antwoord.localhost",
        {"List-Unsubscribe": "<https://noord.localhost/stop/>"},
    )
    actions.write("test", "k", To("a@example.org"), subject="Dag\nX: y", body="**Hoi**", at=now,
                  sender=sender)  # fmt: skip

    jobs.send_waiting()

    mail = mail_server.mails[0]
    assert "t Anker" in mail["From"]
    assert "aanjager@localhost" in mail["From"]
    assert mail["Reply-To"] == "antwoord+p-1-aa@antwoord.localhost"
    assert mail["Subject"] == "Dag X: y"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"] == "<https://noord.localhost/stop/>"
    assert "<strong>Hoi</strong>" in mail.get_body(["html"]).get_content()


def test_the_same_letter_keeps_its_number_at_every_attempt(mail_server):
    letter = LetterFactory()
    actions.send(letter, by=CLOCK, at=letter.written_at)
    Letter.objects.update(sent_at=None)
    actions.send(letter, by=CLOCK, at=letter.written_at + timedelta(hours=1))

    first, second = mail_server.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_without_a_server_letters_stay_and_go_when_it_is_back(mail_server, settings, now):
    letter = LetterFactory(centre_id=7)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # nobody listens there

    assert actions.send(letter, by=CLOCK, at=now) is False

    letter.refresh_from_db()
    assert letter.attempts == 1
    assert "Connection refused" in letter.last_error
    assert letter.next_try_at == now + timedelta(minutes=1)
    assert list(queries.stuck(Actor(user_id=1, staff_of=frozenset({7})))) == [letter]
    assert not queries.due(now)

    settings.EMAIL_PORT = port
    assert list(queries.due(now + timedelta(minutes=1))) == [letter]
    assert actions.send(letter, by=CLOCK, at=now + timedelta(minutes=1)) is True
    assert len(mail_server.mails) == 1


def test_a_run_without_a_server_stops_after_three_letters(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    LetterFactory.create_batch(5)

    jobs.send_waiting()

    assert Letter.objects.filter(attempts=1).count() == 3
    assert Letter.objects.filter(attempts=0).count() == 2


def test_the_pause_doubles_to_half_a_day_and_ends_by_giving_up(settings, now):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    letter, pauses = LetterFactory(), []
    while letter.given_up_at is None:
        actions.send(letter, by=CLOCK, at=now)
        letter.refresh_from_db()
        pauses.append(letter.next_try_at and letter.next_try_at - now)

    assert pauses[:4] == [timedelta(minutes=m) for m in (1, 2, 4, 8)]
    assert pauses[-2] == timedelta(hours=12)
    assert pauses[-1] is None
    assert len(pauses) == actions.GIVE_UP_AFTER


@pytest.mark.parametrize(
    ("answer", "given_up"), [("550 no such user", True), ("451 try later", False)]
)
def test_an_address_refused_for_good_is_given_up_at_once(mail_server, now, answer, given_up):
    letter = LetterFactory(to_address="weg@example.org")
    mail_server.refuses["weg@example.org"] = answer

    actions.send(letter, by=CLOCK, at=now)

    letter.refresh_from_db()
    assert bool(letter.given_up_at) is given_up
    assert answer[:3] in letter.last_error


def test_a_letter_that_can_be_no_mail_stands_in_nobodys_way(mail_server):
    LetterFactory(headers={"X-Bad": "a\nb"})
    LetterFactory()

    jobs.send_waiting()

    assert len(mail_server.mails) == 1
    assert Letter.objects.get(given_up_at__isnull=False).last_error.startswith("BadHeaderError")


def test_two_workers_never_send_the_same_letter(transactional_db, mail_server):
    letter, together = LetterFactory(), Barrier(2)

    def work(_):
        together.wait()
        try:
            return actions.send(letter, by=CLOCK, at=real_now())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        went = list(pool.map(work, range(2)))

    assert sorted(went) == [False, True]
    assert len(mail_server.mails) == 1


def test_old_letters_go_but_not_those_that_still_wait(now):
    LetterFactory(sent_at=now - timedelta(days=100), written_at=now - timedelta(days=100))
    waits = LetterFactory(written_at=now - timedelta(days=100))

    assert actions.forget(older_than_days=90, by=CLOCK, at=now) == 1
    assert list(Letter.objects.all()) == [waits]


def test_only_staff_of_its_centre_or_the_clock_sends_a_letter(now):
    letter = LetterFactory(centre_id=7, sent_at=now)

    for act in (actions.send, actions.send_again):
        with pytest.raises(Refused, match="Alleen medewerkers"):
            act(letter, by=ANONYMOUS, at=now)
    with pytest.raises(Refused, match="al weg"):
        actions.send_again(letter, by=Actor(user_id=1, staff_of=frozenset({7})), at=now)
    with pytest.raises(Refused, match="vanzelf"):
        actions.forget(older_than_days=90, by=ANONYMOUS, at=now)


def test_a_letter_for_nobody_is_not_written_and_the_same_key_only_once(now):
    assert actions.write("t", "k", To(""), subject="s", body="b", at=now) is None
    assert actions.write("t", "k", To("a@example.org"), subject="s", body="b", at=now)
    assert actions.write("t", "k", To("a@example.org"), subject="s", body="b", at=now) is None


def test_a_date_goes_along_as_a_part_that_mail_programs_act_on(mail_server, now):
    date = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
    letter = actions.write(
        "test", "met-datum", To("a@example.org"), subject="Dag", body="Dag", at=now, calendar=date
    )

    assert actions.send(letter, by=CLOCK, at=now)

    (mail,) = mail_server.mails
    parts = {part.get_content_type(): part for part in mail.walk()}
    calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert {"text/plain", "text/html"} <= set(parts)
    assert calendars[0].get_param("method") == "REQUEST"
    assert "METHOD:REQUEST" in calendars[0].get_content()
    assert calendars[1].get_filename() == "afspraak.ics"

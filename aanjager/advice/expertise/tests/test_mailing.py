"""A question by mail: at once of who is known, behind a button of others; and an answer to our letter."""

import io
from datetime import timedelta
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from aanjager.advice.expertise import actions, jobs
from aanjager.advice.expertise.actions import link_of
from aanjager.advice.expertise.models import DeskQuestion, MailedQuestion
from aanjager.advice.expertise.rules import may
from aanjager.advice.expertise.tests.factories import ANSWER, MONDAY, answered, question
from aanjager.community.people.tests.factories import RegistrationFactory
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.testing import done_at_once
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter
from aanjager.trust.letters.queries import box_address, read, reply_address

pytestmark = pytest.mark.django_db
ASKED = "Mag een vrijwilliger van 15 achter de bar staan?"
NOORD = {"headers": {"host": "noord.localhost"}}


def a_mail(
    to, sender="Jo d'Ancona <jo@example.org>", text="Hij is pas 15.", mail_id="<1@x>", **more
):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, more.get("subject", ASKED)
    mail["Message-ID"] = mail_id
    mail.set_content(text)
    if "file" in more:
        mail.add_attachment(b"MZ", maintype="application", subtype="x", filename=more["file"])
    return mail.as_bytes()


def receive(raw, monkeypatch):
    """As a mail server gives it to the command; what it says, or the code and the words of a refusal."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    out = io.StringIO()
    try:
        call_command("receive_mail", stdout=out)
    except CommandError as error:
        return error.returncode, str(error)
    return out.getvalue().strip()


@pytest.fixture
def box(cast):
    return box_address("vraag", cast.noord.slug)


def test_who_is_known_here_asks_by_mail_at_once_and_a_file_stays_out(box, cast, monkeypatch):
    known = RegistrationFactory(centre=cast.noord, person__email="jo@example.org").person
    raw = a_mail(box, file="factuur.exe")

    assert receive(raw, monkeypatch) == "Taken in."
    assert receive(raw, monkeypatch) == "Nothing to take in."

    it = DeskQuestion.objects.get()
    assert (it.title, it.text, it.came_by) == (ASKED, "Hij is pas 15.", "mail")
    assert (it.person, it.email, it.centre) == (known, "jo@example.org", cast.noord)
    kinds = sorted(Letter.objects.values_list("kind", flat=True))
    assert kinds == ["question-asked", "question-new", "question-no-files"]


def test_a_stranger_says_first_that_it_is_theirs(box, client, monkeypatch):
    receive(a_mail(box, text="Ik wil <b>dit</b> weten."), monkeypatch)
    waits, letter = MailedQuestion.objects.get(), Letter.objects.get()

    assert not DeskQuestion.objects.exists()
    assert (letter.to_address, waits.name) == ("jo@example.org", "Jo d'Ancona")
    assert ASKED not in letter.text, "anybody can write in the name of somebody else"
    path = f"/vraag/v/{link_of(waits)}/"
    assert path in letter.text
    assert "Ik wil &lt;b&gt;dit&lt;/b&gt; weten." in client.get(path, **NOORD).text
    assert not DeskQuestion.objects.exists(), "looking answers nothing"
    for _twice in range(2):
        client.post(f"{path}klopt/", **NOORD)

    assert DeskQuestion.objects.get().title == ASKED
    assert not MailedQuestion.objects.exists()
    assert client.get(path, **NOORD).status_code == 200


def test_who_did_not_write_it_has_it_erased_and_so_does_the_clock(box, client, monkeypatch):
    receive(a_mail(box), monkeypatch)
    client.post(f"/vraag/v/{link_of(MailedQuestion.objects.get())}/niet-van-mij/", **NOORD)
    assert not MailedQuestion.objects.exists()
    receive(a_mail(box, mail_id="<2@x>"), monkeypatch)
    came = MailedQuestion.objects.get().came_at
    monkeypatch.setattr(jobs, "now", lambda: came + timedelta(days=6))
    jobs.tidy()
    assert MailedQuestion.objects.exists()
    monkeypatch.setattr(jobs, "now", lambda: came + timedelta(days=7))
    jobs.tidy()

    assert not MailedQuestion.objects.exists()
    assert not DeskQuestion.objects.exists()
    told = Event.objects.filter(verb__startswith="question.")
    assert "jo@example.org" not in str(list(told.values()))


def test_a_stranger_gets_three_letters_and_a_machine_or_a_wrong_box_none(box, cast, monkeypatch):
    for n in range(3):
        receive(a_mail(box, mail_id=f"<{n}@x>"), monkeypatch)

    assert receive(a_mail(box, mail_id="<9@x>"), monkeypatch)[0] == 77
    nowhere = box_address("vraag", "nergens")
    assert receive(a_mail(nowhere, "a@example.org"), monkeypatch)[0] == 77
    assert receive(a_mail(box, "mailer-daemon@x.nl"), monkeypatch) == "Nothing to take in."
    assert receive(a_mail(box, cast.noord.email), monkeypatch) == "Nothing to take in."
    short = a_mail(box, "b@example.org", text="?", subject="Hoi")
    assert "hele zin" in receive(short, monkeypatch)[1]
    assert Letter.objects.count() == MailedQuestion.objects.count() == 3


def test_what_waits_for_its_button_counts_in_the_limit_of_a_day(box, cast, monkeypatch):
    monkeypatch.setattr(may, "MOST_A_DAY", 2)
    for n in range(2):
        assert (
            receive(a_mail(box, f"a{n}@example.org", mail_id=f"<{n}@x>"), monkeypatch)
            == "Taken in."
        )

    code, words = receive(a_mail(box, "b@example.org", mail_id="<b@x>"), monkeypatch)

    assert (code, Letter.objects.count()) == (77, 2), "a machine would make us write to everybody"
    assert "te veel vragen tegelijk" in words


def test_an_answer_to_our_letter_asks_again_or_adds_to_what_waits(cast, monkeypatch):
    waiting, done = question(cast.noord), answered(cast.noord, email="ali@example.org")
    letter = Letter.objects.filter(kind="question-answer").get()
    assert ANSWER in letter.text
    to_waiting, to_done = (reply_address("vraag", it.pk) for it in (waiting, done))
    for _twice in range(2):
        receive(a_mail(to_waiting, text="Het is voor een zaterdag."), monkeypatch)
        receive(a_mail(to_done, "ali@example.org", text="En als hij 14 is?"), monkeypatch)

    waiting.refresh_from_db()
    done.refresh_from_db()
    assert waiting.text.count("Het is voor een zaterdag.") == 1
    assert (done.state, done.times_reopened) == ("waiting", 1)
    assert done.answers.get().because == "En als hij 14 is?"
    wrong = receive(a_mail(to_done, "iemand@example.org", text="Wat staat er?"), monkeypatch)
    assert wrong[0] == 77


@pytest.mark.django_db(transaction=True)
def test_one_mail_that_comes_twice_at_once_is_one_question(box, cast):
    RegistrationFactory(centre=cast.noord, person__email="jo@example.org")
    incoming = read(a_mail(box))

    done_at_once(*[lambda: actions.receive(incoming, by=CLOCK, at=MONDAY)] * 2)

    assert DeskQuestion.objects.count() == 1

"""From a letter to an answer by mail and back into the conversation."""

import io
import mailbox
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.organisations.tests.factories import CoordinatorFactory, coordinator_of
from aanjager.exchange.placements import actions
from aanjager.exchange.placements.models import Message
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.trust.letters import jobs
from aanjager.trust.letters.models import Letter
from aanjager.trust.letters.queries import reply_address

pytestmark = pytest.mark.django_db
RECEIVE = "aanjager.exchange.placements.actions.receive"  # as the command calls it


def a_mail(placement, text="Ik kom graag.", **headers):
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", placement.person.email)
    mail["To"] = headers.pop("to", reply_address("reactie", placement.pk))
    mail["Message-ID"] = headers.pop("mail_id", "<1@example.org>")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def pipe(mail, monkeypatch, **options):
    raw = mail if isinstance(mail, bytes) else mail.as_bytes()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    out = io.StringIO()
    call_command("receive_mail", stdout=out, **options)
    return out.getvalue()


def refused(mail, monkeypatch):
    with pytest.raises(CommandError) as error:
        pipe(mail, monkeypatch)
    return error.value.returncode, str(error.value)


def test_an_answer_to_a_letter_comes_into_the_conversation_by_mail(mail_server, monkeypatch, now):
    placement = PlacementFactory(talk=True)
    actions.say(placement, "Wanneer kun je?", by=coordinator_of(placement.organisation), at=now)
    jobs.send_waiting()
    letter = next(it for it in mail_server.mails if it["To"] == placement.person.email)

    answer = a_mail(placement, "Dinsdag.\n\n> Wanneer kun je?", to=letter["Reply-To"])
    assert "Taken in" in pipe(answer, monkeypatch)

    said = Message.objects.latest("pk")
    assert (said.text, said.voice, said.came_by_mail) == ("Dinsdag.", "volunteer", True)
    assert Letter.objects.filter(kind="placement-said").count() >= 2


def test_the_mail_of_a_coordinator_is_the_answer_of_the_organisation(monkeypatch):
    placement = PlacementFactory()
    cora = CoordinatorFactory(organisation=placement.organisation)

    pipe(a_mail(placement, sender=cora.person.email.upper()), monkeypatch)

    placement.refresh_from_db()
    assert placement.state == "talk"
    assert Message.objects.get().author_name == cora.person.name


def test_mail_of_the_organisations_own_address_and_of_staff_is_known_too(monkeypatch):
    placement = PlacementFactory(talk=True)
    anna = StaffFactory(centre=placement.centre, name="Anna")

    pipe(a_mail(placement, sender=placement.organisation.email, mail_id="<a@x>"), monkeypatch)
    pipe(a_mail(placement, sender=anna.user.email, mail_id="<b@x>"), monkeypatch)

    voices = list(Message.objects.order_by("pk").values_list("voice", flat=True))
    assert voices == ["organisation", "centre"]


def test_the_same_mail_twice_is_said_once(monkeypatch):
    mail = a_mail(PlacementFactory())

    assert "Taken in" in pipe(mail, monkeypatch)
    assert "Nothing" in pipe(mail, monkeypatch)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sender": "vreemd@example.org"}, "kennen we niet in dit gesprek"),
        (
            {"to": "antwoord+reactie-999999-00000000000000000000@antwoord.localhost"},
            "bij geen gesprek",
        ),
        ({"text": "> alleen oude woorden"}, "geen tekst"),
    ],
)
def test_a_mail_that_is_not_taken_goes_back_with_the_reason(monkeypatch, change, words):
    placement = PlacementFactory()

    code, sentence = refused(a_mail(placement, **change), monkeypatch)

    assert code == 77
    assert words in sentence
    assert not Message.objects.exists()


def test_the_address_of_another_conversation_does_not_open_it(monkeypatch):
    placement, other = PlacementFactory(), PlacementFactory()

    assert refused(a_mail(other, to=reply_address("reactie", placement.pk)), monkeypatch)[0] == 77
    assert (
        refused(a_mail(placement, to=reply_address("anders", placement.pk)), monkeypatch)[0] == 77
    )


def test_a_closed_conversation_says_so(monkeypatch):
    assert "gesloten" in refused(a_mail(PlacementFactory(declined=True)), monkeypatch)[1]


def test_an_absence_message_says_nothing(monkeypatch):
    assert "Nothing" in pipe(a_mail(PlacementFactory(), Auto_Submitted="auto-replied"), monkeypatch)
    assert not Message.objects.exists()


def test_a_file_stays_out_and_the_sender_hears_of_it(monkeypatch):
    placement = PlacementFactory()
    mail = a_mail(placement)
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")

    pipe(mail, monkeypatch)

    assert Message.objects.get().text == "Ik kom graag."
    letter = Letter.objects.get(kind="placement-without-attachment")
    assert letter.to_address == placement.person.email


def test_what_is_no_mail_is_unreadable_and_without_a_database_it_waits(monkeypatch):
    assert refused(b"", monkeypatch)[0] == 65

    def away(*_args, **_kwargs):
        raise OperationalError("away")

    monkeypatch.setattr(RECEIVE, away)
    assert refused(a_mail(PlacementFactory()), monkeypatch)[0] == 75


def test_a_dry_run_keeps_nothing(monkeypatch):
    assert "13 characters" in pipe(a_mail(PlacementFactory()), monkeypatch, dry_run=True)
    assert not Message.objects.exists()


def test_a_whole_maildir_is_taken_in_once(tmp_path):
    placement, folder = PlacementFactory(), tmp_path / "post"
    box = mailbox.Maildir(folder)
    box.add(mailbox.MaildirMessage(a_mail(placement)))
    box.add(mailbox.MaildirMessage(a_mail(placement, sender="x@example.org", mail_id="<2@x>")))
    out = io.StringIO()

    for _twice in range(2):
        call_command("receive_mail", maildir=folder, stdout=out, stderr=io.StringIO())

    assert "taken in 1, refused 1" in out.getvalue()
    assert "taken in 0, refused 0" in out.getvalue()
    assert Message.objects.count() == 1


def test_a_folder_that_is_no_maildir_is_refused(tmp_path):
    with pytest.raises(CommandError, match="no Maildir"):
        call_command("receive_mail", maildir=tmp_path)


def test_a_maildir_waits_for_the_database(tmp_path, monkeypatch):
    box = mailbox.Maildir(tmp_path / "post")
    box.add(mailbox.MaildirMessage(a_mail(PlacementFactory())))

    def away(*_args, **_kwargs):
        raise OperationalError("away")

    monkeypatch.setattr(RECEIVE, away)
    with pytest.raises(CommandError) as error:
        call_command("receive_mail", maildir=tmp_path / "post", stderr=io.StringIO())

    assert error.value.returncode == 75
    assert len(list((tmp_path / "post" / "new").iterdir())) == 1

"""Writing letters and sending them on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from aanjager.kernel import jobs, text
from aanjager.kernel.actor import Actor
from aanjager.trust.letters import rules
from aanjager.trust.letters.models import Letter

GIVE_UP_AFTER = 12  # attempts; with the growing pause that is about three days


@dataclass(frozen=True)
class To:
    """Who gets a letter."""

    address: str
    name: str = ""
    user_id: int | None = None


@dataclass(frozen=True)
class Sender:
    """On whose behalf a letter goes: a centre, the name that signs, where an answer comes in."""

    centre_id: int | None = None
    name: str = ""
    reply_to: str = ""


HOUSE = Sender()


def write(
    kind: str,
    key: str,
    to: To,
    *,
    subject: str,
    body: str,
    at: datetime,
    sender: Sender = HOUSE,
) -> Letter | None:
    """Keep a letter for sending, in the transaction that causes it; the same key is written once.

    `body` is plain text with a little markup; the HTML part is made from it. Without an address
    (somebody on paper) nothing is written. Returns the letter, or None when there was nothing to do.
    """
    if not to.address:
        return None
    letter, is_new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "to_address": to.address,
            "to_name": to.name,
            "user_id": to.user_id,
            "centre_id": sender.centre_id,
            "subject": " ".join(subject.split()),
            "text": body,
            "html": text.rich(body),
            "sender_name": sender.name,
            "reply_to": sender.reply_to,
            "written_at": at,
        },
    )
    if is_new:
        jobs.enqueue("letters.send_waiting", once="letters.send_waiting")
    return letter if is_new else None


@transaction.atomic
def send(letter: Letter, *, by: Actor, at: datetime) -> bool:
    """Send one waiting letter; a mail server that is away leaves it waiting, with what went wrong.

    Takes the row first, so that two workers never send the same letter. Returns whether it went.
    """
    rules.send(by, letter)
    letter = Letter.objects.select_for_update(skip_locked=True).filter(pk=letter.pk).first()  # type: ignore[assignment]
    if letter is None or letter.sent_at or letter.given_up_at:
        return False
    try:
        _as_mail(letter).send()
    except OSError as problem:
        letter.attempts += 1
        letter.last_error = f"{type(problem).__name__}: {problem}"[:300]
        letter.given_up_at = at if letter.attempts >= GIVE_UP_AFTER else None
        letter.save(update_fields=["attempts", "last_error", "given_up_at"])
        return False
    letter.sent_at, letter.last_error = at, ""
    letter.save(update_fields=["sent_at", "last_error"])
    return True


def _as_mail(letter: Letter) -> EmailMultiAlternatives:
    sender = settings.DEFAULT_FROM_EMAIL
    if letter.sender_name:
        sender = f'"{letter.sender_name.replace(chr(34), "")}" <{sender}>'
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        sender,
        [letter.to_address],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={"Auto-Submitted": "auto-generated", **letter.headers},
    )
    mail.attach_alternative(letter.html, "text/html")
    return mail


@transaction.atomic
def forget(*, older_than_days: int, by: Actor, at: datetime) -> int:
    """Take away letters that were sent or given up longer ago than their term; say how many."""
    rules.forget(by)
    old = Letter.objects.filter(written_at__lt=at - timedelta(days=older_than_days)).exclude(
        sent_at=None, given_up_at=None
    )
    return old.delete()[0]

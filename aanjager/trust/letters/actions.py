"""Writing letters and sending them on."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import formataddr
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q

from aanjager.kernel import jobs, text
from aanjager.kernel.actor import Actor
from aanjager.trust import audit
from aanjager.trust.letters import rules
from aanjager.trust.letters.models import Letter

GIVE_UP_AFTER = 15  # attempts; with the doubling pause that is almost three days
LONGEST_PAUSE = timedelta(hours=12)


@dataclass(frozen=True)
class To:
    """Who gets a letter."""

    address: str
    name: str = ""
    user_id: int | None = None


@dataclass(frozen=True)
class Sender:
    """On whose behalf a letter goes: a centre, the name that signs, where an answer comes in.

    `headers` are extra lines of the mail, such as List-Unsubscribe of a letter one subscribed to.
    """

    centre_id: int | None = None
    name: str = ""
    reply_to: str = ""
    headers: dict[str, str] = field(default_factory=dict)


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
    calendar: str = "",
) -> Letter | None:
    """Keep a letter for sending, in the transaction that causes it; the same key is written once.

    `body` is plain text with a little markup; the HTML part is made from it. Without an address
    (somebody on paper) nothing is written. `calendar` is an iCalendar message (iTIP, RFC 5546) that goes
    along. Returns the letter, or None when there was nothing to do.
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
            "headers": sender.headers,
            "calendar": calendar,
            "written_at": at,
        },
    )
    if is_new:
        jobs.enqueue("letters.send_waiting", once="letters.send_waiting")
    return letter if is_new else None


@transaction.atomic
def send(
    letter: Letter, *, by: Actor, at: datetime, through: BaseEmailBackend | None = None
) -> bool:
    """Send one waiting letter; a mail server that is away leaves it waiting, with what went wrong.

    Takes the row first, so that two workers never send the same letter. An address that the
    server refuses for good (5xx) is given up at once. Returns whether it went.
    """
    rules.send(by, letter)
    waiting = Letter.objects.select_for_update(skip_locked=True).filter(pk=letter.pk).first()
    if waiting is None or waiting.sent_at or waiting.given_up_at:
        return False
    try:
        _deliver(waiting, through)
    except (OSError, ValueError) as problem:  # SMTPException is an OSError
        _keep(waiting, problem, at)
        return False
    waiting.sent_at, waiting.last_error, waiting.next_try_at = at, "", None
    waiting.save(update_fields=["sent_at", "last_error", "next_try_at"])
    return True


def _deliver(letter: Letter, through: BaseEmailBackend | None) -> None:
    """Hand the letter to the server; over a connection that stays open for the next, when given."""
    if through is None:
        _as_mail(letter).send()
        return
    try:
        through.open()
        mail = _as_mail(letter)
        mail.connection = through
        mail.send()
    except OSError:
        with suppress(OSError):
            through.close()  # it may be half broken; the next letter opens it again
        raise


def _keep(letter: Letter, problem: Exception, at: datetime) -> None:
    """Keep the letter with what went wrong, and try again after a pause that doubles."""
    letter.attempts += 1
    letter.last_error = f"{type(problem).__name__}: {problem}"[:300]
    if _is_final(problem) or letter.attempts >= GIVE_UP_AFTER:
        letter.given_up_at, letter.next_try_at = at, None
    else:
        pause = min(LONGEST_PAUSE, timedelta(minutes=2 ** (letter.attempts - 1)))
        letter.next_try_at = at + pause
    letter.save(update_fields=["attempts", "last_error", "given_up_at", "next_try_at"])


def _is_final(problem: Exception) -> bool:
    """Whether trying again cannot help: the address is refused for good, or is no address."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= 500 for code, _answer in problem.recipients.values())
    return isinstance(problem, ValueError)


def _as_mail(letter: Letter) -> EmailMultiAlternatives:
    sender = settings.DEFAULT_FROM_EMAIL
    if letter.sender_name:
        sender = formataddr((letter.sender_name, sender))
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        sender,
        [letter.to_address],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={
            "Auto-Submitted": "auto-generated",
            # The same at every attempt, so that who gets it twice by a broken line sees it once.
            "Message-ID": f"<brief-{letter.pk}-{letter.written_at:%Y%m%d%H%M%S}@{domain}>",
            **letter.headers,
        },
    )
    mail.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        _add_calendar(mail, letter.calendar)
    return mail


def _add_calendar(mail: EmailMultiAlternatives, calendar: str) -> None:
    """Add the date twice: as a part that mail programs act on (RFC 6047), and as a file to keep."""
    method = re.search(r"^METHOD:(\w+)", calendar, re.MULTILINE)
    kind = f"text/calendar; method={method[1]}" if method else "text/calendar"
    mail.attach_alternative(calendar, kind)
    mail.attach("afspraak.ics", calendar, "text/calendar")


@transaction.atomic
def send_again(letter: Letter, *, by: Actor, at: datetime) -> None:
    """Try a letter again at once, also one that was given up."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    rules.send_again(by, letter)
    letter.attempts, letter.next_try_at, letter.given_up_at = 0, None, None
    letter.save(update_fields=["attempts", "next_try_at", "given_up_at"])
    audit.record("letter.sent_again", letter, by=by, at=at)
    jobs.enqueue("letters.send_waiting", once="letters.send_waiting")


@transaction.atomic
def forget(
    *, older_than_days: int, by: Actor, at: datetime, own_terms: Mapping[int, int] | None = None
) -> int:
    """Take away letters that were sent or given up longer ago than their term; say how many.

    `own_terms` holds the days of the centres that keep a term of their own, by the key of the centre.
    """
    rules.forget(by)
    own = own_terms or {}
    due = Q(written_at__lt=at - timedelta(days=older_than_days)) & ~Q(centre_id__in=own)
    for centre_id, days in own.items():
        due |= Q(centre_id=centre_id, written_at__lt=at - timedelta(days=days))
    done = Letter.objects.exclude(sent_at=None, given_up_at=None)
    return done.filter(due).delete()[0]

"""Reading a mail that came back: who sent it, to which conversation, and what it says.

A letter that may be answered carries a reply address of our own. What it is about stands in the
address, with a signature, so that nobody can guess the address of somebody else's conversation.
"""

import hashlib
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses
from html import unescape

import nh3
from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

LONGEST_TEXT = 10_000  # characters that are taken over
LARGEST_MAIL = 10 * 1024 * 1024  # bytes

REPLY = re.compile(r"^antwoord\+([a-z]+)-([0-9]{1,18})-([0-9a-f]{20})$")
WHERE_IT_WENT = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
QUOTE_BEGINS = re.compile(
    r"^(?:"
    r"(?:Op|On|Am|Le)\b[^\n]{5,200}(?:\n[^\n]{0,200})?(?:schreef|wrote|schrieb|a écrit)"
    r"[^\n]{0,120}(?:\n<[^\n]{3,200}>)?:[ \t]*$"
    r"|-{2,} ?(?:Original Message|Oorspronkelijk bericht|Doorgestuurd bericht|Forwarded message) ?-{2,}"
    r"|_{10,}[ \t]*$"
    r"|(?:\*)?(?:Van|From):(?:\*)? [^\n]+\n(?:[^\n]*\n)?(?:\*)?(?:Verzonden|Sent|Datum|Date|Aan|To):"
    r"|-- ?$"
    r")",
    re.MULTILINE,
)


class Unreadable(Exception):
    """What came in is no mail that we can read."""


@dataclass(frozen=True)
class Incoming:
    """One mail: from whom, about what, and the words that are new in it."""

    sender: str
    about: tuple[str, int] | None
    text: str
    mail_id: str
    subject: str = ""
    has_attachments: bool = False
    is_automatic: bool = False


def reply_address(topic: str, pk: int) -> str:
    """Return the address that brings an answer back to its place; `topic` is one lower-case word."""
    return f"antwoord+{topic}-{pk}-{_signature(topic, pk)}@{settings.MAIL_REPLY_DOMAIN}"


def replied_to(address: str) -> tuple[str, int] | None:
    """Return what a reply address is about, or None when we did not make it."""
    name, _at, domain = address.strip().lower().rpartition("@")
    parts = REPLY.match(name)
    if parts is None or domain != settings.MAIL_REPLY_DOMAIN.lower():
        return None
    topic, pk = parts[1], int(parts[2])
    return (topic, pk) if constant_time_compare(parts[3], _signature(topic, pk)) else None


def _signature(topic: str, pk: int) -> str:
    return salted_hmac("letters.reply", f"{topic}:{pk}", algorithm="sha256").hexdigest()[:20]


def read(raw: bytes) -> Incoming:
    """Return what stands in an RFC 822 message; `Unreadable` says in a sentence why not."""
    if len(raw) > LARGEST_MAIL:
        raise Unreadable("This mail is larger than 10 MB: send the text alone.")
    try:
        mail = message_from_bytes(raw, policy=policy.default)
        return _read(mail, raw)
    except (MessageError, ValueError, LookupError, IndexError, AttributeError) as problem:
        raise Unreadable(f"This is no mail we can read: {type(problem).__name__}.") from problem


def _read(mail: EmailMessage, raw: bytes) -> Incoming:
    senders = [a for _name, a in getaddresses([str(mail["From"] or "")]) if "@" in a]
    if len(senders) != 1:
        raise Unreadable("This mail does not say who sent it: one address in From is needed.")
    went_to = [str(v) for name in WHERE_IT_WENT for v in mail.get_all(name, [])]
    topics = [found for _n, a in getaddresses(went_to) if (found := replied_to(a))]
    return Incoming(
        sender=senders[0].strip().lower(),
        about=topics[0] if topics else None,
        text=own_words(_text(mail))[:LONGEST_TEXT],
        mail_id=(str(mail["Message-ID"] or "").strip() or hashlib.sha256(raw).hexdigest())[:200],
        subject=" ".join(str(mail["Subject"] or "").split())[:200],
        has_attachments=any(True for _part in mail.iter_attachments() if _is_file(_part)),
        is_automatic=_is_automatic(mail, senders[0]),
    )


def _is_file(part: EmailMessage) -> bool:
    """A file that was put along; not the picture in somebody's signature."""
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and not part["Content-ID"]
    )


def _is_automatic(mail: EmailMessage, sender: str) -> bool:
    """Whether a machine wrote it: an absence, a bounce, a mailing list."""
    return bool(
        str(mail["Auto-Submitted"] or "no").strip().lower() != "no"
        or str(mail["Precedence"] or "").strip().lower() in {"bulk", "junk", "list", "auto_reply"}
        or mail["X-Autoreply"]
        or mail["X-Autorespond"]
        or mail["List-Id"]
        or str(mail["Return-Path"] or "").strip() == "<>"
        or mail.get_content_type() == "multipart/report"
        or sender.lower().startswith(("mailer-daemon@", "postmaster@", "noreply@", "no-reply@"))
    )


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        text = part.get_content()
    except (LookupError, UnicodeError):  # a character set that does not exist
        raw = part.get_payload(decode=True)
        text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return plain(text) if part.get_content_type() == "text/html" else text


def plain(html: str) -> str:
    """Return a piece of HTML as lines of text, without what it quotes."""
    lines = re.sub(r"(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^>]*>", "\n", html)
    bare = nh3.clean(
        lines,
        tags=set(),
        attributes={},
        clean_content_tags={"script", "style", "blockquote", "title"},
    )
    return unescape(bare).replace("\xa0", " ")


def own_words(text: str) -> str:
    """Return only what the sender wrote now: no quoted letter, no signature."""
    text = text.replace("\r\n", "\n").replace("\x00", "")
    begins = QUOTE_BEGINS.search(text)
    if begins:
        text = text[: begins.start()]
    lines = [line.rstrip() for line in text.split("\n") if not line.lstrip().startswith(">")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

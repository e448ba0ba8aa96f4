"""Reading a mail that came back: who sent it, to which conversation, and what it says.

A letter that may be answered carries a reply address of our own. What it is about stands in the
address, with a signature, so that nobody can guess the address of somebody else's conversation.
Some addresses of ours are for everybody: a box, with whose it is, such as `vraag+noord@…`.
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
BOX = re.compile(r"^(vraag)\+([a-z0-9-]{1,40})$")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
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
    """One mail: from whom, about what or to which box, and the words that are new in it."""

    sender: str
    about: tuple[str, int] | None
    text: str
    mail_id: str
    subject: str = ""
    has_attachments: bool = False
    is_automatic: bool = False
    name: str = ""
    box: tuple[str, str] | None = None


def box_address(box: str, of: str) -> str:
    """Return the address of a box that anybody may write to."""
    return f"{box}+{of}@{settings.MAIL_REPLY_DOMAIN}"


def boxed(address: str) -> tuple[str, str] | None:
    """Return the box of an address and whose it is, or None when it is no box of ours."""
    name, _at, domain = address.strip().lower().rpartition("@")
    parts = BOX.match(name)
    return (parts[1], parts[2]) if parts and domain == settings.MAIL_REPLY_DOMAIN.lower() else None


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
    senders = [(n, a) for n, a in getaddresses([_line(mail["From"])]) if "@" in a]
    if len(senders) != 1:
        raise Unreadable("This mail does not say who sent it: one address in From is needed.")
    went_to = [str(v) for name in WHERE_IT_WENT for v in mail.get_all(name, [])]
    addresses = [a for _n, a in getaddresses(went_to)]
    topics = [found for a in addresses if (found := replied_to(a))]
    boxes = [box for a in addresses if (box := boxed(a))]
    name, sender = senders[0]
    return Incoming(
        sender=sender.strip().lower(),
        about=topics[0] if topics else None,
        text=own_words(_text(mail))[:LONGEST_TEXT],
        mail_id=(_line(mail["Message-ID"]) or hashlib.sha256(raw).hexdigest())[:200],
        subject=_line(mail["Subject"])[:200],
        has_attachments=any(True for _part in mail.iter_attachments() if _is_file(_part)),
        is_automatic=_is_automatic(mail, sender),
        name=_line(name)[:120],
        box=boxes[0] if boxes else None,
    )


def _line(header: object) -> str:
    """A header as one line, without what cannot be kept or turns a line around."""
    return " ".join(CONTROLS.sub(" ", str(header or "")).split())


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
    text = CONTROLS.sub("", text.replace("\r\n", "\n"))
    begins = QUOTE_BEGINS.search(text)
    if begins:
        text = text[: begins.start()]
    lines = [line.rstrip() for line in text.split("\n") if not line.lstrip().startswith(">")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

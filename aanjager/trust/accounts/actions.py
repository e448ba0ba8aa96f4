"""Signing in by a code in the mail, and ending sessions."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.kernel import languages
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit
from aanjager.trust.accounts import emails, rules
from aanjager.trust.accounts.choices import CODE_DIGITS, CODE_MINUTES, CODE_TRIES
from aanjager.trust.accounts.models import User
from aanjager.trust.accounts.queries import CODE_SLOT
from aanjager.trust.letters.actions import HOUSE, Sender

SIGN_IN, CHANGE_ADDRESS = "sign_in", "change_address"


@dataclass(frozen=True)
class Asked:
    """What a code is for: the name somebody gave, where to go on, and the purpose."""

    name: str = ""
    then: str = ""
    purpose: str = SIGN_IN


@dataclass(frozen=True)
class Proven:
    """An address whose mail the visitor reads, as just shown with a code."""

    address: str
    name: str
    then: str
    purpose: str


def ask_code(
    request: HttpRequest,
    *,
    address: str,
    asked: Asked = Asked(),
    sender: Sender = HOUSE,
    by: Actor,
    at: datetime,
) -> None:
    """Mail a code to an address and wait for it in this browser; a new code replaces the old one.

    Does the same for a known and an unknown address, so that nobody learns who has an account. The
    limit counts outside the transaction of the letter: a refusal must not take its count back.
    """
    address = address.strip().lower()
    rules.ask_code(by, address)
    if not ratelimit.consume(request, action="request_login_code", key=address):
        raise Refused(
            _(
                "Er zijn net al een paar codes gestuurd. Kijk in je mail, of wacht even en vraag opnieuw."
            )
        )
    digits = "".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS))
    nonce = secrets.token_hex(16)
    request.session[CODE_SLOT] = {
        "address": address,
        "nonce": nonce,
        "digest": _digest(nonce, digits),
        "until": (at + timedelta(minutes=CODE_MINUTES)).timestamp(),
        "tries": 0,
        "name": asked.name.strip()[:120],
        "then": asked.then,
        "purpose": asked.purpose,
    }
    shown = f"{digits[:4]} {digits[4:]}"
    is_change = asked.purpose == CHANGE_ADDRESS
    with transaction.atomic():
        emails.code(address, shown, key=nonce, at=at, sender=sender, is_change=is_change)


def use_code(request: HttpRequest, *, code: str, by: Actor, at: datetime) -> Proven | None:
    """Return the address that this code proves, once; None when the code is wrong.

    After three wrong codes, also when they come at the same moment, the code is worth nothing.
    """
    slot = request.session.get(CODE_SLOT)
    if not slot or at.timestamp() > slot["until"]:
        forget_code(request, by=by)
        raise Refused(_("Deze code is niet meer geldig. Vraag een nieuwe aan."))
    rules.use_code(by, slot["address"])
    if not ratelimit.consume(request, action="enter_code", key=slot["nonce"]):
        forget_code(request, by=by)
        raise Refused(_("Er is te vaak een verkeerde code ingevuld. Vraag een nieuwe aan."))
    digits = "".join(c for c in code if c.isdecimal())
    if not constant_time_compare(_digest(slot["nonce"], digits), slot["digest"]):
        slot["tries"] += 1
        request.session.modified = True
        if slot["tries"] >= CODE_TRIES:
            forget_code(request, by=by)
            raise Refused(_("Er is te vaak een verkeerde code ingevuld. Vraag een nieuwe aan."))
        return None
    forget_code(request, by=by)
    return Proven(slot["address"], slot["name"], slot["then"], slot["purpose"])


def forget_code(request: HttpRequest, *, by: Actor) -> None:
    """Wait for no code any more."""
    rules.forget_code(by)
    request.session.pop(CODE_SLOT, None)


def _digest(nonce: str, digits: str) -> str:
    return salted_hmac(
        "aanjager.accounts.code", f"{nonce}:{digits}", algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def welcome(address: str, *, by: Actor, at: datetime) -> User:
    """Return the account of a proven address; makes it at the first visit. The moment is kept."""
    rules.welcome(by, address)
    address = address.strip().lower()
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        facts = {"language": languages.whole(), "date_joined": at}
        user, is_new = User.objects.get_or_create(email=address, defaults=facts)
        if is_new:
            user.set_unusable_password()
            audit.record("account.made", user, by=by, at=at)
    user.last_seen_on, user.asked_to_stay_on = localdate(at), None
    user.save(update_fields=["last_seen_on", "asked_to_stay_on", "password"])
    return user


@transaction.atomic
def end_session(pk: int, *, by: Actor, at: datetime) -> bool:
    """End one of the actor's sessions, wherever it is; say whether it was there."""
    rules.end_session(by)
    row = UserSession.objects.select_for_update().filter(pk=pk, user_id=by.user_id).first()
    if row is None:
        return False
    row.end()
    _note(by, at)
    return True


@transaction.atomic
def end_other_sessions(session_key: str, *, by: Actor, at: datetime) -> int:
    """End every session of the actor but the one in this browser; say how many."""
    rules.end_other_sessions(by)
    rows = UserSession.objects.select_for_update().filter(user_id=by.user_id)
    others = list(rows.exclude(session_key=session_key))
    for row in others:
        row.end()
    if others:
        _note(by, at)
    return len(others)


def _note(by: Actor, at: datetime) -> None:
    audit.record("account.session_ended", User(pk=by.user_id), by=by, at=at)


@transaction.atomic
def forget_sessions(*, by: Actor, at: datetime) -> int:
    """Take away every session that ended by itself, and where and with what it was; say how many."""
    rules.forget_sessions(by)
    gone, _each = Session.objects.filter(expire_date__lt=at).delete()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
    return gone


def forget_tries(*, by: Actor, at: datetime) -> int:
    """Take away counts of tries whose time is over, so that none is kept longer than it counts."""
    rules.forget_tries(by)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM shared_memory WHERE expires < %s", [at])
        return cursor.rowcount

"""What pages and other rooms may ask about accounts."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.trust.accounts.models import User

CODE_SLOT = "code_by_mail"
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


@dataclass(frozen=True)
class OpenSession:
    """One place where somebody is signed in now."""

    pk: int
    device: str
    ip: str
    since: datetime
    is_current: bool


def sessions(actor: Actor, session_key: str | None, at: datetime) -> list[OpenSession]:
    """Where the actor is signed in now, this browser first, then the newest."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    rows = UserSession.objects.filter(user_id=actor.user_id or 0, session_key__in=alive)
    found = [
        OpenSession(
            row.pk, device(row.user_agent), row.ip, row.created_at, row.session_key == session_key
        )
        for row in rows.order_by("-created_at", "-pk")
    ]
    return sorted(found, key=lambda it: not it.is_current)


def device(user_agent: str) -> str:
    """Return the browser and the kind of device in words, as far as the browser says."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    if browser and system:
        return _("%(browser)s op %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("onbekend apparaat")


def waiting_code(session: SessionBase, at: datetime) -> dict[str, str]:
    """Return the address and the way on of the code that this browser waits for; empty when none."""
    slot = session.get(CODE_SLOT)
    if not slot or at.timestamp() > slot["until"]:
        return {}
    return {name: slot[name] for name in ("address", "name", "then", "purpose")}


def has_second_factor(actor: Actor) -> bool:
    """Whether the actor set up a second step: an app with codes, or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user_id=actor.user_id or 0, type__in=kinds).exists()


def used_second_factor(session: SessionBase) -> bool:
    """Whether this session passed the second step; asks the database nothing.

    Read from what the sign-in library keeps in the session, and only when it is about who is
    signed in now. A session from before the second step was set up has to pass it still.
    """
    user = session.get("account_authentication_methods_user")
    records = session.get("account_authentication_methods") or []
    if not user or str(user) != str(session.get(SESSION_KEY)):
        return False
    return any(record.get("method") == "mfa" for record in records)


def by_address(address: str) -> User | None:
    """Return the open account of this address, whatever its case."""
    return User.objects.filter(email__iexact=address.strip(), is_active=True).first()

"""How a phone is known in the hall, and who gets to see which board."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.utils.timezone import now

from aanjager.assembly.groups import queries, rules
from aanjager.kernel.pages import Request

SIGNER = signing.Signer(salt="hall.device")
AFTER = timedelta(hours=24)


def device_of(request: Request, meeting_pk: int) -> str:
    """The hash of the device's own number in this meeting; empty for a device that never joined."""
    try:
        number = SIGNER.unsign(request.COOKIES.get(f"zaal-{meeting_pk}", ""))
    except signing.BadSignature:
        return ""
    return _hash(number)


def _hash(number: str) -> str:
    return sha256(number.encode()).hexdigest()


def new_device() -> tuple[str, str]:
    """A number for a device that joins, signed for its cookie, and the hash that we keep of it."""
    number = secrets.token_urlsafe(16)
    return SIGNER.sign(number), _hash(number)


def remember(response: HttpResponse, meeting: Any, signed: str, at: datetime) -> None:
    """Give the device its number: for this meeting only, until a day after it ends."""
    lasts = max(meeting.ends_at - at, timedelta()) + AFTER
    response.set_cookie(
        f"zaal-{meeting.pk}",
        signed,
        max_age=lasts,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def here(request: Request, pk: int, number: int) -> tuple[Any, Any]:
    """The group at this address and who this device is in it; 404 for everybody who is not in it."""
    member = queries.member_with(pk, device_of(request, pk))
    own = member.group if member and member.group and member.group.number == number else None
    group = own or queries.group_with(pk, number)
    if group is None or getattr(group.meeting, "sitting", None) is None:
        raise Http404
    if not rules.may_see(request.actor, group, member):
        raise Http404
    return group, member


def chaired(request: Request, pk: int) -> tuple[Any, Any]:
    """A meeting with its hall, for its chair and for who organises; 404 for everybody else."""
    member = queries.member_with(pk, device_of(request, pk))
    meeting = queries.meeting(request.actor, pk) or (member and member.sitting.meeting)
    if not meeting or not rules.chairs(request.actor, meeting, member):
        raise Http404
    return meeting, member


def facts_of(request: Request) -> dict[str, Any]:
    """Who acts and when, as every action asks."""
    return {"by": request.actor, "at": now()}

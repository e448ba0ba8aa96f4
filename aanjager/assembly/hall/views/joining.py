"""Joining with six characters, from a card, a screen or somebody's voice; no account needed."""

import secrets
from hashlib import sha256
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.assembly.groups import actions, queries
from aanjager.assembly.groups.choices import (
    TRIES_LAST,
    TRIES_PER_DEVICE,
    TRIES_PER_NETWORK,
)
from aanjager.assembly.hall.forms import CodeForm, JoinForm
from aanjager.assembly.hall.views.door import SIGNER, device_of, new_device, remember
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused

GUESSER = "w"  # the cookie by which tries of one device are counted, for an hour


def _keys(request: Request) -> dict[str, int]:
    """Where tries are counted, and how many are allowed: sealed names, nothing of them is stored."""
    network = get_adapter().get_client_ip(request)
    device = request.COOKIES.get(GUESSER) or f"{network} {request.headers.get('User-Agent', '')}"
    return {
        "zaal-toestel:" + salted_hmac("hall.tries", device).hexdigest(): TRIES_PER_DEVICE,
        "zaal-netwerk:" + salted_hmac("hall.tries", network).hexdigest(): TRIES_PER_NETWORK,
    }


def _is_slowed(request: Request) -> bool:
    keys = _keys(request)
    counted = cache.get_many(keys)
    return any(counted.get(key, 0) >= most for key, most in keys.items())


def _count_wrong(request: Request) -> None:
    for key in _keys(request):
        if not cache.add(key, 1, TRIES_LAST):
            try:
                cache.incr(key)
            except ValueError:  # it ran out in between
                cache.set(key, 1, TRIES_LAST)


def _code_page(request: Request, form: CodeForm, status: int = 200) -> HttpResponse:
    response = render(request, "hall/code.html", {"form": form}, status=status)
    if not request.COOKIES.get(GUESSER):
        number = SIGNER.sign(secrets.token_urlsafe(9))
        response.set_cookie(
            GUESSER, number, max_age=3600, path="/w/", httponly=True, samesite="Lax"
        )
    if status == 429:
        response["Retry-After"] = str(TRIES_LAST)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: Request) -> HttpResponse:
    """Ask for the code of the hall."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _find(request, form.cleaned_data["code"], form) or redirect(
            "groups:join", form.cleaned_data["code"]
        )
    return _code_page(request, form, 422 if request.method == "POST" else 200)


def _find(request: Request, found: str, form: CodeForm) -> HttpResponse | None:
    """Return why the code does not lead anywhere, or None when it does."""
    if _is_slowed(request):
        form.add_error("code", _("Dit ging te vaak mis. Wacht een minuut en probeer het dan weer."))
        return _code_page(request, form, 429)
    if queries.sitting_with(found) is None:
        _count_wrong(request)
        form.add_error(
            "code", _("Met deze code is er geen zaal open. Kijk nog eens op het scherm.")
        )
        return _code_page(request, form, 422)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request, code: str, number: int | None = None) -> HttpResponse:
    """Join a group of the hall with this code; the same device later is the same participant."""
    asked = CodeForm({"code": code})
    if not asked.is_valid():
        return _code_page(request, asked, 422)
    code = asked.cleaned_data["code"]
    wrong = _find(request, code, asked)
    if wrong:
        return wrong
    sitting = queries.sitting_with(code)
    assert sitting is not None  # `_find` said so
    groups = list(queries.groups_to_join(sitting))
    member = queries.member_with(sitting.meeting_id, device_of(request, sitting.meeting_id))
    first = number or (member.group.number if member and member.group else None)
    form = JoinForm(
        request.POST or None,
        groups=groups,
        initial={"group": first, "label": member.label if member else ""},
    )
    context = {"sitting": sitting, "form": form, "known": member, "refusal": ""}
    if request.method == "POST" and form.is_valid():
        try:
            return _joined(request, sitting, form)
        except Refused as no:
            context["refusal"] = str(no)
    status = 200 if request.method != "POST" else 403 if context["refusal"] else 422
    context["group"] = next((it for it in groups if it.number == number), None)
    return render(request, "hall/join.html", context, status=status)


def _joined(request: Request, sitting: Any, form: JoinForm) -> HttpResponse:
    """Take the device in and give it its number, unless it has one."""
    signed, device = "", device_of(request, sitting.meeting_id)
    if not device:
        signed, device = new_device()
    group = form.cleaned_data["group"]
    actions.join(
        sitting, group, form.cleaned_data["label"], device_hash=device, by=request.actor, at=now()
    )
    response = redirect("groups:board", sitting.meeting_id, group.number)
    if signed:
        remember(response, sitting.meeting, signed, now())
    return response


@require_safe
def hall(request: Request, pk: int) -> HttpResponse:
    """Lead a device to its own board; who has none, to the code."""
    member = queries.member_with(pk, device_of(request, pk))
    if member is None:
        raise Http404
    if member.group is None:
        return redirect("groups:screen", pk)
    return redirect("groups:board", pk, member.group.number)


@require_safe
def follow(request: Request, token: str) -> HttpResponse:
    """What became of the own notes, for who kept the link."""
    notes = list(queries.notes_followed_by(sha256(token.encode()).hexdigest()))
    if not notes:
        raise Http404
    return render(request, "hall/follow.html", {"notes": queries.fates(notes), "token": token})

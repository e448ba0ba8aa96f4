from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanjager.kernel.pages import Request
from aanjager.trust.bookmarks import actions, queries
from aanjager.trust.bookmarks.choices import ALL
from aanjager.trust.bookmarks.forms import BookmarkForm

signed_in = login_required(login_url="/inloggen/")


@require_POST
@signed_in
def keep(request: Request) -> HttpResponse:
    """Keep the way of looking that came along, and go back to it."""
    form = BookmarkForm(request.POST)
    if not form.is_valid():
        return render(request, "bookmarks/new.html", {"form": form}, status=422)
    kept = actions.keep(
        form.cleaned_data.pop("path"), **form.cleaned_data, by=request.actor, at=now()
    )
    messages.success(request, _("“%(name)s” staat boven de lijst.") % {"name": kept})
    return redirect(kept.href)


@require_POST
@signed_in
def put_first(request: Request, pk: int) -> HttpResponse:
    """Open the list with this one from now on, or with everything."""
    it = _one(request, pk)
    actions.put_first(it, is_default="first" in request.POST, by=request.actor, at=now())
    return redirect(it.href)


@require_POST
@signed_in
def forget(request: Request, pk: int) -> HttpResponse:
    """Take one away and show the whole list."""
    it = _one(request, pk)
    actions.forget(it, by=request.actor, at=now())
    messages.success(request, _("“%(name)s” is weg.") % {"name": it})
    return redirect(f"{it.path}?{ALL}=ja")


def _one(request: Request, pk: int) -> Any:
    if not request.actor.is_signed_in:
        raise Http404
    return get_object_or_404(queries.of_actor(request.actor), pk=pk)

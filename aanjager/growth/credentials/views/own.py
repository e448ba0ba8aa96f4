"""Mijn plek: what I was given, my files, and who may look for how long."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres import queries as centres
from aanjager.growth.credentials import actions, forms, queries, rules
from aanjager.growth.credentials.views.files import FOR_HOLDER, as_file
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal


@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """What I was given."""
    page = page_of(queries.mine(request.actor), request)
    return render(request, "credentials/mine.html", {"page": page, "at": now()})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: Request, pk: int) -> HttpResponse:
    """One proof of mine; the form makes a link, which the next page shows once, on top."""
    it = queries.one_mine(request.actor, pk)
    form, key, link = forms.ShareForm(request.POST or None), f"proof-made-{it.pk}", ""
    if request.method == "POST" and form.is_valid():
        try:
            _row, token = actions.share(it, **form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            request.session[key] = token
            messages.success(request, _("De link is gemaakt."))
            return redirect(reverse("credentials:mine_one", args=[it.pk]) + "#nieuwe-link")
    if request.method == "GET" and (token := request.session.pop(key, "")):
        link = centres.link(it.centre, reverse("credentials:by_link", args=[token]))
    context = {
        "it": it, "said": queries.check(it.document, now()), "link": link,
        "form": form,
        "links": queries.working_links(request.actor, it, now()),
        "why_not_share": refusal(rules.share, request.actor, it),
    }  # fmt: skip
    return render(request, "credentials/mine_one.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def file(request: Request, pk: int, form: str) -> HttpResponse:
    """A file of my proof."""
    return as_file(queries.one_mine(request.actor, pk), form, allowed=FOR_HOLDER)


@login_required
@require_POST
def end_share(request: Request, pk: int) -> HttpResponse:
    """Let a link work no more."""
    link = queries.own_link(request.actor, pk)
    actions.end_share(link, by=request.actor, at=now())
    messages.success(request, _("De link werkt niet meer."))
    return redirect("credentials:mine_one", link.proof_id)

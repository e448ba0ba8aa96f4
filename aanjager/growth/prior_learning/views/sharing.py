"""A link by which somebody reads a portfolio for some days, and who used it."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.community.centres import queries as centres
from aanjager.growth.prior_learning import actions, forms, queries, rules
from aanjager.growth.prior_learning.choices import LOOK_MINUTES
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@ask_or_do
def share(request: Request, pk: int) -> HttpResponse:
    """My links; the form makes one, which the next page shows once."""
    it, form = queries.one_mine(request.actor, pk), forms.ShareForm(request.POST or None)
    key, link = f"portfolio-made-{it.pk}", ""
    if request.method == "POST" and form.is_valid():
        try:
            _made, token = actions.share(it, **form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            request.session[key] = token
            messages.success(request, _("De link is gemaakt."))
            return redirect(reverse("prior_learning:share", args=[it.pk]) + "#nieuwe-link")
    if request.method == "GET" and (token := request.session.pop(key, "")):
        link = centres.link(it.centre, reverse("prior_learning:by_link", args=[token]))
    context = {
        "it": it, "link": link, "form": form, "links": queries.own_links(it), "now": now(),
        "why_not": refusal(rules.share, request.actor, it),
    }  # fmt: skip
    bad = form.is_bound and form.errors
    return render(request, "prior_learning/share.html", context, status=422 if bad else 200)


@login_required
@require_POST
def end_share(request: Request, pk: int) -> HttpResponse:
    """Let a link work no more."""
    link = queries.own_link(request.actor, pk)
    actions.end_share(link, by=request.actor, at=now())
    messages.success(request, _("De link werkt niet meer."))
    return redirect("prior_learning:share", link.portfolio_id)


@never_cache
@ask_or_do
def by_link(request: Request, token: str) -> HttpResponse:
    """Read a portfolio for some minutes, after a written look.

    The link never leaves the house: same-origin. Under no-referrer a browser posts without its origin,
    and the check of forms refuses.
    """
    link, at = queries.by_link(token, now()), now()
    mark = f"portfolio-{link.pk}"
    if request.method == "POST":
        actions.look(link, by=request.actor, at=at)
        request.session[mark] = (at + timedelta(minutes=LOOK_MINUTES)).timestamp()
        return redirect("prior_learning:by_link", token)
    it, is_open = link.portfolio, request.session.get(mark, 0) > at.timestamp()
    if it.step == "talk":
        raise Http404
    said = [(what, one) for what, one in queries.claims(it) if one] if is_open else []
    context = {"it": it, "link": link, "is_open": is_open, "claims": said, "token": token}
    if is_open:
        context |= {"statements": queries.kept(it), "files": queries.used_files(it)}
    answer = render(request, "prior_learning/by_link.html", context)
    answer["Referrer-Policy"], answer["X-Robots-Tag"] = "same-origin", "noindex"
    return answer

"""Mijn plek: my portfolio."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.growth.prior_learning import actions, forms, queries, rules
from aanjager.growth.prior_learning.choices import framework
from aanjager.kernel.pages import Request
from aanjager.kernel.paper import pdf
from aanjager.kernel.refusals import refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@ask_or_do
def mine(request: Request) -> HttpResponse:
    """How far my portfolio is; the form begins one at the centre whose address this is."""
    form, centre = forms.BeginForm(request.POST or None), request.centre
    if request.method == "POST" and centre and form.is_valid():
        actions.begin(centre, form.cleaned_data["goal"], by=request.actor, at=now())
        messages.success(request, _("Je portfolio is begonnen. De centrale nodigt je uit."))
        return redirect("prior_learning:mine")
    it, earlier = queries.mine(request.actor)
    said = queries.claims(it) if it else []
    count = sum(one is not None for _what, one in said)
    context = {
        "it": it, "claims": said, "form": form, "earlier": earlier,
        "may_begin": bool(centre) and not (it and not it.ended_at),
        "why_not": refusal(rules.hand_in, request.actor, it, claims=count) if it else "",
    }  # fmt: skip
    return render(request, "prior_learning/mine.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def earlier(request: Request, pk: int) -> HttpResponse:
    """A portfolio of mine from before: what was found, the plan, and taking it along."""
    it = queries.one_mine(request.actor, pk)
    if not it.ended_at:
        return redirect("prior_learning:mine")
    context = {"it": it, "claims": queries.claims(it)}
    return render(request, "prior_learning/earlier.html", context)


@never_cache
@login_required
@ask_or_do
def claim(request: Request, code: str) -> HttpResponse:
    """One competency of mine."""
    it, what = queries.running(request.actor), framework().get(code)
    if what is None:
        raise Http404
    if why_not := refusal(rules.claim, request.actor, it, code=code):
        messages.warning(request, why_not)
        return redirect("prior_learning:mine")
    said = queries.said(it, code)
    initial = {name: getattr(said, name) for name in ("level", "story", "evidence") if said}
    known = queries.evidence(it)
    form = forms.ClaimForm(request.POST or None, initial=initial, what=what, known=known)
    if request.method == "POST" and form.is_valid():
        values = {"evidence": [], **form.cleaned_data}
        actions.claim(it, code, **values, by=request.actor, at=now())
        messages.success(request, _("Bewaard. Kies een volgende, of lever in."))
        return redirect("prior_learning:mine")
    context = {"what": what, "form": form}
    return render(request, "prior_learning/claim.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@ask_or_do
def hand_in(request: Request) -> HttpResponse:
    """What is still open, and then handing in."""
    it = queries.running(request.actor)
    said = [(what, one) for what, one in queries.claims(it) if one]
    why_not = refusal(rules.hand_in, request.actor, it, claims=len(said))
    if request.method == "POST" and not why_not:
        actions.hand_in(it, by=request.actor, at=now())
        done = _("Ingeleverd. De centrale zoekt een beoordelaar die jou niet kent.")
        messages.success(request, done)
        return redirect("prior_learning:mine")
    open_still = queries.open_still(it)
    context = {"it": it, "claims": said, "why_not": why_not, "open_still": open_still}
    status = 422 if request.method == "POST" else 200
    return render(request, "prior_learning/hand_in.html", context, status=status)


@login_required
@require_POST
def stop(request: Request) -> HttpResponse:
    """Stop, and let it go."""
    actions.stop(queries.running(request.actor), by=request.actor, at=now())
    messages.success(request, _("Je portfolio is gestopt en gewist."))
    return redirect("prior_learning:mine")


@never_cache
@login_required
@require_safe
def paper(request: Request, pk: int) -> HttpResponse:
    """My portfolio as a tagged PDF, to take along."""
    it = queries.one_mine(request.actor, pk)
    made = queries.paper_of(it, now(), language=get_language() or "nl")
    answer = HttpResponse(pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="portfolio.pdf"'
    return answer

"""What everybody sees: floors, what is asked and offered, posting, results, and pages behind a link."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.outreach.exchange_floor import actions, forms, queries, rules
from aanjager.outreach.exchange_floor.views.paper import sheet_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overview(request: Request) -> HttpResponse:
    """The floors of the visited centre, or of all."""
    page = page_of(queries.overview(request.actor, request.centre or None), request)
    holds = bool(request.centre) and not refusal(rules.hold, request.actor, request.centre)
    context = {"page": page, "today": localdate(), "holds": holds}
    return render(request, "exchange_floor/overview.html", context)


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One floor: what is asked and offered, by kind."""
    it = queries.one(request.actor, pk)
    groups = queries.posts(it)
    context = {
        "it": it,
        "asks": [(kind, posts) for side, kind, posts in groups if side == "ask"],
        "offers": [(kind, posts) for side, kind, posts in groups if side == "offer"],
        "runs": not refusal(rules.runs, request.actor, it),
        "edits": not refusal(rules.edit, request.actor, it),
        "why_not_post": refusal(rules.post, request.actor, it),
        "is_over": it.held_on < localdate(),
    }
    return render(request, "exchange_floor/detail.html", context)


@never_cache
@FORM
def post(request: Request, pk: int) -> HttpResponse:
    """Put an ask or an offer on the floor."""
    it = queries.one(request.actor, pk)
    rules.post(request.actor, it)
    form = forms.PostForm(request.POST or None, behalf=queries.on_behalf(request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.post(it, form.posting, by=request.actor, at=now())
        except Refused as no:
            form.add_error("title", str(no))
        else:
            said = (
                _("Het staat op de vloer.")
                if made.confirmed_at
                else _("Bijna klaar. Open de link in je mail om te bevestigen.")
            )
            messages.success(request, said)
            return redirect("exchange_floor:detail", pk)
    status = 422 if form.errors else 200
    return render(request, "exchange_floor/post.html", {"it": it, "form": form}, status=status)


@never_cache
@FORM
def confirm(request: Request, token: str) -> HttpResponse:
    """Show what was posted; a button confirms it or takes it away."""
    it = queries.post_by_link(token)
    if it is None:
        return render(request, "exchange_floor/old_link.html", status=404)
    if request.method == "POST":
        if "weg" in request.POST:
            actions.withdraw(it, token=token, by=request.actor, at=now())
            messages.success(request, _("Weggehaald."))
        else:
            actions.confirm(it, token=token, by=request.actor, at=now())
            messages.success(request, _("Het staat op de vloer. Tot dan!"))
        return redirect("exchange_floor:detail", it.floor_id)
    context = {
        "it": it,
        "why_not": refusal(rules.confirm, request.actor, it, token=token),
        "why_not_weg": refusal(
            rules.withdraw, request.actor, it, token=token, is_dealt=queries.is_dealt(it)
        ),
    }
    return render(request, "exchange_floor/confirm.html", context)


@require_safe
def result(request: Request, pk: int) -> HttpResponse:
    """What the floor brought, in figures, with how they are counted."""
    it = queries.one(request.actor, pk)
    return render(request, "exchange_floor/result.html", {"it": it, "result": queries.result(it)})


@never_cache
@FORM
def side(request: Request, token: str) -> HttpResponse:
    """The deal of who holds the link: read, sign, print, and say what came of it."""
    found = queries.side_by_link(token)
    if found is None:
        return render(request, "exchange_floor/old_link.html", status=404)
    signing = "teken" in request.POST
    sign_form = forms.SignForm(request.POST if signing else None)
    answer_form = forms.AnswerForm(request.POST if request.POST and not signing else None)
    if signing and sign_form.is_valid():
        actions.sign(found, **sign_form.cleaned_data, token=token, by=request.actor, at=now())
        messages.success(request, _("Getekend. Dank je wel."))
        return _after_signing(request, token)
    if request.method == "POST" and not signing and answer_form.is_valid():
        actions.answer(found, **answer_form.cleaned_data, token=token, by=request.actor, at=now())
        messages.success(request, _("Dank je wel. Het is bewaard."))
        return redirect("exchange_floor:side", token)
    it = queries.deal(found.deal.floor, found.deal_id)
    gives, gets = queries.parties(it)
    context = {
        "it": it, "gives": gives, "gets": gets, "side": found, "token": token,
        "other": gets if found.role == "gives" else gives,
        "sign_form": sign_form, "answer_form": answer_form,
        "why_not_sign": refusal(rules.sign, request.actor, found, token=token),
        "why_not_answer": refusal(rules.answer, request.actor, found, on=localdate(), token=token),
    }  # fmt: skip
    status = 422 if sign_form.errors or answer_form.errors else 200
    return render(request, "exchange_floor/side.html", context, status=status)


def _after_signing(request: Request, token: str) -> HttpResponse:
    """Back to the deal, unless a new letter with a new link just went out."""
    found = queries.side_by_link(token)
    if found:
        return redirect("exchange_floor:side", token)
    messages.info(request, _("Je krijgt een brief met de getekende deal."))
    return redirect("exchange_floor:overview")


@require_safe
def own_sheet(request: Request, token: str) -> HttpResponse:
    """The deal of who holds the link, to print."""
    found = queries.side_by_link(token)
    if found is None:
        raise Http404
    return sheet_of(request, queries.deal(found.deal.floor, found.deal_id))

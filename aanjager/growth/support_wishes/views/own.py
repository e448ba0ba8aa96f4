"""Mijn plek: what helps me, who may see it, and who looked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.people import queries as people
from aanjager.growth.support_wishes import actions, forms, queries
from aanjager.kernel import paper as papers
from aanjager.kernel.pages import Request

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """What I told, whom I show it, who looked, and what waits for my yes."""
    return _page(request, {})


def _page(request: Request, bound: dict[int, forms.AcceptForm]) -> HttpResponse:
    """My page; `bound` holds the form of a draft that was not right."""
    wish = queries.own_wish(request.actor)
    context = {
        "wish": wish, "said": queries.told(wish) if wish else None,
        "shares": [(it, queries.told(it)) for it in queries.shares(wish)] if wish else [],
        "looks": queries.looks(request.actor),
        "drafts": [(it, queries.told(it), bound.get(it.pk) or forms.AcceptForm(prefix=f"d{it.pk}"))
                   for it in queries.drafts(request.actor)],
    }  # fmt: skip
    return render(request, "support_wishes/mine.html", context, status=422 if bound else 200)


@never_cache
@login_required
@ask_or_do
@sensitive_post_parameters()
def tell(request: Request) -> HttpResponse:
    """Tell what helps me, or change it."""
    me, wish = people.own(request.actor), queries.own_wish(request.actor)
    if me is None:
        return redirect("support_wishes:mine")
    known = {"chosen": wish.chosen.split(), "words": wish.words} if wish else {}
    form = forms.TellForm(request.POST or None, initial=known, said_yes=wish is not None)
    if request.method == "POST" and form.is_valid():
        actions.tell(me, **form.cleaned_data, by=request.actor, at=now())
        messages.success(
            request, _("Bewaard. Alleen jij ziet dit, tot je het aan iemand laat zien.")
        )
        return redirect("support_wishes:mine")
    context = {"form": form, "wish": wish}
    return render(request, "support_wishes/tell.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@ask_or_do
def withdraw(request: Request) -> HttpResponse:
    """Erase it all, after a plain question."""
    me = people.own(request.actor)
    if me is None:
        return redirect("support_wishes:mine")
    if request.method == "POST":
        actions.withdraw(me, by=request.actor, at=now())
        messages.success(request, _("Weg. Niemand ziet het meer."))
        return redirect("support_wishes:mine")
    return render(request, "support_wishes/withdraw.html", {})


@never_cache
@login_required
@ask_or_do
@sensitive_post_parameters()
def share(request: Request) -> HttpResponse:
    """Show it to one organisation or one consultant, and choose how much."""
    wish = queries.own_wish(request.actor)
    if wish is None:
        return redirect("support_wishes:mine")
    choices = queries.choices_to_share(request.actor)
    form = forms.ShareForm(
        request.POST or None, choices=choices, told=wish.chosen, has_words=bool(wish.words)
    )
    if request.method == "POST" and form.is_valid():
        actions.share(wish, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Zij kunnen dit nu zien. Je stopt het wanneer je wilt."))
        return redirect("support_wishes:mine")
    context = {"form": form, "has_choices": any(choices)}
    return render(request, "support_wishes/share.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def stop_sharing(request: Request, pk: int) -> HttpResponse:
    """Show it no more, from now."""
    actions.stop_sharing(queries.own_share(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Gestopt. Zij zien het nu niet meer."))
    return redirect("support_wishes:mine")


@login_required
@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """Say yes to what a consultant wrote along."""
    draft = queries.own_draft(request.actor, pk)
    form = forms.AcceptForm(request.POST, prefix=f"d{draft.pk}")
    if not form.is_valid():
        return _page(request, {draft.pk: form})
    actions.accept(draft, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("support_wishes:mine")


@login_required
@require_POST
def discard(request: Request, pk: int) -> HttpResponse:
    """Throw away what a consultant wrote along."""
    actions.discard(queries.own_draft(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Weggegooid."))
    return redirect("support_wishes:mine")


@never_cache
@login_required
@require_safe
def paper(request: Request) -> HttpResponse:
    """What helps me on paper, in large type."""
    wish = queries.own_wish(request.actor)
    if wish is None:
        raise Http404
    shown_to = [str(it.organisation or it.staff.name) for it in queries.shares(wish)]  # type: ignore[union-attr]
    made = queries.paper(
        wish.person.name, queries.told(wish), agreed=wish.agreed_text, made_at=wish.changed_at,
        shown_to=shown_to, language=get_language() or "nl",
    )  # fmt: skip
    return as_pdf(papers.pdf(made))


def as_pdf(raw: bytes) -> HttpResponse:
    """The paper as an answer, under a name that says nothing."""
    answer = HttpResponse(raw, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="papier.pdf"'
    return answer

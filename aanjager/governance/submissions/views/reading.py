"""Others who read a plan: partners with a link, and everybody where the centre shows it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.governance.citations.queries import of_plan
from aanjager.governance.plans import queries as of_plans
from aanjager.governance.plans import rules as may
from aanjager.governance.submissions import actions, forms, queries, rules
from aanjager.governance.submissions.views.place import ask_or_do, found
from aanjager.kernel import paper
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused


@never_cache
@login_required
@ask_or_do
def readers(request: Request, pk: int) -> HttpResponse:
    """Links for partners and what they said; a new link is shown once."""
    it = found(request, pk)
    may.works(request.actor, it)
    form = forms.LinkForm(request.POST or None)
    made = ""
    if request.method == "POST" and form.is_valid():
        try:
            _link, token = actions.make_link(it, **form.cleaned_data, by=request.actor, at=now())
        except Refused as no:
            form.add_error("expires_on", str(no))
        else:
            if form.cleaned_data["email"]:
                messages.success(request, _("De link is op weg. Hij staat alleen in die brief."))
                return redirect("submissions:readers", pk)
            made = queries.whole_address(it, reverse("submissions:read", args=[token]))
            form = forms.LinkForm()
    context = {
        "it": it,
        "form": form,
        "made": made,
        "links": [(one, rules.reads(one, today=localdate())) for one in queries.links_of(it)],
        "comments": queries.said_in(it),
    }
    return render(request, "submissions/readers.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke(request: Request, pk: int, thing: int) -> HttpResponse:
    """Stop a link at once."""
    it = found(request, pk)
    actions.revoke_link(queries.link_of(it, thing), by=request.actor, at=now())
    messages.success(request, _("De link werkt niet meer."))
    return redirect("submissions:readers", pk)


@login_required
@require_POST
def answer(request: Request, pk: int, thing: int) -> HttpResponse:
    """Answer what a partner said."""
    it = found(request, pk)
    said = queries.comment_of(it, thing)
    rules.answer_comment(request.actor, said)
    form = forms.AnswerForm(request.POST)
    if form.is_valid():
        actions.answer_comment(said, form.cleaned_data["text"], by=request.actor, at=now())
    else:
        messages.warning(request, _("Schrijf een antwoord."))
    return redirect("submissions:readers", pk)


@never_cache
@ask_or_do
def read(request: Request, token: str) -> HttpResponse:
    """A partner reads the plan and says something, without an account; looking changes nothing."""
    link = queries.link_at(token, localdate())
    if link is None:
        return render(request, "submissions/old_link.html", status=404)
    it = link.plan
    form = forms.CommentForm(request.POST or None, sections=of_plans.sections_of(it))
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        try:
            actions.comment(
                link, found["text"], found["client_id"], found["section"],
                by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as no:
            form.add_error("text", str(no))
        else:
            messages.success(request, _("Dank je. De centrale leest het en geeft antwoord."))
            return redirect("submissions:read", token)
    context = {
        "it": it,
        "link": link,
        "lines": queries.reading(it),
        "citations": of_plan(it),
        "comments": queries.said_in(it, link),
        "form": form,
    }
    return render(request, "submissions/read.html", context, status=422 if form.errors else 200)


@require_safe
def shown(request: Request) -> HttpResponse:
    """The plans that this centre shows."""
    page = page_of(queries.shown(request.centre or None), request)
    return render(request, "submissions/shown.html", {"page": page})


@require_safe
def shown_one(request: Request, pk: int) -> HttpResponse:
    """One plan that everybody may read, with its evidence and money as they stand today."""
    it = queries.shown_one(request.centre or None, pk)
    context = {
        "it": it,
        "lines": queries.reading(it),
        "citations": of_plan(it),
    }
    return render(request, "submissions/shown_one.html", context)


@require_safe
def pdf(request: Request, pk: int) -> HttpResponse:
    """The same as a paper."""
    it = queries.shown_one(request.centre or None, pk)
    made = paper.pdf(queries.paper_of(it, "nl", now()))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="plan-{pk}.pdf"'
    return answer

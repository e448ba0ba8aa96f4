"""The page of a first meeting, and the page behind the link that asks how it went."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.initiatives import rules as initiatives
from aanjager.participation.welcomes import actions, forms, queries, rules

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@ask_or_do
def arrange(request: Request, pk: int, answer: int) -> HttpResponse:
    """Who welcomes whom, when and where; a form for who carries the initiative."""
    found = queries.offer(request.actor, pk, answer)
    welcome = queries.of(found)
    buddy = queries.buddy_of(welcome)
    rules.read(request.actor, found, buddy)
    if request.method == "POST":
        rules.arrange(request.actor, found, welcome)
    why_not = refusal(rules.arrange, request.actor, found, welcome)
    people = [] if why_not else queries.who_can(found)
    first = {"buddy": welcome.buddy_id, "on": welcome.on, "words": welcome.words} if welcome else {}
    form = forms.MeetingForm(request.POST or None, people=people, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            actions.arrange(found, form.meeting, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Afgesproken. Beiden krijgen een brief."))
            return redirect("welcomes:arrange", pk, answer)
    context = {
        "it": found.need.initiative,
        "answer": found,
        "welcome": welcome,
        "buddy": buddy,
        "form": form if people else None,
        "leads": not refusal(initiatives.leads, request.actor, found.need.initiative),
    }
    return render(request, "welcomes/arrange.html", context, status=422 if form.errors else 200)


@never_cache
@ask_or_do
def tell(request: Request, token: str) -> HttpResponse:
    """Ask who came how it went; only the button answers."""
    found = queries.by_link(token)
    if found is None:
        return render(request, "old_link.html", status=404)
    form = forms.TellForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.tell(found, **form.cleaned_data, token=token, by=request.actor, at=now())
        messages.success(request, _("Dank je wel. Het is bewaard."))
        return redirect("welcomes:tell", token)
    context = {
        "it": found,
        "buddy": queries.buddy_of(found),
        "form": form,
        "why_not": refusal(rules.tell, found, token=token),
    }
    return render(request, "welcomes/tell.html", context, status=422 if form.errors else 200)

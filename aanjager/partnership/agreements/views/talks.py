"""Talks with partners at the desk."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.centres.middleware import desk_of
from aanjager.kernel.pages import Request, page_of
from aanjager.partnership.agreements import actions, forms, queries
from aanjager.partnership.agreements.views.place import done

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def talks(request: Request) -> HttpResponse:
    """The talks of the centre."""
    found = queries.talks(request.actor, desk_of(request))
    return render(request, "agreements/talks.html", {"page": page_of(found, request)})


@login_required
@ask_or_do
def new_talk(request: Request) -> HttpResponse:
    """Plan a talk, about an agreement if one was chosen."""
    centre = desk_of(request)
    asked = request.GET.get("afspraak", "")
    it = queries.one(request.actor, centre, int(asked)) if asked.isdecimal() else None
    form = forms.TalkForm(request.POST or None, initial={"partner": it.partner if it else ""})
    talk = done(
        request, form,
        lambda: actions.plan_talk(
            centre, **form.cleaned_data, agreement=it, by=request.actor, at=now()
        ),
    )  # fmt: skip
    if talk:
        messages.success(request, _("Het gesprek staat er. Zet erbij waar het over gaat."))
        return redirect("agreements:talk", talk.pk)
    context = {"form": form, "title": _("Nieuw gesprek"), "it": it}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)


@login_required
@ask_or_do
def talk(request: Request, pk: int) -> HttpResponse:
    """One talk: agenda, what both promised, and patterns on the table with their answer."""
    centre = desk_of(request)
    it = queries.talk(request.actor, centre, pk)
    what = request.POST.get("wat", "")
    data = request.POST if what else None
    point = forms.PointForm(data if what == "punt" else None)
    promise = forms.PromiseForm(data if what == "toezegging" else None, prefix="t")
    how: dict[str, Any] = {"by": request.actor, "at": now()}
    steps = {
        "punt": lambda: done(
            request, point, lambda: actions.add_point(it, **point.cleaned_data, **how)
        ),
        "toezegging": lambda: done(
            request, promise, lambda: actions.promise(it, **promise.cleaned_data, **how)
        ),
        "patroon": lambda: actions.put_on_table(it, _number(request, "patroon"), **how),
    }
    if request.method == "POST":
        if what not in steps:
            raise Http404
        if steps[what]():
            return redirect("agreements:talk", pk)
    context = {
        "it": it, "point": point, "promise": promise,
        "patterns": queries.on_table(request.actor, it)[:30],
    }  # fmt: skip
    bad = point.errors or promise.errors
    return render(request, "agreements/talk.html", context, status=422 if bad else 200)


def _number(request: Request, name: str) -> int:
    said = request.POST.get(name, "")[:12]
    return int(said) if said.isdecimal() else 0


@login_required
@ask_or_do
def keep_promise(request: Request, pk: int, promise: int) -> HttpResponse:
    """Tick off a promise."""
    it = queries.talk(request.actor, desk_of(request), pk)
    found = next((one for one in it.promises.all() if one.pk == promise), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.keep_promise(it, promise, by=request.actor, at=now())
    return redirect("agreements:talk", pk)


@login_required
@ask_or_do
def answer(request: Request, pk: int, put: int) -> HttpResponse:
    """Write down what the partner does with a pattern."""
    it = queries.talk(request.actor, desk_of(request), pk)
    found = next((one for one in it.patterns.all() if one.pk == put), None)
    if found is None:
        raise Http404
    form = forms.AnswerForm(
        request.POST or None, initial={"answer": found.answer, "why": found.why}
    )
    if done(
        request, form,
        lambda: actions.note_answer(it, put, **form.cleaned_data, by=request.actor, at=now()),
    ):  # fmt: skip
        return redirect("agreements:talk", pk)
    context = {"form": form, "title": str(found.pattern), "talk": it}
    return render(request, "agreements/form.html", context, status=422 if form.errors else 200)

"""The worklist of questions, one question with its clock, and what the desk does with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.advice.articles import rules as of_articles
from aanjager.advice.articles.choices import subjects
from aanjager.advice.expertise import actions, forms, queries, rules
from aanjager.community.centres.middleware import for_staff
from aanjager.kernel.pages import Request, chosen, page_of, show
from aanjager.kernel.refusals import Refused, refusal


@for_staff
@require_safe
def overview(request: Request, centre: Any) -> HttpResponse:
    """What waits, the term that ends first on top, and what was answered."""
    which = chosen(request, "toon", queries.SHOWS) or "waiting"
    about = chosen(request, "onderwerp", {*dict(subjects()), "none"})
    text, mine = request.GET.get("q", "")[:100], bool(request.GET.get("ik"))
    found = queries.at_desk(request.actor, centre, show=which, subject=about, text=text, mine=mine)
    today = localdate()
    context = {
        "page": page_of(found, request), "which": which, "about": about, "text": text, "mine": mine,
        "subjects": subjects(), "now": now(), "counts": queries.counts(request.actor, centre, now()),
        "terms": queries.terms(centre, today.replace(month=1, day=1), today), "year": today.year,
    }  # fmt: skip
    return show(request, "expertise/overview.html", context, partial="results")


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, centre: Any) -> HttpResponse:
    """Write down what somebody asks by phone, by mail or at the desk."""
    data = request.POST if request.method == "POST" else None
    form = forms.BehalfForm(data, actor=request.actor, centre=centre)
    if data is not None and form.is_valid():
        try:
            it = actions.on_behalf(centre, form.told, by=request.actor, at=now())
            messages.success(request, _("Opgeschreven. De klok loopt."))
            return redirect("expertise:detail", it.pk)
        except Refused as no:
            form.add_error(None, str(no))
    return render(request, "expertise/new.html", {"form": form}, status=422 if form.errors else 200)


def _page(request: Request, it: Any, status: int = 200, **shown: Any) -> HttpResponse:
    start = {"subject": it.subject, "urgency": it.urgency, "area_id": it.area_id}
    waits = it.state == "waiting"
    context = {
        "it": it, "now": now(), "answer_form": forms.AnswerForm(),
        "missing_form": forms.MissingForm(), "close_form": forms.CloseForm(),
        "triage_form": forms.TriageForm(centre=it.centre, initial=start) if waits else None,
        "colleagues": queries.colleagues(it.centre) if waits else [],
        "near": queries.nearest(request.actor, it.centre, it.title, without=it.pk) if waits else [],
        "no_article": refusal(rules.from_answer, request.actor, it),
        **shown,
    }  # fmt: skip
    return render(request, "expertise/detail.html", context, status=status)


@for_staff
@require_safe
def detail(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One question: what was asked, the clock, who is next, near answers, and the answers given."""
    return _page(request, queries.one(request.actor, centre, pk))


def _do(
    request: Request, it: Any, name: str, form: Any, act: Callable[[dict[str, Any]], Any], said: str
) -> HttpResponse:
    """Do one thing with what was filled in; else the page with the form and why not."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
            messages.success(request, said)
            return redirect("expertise:detail", it.pk)
        except Refused as no:
            form.add_error(None, str(no))
            it = queries.one(request.actor, it.centre, it.pk)  # a colleague may have been first
    return _page(request, it, 422, **{name: form})


@for_staff
@require_POST
def triage(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Sort by subject, area and urgency."""
    it = queries.one(request.actor, centre, pk)
    rules.triage(request.actor, it)
    form = forms.TriageForm(request.POST, centre=centre)

    def act(said: dict[str, Any]) -> None:
        actions.triage(it, **said, by=request.actor, at=now())

    return _do(request, it, "triage_form", form, act, _("Gesorteerd."))


@for_staff
@require_POST
def take(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Say who is next."""
    it = queries.one(request.actor, centre, pk)
    asked = request.POST.get("wie", "")
    staff = next((one for one in queries.colleagues(centre) if str(one.pk) == asked), None)
    actions.take(it, staff, by=request.actor, at=now())
    messages.success(request, _("Genoteerd wie aan zet is."))
    return redirect("expertise:detail", pk)


@for_staff
@require_POST
def answer(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Answer; when a colleague was first both texts stand on the page of the question."""
    it = queries.one(request.actor, centre, pk)

    def act(said: dict[str, Any]) -> None:
        actions.answer(it, said["text"], by=request.actor, at=now())

    said = _("Het antwoord is verstuurd.")
    if it.is_told_by_phone:
        said = _("Genoteerd. Bel %(name)s: %(phone)s") % {"name": it.name, "phone": it.phone}
    return _do(request, it, "answer_form", forms.AnswerForm(request.POST), act, said)


@for_staff
@require_POST
def close(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Close without an answer, with a reason."""
    it = queries.one(request.actor, centre, pk)
    rules.close(request.actor, it)

    def act(said: dict[str, Any]) -> None:
        actions.close(it, said["reason"], by=request.actor, at=now())

    return _do(
        request, it, "close_form", forms.CloseForm(request.POST), act, _("De vraag is gesloten.")
    )


@for_staff
@require_POST
def helped(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Write down that somebody said by phone that it helped."""
    actions.helped(queries.one(request.actor, centre, pk), by=request.actor, at=now())
    messages.success(request, _("Fijn. De vraag is klaar."))
    return redirect("expertise:detail", pk)


@for_staff
@require_POST
def ask_again(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Write down that somebody said by phone that it did not help."""
    it = queries.one(request.actor, centre, pk)
    rules.reopen(request.actor, it)

    def act(said: dict[str, Any]) -> None:
        actions.reopen(it, said["because"], by=request.actor, at=now())

    form = forms.MissingForm(request.POST)
    return _do(request, it, "missing_form", form, act, _("De vraag is weer open."))


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def article(request: Request, centre: Any, pk: int) -> HttpResponse:
    """The second click: read the answer for names, and put it on the page for everybody."""
    it = queries.one(request.actor, centre, pk)
    rules.from_answer(request.actor, it)
    start = queries.draft_of(it)
    places = [area.name for area in queries.areas_of(centre)]
    start["text"] = of_articles.unframed(start["text"])
    traces = of_articles.traces(
        f"{start['title']}\n{start['text']}", queries.names_in(it), [centre.name, *places]
    )
    for name in ("title", "text"):
        start[name] = of_articles.without(start[name], traces)
    form = forms.FromAnswerForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.from_answer(it, form.written, by=request.actor, at=now())
            messages.success(request, _("Het artikel staat op de kennisbank."))
            return redirect("articles:detail", made.pk)
        except Refused as no:
            form.add_error(None, str(no))
    context = {"it": it, "form": form, "traces": traces}
    return render(request, "expertise/article.html", context, status=422 if form.errors else 200)

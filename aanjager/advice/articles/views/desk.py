"""Writing articles, keeping them right, sharing them and adopting those of others."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.advice.articles import actions, forms, queries, rules
from aanjager.advice.articles.choices import subjects
from aanjager.community.centres.middleware import for_staff
from aanjager.kernel.pages import Request, chosen, page_of
from aanjager.kernel.refusals import Refused, refusal

SHOWS = ("all", "stale", "draft", "published", "withdrawn")


def _typed(request: Request) -> str:
    return request.GET.get("q", "")[:100].strip()


@for_staff
@require_safe
def overview(request: Request, centre: Any) -> HttpResponse:
    """The articles of the desk, what must be looked at first on top."""
    which, typed = chosen(request, "toon", SHOWS) or "all", _typed(request)
    found = queries.of_desk(request.actor, centre, show=which, text=typed)
    context = {
        "page": page_of(found, request),
        "which": which,
        "typed": typed,
        "today": localdate(),
    }
    return render(request, "articles/desk.html", context)


def _write(request: Request, centre: Any, it: Any) -> HttpResponse:
    today = localdate()
    start = {
        "review_on": queries.new_article(centre, today).review_on, "owner": request.actor.user_id
    }  # fmt: skip
    if it:
        names = ("title", "subject", "in_brief", "text", "sources", "review_on")
        start = {**{name: getattr(it, name) for name in names}, "owner": it.owner_id}
    form = forms.ArticleForm(
        request.POST if request.method == "POST" else None, initial=start, it=it,
        owners=queries.owners(request.actor, centre), today=today,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write(centre, it, form.written, by=request.actor, at=now())
            messages.success(request, _("Bewaard."))
            return redirect("articles:at_desk", made.pk)
        except Refused as no:
            form.add_error("text", str(no))
    context = {
        "it": it, "form": form, "numbers": queries.numbers(today),
        "review_form": forms.ReviewForm(auto_id="again_%s"), "today": today,
        "no_publish": refusal(rules.publish, request.actor, it) if it else "",
        "no_share": refusal(rules.share, request.actor, it) if it else "",
    }  # fmt: skip
    return render(request, "articles/write.html", context, status=422 if form.errors else 200)


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, centre: Any) -> HttpResponse:
    """Begin an article."""
    return _write(request, centre, None)


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def at_desk(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Change one article, and see what can be done with it."""
    return _write(request, centre, queries.at_desk(request.actor, centre, pk))


@for_staff
@require_POST
def publish(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Put it on the page for everybody."""
    it = queries.at_desk(request.actor, centre, pk)
    actions.publish(it, by=request.actor, at=now())
    messages.success(request, _("Het artikel staat op de kennisbank."))
    return redirect("articles:detail", pk)


@for_staff
@require_POST
def withdraw(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Take it off the page."""
    it = queries.at_desk(request.actor, centre, pk)
    actions.withdraw_article(it, by=request.actor, at=now())
    messages.success(request, _("Het artikel staat niet meer op de kennisbank."))
    return redirect("articles:at_desk", pk)


@for_staff
@require_POST
def review(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Say that it is still right, until a day."""
    it = queries.at_desk(request.actor, centre, pk)
    form = forms.ReviewForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Vul een datum in, zoals 31-12-2026."))
    actions.review(it, form.cleaned_data["review_on"], by=request.actor, at=now())
    messages.success(request, _("Nagekeken."))
    return redirect("articles:at_desk", pk)


@for_staff
@require_POST
def share(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Let other centres adopt it, or no longer."""
    it = queries.at_desk(request.actor, centre, pk)
    actions.share(it, request.POST.get("delen") == "ja", by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("articles:at_desk", pk)


@for_staff
@require_safe
def others(request: Request, centre: Any) -> HttpResponse:
    """What other centres share, to read and to adopt."""
    about, typed = chosen(request, "onderwerp", dict(subjects())), _typed(request)
    found = queries.shared_by_others(request.actor, centre, about, text=typed)
    context = {
        "page": page_of(found, request),
        "about": about,
        "subjects": subjects(),
        "typed": typed,
    }
    return render(request, "articles/others.html", context)


@for_staff
@require_safe
def of_other(request: Request, centre: Any, pk: int) -> HttpResponse:
    """One article of another centre, to read before it is adopted."""
    it = queries.one_of_others(request.actor, centre, pk)
    context = {"it": it, "filled": queries.filled(it.text, on=localdate())}
    return render(request, "articles/of_other.html", context)


@for_staff
@require_POST
def adopt(request: Request, centre: Any, pk: int) -> HttpResponse:
    """Adopt an article of another centre as a draft of one's own."""
    original = queries.one_of_others(request.actor, centre, pk)
    it = actions.adopt(centre, original, by=request.actor, at=now())
    messages.success(
        request, _("Overgenomen als concept. Pas het aan en zet het op de kennisbank.")
    )
    return redirect("articles:at_desk", it.pk)


@for_staff
@require_http_methods(["GET", "HEAD", "POST"])
def differences(request: Request, centre: Any, pk: int) -> HttpResponse:
    """What differs from the original, and what changed in the original since somebody looked."""
    it = queries.at_desk(request.actor, centre, pk)
    rules.look(request.actor, it)
    if request.method == "POST":
        actions.look(it, by=request.actor, at=now())
        return redirect("articles:differences", pk)
    context = {"it": it, **queries.differences(it)}
    return render(request, "articles/differences.html", context)

"""The pages of model texts: to read and take along for everybody, to write and share at the desk."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel.pages import Request, chosen
from aanjager.kernel.refusals import refusal
from aanjager.learning.model_texts import actions, forms, queries, rules
from aanjager.learning.model_texts.choices import LAW, Kind

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def shown(request: Request) -> HttpResponse:
    """Every text that everybody may use, by kind."""
    kind = chosen(request, "soort", Kind.values)
    found = queries.shown(request.centre or None, kind=kind)[:100]
    context = {"texts": found, "kinds": Kind.choices, "kind": kind}
    return render(request, "model_texts/shown.html", context)


def _sheet(text: str) -> dict[str, Any]:
    """A text as a page shows it, with the numbers of the law that hold today and their sources."""
    on = localdate()
    return {
        "blocks": queries.grouped(queries.parts_of(queries.with_law(text, on=on))),
        "law": queries.law_in(text, on=on),
    }


@require_safe
def read(request: Request, pk: int) -> HttpResponse:
    """One text, to read and to print."""
    it = queries.one_shown(request.centre or None, pk)
    version = queries.newest_of(it)
    if version is None:
        raise Http404
    context = {"it": it, "version": version, **_sheet(version.text)}
    return render(request, "model_texts/read.html", context)


@require_safe
def take(request: Request, pk: int) -> HttpResponse:
    """One text as a file that every word processor opens."""
    version = queries.newest_of(queries.one_shown(request.centre or None, pk))
    if version is None:
        raise Http404
    words = queries.with_law(version.text, on=localdate())
    said = f"{version.model_text.title}\n\n{words}\n"
    answer = HttpResponse(said, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="modeltekst-{pk}.txt"'
    return answer


@never_cache
@login_required
@require_safe
def overview(request: Request) -> HttpResponse:
    """The texts of this desk, of the network, and what other centres share."""
    found = queries.at_desk(request.actor, desk_or_association(request))
    return render(request, "model_texts/overview.html", found)


def _edit(request: Request, it: Any) -> HttpResponse:
    centre = desk_or_association(request)
    rules.begin(request.actor, centre)
    version = (queries.draft_of(it) or queries.newest_of(it)) if it else None
    form = forms.TextForm(request.POST or None, initial=forms.start_of(it, version))
    if request.method == "POST" and form.is_valid():
        about, words = form.about_it(), form.words()
        if it:
            actions.write(it, about, words, by=request.actor, at=now())
        else:
            it = actions.begin(centre, about, words, by=request.actor, at=now())
        messages.success(request, _("Bewaard als concept. Stel vast, dan kan het gebruikt worden."))
        return redirect("model_texts:detail", it.pk)
    context = {"form": form, "it": it, "law": LAW}
    return render(request, "model_texts/edit.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Begin a text of one's own."""
    return _edit(request, None)


@never_cache
@login_required
@ask_or_do
def edit(request: Request, pk: int) -> HttpResponse:
    """Write on a text of one's own."""
    return _edit(request, queries.owned(request.actor, desk_or_association(request), pk))


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One text with its versions, and what may be done with it."""
    centre, it = desk_or_association(request), queries.one(request.actor, pk)
    is_own = it.centre_id == (centre.pk if centre else None)
    draft, newest = queries.draft_of(it), queries.newest_of(it)
    version = (draft if is_own else None) or newest
    if version is None:
        raise Http404
    context = {
        "it": it,
        "is_own": is_own,
        "version": version,
        "versions": [one for one in queries.versions_of(it) if is_own or one.frozen_at],
        "newest": newest,
        "newer_source": queries.behind_source(it) if is_own else None,
        "why_not_adopt": newest and refusal(rules.adopt, request.actor, newest, centre),
        **_sheet(version.text),
    }
    return render(request, "model_texts/detail.html", context)


@login_required
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    """Settle the draft."""
    it = queries.owned(request.actor, desk_or_association(request), pk)
    draft = queries.draft_of(it)
    if draft is None:
        messages.warning(request, _("Er ligt geen concept om vast te stellen."))
    else:
        actions.settle(draft, by=request.actor, at=now())
        messages.success(request, _("Vastgesteld. Deze versie verandert niet meer."))
    return redirect("model_texts:detail", pk)


@login_required
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    """Show it to everybody, or no longer."""
    it = queries.owned(request.actor, desk_or_association(request), pk)
    is_shown = request.POST.get("doe") == "ja"
    actions.show(it, is_shown=is_shown, by=request.actor, at=now())
    said = _("Iedereen kan deze tekst lezen en overnemen.")
    messages.success(request, said if is_shown else _("De tekst staat niet meer op de site."))
    return redirect("model_texts:detail", pk)


@login_required
@require_POST
def adopt(request: Request, pk: int) -> HttpResponse:
    """Take it over, to adapt."""
    centre = desk_or_association(request)
    newest = queries.newest_of(queries.one(request.actor, pk))
    if newest is None:
        raise Http404
    made = actions.adopt(newest, centre, by=request.actor, at=now())
    messages.success(request, _("Overgenomen als concept. Pas hem aan en stel hem vast."))
    return redirect("model_texts:detail", made.pk)


@never_cache
@login_required
@require_safe
def compare(request: Request, pk: int) -> HttpResponse:
    """What is different: from what was taken over, or from the version before."""
    it = queries.owned(request.actor, desk_or_association(request), pk)
    versions = queries.versions_of(it)
    newer = queries.behind_source(it)
    source, now_text = it.adopted_from, versions[0]
    if request.GET.get("met") == "nieuw" and newer and source:
        before, after, what = source, newer, "source"
    elif source:
        before, after, what = source, now_text, "adopted"
    else:
        before, after, what = versions[1] if len(versions) > 1 else now_text, now_text, "before"
    context = {"it": it, "before": before, "after": after, "what": what, "newer": newer}
    context["blocks"] = queries.differences(before.text, after.text)
    return render(request, "model_texts/compare.html", context)

"""For who draws up papers: organisations for themselves, staff at their desk."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.centres.middleware import for_staff
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.model_texts import queries as texts
from aanjager.learning.signing import actions, forms, queries, rules
from aanjager.learning.signing.queries import start
from aanjager.learning.signing.views.signer import as_file

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _rows(page: Any) -> list[tuple[Any, list[Any], int, int]]:
    """Papers with who is next, and how many of how many signed."""
    rows = []
    for it in page:
        signers = queries.signers_of(it)
        signed = sum(1 for one in signers if one.signed_at)
        waits = queries.next_of(signers) if it.state == "sent" else []
        rows.append((it, waits, signed, len(signers)))
    return rows


@never_cache
@login_required
@require_safe
def of_organisation(request: Request) -> HttpResponse:
    """The papers of my organisations."""
    if not request.actor.coordinator_of:
        raise Http404
    page = page_of(queries.of_organisation(request.actor), request)
    context = {"page": page, "rows": _rows(page), "is_desk": False}
    return render(request, "signing/overview.html", context)


@require_safe
@for_staff
def at_desk(request: Request, centre: Any) -> HttpResponse:
    """The papers that were drawn up at this desk."""
    page = page_of(queries.at_desk(request.actor, centre), request)
    context = {"page": page, "rows": _rows(page), "is_desk": True}
    return render(request, "signing/overview.html", context)


@never_cache
@login_required
@ask_or_do
def new(request: Request) -> HttpResponse:
    """Choose a text, for whom, and fill it in; what is known stands there."""
    found = start.begin(request.actor, request.centre or None, request.GET)
    if found is None:
        raise Http404
    if found.version is None:
        return render(request, "signing/choose.html", {"found": found})
    form = forms.DrawForm(request.POST or None, questions=found.questions, rows=found.rows)
    if request.method == "POST" and form.is_valid():
        drawn = actions.Drawn(
            found.centre, found.organisation, found.version, answers=form.answers(),
            placement=found.placement,
        )  # fmt: skip
        try:
            made = actions.draw_up(drawn, form.hands(), by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return _drawn(request, made)
    context = {"form": form, "heading": found.version.model_text.title, "back": ""}
    return render(request, "signing/form.html", context, status=422 if form.errors else 200)


def _why_not_send(request: Request, it: Any, signers: Sequence[Any]) -> str:
    missing = texts.missing(it.text, it.answers) if it.state == "draft" else []
    return refusal(rules.send, request.actor, it, signers=signers, missing=missing)


def _drawn(request: Request, it: Any) -> HttpResponse:
    """To the draft, which says what it still misses."""
    if _why_not_send(request, it, queries.signers_of(it)):
        messages.warning(request, _("Bewaard, maar nog niet af. Hieronder staat wat er mist."))
    else:
        messages.success(request, _("Klaar om na te lezen. Daarna verstuur je het."))
    return redirect("signing:detail", it.pk)


@never_cache
@login_required
@ask_or_do
def edit(request: Request, pk: int) -> HttpResponse:
    """Change what is filled in, before it is sent."""
    it = queries.one(request.actor, pk)
    rules.write(request.actor, it)
    rows = [vars(one) for one in queries.signers_of(it)]
    asked = queries.questions_of(it)
    form = forms.DrawForm(request.POST or None, questions=asked, rows=rows)
    if request.method == "POST" and form.is_valid():
        actions.write(it, form.answers(), form.hands(), by=request.actor, at=now())
        return _drawn(request, queries.one(request.actor, pk))
    context = {"form": form, "heading": it.title, "back": it}
    return render(request, "signing/form.html", context, status=422 if form.errors else 200)


def _detail(request: Request, it: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    actor, signers = request.actor, queries.signers_of(it)
    waiting = queries.next_of(signers)
    filled = it.text if it.text_hash else texts.with_law(
        it.text, on=localdate(), answers=it.answers
    )  # fmt: skip
    context = {
        "it": it,
        "signers": signers,
        "waiting": waiting if it.state == "sent" else [],
        "blocks": texts.grouped(texts.parts_of(filled)),
        "is_whole": not it.text_hash or texts.fingerprint(it.text) == it.text_hash,
        "unknown": queries.unknown(it, on=localdate()),
        "why_not_send": _why_not_send(request, it, signers),
        "why_not_remind": refusal(rules.remind, actor, it, waiting=waiting, at=now()),
        "may_withdraw": not refusal(rules.withdraw, actor, it),
        "may_renew": not refusal(rules.renew, actor, it),
        "may_end": not refusal(rules.end, actor, it) and not it.ends_on,
        "why_not_take": refusal(rules.download, actor, it, signers),
        "end_form": forms.EndForm(initial={"ends_on": localdate()}),
        **bound,
    }
    return render(request, "signing/detail.html", context, status=status)


@never_cache
@login_required
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One paper: its text, who signed, and who is next."""
    return _detail(request, queries.one(request.actor, pk))


@login_required
@require_POST
def send(request: Request, pk: int) -> HttpResponse:
    """Send it to be signed."""
    actions.send(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Verstuurd. Wie tekent, krijgt een eigen link."))
    return redirect("signing:detail", pk)


@login_required
@require_POST
def remind(request: Request, pk: int) -> HttpResponse:
    """Remind whose turn it is."""
    actions.remind(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("De herinnering is weg, met een nieuwe link."))
    return redirect("signing:detail", pk)


@login_required
@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take it back."""
    actions.withdraw(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Ingetrokken. De links werken niet meer."))
    return redirect("signing:detail", pk)


@login_required
@require_POST
def renew(request: Request, pk: int) -> HttpResponse:
    """Begin a new paper with the same people."""
    made = actions.renew(queries.one(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("Een nieuw papier, met wat er al was ingevuld. Pas het aan."))
    return redirect("signing:edit", made.pk)


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    """Say when it ended."""
    it, form = queries.one(request.actor, pk), forms.EndForm(request.POST)
    rules.end(request.actor, it)
    if form.is_valid():
        try:
            actions.end(it, form.cleaned_data["ends_on"], by=request.actor, at=now())
        except Refused as no:
            form.add_error("ends_on", str(no))
        else:
            messages.success(request, _("Opgeschreven. Daarna loopt de bewaartermijn."))
            return redirect("signing:detail", pk)
    return _detail(request, it, status=422, end_form=form)


@never_cache
@login_required
@require_safe
def download(request: Request, pk: int) -> HttpResponseBase:
    """The signed paper, for the organisation that is named in it."""
    it = queries.one(request.actor, pk)
    rules.download(request.actor, it, queries.signers_of(it))
    return as_file(it)

"""For everybody: what it is and who has the mark; for an organisation: its rounds."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.organisations.queries import of_coordinator
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal
from aanjager.learning.quality import actions, forms, queries, rules
from aanjager.learning.quality.choices import MARK_YEARS, SMALL_FTE, SMALL_VOLUNTEERS
from aanjager.trust.law import queries as law

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


def _limits() -> dict[str, Any]:
    """The numbers of the mark as they hold today; a dash for one that is not known."""
    held = {it.key: int(it.value) for it in law.holding(localdate())}
    names = {"volunteers": SMALL_VOLUNTEERS, "fte": SMALL_FTE, "years": MARK_YEARS}
    return {name: held.get(key, "–") for name, key in names.items()}


@require_safe
def shown(request: Request) -> HttpResponse:
    """What it is, who has the mark, and for who helps: what waits."""
    page = page_of(queries.marked(request.centre or None, on=localdate()), request)
    helps = queries.helped_by(request.actor) if request.actor.is_signed_in else []
    context = {"page": page, "helps": helps, **_limits()}
    return render(request, "quality/shown.html", context)


@never_cache
@login_required
@ask_or_do
def overview(request: Request) -> HttpResponse:
    """The rounds of my organisations, and beginning one."""
    if not request.actor.coordinator_of:
        raise Http404
    found = {it.pk: it for it in of_coordinator(request.actor)}
    known = queries.standing(found, localdate())
    whys = {pk: refusal(rules.begin, request.actor, it, **known[pk]) for pk, it in found.items()}
    own = {str(pk): it for pk, it in found.items() if not whys[pk]}
    form = forms.BeginForm(
        request.POST or None, organisations=list(own.values()), limits=_limits(),
        initial={"organisation": next(iter(own), "")},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.begin(
                own[said["organisation"]], said["size"], by=request.actor, at=now()
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("Begonnen. Kies een hoofdstuk; je kunt altijd stoppen en verdergaan.")
            )
            return redirect("quality:detail", made.pk)
    context = {"rounds": queries.of_organisation(request.actor)[:40], "form": form}
    context |= {"may_begin": bool(own), "reasons": sorted(set(whys.values()) - {""})}
    return render(request, "quality/overview.html", context, status=422 if form.errors else 200)

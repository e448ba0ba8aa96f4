"""An amendment from the hall: what, on which paragraph, in which words, and why."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanjager.assembly.plenary import actions, queries, rules
from aanjager.front.papers import forms
from aanjager.governance.documents import queries as documents
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused


class HallRequest(Request):
    """A request in the hall: the meeting, and the participant on this device if there is one."""

    meeting: Any  # a Meeting; a page names no table
    who: Any  # a Participant, or None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HallRequest, meeting: int) -> HttpResponse:
    """First choose what and where; then write it, with the paragraph or the line that was said filled in."""
    actor, who = request.actor, queries.member(meeting, request.COOKIES)
    found = get_object_or_404(queries.visible(actor, who), pk=meeting)
    request.meeting, request.who = found, who
    if not (rules.takes_part(who, found) or rules.writes(actor, found, who)):
        raise Http404
    given = request.POST or request.GET
    source = _source(request, given)
    rules.amend(actor, found, who, line=source.line)
    blocks = queries.paragraphs(found)
    pick = forms.PickForm(given if "soort" in given else None, blocks=blocks)
    if not pick.is_valid():
        return _show(request, source, pick, None)
    block = next((it for it in blocks if str(it.uid) == pick.cleaned_data["alinea"]), None)
    if request.method != "POST":
        first = forms.HallForm.begin(pick.cleaned_data["soort"], block, source.line)
        return _show(request, source, pick, first, block)
    form = forms.HallForm(request.POST)
    return _filed(request, source, pick, form) or _show(request, source, pick, form, block)


def _source(request: HallRequest, given: Any) -> actions.Source:
    """The line or the theme that the address names, if this person may see it."""
    line, theme = given.get("regel", ""), given.get("thema", "")
    if line:
        found = queries.lines(request.meeting)
        return actions.Source(
            line=get_object_or_404(found, pk=int(line) if line.isdecimal() else 0)
        )
    if theme:
        shown = queries.shown(request.actor, request.meeting, request.who)
        it = get_object_or_404(shown, pk=int(theme) if theme.isdecimal() else 0)
        return actions.Source(theme=it)
    return actions.Source()


def _filed(request: HallRequest, source: Any, pick: Any, form: Any) -> HttpResponse | None:
    """File it; None when something has to be changed first, which then stands at the form."""
    if not form.is_valid():
        return None
    label = rules.mover(request.who, source.line, with_name=form.cleaned_data["with_name"])
    try:
        wish = form.wish(pick.cleaned_data, label)
        made = actions.amend(
            request.meeting, wish, source, who=request.who, by=request.actor, at=now()
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    told = _("Voorstel %(number)s is ingediend. Het bestuur besluit later, met een reden.")
    messages.success(request, told % {"number": made.number})
    return redirect("plenary:sources", request.meeting.pk)


def _show(
    request: HallRequest, source: Any, pick: Any, form: Any, block: Any = None
) -> HttpResponse:
    text = request.meeting.version.document
    context = {
        "meeting": request.meeting,
        "others": documents.neighbours(text, block.uid) if block else [],
        "source": source,
        "pick": pick,
        "form": form,
        "paragraph": block,
        "kind": dict(forms.KINDS).get(pick["soort"].value(), ""),
    }
    is_wrong = pick.errors if form is None else form.errors
    return render(request, "papers/hall.html", context, status=422 if is_wrong else 200)

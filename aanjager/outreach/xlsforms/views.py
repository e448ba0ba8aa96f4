"""Taking a questionnaire along as XLSForm, and bringing one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aanjager.community.centres.middleware import desk_or_association
from aanjager.kernel.pages import XLSX, Request
from aanjager.kernel.refusals import Refused, refusal
from aanjager.kernel.sheets import xlsx_book
from aanjager.outreach.surveys.queries import wave_of
from aanjager.outreach.xlsforms import actions, forms, queries, rules


def _wave(request: Request, pk: int) -> Any:
    return wave_of(request.actor, desk_or_association(request), pk)


@login_required
@require_safe
def take(request: Request, wave: int) -> HttpResponse:
    """The questions as a file; never an answer."""
    with xlsx_book(queries.sheets_of(_wave(request, wave))) as book:
        answer = HttpResponse(book.read(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="vragenlijst-{wave}.xlsx"'
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: Request, wave: int) -> HttpResponse:
    """Read a file; what is not understood is said row by row, and then nothing comes in."""
    it = _wave(request, wave)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    read = None
    if request.method == "POST" and form.is_valid():
        try:
            read = queries.read_form(form.cleaned_data["file"].file)
            many = actions.load_form(it, read, by=request.actor, at=now())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("%(many)s vragen erbij.") % {"many": many})
            return redirect("surveys:wave", wave)
    why_not = refusal(rules.load_form, request.actor, it)
    context = {"it": it, "form": form, "faults": read.faults if read else [], "why_not": why_not}
    status = 422 if form.errors else 200
    return render(request, "xlsforms/bring.html", context, status=status)

"""The balance, for everyone: as a page and as a file."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from aanjager.community.centres import queries as centres
from aanjager.front.balance import queries
from aanjager.front.balance.choices import FEWEST_SHOWN, FORMS
from aanjager.front.desk.choices import PERIODS
from aanjager.front.desk.queries import figures
from aanjager.kernel.pages import Request, show, take_away


def _asked(request: Request) -> dict[str, Any]:
    """Of which centre and which period the balance is asked, and the balance."""
    centre = request.centre or queries.chosen(request.GET.get("centrale", ""))
    period = figures.period(request.GET.get("periode", ""), now())
    return {"of": centre, "period": period, "balance": queries.balance(centre, period)}


@require_safe
def balance(request: Request) -> HttpResponse:
    """Four columns side by side, and who drives the initiatives."""
    context = {**_asked(request), "periods": PERIODS, "fewest": FEWEST_SHOWN}
    if not request.centre:
        context["centres"] = centres.open_to_all().prefetch_related(None)
    return show(request, "balance/balance.html", context)


@require_safe
def download(request: Request, form: str) -> HttpResponseBase:
    """The same numbers as the page, for a sheet or a machine."""
    if form not in FORMS:
        raise Http404
    asked = _asked(request)
    if form == "json":
        facts = queries.facts(asked["balance"], asked["of"], asked["period"])
        return JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"balans-{asked['of'].slug if asked['of'] else 'samen'}-{asked['period'].first}"
    return take_away(name, queries.header(), queries.rows(asked["balance"]), form)

"""For everybody: what a centre can and did, figures for other sites, and a text for the press."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.timezone import localdate, now
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from aanjager.community.centres import queries as centres
from aanjager.front.balance.queries import chosen
from aanjager.front.desk.choices import PERIODS
from aanjager.front.desk.queries.figures import period
from aanjager.front.seen import queries
from aanjager.front.seen.choices import FRESH_SECONDS, MOST_SERVICES
from aanjager.governance.services import queries as services
from aanjager.kernel.pages import Request

for_others = cache_control(public=True, max_age=FRESH_SECONDS)


def _asked(request: Request) -> tuple[Any, Any]:
    """Of which centre, over which period; without a centre there is no such page."""
    centre = request.centre or chosen(request.GET.get("centrale", ""))
    if centre is None:
        raise Http404
    return centre, period(request.GET.get("periode", ""), now())


def _snippets(of: Any, when: Any) -> list[tuple[Any, str]]:
    """Each figure with the lines of HTML that show it on another site: an image, its words and a link."""
    days, made = queries.between(when, localdate()), []
    for it in queries.figures(of, when):
        context = {
            "page": centres.link(of, "/wat-wij-doen/"),
            "image": centres.link(of, f"/wat-wij-doen/{it.code}.svg?periode={when.code}"),
            "alternative": queries.alternative(it, of, days),
        }
        made.append((it, render_to_string("seen/snippet.html", context).strip()))
    return made


@require_safe
def page(request: Request) -> HttpResponse:
    """What the centre can, and what it did."""
    of, when = _asked(request)
    context = {
        "of": of,
        "period": when,
        "periods": PERIODS,
        "figures": queries.figures(of, when),
        "stories": queries.stories(of),
        "reports": queries.reports(of),
        "services": services.shown(of)[:MOST_SERVICES],
    }
    return render(request, "seen/page.html", context)


@require_safe
def elsewhere(request: Request) -> HttpResponse:
    """How to show a figure on another site."""
    of, when = _asked(request)
    context = {"of": of, "period": when, "snippets": _snippets(of, when)}
    context["json"] = centres.link(of, f"/wat-wij-doen/cijfers.json?periode={when.code}")
    return render(request, "seen/elsewhere.html", context)


@require_safe
def press(request: Request) -> HttpResponse:
    """A text for the press over a period, with its sources beside it."""
    of, when = _asked(request)
    told = [it for it in queries.figures(of, when) if it.sentence]
    context = {
        "of": of,
        "period": when,
        "periods": PERIODS,
        "told": told,
        "days": queries.between(when, localdate()),
    }
    return render(request, "seen/press.html", context)


@require_safe
@for_others
def image(request: Request, code: str) -> HttpResponse:
    """One figure as an image for another site."""
    of, when = _asked(request)
    it = next((it for it in queries.figures(of, when) if it.code == code), None)
    if it is None:
        raise Http404
    days = queries.between(when, localdate())
    context = {"it": it, "of": of, "days": days, "dress": centres.worn(of.theme)}
    context["alternative"] = queries.alternative(it, of, days)
    return render(request, "seen/figure.svg", context, content_type="image/svg+xml")


@require_safe
@for_others
def figures(request: Request) -> HttpResponse:
    """The figures for a program on another site: the one address that browsers may read from there."""
    of, when = _asked(request)
    answer = JsonResponse(queries.facts(of, when), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer

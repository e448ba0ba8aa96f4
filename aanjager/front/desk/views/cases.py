from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.exchange.brokerage import actions, queries, rules
from aanjager.front.desk import forms
from aanjager.front.desk.actions import export_cases
from aanjager.front.desk.choices import ORDER_CASES, SHOW_CASES
from aanjager.front.desk.queries import cases
from aanjager.front.desk.views.door import DeskRequest, at_desk
from aanjager.kernel.pages import chosen, page_of, show, take_away
from aanjager.kernel.refusals import refusal
from aanjager.trust.audit import queries as audit
from aanjager.trust.bookmarks.middleware import keeps_bookmarks


@require_safe
@at_desk
@keeps_bookmarks(without=("q",))
def overview(request: DeskRequest) -> HttpResponse:
    wanted = asked(request)
    found = cases.of_centre(request.actor, request.desk, **wanted)
    lists = {"shows": SHOW_CASES, "orders": ORDER_CASES, **wanted}
    context = {"page": page_of(found, request), "today": localdate(), **lists}
    return show(request, "desk/cases.html", context, partial="results")


def asked(request: DeskRequest) -> dict[str, str]:
    """Return which cases were asked for, with nothing that cannot be chosen."""
    which, order = chosen(request, "toon", SHOW_CASES), chosen(request, "volgorde", ORDER_CASES)
    return {"which": which, "text": request.GET.get("q", "")[:100], "order": order}


@require_POST
@at_desk
def export(request: DeskRequest) -> HttpResponseBase:
    """The same list as a file; it is written down that it left."""
    export_cases(request.desk, by=request.actor, at=now())
    rows = cases.sheet(cases.of_centre(request.actor, request.desk, **asked(request)))
    return take_away("trajecten", cases.header(), rows, request.POST.get("vorm"))


def one(request: DeskRequest, pk: int) -> Any:
    """Return the case at this desk; 404 for anybody else's."""
    return get_object_or_404(queries.visible(request.actor).filter(centre=request.desk), pk=pk)


def page(request: DeskRequest, case: Any, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Show a case with everything that can be done in it; `bound` holds a form that was not right."""
    blank = {
        "plan": forms.PlanForm(
            initial={"next_step": case.next_step, "next_on": case.next_on}, auto_id="plan_%s"
        ),
        "propose": forms.IdeaForm(auto_id="propose_%s"),
        "start": forms.DayForm(auto_id="start_%s", initial={"day": localdate()}),
        "aftercare": forms.DayForm(auto_id="aftercare_%s"),
        "move_on": forms.MoveForm(auto_id="move_on_%s"),
        "close": forms.CloseForm(auto_id="close_%s"),
        "hand_over": forms.HandOverForm(
            auto_id="hand_over_%s", colleagues=queries.colleagues(request.actor, case.centre)
        ),
    }
    proposals = list(queries.proposals(request.actor, case))
    waiting = sum(it.is_chosen is None for it in proposals)
    context = {
        "case": case,
        "forms": {**blank, **bound},
        "bound": next(iter(bound), ""),
        "proposals": [(it, refusal(rules.introduce, request.actor, it)) for it in proposals],
        "steps": queries.steps(request.actor, case),
        "story": audit.story(request.actor, case),
        "phases": case.Phase.choices,
        "why_not": {
            "change": refusal(rules.change, request.actor, case),
            "propose": refusal(rules.propose, request.actor, case, waiting),
            "start": refusal(rules.start, request.actor, case),
            "aftercare": refusal(rules.aftercare, request.actor, case),
        },
    }
    return render(request, "desk/case.html", context, status=status)


@require_safe
@at_desk
def detail(request: DeskRequest, pk: int) -> HttpResponse:
    return page(request, one(request, pk))


def done(
    request: DeskRequest,
    pk: int,
    name: str,
    form: Callable[..., django_forms.Form],
    act: Callable[[Any, dict[str, Any]], object],
    said: str,
) -> HttpResponse:
    """Do one thing in a case with what was filled in, or show what is not right beside its fields."""
    case = one(request, pk)
    filled = form(request.POST, auto_id=f"{name}_%s")
    if not filled.is_valid():
        return page(request, case, status=422, **{name: filled})
    act(case, filled.cleaned_data)
    messages.success(request, said)
    return redirect("desk:case", pk)


@require_POST
@at_desk
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    def act(case: Any, told: dict[str, Any]) -> None:
        actions.plan(case, told["next_step"], told["next_on"], by=request.actor, at=now())

    return done(
        request, pk, "plan", forms.PlanForm, act, _("De volgende stap staat in de werklijst.")
    )


@require_POST
@at_desk
def propose(request: DeskRequest, pk: int) -> HttpResponse:
    def act(case: Any, told: dict[str, Any]) -> None:
        idea = actions.Idea(told["reason"], own_idea=told["own_idea"])
        actions.propose(case, [idea], by=request.actor, at=now())

    said = _("Het voorstel staat erbij. Vraag wat iemand ervan vindt.")
    return done(request, pk, "propose", forms.IdeaForm, act, said)


@require_POST
@at_desk
def start(request: DeskRequest, pk: int) -> HttpResponse:
    def act(case: Any, told: dict[str, Any]) -> None:
        actions.start(case, told["day"], by=request.actor, at=now())

    said = _("Mooi, iemand is begonnen. We zetten in de werklijst om te vragen hoe het ging.")
    return done(request, pk, "start", forms.DayForm, act, said)


@require_POST
@at_desk
def aftercare(request: DeskRequest, pk: int) -> HttpResponse:
    def act(case: Any, told: dict[str, Any]) -> None:
        actions.aftercare(case, told["day"], by=request.actor, at=now())

    said = _("Op die dag staat dit gesprek in je werklijst.")
    return done(request, pk, "aftercare", forms.DayForm, act, said)


@require_POST
@at_desk
def move_on(request: DeskRequest, pk: int) -> HttpResponse:
    def act(case: Any, told: dict[str, Any]) -> None:
        actions.move_on(case, told["phase"], told["reason"], by=request.actor, at=now())

    said = _("Het traject is in een andere fase.")
    return done(request, pk, "move_on", forms.MoveForm, act, said)


@require_POST
@at_desk
def hand_over(request: DeskRequest, pk: int) -> HttpResponse:
    def form(*args: Any, **kwargs: Any) -> forms.HandOverForm:
        colleagues = queries.colleagues(request.actor, request.desk)
        return forms.HandOverForm(*args, colleagues=colleagues, **kwargs)

    def act(case: Any, told: dict[str, Any]) -> None:
        actions.hand_over(case, told["to"], by=request.actor, at=now())

    return done(
        request, pk, "hand_over", form, act, _("Je collega vindt het traject in de werklijst.")
    )


@require_POST
@at_desk
def close(request: DeskRequest, pk: int) -> HttpResponse:
    def act(case: Any, told: dict[str, Any]) -> None:
        actions.close(case, told["ending"], told["reason"], by=request.actor, at=now())

    return done(request, pk, "close", forms.CloseForm, act, _("Het traject is afgesloten."))


@require_POST
@at_desk
def choose(request: DeskRequest, pk: int, proposal: int) -> HttpResponse:
    case = one(request, pk)
    it = get_object_or_404(queries.proposals(request.actor, case), pk=proposal)
    actions.choose(it, request.POST.get("answer") == "yes", by=request.actor, at=now())
    return redirect("desk:case", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def introduce(request: DeskRequest, pk: int, proposal: int) -> HttpResponse:
    """Say in two clicks to an organisation who wants to come; the person said yes before."""
    case = one(request, pk)
    it = get_object_or_404(queries.proposals(request.actor, case), pk=proposal)
    rules.introduce(request.actor, it)
    form = forms.IntroduceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.introduce(it, form.cleaned_data["message"], by=request.actor, at=now())
        messages.success(request, _("De organisatie weet ervan. De antwoordtermijn loopt."))
        return redirect("desk:case", pk)
    status = 422 if request.method == "POST" else 200
    context = {"case": case, "proposal": it, "form": form}
    return render(request, "desk/introduce.html", context, status=status)


@require_safe
@at_desk
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    case = one(request, pk)
    context = {
        "case": case,
        "proposals": queries.proposals(request.actor, case),
        "why_not_send": refusal(rules.send_paper, request.actor, case),
    }
    return render(request, "desk/paper.html", context)


@require_POST
@at_desk
def send_paper(request: DeskRequest, pk: int) -> HttpResponse:
    actions.send_paper(one(request, pk), by=request.actor, at=now())
    messages.success(request, _("De brief is onderweg per mail."))
    return redirect("desk:paper", pk)

"""The pages of what was promised: at the meeting, for who promised it, for who organises."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.assembly.commitments import actions, forms, queries, rules
from aanjager.assembly.plenary import queries as plenary
from aanjager.kernel.actor import Actor
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import refusal


def hall(request: Request, pk: int) -> tuple[Any, Any]:
    """Return the meeting that this person may see, and the participant on this device."""
    who = plenary.member(pk, request.COOKIES)
    return get_object_or_404(plenary.visible(request.actor, who), pk=pk), who


@never_cache
@require_safe
def of_meeting(request: Request, meeting: int) -> HttpResponse:
    """What was promised at a meeting, for everybody who may see that meeting."""
    it, who = hall(request, meeting)
    context = {
        "meeting": it,
        "commitments": queries.of_meeting(it),
        "balance": queries.balance(it),
        "waiting": queries.lines_to_promise(it),
        "decisions": queries.decisions(it),
        "today": localdate(),
        "writes": not refusal(rules.write, request.actor, it, who),
    }
    return render(request, "commitments/of_meeting.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, meeting: int) -> HttpResponse:
    """Write down a promise from a line (`?regel=`) or a decision (`?besluit=`)."""
    it, who = hall(request, meeting)
    if refusal(rules.write, request.actor, it, who):
        raise Http404
    line, decision = queries.source(it, request.GET)
    form = forms.PromiseForm(
        request.POST or None,
        owners=queries.possible_owners(it),
        initial={
            "text": line.text[:300] if line else "",
            "owner_label": line.by_label if line else "",
        },
    )
    if request.method == "POST" and form.is_valid():
        promised = form.values(line=line, decision=decision)
        made = actions.make(it, promised, who=who, by=request.actor, at=now())
        messages.success(request, _("De toezegging staat op de lijst."))
        return redirect("commitments:detail", made.pk)
    context = {"meeting": it, "form": form, "line": line, "decision": decision}
    return render(request, "commitments/new.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def own(request: Request) -> HttpResponse:
    """What I promised."""
    page = page_of(queries.own(request.actor), request)
    return render(request, "commitments/own.html", {"page": page, "today": localdate()})


@never_cache
@login_required
@require_safe
def organised(request: Request) -> HttpResponse:
    """Everything that was promised at the meetings that I organise."""
    if not (request.actor.staff_of or request.actor.is_association):
        raise Http404
    which = request.GET.get("toon", "")
    page = page_of(queries.organised(request.actor, which=which), request)
    context = {"page": page, "which": which, "today": localdate()}
    return render(request, "commitments/organised.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revisit(request: Request, meeting: int) -> HttpResponse:
    """Put what is still open on the agenda of the next meeting of the series."""
    it, _who = hall(request, meeting)
    rules.revisit(request.actor, it)
    form = forms.RevisitForm(request.POST or None, found=queries.to_revisit_at(it))
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["commitments"])
        items = actions.revisit(it, chosen, by=request.actor, at=now())
        messages.success(request, _("Op de agenda gezet: %(number)s.") % {"number": len(items)})
        return redirect("commitments:revisit", it.pk)
    context = {
        "meeting": it,
        "form": form,
        "found": queries.to_revisit(it),
        "agenda": it.agenda.order_by("position"),
    }
    return render(request, "commitments/revisit.html", context, status=422 if form.errors else 200)


def page(
    request: Request, it: Any, *, actor: Actor, address: str, status: int = 200, **bound: Any
) -> HttpResponse:
    """Show one promise with what can be done; `bound` holds a form that was not right."""
    context = {
        "it": it,
        "address": address,
        "by_link": actor != request.actor,
        "today": localdate(),
        "changes": it.changes.order_by("-changed_at", "-pk"),
        "finish": bound.get("finish") or forms.WordsForm(auto_id="finish_%s"),
        "drop": bound.get("drop") or forms.DropForm(auto_id="drop_%s"),
        "why_not": refusal(rules.finish, actor, it),
        "may_move": rules.may_see_steps(actor, it),
        "became": queries.became(actor, it),
        "may_tell": not refusal(rules.become, actor, it),
    }
    return render(request, "commitments/detail.html", context, status=status)


@never_cache
@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """One promise, for who may see it."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    address = reverse("commitments:step", args=[pk])
    return page(request, it, actor=request.actor, address=address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: Request, token: str) -> HttpResponse:
    """The same with the link of a letter: who holds it says how it stands, as who promised it."""
    try:
        it = queries.by_link(token)
    except ObjectDoesNotExist:
        raise Http404 from None
    owner = Actor(person_id=it.owner_id)
    if request.method == "POST":
        return _step(request, it, actor=owner, address=request.path, back=request.path)
    return page(request, it, actor=owner, address=request.path)


@require_POST
def step(request: Request, pk: int) -> HttpResponse:
    """Begin, finish or drop it."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    back = reverse("commitments:detail", args=[pk])
    return _step(request, it, actor=request.actor, address=request.path, back=back)


def _step(request: Request, it: Any, *, actor: Actor, address: str, back: str) -> HttpResponse:
    rules.finish(actor, it)
    does = request.POST.get("doe", "")
    me: dict[str, Any] = {"by": actor, "at": now()}
    if does == "take_up":
        actions.take_up(it, **me)
        return redirect(back)
    form: Any = {"finish": forms.WordsForm, "drop": forms.DropForm}.get(does, forms.DropForm)(
        request.POST, auto_id=f"{does}_%s"
    )
    if not form.is_valid():
        tried: dict[str, Any] = {does or "drop": form}
        return page(request, it, actor=actor, address=address, status=422, **tried)
    act = actions.finish if does == "finish" else actions.drop
    act(it, form.cleaned_data["words"], **me)
    messages.success(request, _("Bewaard."))
    return redirect(back)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, pk: int) -> HttpResponse:
    """Agree on another day or owner."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    rules.finish(request.actor, it)
    form = forms.ChangeForm(
        request.POST or None,
        owners=queries.possible_owners(it.meeting, it.owner_id),
        initial={"owner_label": it.owner_label, "owner": it.owner_id, "due_on": it.due_on},
    )
    if request.method == "POST" and form.is_valid():
        actions.change(it, form.values(), by=request.actor, at=now())
        messages.success(request, _("De afspraak is veranderd."))
        return redirect("commitments:detail", pk)
    context = {"it": it, "form": form}
    return render(request, "commitments/change.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def become(request: Request, pk: int) -> HttpResponse:
    """Say which plan and which agreement came of it."""
    it = get_object_or_404(queries.visible(request.actor), pk=pk)
    rules.become(request.actor, it)
    plans, agreements = queries.may_become(request.actor, it)
    form = forms.BecameForm(
        request.POST or None,
        plans=plans,
        agreements=agreements,
        initial={"plan": it.plan_id, "agreement": it.agreement_id},
    )
    if request.method == "POST" and form.is_valid():
        actions.become(it, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
        return redirect("commitments:detail", pk)
    context = {"it": it, "form": form}
    return render(request, "commitments/become.html", context, status=422 if form.errors else 200)

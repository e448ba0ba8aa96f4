"""Amendments as they stand, and everything that is done with them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from aanjager.front.papers import forms
from aanjager.front.papers import queries as pages
from aanjager.front.papers.views.texts import document_at
from aanjager.governance.documents import actions, queries, rules
from aanjager.governance.documents.choices import STATES
from aanjager.governance.documents.rules import Verdict, texts, words
from aanjager.kernel.actor import Actor
from aanjager.kernel.pages import Request, page_of
from aanjager.kernel.refusals import Refused, refusal


@require_safe
def states(request: Request) -> HttpResponse:
    """What every state of an amendment means."""
    found = [(label, STATES[code]) for label, code in pages.named(STATES)]
    return render(request, "papers/states.html", {"states": found})


# Reading


@require_safe
def overview(request: Request, pk: int) -> HttpResponse:
    """Every amendment of a text, with how many there are in each state."""
    document = document_at(request, pk)
    found = queries.amendments(document)
    if request.GET.get("alinea"):
        found = pages.on_block(found, request.GET["alinea"])
    context = {
        "document": document,
        "page": page_of(found, request),
        "balance": queries.balance(document.ended or []),
        "is_part": bool(request.GET.get("alinea")),
    }
    return render(request, "papers/amendments.html", context)


def _one(request: Request, pk: int, number: int) -> Any:
    """The amendment of this address, with the other living ones on the same block."""
    found: Any
    found, found.others = queries.one_amendment(document_at(request, pk), number)
    return found


@require_safe
def amendment(request: Request, pk: int, number: int) -> HttpResponse:
    """One amendment: the difference, why, how it stands, advice, answer, decision and the line."""
    return _page(request, _one(request, pk, number), {})


def _page(
    request: Request, found: Any, tried: dict[str, django_forms.Form], *, status: int = 200
) -> HttpResponse:
    actor, document = request.actor, found.document
    stands = queries.standings([found, *found.others], document.newest)
    standing = stands.pop(found.pk)
    may = {name: not step.may(actor, found) for name, step in STEPS.items()}
    context = {
        "document": document,
        "amendment": found,
        "standing": standing,
        "pieces": _difference(found, standing),
        "lines": texts.read(found.new_text) if found.block_uid is None else [],
        "explained": STATES.get(found.state, ""),
        "forms": _forms(found, standing, may, tried),
        "may": may,
        "why_not_support": STEPS["steunen"].may(actor, found),
        "touches": queries.touching(found.others, stands, standing.operations, standing.now),
    }
    return render(request, "papers/amendment.html", context, status=status)


def _difference(found: Any, standing: Any) -> list[Any]:
    """The words that change, against the text as the mover read it when it no longer fits."""
    if found.block_uid is None or found.state == "withdrawn":
        return []
    if standing.is_stale or found.state == "processed":
        return words.pieces(standing.read, words.apply(standing.read, words.read(found.operations)))
    return words.pieces(standing.now, standing.after)


def _forms(found: Any, standing: Any, may: dict[str, bool], tried: Any) -> dict[str, Any]:
    """An empty form for everything that this reader may do, or the form as it was just tried."""
    shown: dict[str, Any] = {}
    for name, step in STEPS.items():
        if not may[name] or step.form is None:
            continue
        facts: dict[str, Any] = {"auto_id": f"id_{name}_%s"}
        if name == "advies":
            facts["bodies"] = found.document.own_bodies
        if name in {"besluit", "herzien"}:
            facts["initial"] = {"text": standing.after}
        shown[name.replace("-", "_")] = tried.get(name) or step.form(**facts)
    return shown


# Doing


@dataclass(frozen=True)
class Step:
    """Something that can be done with an amendment: who may, what is asked, what happens, what is said."""

    may: Callable[[Actor, Any], str]
    act: Callable[..., Any]
    done: Any
    form: type[django_forms.Form] | None = None


LONG_ENOUGH = "x" * 20


def _may_answer(actor: Actor, found: Any) -> str:
    advice = next(reversed(found.advices.all()), None)
    facts = {"is_advised": advice is not None, "is_answered": bool(advice and advice.mover_answer)}
    return refusal(rules.answer, actor, found, **facts)


def _may_advise(actor: Actor, found: Any) -> str:
    if not found.document.own_bodies:
        return _("Advies geeft alleen een orgaan waar je zelf in zit.")
    return refusal(rules.advise, actor, found, found.document.own_bodies[0], LONG_ENOUGH)


def _may_lapse(actor: Actor, found: Any) -> str:
    if not (rules.is_mover(actor, found) or rules.handles(actor, found.document)):
        return _("Dit doen de mensen van wie dit stuk is.")
    return refusal(rules.undecided, found)


def _lapse(found: Any, form: Any, **who: Any) -> None:
    number = form.cleaned_data["number"]
    other = queries.amendments(found.document).filter(number=number).first()
    if other is None:
        raise Refused(_("Voorstel %(number)s bestaat niet.") % {"number": number})
    actions.lapse(found, other, **who)


STEPS: dict[str, Step] = {
    "steunen": Step(
        lambda actor, it: refusal(rules.support, actor, it),
        lambda it, form, **who: actions.support(it, **who),
        gettext_lazy("Je steunt dit voorstel."),
    ),
    "intrekken": Step(
        lambda actor, it: refusal(rules.withdraw, actor, it),
        lambda it, form, **who: actions.withdraw(it, **who),
        gettext_lazy("Je voorstel is ingetrokken."),
    ),
    "toelaten": Step(
        lambda actor, it: refusal(rules.admit, actor, it),
        lambda it, form, **who: actions.admit(it, **who),
        gettext_lazy("Het voorstel wordt behandeld."),
    ),
    "niet-toelaten": Step(
        lambda actor, it: refusal(rules.not_admit, actor, it, LONG_ENOUGH),
        lambda it, form, **who: actions.not_admit(it, form.cleaned_data["reason"], **who),
        gettext_lazy("Wie het indiende, hoort waarom."),
        forms.ReasonForm,
    ),
    "besproken": Step(
        lambda actor, it: refusal(rules.discuss, actor, it),
        lambda it, form, **who: actions.discuss(it, **who),
        gettext_lazy("Genoteerd dat erover is gepraat."),
    ),
    "advies": Step(
        _may_advise,
        lambda it, form, **who: actions.advise(it, **form.cleaned_data, **who),
        gettext_lazy("Het advies staat erbij. Wie het indiende, kan antwoorden."),
        forms.AdviceForm,
    ),
    "antwoord": Step(
        _may_answer,
        lambda it, form, **who: actions.answer(it, **form.cleaned_data, **who),
        gettext_lazy("Je antwoord staat erbij."),
        forms.AnswerForm,
    ),
    "besluit": Step(
        lambda actor, it: refusal(rules.decide, actor, it, Verdict("rejected", LONG_ENOUGH)),
        lambda it, form, **who: actions.decide(it, form.verdict, **who),
        gettext_lazy("Het besluit is genomen. Wie het indiende, krijgt bericht."),
        forms.DecisionForm,
    ),
    "herzien": Step(
        lambda actor, it: refusal(rules.supersede, actor, it, Verdict("rejected", LONG_ENOUGH)),
        lambda it, form, **who: actions.supersede(it, form.verdict, **who),
        gettext_lazy("Het besluit is herzien. Het eerste besluit blijft leesbaar."),
        forms.DecisionForm,
    ),
    "vervallen": Step(
        _may_lapse, _lapse, gettext_lazy("Het voorstel is vervallen."), forms.LapseForm
    ),
}


@login_required
@require_POST
def act(request: Request, pk: int, number: int, step: str) -> HttpResponse:
    """Do one step with an amendment; what cannot be says why, at the form."""
    if step not in STEPS:
        raise Http404
    found, doing = _one(request, pk, number), STEPS[step]
    if why_not := doing.may(request.actor, found):
        raise Refused(why_not)
    facts: dict[str, Any] = {"auto_id": f"id_{step}_%s"}
    if step == "advies":
        facts["bodies"] = found.document.own_bodies
    form: Any = doing.form(request.POST, **facts) if doing.form else None
    if form is not None and not form.is_valid():
        return _page(request, found, {step: form}, status=422)
    try:
        doing.act(found, form, by=request.actor, at=now())
    except Refused as refused:
        if form is None:
            raise
        form.add_error(None, str(refused))
        return _page(request, found, {step: form}, status=422)
    messages.success(request, doing.done)
    if request.POST.get("next") == "board":
        return redirect("documents:board", pk)
    return redirect("documents:amendment", pk, number)

"""For who takes part: following, helping, offering, answering, writing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from aanjager.community.ties import actions as ties
from aanjager.community.ties.choices import ARRIVING
from aanjager.kernel.pages import Request, page_of, show
from aanjager.kernel.refusals import Refused, refusal
from aanjager.participation.initiatives import actions, forms, queries, rules
from aanjager.participation.initiatives.views.asking import Asking, ask_page, form_page


@never_cache
@login_required
@require_safe
def own(request: Request) -> HttpResponse:
    """What I carry, help or follow."""
    context = {"page": page_of(queries.own(request.actor), request)}
    return show(request, "initiatives/own.html", context)


@login_required
@require_POST
def join(request: Request, pk: int) -> HttpResponse:
    """Follow or help."""
    it = queries.one(request.actor, pk)
    form = forms.JoinForm(request.POST)
    form.is_valid()
    said = {"role": "", "shows_name": False, **form.cleaned_data}
    arriving = request.session.pop(ARRIVING, [])
    ties.take_up(arriving, by=request.actor, at=now()) if arriving else None
    member = actions.join(it, **said, by=request.actor, at=now())
    messages.success(
        request,
        _("Je doet mee. Mooi.") if member.role == "helper" else _("Je volgt dit initiatief."),
    )
    return redirect("initiatives:detail", pk)


@login_required
@require_POST
def leave(request: Request, pk: int) -> HttpResponse:
    """Stop following, helping or carrying."""
    it = queries.one(request.actor, pk)
    actions.leave(it, by=request.actor, at=now())
    messages.success(request, _("Je bent gestopt. Terugkomen kan altijd."))
    return redirect("initiatives:overview")


@form_page
def offer(request: Request, pk: int, need: int) -> HttpResponse:
    """Offer what is asked."""
    it = queries.one(request.actor, pk)
    found = queries.need(it, need)
    form = forms.OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.offer(found, form.cleaned_data["text"], by=request.actor, at=now())
        messages.success(request, _("Je aanbod is verstuurd. Je krijgt antwoord per mail."))
        return redirect("initiatives:detail", pk)
    asking = Asking(
        found.text, _("Bied het aan"), lead=it.title,
        note=_("Wie dit trekt en wie je opvangt, zien je naam. Je e-mailadres niet."),
        why_not=refusal(rules.offer, request.actor, found),
    )  # fmt: skip
    return ask_page(request, form, asking, it=it)


@login_required
@require_POST
def answer(request: Request, pk: int, answer: int) -> HttpResponse:
    """Yes or no to an offer, or taking one's own back."""
    it = queries.one(request.actor, pk)
    leads = not refusal(rules.leads, request.actor, it)
    found = queries.answer(request.actor, it, answer, leads=leads)
    doing = request.POST.get("doe")
    if doing == "terug":
        actions.withdraw_offer(found, by=request.actor, at=now())
    elif doing in ("graag", "nee"):
        reply = request.POST.get("reply", "")[:300]
        actions.answer_offer(
            found, says_yes=doing == "graag", reply=reply, by=request.actor, at=now()
        )
    else:
        raise Http404
    messages.success(request, _("Bijgewerkt."))
    return redirect("initiatives:detail", pk)


@login_required
@require_POST
def answer_lead(request: Request, pk: int) -> HttpResponse:
    """Yes or no to taking it over."""
    it = queries.one(request.actor, pk)
    mine = queries.membership(request.actor, it)
    if mine is None or mine.asked_to_lead_at is None:
        raise Http404
    says_yes = request.POST.get("doe") == "ja"
    actions.answer_lead(mine, says_yes=says_yes, by=request.actor, at=now())
    messages.success(
        request, _("Jij trekt het nu. Succes!") if says_yes else _("Goed, dan blijft het zo.")
    )
    return redirect("initiatives:detail", pk)


@form_page
def contact(request: Request, pk: int) -> HttpResponse:
    """Write to who carries another initiative, on behalf of one's own."""
    it = queries.one(request.actor, pk)
    led = queries.led(request.actor)
    form = forms.ContactForm(request.POST or None, led=led)
    if request.method == "POST" and form.is_valid():
        own_one = next(one for one in led if str(one.pk) == form.cleaned_data["own"])
        try:
            actions.contact(it, form.cleaned_data["text"], own=own_one, by=request.actor, at=now())
            messages.success(request, _("Je bericht is verstuurd. Het antwoord komt per mail."))
            return redirect("initiatives:detail", pk)
        except Refused as no:
            form.add_error(None, str(no))
    asking = Asking(
        _("Schrijf hun"), _("Verstuur"), lead=it.title,
        note=_("Niemand ziet een e-mailadres. Zij antwoorden op de pagina van jouw initiatief."),
        why_not=refusal(rules.contact, request.actor, led[0] if led else None, it),
    )  # fmt: skip
    return ask_page(request, form, asking, it=it)

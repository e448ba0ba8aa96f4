"""For who carries an initiative: putting it down, changing it, asking, telling, handing over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanjager.community.centres import queries as centres
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import refusal
from aanjager.participation.initiatives import actions, forms, queries, rules
from aanjager.participation.initiatives.views.asking import Asking, ask_page, done, form_page


@form_page
def new(request: Request) -> HttpResponse:
    """Put down an idea in five lines; at the network's own address one chooses a centre first."""
    if not request.centre:
        doors = [(it.name, centres.link(it, request.path)) for it in centres.open_to_all()]
        return render(request, "initiatives/choose_centre.html", {"doors": doors})
    form = forms.PostForm(request.POST or None)
    why_not = refusal(rules.post, request.actor, request.centre)
    if request.method == "POST" and form.is_valid():
        made = actions.post(
            form.idea(), centre=request.centre, shows_name=form.cleaned_data["shows_name"],
            by=request.actor, at=now(),
        )  # fmt: skip
        if made.look == "passed":
            messages.success(request, _("Je idee staat online. Vraag nu wat je nodig hebt."))
        else:
            messages.success(request, _("Je idee is bewaard. De centrale kijkt even mee."))
        return redirect("initiatives:detail", made.pk)
    asking = Asking(
        _("Een idee voor de buurt"),
        _("Plaats je idee"),
        lead=_("Vertel het in een paar zinnen. Je hoeft geen stichting of vereniging te zijn."),
        note=_("Is dit je eerste idee hier? Dan kijkt de centrale even mee voor het online komt."),
        why_not=why_not,
    )
    return ask_page(request, form, asking)


@form_page
def edit(request: Request, pk: int) -> HttpResponse:
    """Change the words."""
    it = queries.one(request.actor, pk)
    rules.edit(request.actor, it)
    form = forms.IdeaForm(request.POST or None, initial=forms.filled(it))
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() else None

    def save() -> str:
        actions.edit(it, form.idea(), version=seen, by=request.actor, at=now())
        return _("Bewaard.")

    if done(request, form, save):
        return redirect("initiatives:detail", pk)
    return ask_page(request, form, Asking(_("Wijzig je idee"), _("Bewaar")), it=it)


@form_page
def look(request: Request, pk: int) -> HttpResponse:
    """The look of a consultant: online, or not and why."""
    it = queries.one(request.actor, pk)
    rules.look(request.actor, it)
    form = forms.LookForm(request.POST or None)

    def decide() -> str:
        passes, reason = request.POST.get("besluit") == "ja", form.cleaned_data["reason"]
        actions.look(it, passes=passes, reason=reason, by=request.actor, at=now())
        return _("Besloten. De indiener krijgt een brief.")

    if done(request, form, decide, field="reason"):
        return redirect("initiatives:detail", pk)
    context = {"form": form, "it": it, "known": queries.who_did_this_before(it)}
    return render(request, "initiatives/look.html", context, status=422 if form.errors else 200)


@form_page
def move(request: Request, pk: int) -> HttpResponse:
    """Say how far it is, and who drives it."""
    it = queries.one(request.actor, pk)
    rules.move(request.actor, it)
    form = forms.MoveForm(request.POST or None, initial={"stage": it.stage, "mode": it.mode})

    def save() -> str:
        actions.move(it, **form.cleaned_data, by=request.actor, at=now())
        return _("Bewaard in de geschiedenis.")

    if done(request, form, save):
        return redirect("initiatives:detail", pk)
    asking = Asking(
        _("Hoe ver is het?"), _("Bewaar"),
        lead=_("De fasen hoeven niet op volgorde. Terug mag ook."),
        note=_("Stopt het? Kies dan de fase gestopt en schrijf op waarom. Alles blijft leesbaar."),
    )  # fmt: skip
    return ask_page(request, form, asking, it=it)


@form_page
def ask(request: Request, pk: int) -> HttpResponse:
    """Ask for people, a place, money, knowledge or materials."""
    it = queries.one(request.actor, pk)
    rules.ask(request.actor, it)
    form = forms.NeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.ask(it, form.lack(), by=request.actor, at=now())
        messages.success(request, _("Je vraag staat erbij."))
        if made.opportunity and made.opportunity.status == "draft":
            messages.info(
                request, _("Er is ook een vacature klaargezet. Vul die aan, dan kan ze online.")
            )
        elif made.opportunity:
            messages.info(request, _("Er is ook een vacature gemaakt. De centrale kijkt ernaar."))
        return redirect("initiatives:detail", pk)
    asking = Asking(
        _("Wat heb je nodig?"), _("Vraag het"), lead=it.title,
        note=_("Zoek je mensen? Dan maken we er ook een vacature van, zodat meer mensen het zien."),
    )  # fmt: skip
    return ask_page(request, form, asking, it=it)


@login_required
@require_POST
def close_need(request: Request, pk: int, need: int) -> HttpResponse:
    """It was found, or is not needed any more."""
    it = queries.one(request.actor, pk)
    is_met = request.POST.get("doe") == "gevonden"
    actions.close_need(queries.need(it, need), is_met=is_met, by=request.actor, at=now())
    messages.success(request, _("Bijgewerkt."))
    return redirect("initiatives:detail", pk)


@form_page
def tell(request: Request, pk: int) -> HttpResponse:
    """News, with a photo or without."""
    it = queries.one(request.actor, pk)
    rules.tell(request.actor, it)
    form = forms.TellForm(request.POST or None, request.FILES or None)

    def tell_it() -> str:
        said, photo = form.cleaned_data, form.cleaned_data["photo"]
        size = photo.size if photo else 0
        facts = {"photo": photo, "size": size, "alt": said["alt"]}
        actions.tell(it, said["text"], **facts, by=request.actor, at=now())
        return _("Je nieuws staat online. Wie volgt, krijgt morgen een brief.")

    is_bare = bool(request.FILES) and not request.POST.get("alt", "").strip()
    if done(request, form, tell_it, field="alt" if is_bare else "photo"):
        return redirect("initiatives:detail", pk)
    asking = Asking(_("Vertel wat er nieuw is"), _("Plaats"), lead=it.title, has_file=True)
    return ask_page(request, form, asking, it=it)


@form_page
def hand_over(request: Request, pk: int) -> HttpResponse:
    """Ask somebody who takes part to take it over; or stop, or become an association."""
    it = queries.one(request.actor, pk)
    rules.offer_lead(request.actor, it)
    helpers = [member for member in it.members.all() if member.role == "helper"]
    form = forms.HandOverForm(request.POST or None, helpers=helpers)

    def offer() -> str:
        member = queries.member(it, int(form.cleaned_data["member"]))
        actions.offer_lead(member, by=request.actor, at=now())
        return _("Gevraagd. Het antwoord krijg je per mail.")

    if done(request, form, offer, field="member"):
        return redirect("initiatives:detail", pk)
    context = {"it": it, "form": form, "helpers": helpers}
    return render(
        request, "initiatives/hand_over.html", context, status=422 if form.errors else 200
    )


@form_page
def become_association(request: Request, pk: int) -> HttpResponse:
    """Make it an association or a foundation, without starting again."""
    it = queries.one(request.actor, pk)
    rules.become_association(request.actor, it)
    form = forms.AssociationForm(request.POST or None, initial={"name": it.title})

    def become() -> str:
        actions.become_association(it, **form.cleaned_data, by=request.actor, at=now())
        return _("Gefeliciteerd. Alles wat hier stond, blijft staan.")

    if done(request, form, become):
        return redirect("initiatives:detail", pk)
    asking = Asking(
        _("Word een vereniging of stichting"), _("Leg het vast"), lead=it.title,
        note=_("Mensen, vragen, nieuws en geschiedenis blijven staan. Oprichten doe je bij de notaris."),
    )  # fmt: skip
    return ask_page(request, form, asking, it=it)

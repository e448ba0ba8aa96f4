"""The own network, inviting, and the page behind a personal link, where only a button answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aanjager.community.organisations import queries as organisations
from aanjager.community.people import queries as people
from aanjager.community.ties import actions, forms, queries, rules
from aanjager.community.ties.choices import ARRIVING, MADE
from aanjager.kernel.links import qr
from aanjager.kernel.pages import Request
from aanjager.kernel.refusals import Refused, refusal

ask_or_do = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@login_required
@require_safe
def network(request: Request) -> HttpResponse:
    """Whom I know here, as a list and as a picture, and whom I invited."""
    context = {
        "known": queries.network(request.actor),
        "sent": queries.invitations(request.actor)[:20],
        "arriving": request.session.get(ARRIVING, []),
        "why_not_invite": refusal(rules.invite, request.actor, kind="network"),
    }
    return render(request, "ties/network.html", context)


@never_cache
@login_required
@require_safe
def picture(request: Request) -> HttpResponse:
    """The same list as a picture: oneself in the middle."""
    drawn = queries.drawn(queries.network(request.actor), _("ik"))
    return HttpResponse(drawn, content_type="image/svg+xml")


@login_required
@require_POST
def change(request: Request, pk: int) -> HttpResponse:
    """Say yes or no to a tie, end it, or say what the other may see."""
    tie = queries.one(request.actor, pk)
    side = queries.own_side(request.actor, tie)
    doing, shows = request.POST.get("doe"), "shows" in request.POST
    if doing == "ja":
        actions.agree(side, shows=shows, by=request.actor, at=now())
        messages.success(request, _("Jullie staan nu in elkaars netwerk."))
    elif doing == "tonen":
        actions.show(side, shows=shows, by=request.actor, at=now())
        messages.success(request, _("Bewaard."))
    elif doing == "weg":
        actions.withdraw(tie, by=request.actor, at=now())
        messages.success(request, _("Dit is weg, ook bij de ander. Namen bewaren we niet."))
    else:
        raise Http404
    return redirect("ties:network")


@login_required
@ask_or_do
def propose(request: Request, organisation: int) -> HttpResponse:
    """Propose a tie to an organisation."""
    body = organisations.one(request.actor, organisation)
    form = forms.ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.propose(body, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("Je vraag is verstuurd. Zonder hun ja gebeurt er niets."))
        return redirect("ties:network")
    context = {"body": body, "form": form, "why_not": refusal(rules.propose, request.actor, body)}
    return render(request, "ties/propose.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@ask_or_do
def invite(request: Request) -> HttpResponse:
    """Invite somebody you know: a letter, or a link to share."""
    subject = queries.subject_of(request.GET.get("voor", "")[:600])
    if subject is None:
        raise Http404
    form = forms.InviteForm(request.POST or None, is_network=subject.kind == "network")
    if request.method == "POST" and form.is_valid():
        try:
            it, token = actions.invite(
                subject, form.asking, centre=request.centre or None, by=request.actor, at=now()
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            request.session[MADE] = {str(it.pk): token}
            return redirect("ties:share", it.pk)
    context = {
        "subject": subject,
        "form": form,
        "why_not": refusal(rules.invite, request.actor, kind=subject.kind),
    }
    return render(request, "ties/invite.html", context, status=422 if form.errors else 200)


def _link(request: Request, pk: int) -> str:
    """Return the link that was made just now in this browser; it is kept nowhere else."""
    token = request.session.get(MADE, {}).get(str(pk))
    return request.build_absolute_uri(reverse("ties:answer", args=[token])) if token else ""


@never_cache
@login_required
@require_safe
def share(request: Request, pk: int) -> HttpResponse:
    """The link to share, once; and how the invitation stands."""
    it = queries.invitation(request.actor, pk)
    context = {"it": it, "link": _link(request, pk), "is_over": it.expires_at <= now()}
    context["why_not"] = refusal(rules.take_back, request.actor, it)
    return render(request, "ties/share.html", context)


@never_cache
@login_required
@require_safe
def code(request: Request, pk: int) -> HttpResponse:
    """The QR of the link that was made just now."""
    queries.invitation(request.actor, pk)
    link = _link(request, pk)
    if not link:
        raise Refused(_("De link bewaren we niet. Maak een nieuwe uitnodiging."))
    return HttpResponse(qr(link), content_type="image/svg+xml")


@login_required
@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Take an invitation back."""
    actions.take_back(queries.invitation(request.actor, pk), by=request.actor, at=now())
    messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("ties:network")


@never_cache
@ask_or_do
def answer(request: Request, token: str) -> HttpResponse:
    """Show who asks and for what; only a button says yes, no, or never again."""
    it = queries.by_link(token)
    if it is None:
        return render(request, "ties/old_link.html", status=404)
    person = people.own(request.actor) if request.actor.person_id else None
    form = forms.SaidForm(
        request.POST or None,
        who=it.inviter.name if it.inviter else "",
        tie=it.get_tie_kind_display() if it.tie_kind else "",
        initial={"name": person.name if person else ""},
    )
    why_not = refusal(rules.answer, request.actor, it, at=now())
    if request.method == "POST" and not why_not and form.is_valid():
        return _answered(request, it, form)
    status = 403 if why_not and request.method == "POST" else 422 if form.errors else 200
    context = {"it": it, "form": form, "why_not": why_not}
    return render(request, "ties/answer.html", context, status=status)


def _answered(request: Request, it: Any, form: forms.SaidForm) -> HttpResponse:
    """Keep the answer, and lead who said yes to what it is about."""
    says = next((word for word in ("yes", "never", "no") if word in request.POST), "")
    if not says:
        raise Http404
    actions.answer(it, says, form.said, by=request.actor, at=now())
    if says != "yes":
        return render(request, "ties/declined.html", {"is_never": says == "never"})
    if not request.actor.person_id:
        request.session[ARRIVING] = [*request.session.get(ARRIVING, []), it.pk][-5:]
    messages.success(request, _("Mooi dat je ja zegt. Hier lees je meer."))
    return redirect(it.path)


@login_required
@require_POST
def take_up(request: Request) -> HttpResponse:
    """Take up what one said yes to before one had a name here."""
    actions.take_up(request.session.pop(ARRIVING, []), by=request.actor, at=now())
    messages.success(request, _("Bewaard."))
    return redirect("ties:network")


@never_cache
@login_required
@ask_or_do
def of_person(request: Request, pk: int) -> HttpResponse:
    """The network of somebody one helps: first the button that writes down that one looks."""
    if not request.actor.staff_of:
        raise Http404
    person = people.one(request.actor, pk)
    if request.method == "POST":
        actions.look(person, by=request.actor, at=now())
        return redirect("ties:of_person", pk)
    sees = queries.looks(request.actor, person, now())
    context = {
        "person": person,
        "sees": sees,
        "known": queries.of_person(person) if sees else [],
        "why_not": refusal(rules.look, request.actor, person, at=now()),
    }
    return render(request, "ties/of_person.html", context)

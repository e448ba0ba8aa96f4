"""Polls: the chair asks, the hall advises."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanjager.assembly.plenary import actions, forms, queries, rules
from aanjager.assembly.plenary.choices import ADVICE, ANSWERS
from aanjager.assembly.plenary.views.door import HallRequest, follows, in_hall
from aanjager.assembly.plenary.views.merging import doing
from aanjager.kernel.pages import show
from aanjager.kernel.refusals import refusal


@require_http_methods(["GET", "HEAD", "POST"])
@in_hall
def overview(request: HallRequest) -> HttpResponse:
    """The polls of the meeting; the chair prepares one here."""
    meeting = request.meeting
    form = forms.QuestionForm(request.POST or None, found={"theme": queries.themes(meeting)})
    if request.method == "POST":
        rules.open_table(request.actor, meeting, request.who)
        if form.is_valid():
            poll = actions.prepare(meeting, form.values(), **doing(request))
            return redirect("plenary:poll", meeting.pk, poll.pk)
    context = {
        "meeting": meeting,
        "polls": queries.polls(request.actor, meeting, request.who),
        "form": form,
        "advice": ADVICE,
        "leads": rules.leads(request.actor, meeting, request.who),
    }
    return render(request, "plenary/polls.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@follows
@in_hall
def poll(request: HallRequest, pk: int) -> HttpResponse:
    """Ask, and take the vote of this device."""
    it = queries.poll(request.actor, request.meeting, request.who, pk)
    if request.method == "POST":
        actions.vote(it, request.POST.get("keuze", ""), **doing(request))
        messages.success(request, _("Je stem is bewaard."))
        return redirect("plenary:poll", request.meeting.pk, pk)
    leads = rules.leads(request.actor, request.meeting, request.who)
    context = {
        "meeting": request.meeting,
        "poll": it,
        "answers": ANSWERS[it.method],
        "advice": ADVICE,
        "voted": queries.has_voted(it, request.who),
        "own": queries.own_vote(it, request.who),
        "turnout": queries.turnout(it),
        "result": queries.result(it),
        "leads": leads,
        "stage": queries.stage(request.meeting),
        "why_not_open": leads
        and refusal(
            rules.open_poll,
            request.actor,
            it,
            request.who,
            entitled=queries.present(request.meeting).count(),
        ),
    }
    return show(request, "plenary/poll.html", context, partial="poll")


@require_POST
@in_hall
def step(request: HallRequest, pk: int) -> HttpResponse:
    """Open, close or show a poll."""
    it = queries.poll(request.actor, request.meeting, request.who, pk)
    steps = {
        "open": actions.open_poll,
        "close": actions.close_poll,
        "show": actions.show_poll,
    }
    steps.get(request.POST.get("doe", ""), actions.show_poll)(it, **doing(request))
    return redirect("plenary:poll", request.meeting.pk, pk)

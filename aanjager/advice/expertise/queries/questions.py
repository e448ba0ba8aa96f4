"""The questions of a centre for its desk, and one's own for who asked."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from aanjager.advice.articles import queries as articles
from aanjager.advice.expertise.choices import (
    DONE_AFTER_DAYS,
    QUESTION_TERM,
    REMIND_WORKING_DAYS,
    SAME_WITHIN_MINUTES,
)
from aanjager.advice.expertise.models import DeskQuestion, DeskQuestionQuerySet, MailedQuestion
from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.clock import add_working_days, end_of_day
from aanjager.kernel.links import hash_of

State = DeskQuestion.State
SHOWS = ("waiting", "answered", "over", "all")
SHOWN = ("centre", "area", "organisation", "person__user", "handled_by", "article")

HEAVY = ("area__outline", "search_words", "article__search_words")


def _found() -> QuerySet[DeskQuestion]:
    return DeskQuestion.objects.select_related(*SHOWN).defer(*HEAVY)


def term(centre: Centre) -> int:
    """Within how many working days this centre answers a question that is not urgent."""
    return centres.term(centre, QUESTION_TERM)


def today(centre: Centre, at: datetime) -> int:
    """How many questions came in by the form or by mail in a day, with those that wait for their button."""
    since = at - timedelta(days=1)
    mailed = MailedQuestion.objects.filter(centre=centre, came_at__gt=since).count()
    by = [DeskQuestion.CameBy.FORM, DeskQuestion.CameBy.MAIL]
    came = DeskQuestion.objects.filter(centre=centre, came_by__in=by)
    return mailed + came.filter(asked_at__gt=since).count()


def asked_before(
    centre: Centre, name: str, email: str, words: tuple[str, str], *, by: Actor, at: datetime
) -> DeskQuestion | None:
    """The question that somebody asked in the same words within the hour, and that still stands."""
    title, text = words
    since = at - timedelta(minutes=SAME_WITHIN_MINUTES)
    found = DeskQuestion.objects.filter(centre=centre, asked_at__gt=since, title=title, text=text)
    found = found.filter(came_by=DeskQuestion.CameBy.FORM, person=by.person_id)
    found = found.filter(name=name, email__iexact=email).exclude(state=State.WITHDRAWN)
    return found.order_by("pk").last()


def at_desk(
    actor: Actor,
    centre: Centre,
    *,
    show: str = "waiting",
    subject: str = "",
    text: str = "",
    mine: bool = False,
) -> DeskQuestionQuerySet:
    """The questions of a desk: of what waits the term that ends first comes first, else the newest."""
    found = DeskQuestion.objects.visible_to(actor).filter(centre=centre)
    states = {"waiting": [State.WAITING], "answered": [State.ANSWERED]}
    states["over"] = [State.DONE, State.WITHDRAWN]
    if show in states:
        found = found.filter(state__in=states[show])
    if subject:
        found = found.filter(subject="" if subject == "none" else subject)
    if mine:
        found = found.filter(handled_by=actor.user_id or 0)
    for word in text.split()[:5]:
        found = found.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(name__icontains=word)
        )
    order = ("answer_by", "pk") if show == "waiting" else ("-asked_at", "-pk")
    return (
        found.select_related("area", "organisation")
        .defer("area__outline", "text", "search_words")
        .order_by(*order)
    )


def counts(actor: Actor, centre: Centre, at: datetime) -> dict[str, int]:
    """How many wait, are late, wait for nobody in particular, were asked again, or were answered."""
    waits = Q(state=State.WAITING)
    return DeskQuestion.objects.visible_to(actor).filter(centre=centre).aggregate(
        waiting=Count("pk", filter=waits),
        late=Count("pk", filter=waits & Q(answer_by__lt=at)),
        nobody=Count("pk", filter=waits & Q(handled_by=None)),
        again=Count("pk", filter=waits & Q(times_reopened__gt=0)),
        answered=Count("pk", filter=Q(state=State.ANSWERED)),
    )  # fmt: skip


def one(actor: Actor, centre: Centre, pk: int) -> DeskQuestion:
    """One question of this desk with its answers; else 404."""
    found = _found().prefetch_related("answers")
    return get_object_or_404(found.filter(pk__in=_at(actor, centre)), pk=pk)


def _at(actor: Actor, centre: Centre) -> QuerySet[DeskQuestion]:
    theirs = DeskQuestion.objects.filter(centre=centre)
    return theirs if actor.is_clock or centre.pk in actor.staff_of else theirs.none()


def own(actor: Actor) -> QuerySet[DeskQuestion]:
    """What somebody asked, or what was asked for the organisation: what waits for them first."""
    asked = Q(person=actor.person_id or 0) | Q(organisation__in=actor.coordinator_of)
    turn = Case(When(state=State.ANSWERED, then=0), default=1, output_field=IntegerField())
    found = DeskQuestion.objects.filter(asked).alias(turn=turn)
    return found.select_related("centre").order_by("turn", "-asked_at", "-pk")


def own_one(actor: Actor, pk: int) -> DeskQuestion:
    """One question of one's own with its answers; else 404."""
    asked = Q(person=actor.person_id or 0) | Q(organisation__in=actor.coordinator_of)
    return get_object_or_404(_found().prefetch_related("answers").filter(asked), pk=pk)


def by_link(token: str) -> DeskQuestion:
    """The question behind the link of a letter; `DoesNotExist` for any other link."""
    found = _found().prefetch_related("answers")
    return found.get(token_hash=hash_of(token), forgotten_at=None)


def organisations_of(actor: Actor, centre: Centre) -> QuerySet[Organisation]:
    """The organisations of this centre for which the actor may ask."""
    found = Organisation.objects.filter(centre=centre)
    if centre.pk not in actor.staff_of:
        found = found.filter(pk__in=actor.coordinator_of)
    return found.order_by("name", "pk")


def areas_of(centre: Centre) -> QuerySet[Area]:
    """The areas where a centre works, the largest first."""
    tops = [centre.area_id, *centre.works_in.values_list("pk", flat=True)]
    found = Area.objects.filter(Q(pk__in=tops) | Q(ancestor_ids__overlap=tops), valid_to=None)
    return found.defer("outline").order_by("name", "pk")


def colleagues(centre: Centre) -> QuerySet[Staff]:
    """Who works at the desk now, who has the fewest questions in hand first: the one to ask next."""
    waits = Q(user__pk__isnull=False)
    found = Staff.objects.filter(waits, centre=centre, ended_on=None).select_related("user")
    in_hand = DeskQuestion.objects.filter(centre=centre, state=State.WAITING)
    load = dict(
        in_hand.exclude(handled_by=None)
        .order_by()
        .values_list("handled_by")
        .annotate(n=Count("pk"))
    )
    ranks = [When(user=user, then=Value(number)) for user, number in load.items()]
    hands = Case(*ranks, default=Value(0), output_field=IntegerField())
    return found.annotate(in_hand=hands).order_by("in_hand", "name", "pk")


def name_of(actor: Actor, centre: Centre) -> str:
    """The name with which somebody of the desk signs."""
    return articles.name_of(actor, centre)


def names_in(it: DeskQuestion) -> list[str]:
    """The names that belong to a question: of who asked, for which organisation, and of who answered."""
    asked = [it.name, it.person.name if it.person else "", it.handler_name]
    asked.append(it.organisation.name if it.organisation else "")
    return [*asked, *(one.answerer_name for one in it.answers.all())]


def draft_of(it: DeskQuestion) -> dict[str, Any]:
    """What an article made of this question begins with: its words and those of the last answer."""
    last = it.answers.order_by("-answered_at", "-pk").first()
    return {"title": it.title, "subject": it.subject, "text": last.text if last else ""}


def to_remind(at: datetime) -> QuerySet[DeskQuestion]:
    """Waiting, and the term ends within a working day while nobody was reminded."""
    soon = end_of_day(add_working_days(at, REMIND_WORKING_DAYS))
    found = _found().filter(state=State.WAITING, reminded_at=None)
    return found.filter(answer_by__lte=soon).order_by("pk")


def overdue(at: datetime) -> QuerySet[DeskQuestion]:
    """Waiting after the term, and nobody was told yet."""
    found = _found().filter(state=State.WAITING, overdue_told_at=None)
    return found.filter(answer_by__lt=at).order_by("pk")


def silent(at: datetime) -> QuerySet[DeskQuestion]:
    """Answered three weeks ago, and not a word since."""
    before = at - timedelta(days=DONE_AFTER_DAYS)
    found = DeskQuestion.objects.filter(state=State.ANSWERED)
    return found.exclude(answers__answered_at__gte=before).order_by("pk")


def outlived(centre: Centre, before: datetime) -> QuerySet[DeskQuestion]:
    """Questions of a centre that were closed before this moment and of which the words still stand."""
    found = DeskQuestion.objects.filter(centre=centre, closed_at__lt=before, forgotten_at=None)
    return found.order_by("pk")

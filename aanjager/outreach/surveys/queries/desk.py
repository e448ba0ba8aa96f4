"""The survey at the desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from aanjager.community.centres import queries as centres
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.outreach.surveys.choices import LAST_DAYS, REMIND_AFTER_DAYS, ROUNDED_TO, Kind
from aanjager.outreach.surveys.models import (
    Question,
    Section,
    Survey,
    SurveyAnswer,
    SurveyInvitation,
    Wave,
)


@dataclass(frozen=True)
class Counts:
    """How many were asked and answered; while open `answered` is rounded down."""

    asked: int
    answered: int
    is_rounded: bool

    @property
    def percent(self) -> int | None:
        """The response in whole percents; unknown with an open link."""
        return round(100 * self.answered / self.asked) if self.asked else None


def overview(actor: Actor, centre: Centre | None) -> QuerySet[Survey]:
    """The surveys of this centre, the newest first, each with its waves."""
    found = Survey.objects.visible_to(actor).filter(centre=centre)
    waves = Prefetch("waves", Wave.objects.order_by("-number"))
    return found.prefetch_related(waves).order_by("-made_at", "-pk")


def on_desk(actor: Actor, centre: Centre | None, pk: int) -> Survey:
    """One survey of this centre; else it does not exist."""
    return get_object_or_404(overview(actor, centre), pk=pk)


def wave_of(actor: Actor, centre: Centre | None, pk: int) -> Wave:
    """One wave of a survey of this centre; else it does not exist."""
    own = Survey.objects.visible_to(actor).filter(centre=centre)
    return get_object_or_404(
        Wave.objects.filter(survey__in=own).select_related("survey__centre"), pk=pk
    )


def section_of(wave: Wave, pk: int) -> Section:
    """One section of this wave."""
    return get_object_or_404(Section, wave=wave, pk=pk)


def question_of(wave: Wave, pk: int) -> Question:
    """One question of this wave, with its choices."""
    found = Question.objects.prefetch_related("choices").select_related("section")
    return get_object_or_404(found, section__wave=wave, pk=pk)


def questionnaire(wave: Wave) -> list[Section]:
    """The sections with their questions and choices, in order."""
    questions = Question.objects.select_related("shown_if").prefetch_related(
        "choices", "shown_if__choices"
    )
    ordered = questions.order_by("position", "pk")
    return list(wave.sections.prefetch_related(Prefetch("questions", ordered)))


def earlier_questions(wave: Wave, question: Question | None) -> list[Question]:
    """What a question can hang on: questions with choices that stand before it."""
    found: list[Question] = []
    for section in questionnaire(wave):
        for it in section.questions.all():
            if question and it.pk == question.pk:
                return found
            if it.kind in (Kind.ONE, Kind.SEVERAL):
                found.append(it)
    return found


def counts(wave: Wave) -> Counts:
    """The response so far, for the desk; one statement."""
    here = Wave.objects.filter(pk=wave.pk)
    done = here.filter(responses__is_done=True).values_list(Count("responses"))
    asked, answered = here.values_list(Count("invitations"), Coalesce(Subquery(done), 0))[0]
    if wave.state == Wave.State.OPEN:
        return Counts(asked, answered // ROUNDED_TO * ROUNDED_TO, True)
    return Counts(asked, answered, False)


def open_link(wave: Wave) -> str:
    """The whole address of the open link; empty without one."""
    if not wave.open_code:
        return ""
    path = reverse("surveys:begin", args=[wave.open_code])
    return centres.link(wave.survey.centre, path)


def panel(wave: Wave) -> "QuerySet[Person] | QuerySet[Organisation] | QuerySet[Centre]":
    """Who can still be asked: known at this centre, reachable, and not asked in this wave.

    The association asks every centre that is open.
    """
    centre, invited = wave.survey.centre_id, wave.invitations
    if wave.survey.unit == Survey.Unit.PERSON:
        people = Person.objects.visible_to(CLOCK).filter(
            registrations__centre=centre, registrations__left_on=None, erased_at=None
        )
        people = people.exclude(email="").exclude(
            pk__in=invited.values("person").exclude(person=None)
        )
        return people.select_related("user").order_by("pk")
    if wave.survey.unit == Survey.Unit.CENTRE:
        asked = invited.values("centre").exclude(centre=None)
        return Centre.objects.filter(is_open=True).exclude(pk__in=asked).order_by("pk")
    bodies = Organisation.objects.filter(centre=centre, status=Organisation.Status.APPROVED)
    bodies = bodies.exclude(pk__in=invited.values("organisation").exclude(organisation=None))
    return bodies.order_by("pk")


def texts(wave: Wave) -> list[tuple[Question, list[SurveyAnswer]]]:
    """The open answers per question, in an order that was drawn by lot; with names only by name."""
    found = SurveyAnswer.objects.filter(
        question__section__wave=wave, question__kind=Kind.TEXT, response__is_done=True
    ).exclude(text="")
    found = found.select_related(
        "question",
        "response__invitation__person",
        "response__invitation__organisation",
        "response__invitation__centre",
    ).order_by("question__section__position", "question__position", "question_id", "response_id")
    grouped: dict[Question, list[SurveyAnswer]] = {}
    for answer in found:
        grouped.setdefault(answer.question, []).append(answer)
    return list(grouped.items())


def to_remind(at: datetime) -> QuerySet[SurveyInvitation]:
    """Who did not answer a week after the letter, or three days before the last day."""
    waiting = SurveyInvitation.objects.filter(wave__state=Wave.State.OPEN, is_used=False)
    first = Q(reminders=0, invited_at__lte=at - timedelta(days=REMIND_AFTER_DAYS))
    last = Q(reminders=1, wave__closes_on__lte=localdate(at) + timedelta(days=LAST_DAYS))
    last &= Q(wave__survey__is_standing=False)
    return waiting.filter(first | last).select_related("wave__survey__centre").order_by("pk")


def to_close(at: datetime) -> QuerySet[Wave]:
    """Open waves of which the last day is over."""
    found = Wave.objects.filter(state=Wave.State.OPEN, closes_on__lt=localdate(at))
    return found.annotate(invited=Count("invitations")).order_by("pk")

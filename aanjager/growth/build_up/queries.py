"""What may be asked about plans to begin slowly, by whose they are and those they show them to."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.placements.models import Placement
from aanjager.growth.build_up import rules
from aanjager.growth.build_up.models import (
    RUNNING,
    BuildUp,
    BuildUpLook,
    BuildUpQuerySet,
    BuildUpStep,
)
from aanjager.growth.confidence import queries as confidence
from aanjager.growth.confidence.choices import LARGE
from aanjager.kernel.actor import Actor
from aanjager.kernel.paper import Paper, Part

ON_SITE = {BuildUpStep.Kind.WORK, BuildUpStep.Kind.TALK}  # what an organisation is shown
Kind = BuildUpStep.Kind


@dataclass(frozen=True)
class Seen:
    """What of a plan may be seen: an organisation sees days and steps, never why and never at whom."""

    words: str
    door: str
    steps: list[BuildUpStep]

    @property
    def lines(self) -> list[tuple[BuildUpStep, str]]:
        """The steps, each with its line in words."""
        return [(it, in_words(it)) for it in self.steps]


def _all(actor: Actor) -> BuildUpQuerySet:
    return BuildUp.objects.visible_to(actor).select_related(
        "person__user", "staff__centre", "placement__organisation", "placement__opportunity"
    )


def one(actor: Actor, pk: int) -> BuildUp:
    """A plan that the actor may see; else 404."""
    return get_object_or_404(_all(actor), pk=pk)


def to_accept(actor: Actor, pk: int) -> BuildUp:
    """A plan of the actor's own; else 404."""
    return get_object_or_404(own(actor), pk=pk)


def to_write(actor: Actor, pk: int) -> BuildUp:
    """A plan in which the actor holds the pen; refused when they only read it, else 404."""
    plan = one(actor, pk)
    rules.holds_the_pen(actor, plan)
    return plan


def step(actor: Actor, pk: int, step: int) -> BuildUpStep:
    """A step of a plan that the actor may see; else 404."""
    it = get_object_or_404(BuildUpStep, plan=one(actor, pk), pk=step)
    it.plan = one(actor, pk)
    return it


def own(actor: Actor) -> QuerySet[BuildUp]:
    """The actor's own plans, and what was written along with them; the newest first."""
    return _all(actor).filter(person=actor.person_id or 0).order_by("-made_at", "-pk")


def places(actor: Actor) -> QuerySet[Placement]:
    """The actor's places where they get to know each other or take part and have no plan yet."""
    found = Placement.objects.filter(person=actor.person_id or 0, state__in=RUNNING)
    planned = BuildUp.objects.filter(agreed_at__isnull=False).values("placement")
    return (
        found.exclude(pk__in=planned).select_related("organisation", "opportunity").order_by("-pk")
    )


def own_place(actor: Actor, pk: int) -> Placement:
    """One of the actor's own running places; else 404."""
    found = Placement.objects.filter(person=actor.person_id or 0, state__in=RUNNING)
    return get_object_or_404(found.select_related("organisation", "opportunity"), pk=pk)


def places_of(person: Person, centre: Centre) -> QuerySet[Placement]:
    """Where somebody gets to know an organisation of this centre or takes part, with a plan or without."""
    found = Placement.objects.filter(person=person, centre=centre, state__in=RUNNING)
    return found.select_related("person", "organisation", "opportunity").order_by("-pk")


def place_at_desk(actor: Actor, centre: Centre, pk: int) -> Placement:
    """A running place at this centre, for its staff; else 404."""
    found = Placement.objects.visible_to(actor).filter(centre=centre, state__in=RUNNING)
    return get_object_or_404(found.select_related("person", "organisation", "opportunity"), pk=pk)


def of_organisation(actor: Actor) -> QuerySet[BuildUp]:
    """Who shows a plan to an organisation the actor speaks for; by name, without a word."""
    found = _all(actor).filter(
        placement__organisation__in=actor.coordinator_of, shown_at__isnull=False
    )
    found = found.exclude(person=actor.person_id or 0).defer("words", "door")
    return found.order_by("placement__organisation__name", "person__name", "pk")


def of_consultant(actor: Actor, centre: Centre) -> QuerySet[BuildUp]:
    """The plans that the actor as a consultant of this centre may read or wrote along."""
    found = _all(actor).filter(staff__user=actor.user_id or 0, staff__centre=centre)
    return found.defer("words", "door").order_by("person__name", "pk")


def consultants(plan: BuildUp) -> list[Staff]:
    """The consultants that may be let in: of the centres where somebody is registered."""
    known = Registration.objects.filter(person=plan.person_id, left_on=None).values("centre")
    found = Staff.objects.filter(centre__in=known, ended_on=None).select_related("centre")
    return list(found.order_by("centre__name", "name", "pk"))


def is_open(actor: Actor, plan: BuildUp, at: datetime) -> bool:
    """Whether it stands open: for whose it is, who writes it along, and after a look of minutes ago."""
    if rules.is_own(actor, plan) or (plan.agreed_at is None and rules.wrote(actor, plan)):
        return True
    looks = BuildUpLook.objects.filter(plan_id=plan.pk)
    return confidence.is_open(looks, actor, plan.person_id, at)


def seen(actor: Actor, plan: BuildUp) -> Seen:
    """What the actor may see of it, in the order of the days."""
    steps = list(plan.steps.order_by("on", "pk"))
    if rules.is_own(actor, plan) or rules.wrote(actor, plan):
        return Seen(plan.words, plan.door, steps)
    return Seen("", plan.door, [it for it in steps if it.kind in ON_SITE])


def looks(actor: Actor) -> list[BuildUpLook]:
    """Who looked at the actor's plans or wrote in them, the newest first; at most a hundred."""
    return confidence.looks(BuildUpLook.objects.all(), actor)


def in_words(it: BuildUpStep) -> str:
    """One step as a line: the day, how much, and what."""
    facts = {"day": date_format(it.on, "l j F Y"), "what": it.get_kind_display(), "n": it.half_days}
    if it.kind == Kind.WORK:
        line = ngettext(
            "Vanaf %(day)s: %(n)s dagdeel per week", "Vanaf %(day)s: %(n)s dagdelen per week",
            it.half_days or 1,
        ) % facts  # fmt: skip
    else:
        line = _("%(day)s: %(what)s") % facts
    return f"{line}. {it.what}" if it.what else line


def paper(plan: BuildUp, said: Seen, *, language: str) -> Paper:
    """The plan on paper, in large type; for whose it is and who writes it along."""
    parts = [Part("item", in_words(it)) for it in said.steps if it.kind != Kind.CALL]
    if said.door:
        parts += [Part("heading", _("De eerste keer bij de deur")), Part("paragraph", said.door)]
    if said.words:
        parts += [Part("heading", _("Waar we op letten")), Part("paragraph", said.words)]
    parts.append(Part("heading", _("Wie dit mag zien")))
    who = [_("%(name)s: de dagen en de stappen") % {"name": plan.placement.organisation.name}] if (
        plan.shown_at) else []  # fmt: skip
    who += [f"{plan.staff.name}, {plan.staff.centre.name}"] if plan.staff else []
    parts += [Part("item", one) for one in who] or [Part("paragraph", _("Niemand anders."))]
    parts.append(
        Part("paragraph", _("Wil je iets veranderen of stoppen? Dat kan altijd. Bel of kom langs."))
    )
    day = date_format(localtime(plan.made_at), "j F Y")
    facts = {"name": plan.person.name, "place": plan.placement.organisation.name, "day": day}
    return Paper(
        title=_("Mijn plan: rustig beginnen"),
        subtitle=_("%(name)s bij %(place)s, %(day)s") % facts,
        language=language, author=plan.person.name, made_at=plan.made_at, parts=parts, size=LARGE,
    )  # fmt: skip

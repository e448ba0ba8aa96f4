"""What may be asked about somebody's path, the circle and the wall."""

from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.growth.credentials.models import Proof
from aanjager.growth.paths.choices import LOOKED_AT, STRONG
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.growth.paths.rules import Offer, Path, Spell
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.kernel.actor import Actor
from aanjager.learning.courses.choices import Subject
from aanjager.learning.courses.models import Enrolment

LASTED = (Placement.State.STARTED, Placement.State.ENDED)


def path(actor: Actor, at: datetime) -> Path:
    """What the actor did, followed and was given; nobody else can ask it."""
    me = actor.person_id or 0
    placements = Placement.objects.filter(person=me, state__in=LASTED, started_on__isnull=False)
    placements = placements.select_related("opportunity", "organisation").order_by(
        "-started_on", "-pk"
    )
    spells = [
        _spell(it, localdate(at)) for it in placements.prefetch_related("opportunity__themes")
    ]
    courses = Enrolment.objects.filter(person=me, state=Enrolment.State.PRESENT)
    followed = list(
        courses.order_by("-queued_at").values_list("run__course__title", "run__course__subject")
    )
    proofs = Proof.objects.filter(person=me, revoked_at=None).order_by("-issued_at")
    person = Person.objects.filter(pk=me).prefetch_related("wants_to_learn").first()
    return Path(
        spells=tuple(spells),
        courses=tuple(title for title, _subject in followed),
        board_courses=tuple(title for title, subject in followed if subject == Subject.BOARD),
        proofs=tuple(proofs.values_list("achievement__title", flat=True)),
        wants_to_learn=frozenset(it.name for it in person.wants_to_learn.all()) if person else frozenset(),
        has_portfolio=Portfolio.objects.filter(person=me).exists(),
        is_puller=Puller.objects.filter(person=me).exists(),
    )  # fmt: skip


def _spell(it: Placement, today: date) -> Spell:
    until = localdate(it.ended_at) if it.ended_at else today
    between = relativedelta(until, it.started_on or until)
    return Spell(
        title=it.opportunity.title, organisation=it.organisation.name,
        months=max(0, between.years * 12 + between.months),
        is_over=it.state == Placement.State.ENDED, kind=it.opportunity.kind,
        themes=frozenset(theme.name for theme in it.opportunity.themes.all()),
    )  # fmt: skip


def offers(actor: Actor) -> list[Offer]:
    """What is open at the actor's own centres for who can carry more or wants to learn; newest first."""
    me = actor.person_id or 0
    known = Registration.objects.filter(person=me, left_on=None).values("centre")
    wanted = Person.objects.filter(pk=me).values("wants_to_learn")
    teaching = Opportunity.objects.filter(learns__in=wanted).values("pk")
    found = Opportunity.objects.open().filter(centre__in=known)
    found = found.filter(Q(kind__in=STRONG) | Q(pk__in=teaching))
    found = found.exclude(placements__person=me).select_related("organisation")
    found = found.prefetch_related("themes", "learns").order_by("-published_at", "-pk")
    return [
        Offer(
            pk=it.pk, title=it.title, organisation=it.organisation.name, kind=it.kind,
            themes=frozenset(one.name for one in it.themes.all()),
            learns=frozenset(one.name for one in it.learns.all()),
        )
        for it in found[:LOOKED_AT]
    ]  # fmt: skip


def circles(actor: Actor) -> list[Puller]:
    """The circles that the actor joined."""
    found = Puller.objects.filter(person=actor.person_id or 0).select_related("centre")
    return list(found.order_by("centre__name", "pk"))


def circle(actor: Actor, centre: Centre) -> QuerySet[Puller]:
    """Who joined the circle of this centre, for its staff; the newest first."""
    found = Puller.objects.visible_to(actor).filter(centre=centre, centre__in=actor.staff_of)
    return found.select_related("person").order_by("-joined_at", "-pk")


def own_pull(actor: Actor, pk: int) -> Puller:
    """A circle that the actor joined; else 404."""
    return get_object_or_404(Puller, person=actor.person_id or 0, pk=pk)


def _thanks() -> QuerySet[Thanks]:
    return Thanks.objects.select_related(
        "placement__person__user", "placement__organisation", "placement__centre"
    )


def wall(centre: Centre | None) -> QuerySet[Thanks]:
    """What is on the wall of a centre, or of all that are open; the newest first."""
    found = _thanks().exclude(agreed_at=None).filter(placement__centre__is_open=True)
    if centre:
        found = found.filter(placement__centre=centre)
    return found.order_by("-agreed_at", "-pk")


def to_me(actor: Actor) -> QuerySet[Thanks]:
    """Thanks to the actor, those that wait first."""
    found = _thanks().filter(placement__person=actor.person_id or 0)
    return found.order_by("agreed_at", "-pk")


def of_organisation(actor: Actor) -> QuerySet[Thanks]:
    """Thanks that the actor's organisations wrote, the newest first."""
    found = _thanks().filter(placement__organisation__in=actor.coordinator_of)
    return found.order_by("-written_at", "-pk")


def to_thank(actor: Actor) -> list[Placement]:
    """Who takes part or did at the actor's organisations and can say yes, the newest first."""
    found = Placement.objects.filter(
        organisation__in=actor.coordinator_of, state__in=LASTED, person__user__isnull=False
    ).exclude(person=actor.person_id or 0)
    found = found.select_related("person", "opportunity", "organisation")
    return list(found.order_by("-started_on", "-pk")[:200])


def one(actor: Actor, pk: int) -> Thanks:
    """Thanks that the actor may see; else 404."""
    return get_object_or_404(_thanks().filter(pk__in=Thanks.objects.visible_to(actor)), pk=pk)

"""Lists and single placements, each for who looks."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import (
    Message,
    Placement,
    PlacementQuerySet,
    Template,
)
from aanjager.kernel.actor import Actor

State = Placement.State
GROUPS: dict[str, tuple[State, ...]] = {
    "waiting": (State.REACTION,),
    "talking": (State.TALK,),
    "reserve": (State.RESERVE,),
    "agreed": (State.AGREED,),
    "started": (State.STARTED,),
    "over": (State.ENDED, State.DECLINED, State.WITHDRAWN),
}


def _visible(actor: Actor) -> PlacementQuerySet:
    found = Placement.objects.visible_to(actor)
    return found.select_related(
        "opportunity", "organisation", "centre", "person__user", "buddy__person"
    ).defer("opportunity__words", "opportunity__description")


def one(actor: Actor, pk: int) -> Placement:
    """One placement; `DoesNotExist` when the actor may not see it."""
    return _visible(actor).get(pk=pk)


def of_person(actor: Actor) -> PlacementQuerySet:
    """The actor's own reactions, what still moves first, then the newest."""
    over = Q(state__in=GROUPS["over"])
    found = _visible(actor).filter(person=actor.person_id or 0)
    return found.alias(is_over=over).order_by("is_over", "-reacted_at", "-pk")


def to_react(pk: int) -> Opportunity:
    """What somebody wants to react to: once on line, also when it closed meanwhile; or `DoesNotExist`."""
    found = Opportunity.objects.select_related("organisation", "centre").defer("words")
    return found.exclude(status=Opportunity.Status.DRAFT).get(pk=pk, published_at__isnull=False)


def running(actor: Actor, opportunity: Opportunity) -> Placement | None:
    """The actor's own reaction to this opportunity that still runs."""
    found = of_person(actor).filter(opportunity=opportunity)
    return found.exclude(state__in=GROUPS["over"]).first()


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations that the actor coordinates, by name."""
    found = Organisation.objects.filter(pk__in=actor.coordinator_of)
    return found.select_related("centre").order_by("name", "pk")


def _theirs(actor: Actor, organisation: Organisation | None) -> PlacementQuerySet:
    """What was sent to this organisation, or to every centre of which the actor is staff."""
    found = Placement.objects.exclude(state=State.UNCONFIRMED)
    if organisation is None:
        return found.filter(centre__in=actor.staff_of)
    if not _speaks_for(actor, organisation):
        return found.none()
    return found.filter(organisation=organisation)


def _speaks_for(actor: Actor, organisation: Organisation) -> bool:
    return organisation.pk in actor.coordinator_of or organisation.centre_id in actor.staff_of


def inbox(
    actor: Actor, organisation: Organisation | None, *, group: str, text: str = ""
) -> QuerySet[Placement]:
    """The reactions of one organisation, or of the actor's centres: in what waits, the clock rules."""
    first = Message.objects.filter(placement=OuterRef("pk"), voice=Message.Voice.VOLUNTEER)
    found = _theirs(actor, organisation).filter(state__in=GROUPS[group])
    for word in text.split()[:5]:
        found = found.filter(
            Q(person__name__icontains=word) | Q(opportunity__title__icontains=word)
        )
    order = {
        "waiting": ("answer_by", "pk"),
        "reserve": ("reserve_since", "pk"),
        "started": ("-started_on", "-pk"),
        "over": ("-ended_at", "-pk"),
    }
    return (
        found.annotate(words=Subquery(first.order_by("said_at", "pk").values("text")[:1]))
        .select_related("person", "opportunity", "organisation")
        .defer("opportunity__words", "opportunity__description")
        .order_by(*order.get(group, ("-reacted_at", "-pk")))
    )


def counts(actor: Actor, organisation: Organisation | None) -> dict[str, int]:
    """How many reactions stand in each group."""
    return _theirs(actor, organisation).aggregate(
        **{name: Count("pk", filter=Q(state__in=states)) for name, states in GROUPS.items()}
    )


def messages_of(placement: Placement) -> QuerySet[Message]:
    """The conversation in the order it was spoken; for who may see the placement."""
    return placement.messages.order_by("said_at", "pk")


def templates_for(placement: Placement) -> QuerySet[Template]:
    """Ready texts to answer with: those of the organisation first, then those of the centre."""
    own = Q(organisation=placement.organisation_id)
    shared = Q(organisation=None)
    found = Template.objects.filter(own | shared, centre=placement.centre_id)
    return found.order_by("organisation", "name", "pk")


def templates_of(actor: Actor, organisation: Organisation | None) -> QuerySet[Template]:
    """The ready texts of one organisation, or of the centres for which the actor works, by name."""
    if organisation is None:
        found = Template.objects.filter(organisation=None, centre__in=actor.staff_of)
    else:
        mine = organisation.pk if _speaks_for(actor, organisation) else 0
        found = Template.objects.filter(organisation=mine)
    return found.order_by("name", "pk")


def new_template(organisation: Organisation) -> Template:
    """An empty ready text of this organisation, not kept yet."""
    return Template(organisation=organisation, centre_id=organisation.centre_id, use=State.REACTION)


def coordinators_of(placement: Placement) -> QuerySet[Coordinator]:
    """Who coordinates the organisation now, by name: one of them can be the buddy."""
    found = Coordinator.objects.filter(organisation=placement.organisation_id, ended_on=None)
    return found.select_related("person").order_by("person__name", "pk")

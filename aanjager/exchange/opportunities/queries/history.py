"""What came before: the same text, earlier decisions."""

from django.db.models import Q, QuerySet

from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.kernel.actor import Actor


def duplicates_of(opportunity: Opportunity) -> QuerySet[Opportunity]:
    """Others of the centre with the same text, or the same title at the same organisation."""
    same_text = Q(fingerprint=opportunity.fingerprint) & ~Q(fingerprint="")
    same_title = Q(
        organisation=opportunity.organisation_id, title__iexact=opportunity.title.strip()
    )
    return (
        Opportunity.objects.filter(same_text | same_title, centre=opportunity.centre_id)
        .exclude(pk=opportunity.pk)
        .exclude(status=Opportunity.Status.CLOSED)
        .select_related("organisation")
        .order_by("-made_at", "-pk")
    )


def screenings_of(actor: Actor, opportunity: Opportunity) -> list[Screening]:
    """Every decision on it, newest first, for its own people and staff of the centre."""
    if not actor.coordinates(opportunity) and not actor.works_for(opportunity):
        return []
    return list(opportunity.screenings.order_by("-decided_at", "-pk"))


def appeals(actor: Actor) -> QuerySet[Screening]:
    """Objections at the actor's centres that wait for an answer, oldest first."""
    return (
        Screening.objects.filter(
            opportunity__centre__in=actor.staff_of,
            appealed_at__isnull=False,
            appeal_answered_at=None,
        )
        .select_related("opportunity__organisation", "opportunity__centre")
        .order_by("appealed_at", "pk")
    )

"""What pages and other rooms may ask about brokerage cases."""

from django.db.models import QuerySet

from aanjager.community.centres.models import Centre, Staff
from aanjager.exchange.brokerage.models import Case, CaseQuerySet, Proposal, Step
from aanjager.kernel.actor import Actor


def visible(actor: Actor) -> CaseQuerySet:
    """Cases of the actor's centres, newest first, with whom they are about and who helps."""
    return (
        Case.objects.visible_to(actor)
        .select_related(
            "person__user", "consultant", "centre", "placement__opportunity__organisation"
        )
        .order_by("-opened_at", "-pk")
    )


def proposals(actor: Actor, case: Case) -> QuerySet[Proposal]:
    """What was proposed in a case, the newest first, with the organisation of each place."""
    return (
        Proposal.objects.filter(case=case, case__centre__in=actor.staff_of)
        .select_related("case__person", "opportunity__organisation", "opportunity__area")
        .order_by("-proposed_at", "-pk")
    )


def steps(actor: Actor, case: Case) -> QuerySet[Step]:
    """The history of a case, newest first."""
    return Step.objects.filter(case=case, case__centre__in=actor.staff_of).order_by(
        "-taken_at", "-pk"
    )


def worker_at(centre_id: int, actor: Actor) -> Staff | None:
    """The actor as somebody who works for this centre now; None for a visitor of the association."""
    return Staff.objects.filter(centre=centre_id, user=actor.user_id, ended_on=None).first()


def colleagues(actor: Actor, centre: Centre) -> QuerySet[Staff]:
    """Who works for the centre now, by name, for handing over a case."""
    return Staff.objects.filter(centre=centre, centre__in=actor.staff_of, ended_on=None).order_by(
        "name", "pk"
    )

"""What staff see of the talks with their partners."""

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.signals.models import Pattern
from aanjager.partnership.agreements.models import Talk


def talks(actor: Actor, centre: Centre) -> QuerySet[Talk]:
    """The talks of a centre, the newest first, with how many promises are still open."""
    found = Talk.objects.visible_to(actor).filter(centre=centre)
    still_open = Count("promises", filter=Q(promises__done_at=None), distinct=True)
    return found.annotate(still_open=still_open).order_by("-held_on", "-pk")


def talk(actor: Actor, centre: Centre, pk: int) -> Talk:
    """Return a talk of this centre for its staff, with what stands in it; else 404."""
    found = talks(actor, centre).select_related("agreement")
    return get_object_or_404(
        found.prefetch_related("points", "promises", "patterns__pattern"), pk=pk
    )


def on_table(actor: Actor, it: Talk) -> QuerySet[Pattern]:
    """Patterns that may be put on the table: those with a talk as next step come first."""
    found = Pattern.objects.visible_to(actor).filter(centre=it.centre_id)
    found = found.exclude(pk__in=it.patterns.values("pattern")).exclude(state="declined")
    return found.annotate(asks=Count("pk", filter=Q(next_step="talk"))).order_by(
        "-asks", "-opened_at", "-pk"
    )

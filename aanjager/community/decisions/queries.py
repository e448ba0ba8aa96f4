"""Who decides, under which name, and with whom."""

from aanjager.community.centres.models import Centre, Staff
from aanjager.kernel.actor import Actor


def name_of(actor: Actor, centre: Centre) -> str:
    """The name under which the actor works for the centre; association staff sign as the centre."""
    staff = Staff.objects.filter(centre=centre, user=actor.user_id, ended_on=None)
    return staff.values_list("name", flat=True).first() or centre.name


def has_colleagues(actor: Actor, centre_id: int) -> bool:
    """Whether somebody else works for the centre."""
    running = Staff.objects.filter(centre=centre_id, ended_on=None)
    return running.exclude(user=actor.user_id).exists()

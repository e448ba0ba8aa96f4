from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Registration
from aanjager.kernel.actor import Actor


class How(models.TextChoices):
    """How somebody said yes."""

    SELF = "self", _("zelf, op het scherm")
    DESK = "desk", _("hardop, aan de balie")
    PHONE = "phone", _("hardop, aan de telefoon")
    HOME = "home", _("hardop, thuis")


def let_in(actor: Actor, person: str) -> Q:
    """The consultant by name whom a row lets in, with a role that runs, at a centre where the person
    is registered. `person` is the path from the row to whom it is about. No colleague, no manager.
    """
    known = Registration.objects.filter(
        person=OuterRef(person), centre=OuterRef("staff__centre"), left_on=None
    )
    return Q(
        Exists(known),
        staff__user=actor.user_id or 0,
        staff__ended_on=None,
        staff__centre__in=actor.staff_of,
    )


class Look(models.Model):
    """That somebody looked at what was told, or wrote it along. It stays when that is gone.

    `at_name` is where they looked from. Their name is read from their role, so that it goes with it.
    """

    class What(models.TextChoices):
        LOOKED = "looked", _("keek")
        WROTE = "wrote", _("schreef met je op")

    what = models.CharField(_("wat"), max_length=6, choices=What, default=What.LOOKED)
    coordinator = models.ForeignKey(
        Coordinator, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    staff = models.ForeignKey(Staff, models.SET_NULL, null=True, blank=True, related_name="+")
    at_name = models.CharField(_("bij"), max_length=200)
    user_id = models.BigIntegerField(null=True)
    looked_at = models.DateTimeField(_("wanneer"))
    open_until = models.DateTimeField(_("open tot"))

    class Meta:
        abstract = True

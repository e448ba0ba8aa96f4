from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person, Registration
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class PullerQuerySet(models.QuerySet["Puller"]):
    def visible_to(self, actor: Actor) -> "PullerQuerySet":
        """Who joined, and staff of that one centre while somebody is registered there."""
        known = Registration.objects.filter(
            person=OuterRef("person"), centre=OuterRef("centre"), left_on=None
        )
        return self.filter(
            Q(person=actor.person_id or 0) | Q(Exists(known), centre__in=actor.staff_of)
        )


class Puller(models.Model):
    """Somebody who joined the circle of those who want to pull something, by choice, at one centre."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="pulls")
    centre = models.ForeignKey(Centre, models.CASCADE, related_name="pullers")
    wants = models.CharField(_("wat wil je trekken"), max_length=300)
    joined_at = models.DateTimeField(_("sinds"))

    objects = PullerQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre",
        kept=[
            Kept("person wants joined_at", Purpose.MATCHING, Term.MEMBERSHIP, End.ERASE_ROW),
        ],
    )

    class Meta:
        verbose_name = _("kartrekker")
        verbose_name_plural = _("kartrekkers")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "centre"], name="somebody_joins_the_circle_of_a_centre_once"
            )
        ]
        indexes = [models.Index(fields=["centre", "-joined_at"], name="puller_list")]


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def on_the_wall(self) -> "ThanksQuerySet":
        """Those that whom it is for wants to be seen."""
        return self.exclude(agreed_at=None)

    def visible_to(self, actor: Actor) -> "ThanksQuerySet":
        """Everybody sees what is on the wall; what waits, whom it is for and who wrote it."""
        if actor.is_clock:
            return self
        wrote = Q(placement__organisation__in=actor.coordinator_of)
        mine = Q(placement__person=actor.person_id or 0)
        return self.filter(Q(agreed_at__isnull=False) | mine | wrote)


class Thanks(models.Model):
    """Thanks of an organisation to a volunteer. On the wall only after their yes, by the name they choose."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="thanks")
    words = models.CharField(_("dank"), max_length=300)
    shown_name = models.CharField(_("naam op de muur"), max_length=60, blank=True)
    written_at = models.DateTimeField(_("geschreven op"))
    agreed_at = models.DateTimeField(_("op de muur sinds"), null=True)

    objects = ThanksQuerySet.as_manager()

    privacy = Classified(
        subject="placement__person",
        nothing="id placement",
        kept=[
            Kept(
                "words shown_name written_at agreed_at",
                Purpose.RECOGNITION,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("dank")
        verbose_name_plural = _("dank")
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=Q(agreed_at=None),
                name="one_thanks_at_a_place_waits_for_a_yes",
            ),
            models.CheckConstraint(
                name="thanks_on_the_wall_has_the_name_somebody_chose",
                condition=Q(agreed_at=None) | ~Q(shown_name=""),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["-agreed_at"], name="thanks_on_the_wall")]

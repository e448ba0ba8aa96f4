from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person
from aanjager.governance.relations.choices import Kind
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class RelationQuerySet(models.QuerySet["Relation"]):
    def visible_to(self, actor: Actor) -> "RelationQuerySet":
        """Staff of the centre whose file it is; nobody else, also not the association."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Relation(models.Model):
    """Somebody with whom the centre talks for its work, and for which body; not a volunteer's file.

    `last_on` is the day of the last contact. A year after it, when nothing is planned any more, the
    whole file goes.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="relations")
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    body = models.CharField(_("organisatie"), max_length=120)
    name = models.CharField(_("naam"), max_length=120)
    role = models.CharField(_("rol"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="relations"
    )
    made_at = models.DateTimeField()
    last_on = models.DateField(_("laatste contact"))

    objects = RelationQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id centre kind made_at last_on",
        kept=[
            Kept(
                "person body name role email phone",
                Purpose.PARTNERS,
                Term.LAST_CONTACT,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("relatie")
        indexes = [models.Index(fields=["centre", "kind", "body"], name="relation_list")]

    def __str__(self) -> str:
        return f"{self.name}, {self.body}"


class Talk(models.Model):
    """A conversation: on which day, by whom of the centre, and what was said."""

    relation = models.ForeignKey(Relation, models.CASCADE, related_name="talks")
    held_on = models.DateField(_("op welke dag"))
    words = models.TextField(_("wat is er gezegd"), max_length=2_000)
    told_by = models.CharField(max_length=120)
    told_at = models.DateTimeField()

    privacy = Classified(
        subject="relation__person",
        address="relation__email",
        nothing="id relation held_on told_by told_at",
        kept=[Kept("words", Purpose.PARTNERS, Term.LAST_CONTACT, End.ERASE_ROW)],
    )

    class Meta:
        verbose_name = _("gesprek")


class FollowUp(models.Model):
    """What the centre will do next, on which day, and who; on that day it stands on the worklist."""

    relation = models.ForeignKey(Relation, models.CASCADE, related_name="follow_ups")
    what = models.CharField(_("wat"), max_length=200)
    due_on = models.DateField(_("op welke dag"))
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="follow_ups")
    done_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="relation__person",
        address="relation__email",
        nothing="id relation due_on owner done_at",
        kept=[Kept("what", Purpose.PARTNERS, Term.LAST_CONTACT, End.ERASE_ROW)],
    )

    class Meta:
        verbose_name = _("vervolg")
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(done_at=None), name="follow_up_waiting"
            )
        ]

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.initiatives.models import Initiative


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, actor: Actor) -> "IntroductionQuerySet":
        """Staff of the centre; a party sees its own through the link in its letter."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Introduction(models.Model):
    """A consultant brought two or more together, with a sentence why; asked after four weeks."""

    class Outcome(models.TextChoices):
        LASTING = "lasting", _("ze doen samen iets dat blijft")
        ONCE = "once", _("ze deden een keer iets samen")
        TALKED = "talked", _("ze spraken elkaar")
        NOTHING = "nothing", _("er kwam niets van")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="introductions")
    why = models.CharField(_("waarom stel je hen voor"), max_length=300)
    next_step = models.CharField(_("wat is de volgende stap"), max_length=300)
    made_by = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    words = models.CharField(_("wat kwam ervan"), max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)

    objects = IntroductionQuerySet.as_manager()

    privacy = Classified(
        subject="parties__person",
        nothing="id centre made_by made_at asked_at outcome settled_at",
        kept=[Kept("why next_step words", Purpose.GUIDANCE, Term.MEMBERSHIP, End.BLANK)],
    )

    class Meta:
        verbose_name = _("introductie")
        constraints = [
            models.CheckConstraint(
                name="an_introduction_that_is_settled_says_what_came_of_it",
                condition=Q(outcome="", settled_at=None)
                | (~Q(outcome="") & Q(settled_at__isnull=False)),
            )
        ]
        indexes = [models.Index(fields=["centre", "-made_at"], name="introduction_list")]


class Party(models.Model):
    """One of those who were introduced: a person, an organisation or an initiative.

    `token_hash` is that of the link in its last letter. Contact details go to the others only after
    `shares_at`: this party said so itself.
    """

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="parties")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="introductions"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="introductions"
    )
    initiative = models.ForeignKey(
        Initiative, models.CASCADE, null=True, blank=True, related_name="introductions"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    shares_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=8, choices=Introduction.Outcome, blank=True)
    said_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id organisation initiative token_hash",
        kept=[
            Kept(
                "introduction person shares_at said said_at",
                Purpose.GUIDANCE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_party_is_one_person_organisation_or_initiative",
                condition=Q(person__isnull=False, organisation=None, initiative=None)
                | Q(person=None, organisation__isnull=False, initiative=None)
                | Q(person=None, organisation=None, initiative__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["introduction", "person", "organisation", "initiative"],
                nulls_distinct=False,
                name="introduced_once_in_an_introduction",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.initiative)

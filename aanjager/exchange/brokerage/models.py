from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> "CaseQuerySet":
        """Staff of the centre, and nobody else; the person reads it in *my data*."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Case(models.Model):
    """A consultant helps somebody to a place, in six phases from first contact to aftercare."""

    class Phase(models.IntegerChoices):
        CONTACT = 1, _("eerste contact")
        INTAKE = 2, _("kennismakingsgesprek")
        SEARCH = 3, _("samen zoeken")
        INTRODUCTION = 4, _("voorstellen bij een organisatie")
        START = 5, _("begin")
        AFTERCARE = 6, _("nazorg")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="cases")
    person = models.ForeignKey(Person, models.PROTECT, related_name="cases")
    consultant = models.ForeignKey(Staff, models.PROTECT, related_name="cases")
    phase = models.PositiveSmallIntegerField(choices=Phase, default=Phase.CONTACT)
    wishes = models.TextField(_("wat wil iemand, in eigen woorden"), blank=True)
    agreements = models.TextField(_("wat spraken we af"), blank=True)
    next_step = models.CharField(_("volgende stap"), max_length=200, blank=True)
    next_on = models.DateField(_("wanneer"), null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    placement = models.ForeignKey(
        Placement, models.SET_NULL, null=True, blank=True, related_name="cases"
    )

    objects = CaseQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre consultant phase next_on opened_at closed_at placement",
        kept=[
            Kept("person", Purpose.FIGURES, Term.MEMBERSHIP, End.KEEP),
            Kept("wishes agreements next_step", Purpose.GUIDANCE, Term.CONVERSATION, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "person"],
                condition=Q(closed_at=None),
                name="one_running_case_per_person_at_a_centre",
            )
        ]


class Proposal(models.Model):
    """A place proposed in a case, with the reason; also one that was never posted."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="proposals")
    opportunity = models.ForeignKey(
        Opportunity, models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    own_idea = models.CharField(_("een plek die niet online staat"), max_length=200, blank=True)
    reason = models.CharField(_("waarom past dit"), max_length=300)
    proposed_at = models.DateTimeField()
    is_chosen = models.BooleanField(null=True)

    privacy = Classified(
        subject="case__person",
        nothing="id case opportunity proposed_at is_chosen",
        kept=[Kept("own_idea reason", Purpose.GUIDANCE, Term.CONVERSATION, End.BLANK)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_proposal_names_an_opportunity_or_an_idea",
                condition=Q(opportunity__isnull=False) | ~Q(own_idea=""),
            )
        ]

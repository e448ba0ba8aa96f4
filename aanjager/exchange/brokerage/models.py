from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class CaseQuerySet(models.QuerySet["Case"]):
    def running(self) -> "CaseQuerySet":
        """Opened and not closed yet."""
        return self.filter(closed_at=None)

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

    class Ending(models.TextChoices):
        PLACED = "placed", _("doet mee")
        ELSEWHERE = "elsewhere", _("vond zelf een plek")
        REFERRED = "referred", _("doorverwezen")
        NOT_NOW = "not_now", _("nu even niet")
        NO_CONTACT = "no_contact", _("geen contact meer")
        OTHER = "other", _("anders")

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
    ending = models.CharField(_("hoe liep het af"), max_length=12, choices=Ending, blank=True)
    placement = models.ForeignKey(
        Placement, models.SET_NULL, null=True, blank=True, related_name="cases"
    )

    objects = CaseQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre consultant phase next_on opened_at closed_at ending placement",
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
            ),
            models.CheckConstraint(
                name="a_closed_case_says_how_it_ended",
                condition=Q(closed_at=None, ending="")
                | (Q(closed_at__isnull=False) & ~Q(ending="")),
            ),
        ]
        indexes = [models.Index(fields=["centre", "closed_at", "next_on"], name="case_worklist")]

    @property
    def is_running(self) -> bool:
        """Not closed yet."""
        return self.closed_at is None


class Step(models.Model):
    """One move in a case: to which phase, by whom, when and why. The history people can read."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    phase = models.PositiveSmallIntegerField(choices=Case.Phase)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    taker_name = models.CharField(max_length=120)

    privacy = Classified(
        subject="case__person",
        nothing="id case phase taken_at",
        kept=[
            Kept("reason", Purpose.GUIDANCE, Term.CONVERSATION, End.BLANK),
            Kept("taken_by taker_name", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP),
        ],
    )


class Proposal(models.Model):
    """A place proposed in a case, with the reason; also one that was never posted.

    `is_chosen` is empty until the person said yes or no.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="proposals")
    opportunity = models.ForeignKey(
        Opportunity, models.CASCADE, null=True, blank=True, related_name="proposals"
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
                name="a_proposal_names_an_opportunity_or_an_idea_until_forgotten",
                condition=Q(opportunity__isnull=False) | ~Q(own_idea="") | Q(reason=""),
            ),
            models.UniqueConstraint(
                fields=["case", "opportunity"],
                condition=Q(opportunity__isnull=False),
                name="an_opportunity_is_proposed_once_in_a_case",
            ),
        ]

    @property
    def name(self) -> str:
        """What is proposed, in a few words."""
        return self.opportunity.title if self.opportunity else self.own_idea

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.partnership.agreements.models.agreed import Agreement, Contact, Indicator


class Quarter(models.Model):
    """A quarter of an agreement: the explanation, and the signatures of the centre and the partner.

    At the first signature its figures are held, so that both sign the same; at the second they are
    frozen, which the database keeps. `first` is the first day of the calendar quarter.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="quarters")
    first = models.DateField()
    explanation = models.TextField(_("toelichting"), blank=True)
    offered_at = models.DateTimeField(null=True)
    offered_by = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="signed"
    )
    signed_email = models.EmailField(blank=True)
    signed_name = models.CharField(_("je naam"), max_length=120, blank=True)

    privacy = Classified(
        subject="signed_by__person",
        address="signed_email",
        nothing="id agreement first explanation offered_at offered_by signed_at",
        kept=[
            Kept("signed_by", Purpose.ACCOUNTABILITY, Term.AUDIT, End.UNLINK),
            Kept("signed_name signed_email", Purpose.ACCOUNTABILITY, Term.AUDIT, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "first"], name="a_quarter_of_an_agreement_is_there_once"
            ),
            models.CheckConstraint(
                name="the_partner_signs_what_the_centre_signed",
                condition=Q(signed_at=None) | Q(offered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_name_of_a_signature_has_its_moment",
                condition=Q(signed_name="") | Q(signed_at__isnull=False),
            ),
        ]

    @property
    def is_frozen(self) -> bool:
        """Both signed: what stands there stays."""
        return self.signed_at is not None


class Figure(models.Model):
    """The number of an indicator in a quarter as it was signed, and whether the partner may see it.

    `withheld` is the reason of the release checker when the number, alone or beside the others,
    could give away fewer than five people.
    """

    quarter = models.ForeignKey(Quarter, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures")
    value = models.PositiveIntegerField()
    withheld = models.CharField(max_length=12, blank=True)

    privacy = Classified(nothing="id quarter indicator value withheld")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quarter", "indicator"], name="one_figure_of_an_indicator_in_a_quarter"
            )
        ]

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.privacy import Classified


class Funder(models.Model):
    """Who pays a centre, for what, since when: public, because everybody may ask who pays.

    A body and never a person: gifts of people stand together in one row of kind `gifts`.
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("gemeente")
        FUND = "fund", _("fonds")
        COMPANY = "company", _("bedrijf")
        PARENT = "parent", _("moederorganisatie")
        SERVICES = "services", _("diensten op rekening")
        GIFTS = "gifts", _("giften van mensen, samen")
        OTHER = "other", _("anders")

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="funders")
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    name = models.CharField(_("naam"), max_length=160)
    purpose = models.CharField(_("waarvoor"), max_length=300)
    since_on = models.DateField(_("sinds"))
    ended_on = models.DateField(_("tot en met"), null=True, blank=True)

    privacy = Classified(nothing="id centre kind name purpose since_on ended_on")

    class Meta:
        verbose_name = _("geldgever")
        verbose_name_plural = _("geldgevers")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "name", "purpose"], name="a_funder_stands_once_per_purpose"
            ),
            models.CheckConstraint(
                name="a_funder_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("since_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Income(models.Model):
    """What a funder pays in one year, in whole cents."""

    funder = models.ForeignKey(Funder, models.CASCADE, related_name="incomes")
    year = models.PositiveSmallIntegerField(_("jaar"))
    amount_cents = models.PositiveBigIntegerField(_("bedrag"))

    privacy = Classified(nothing="id funder year amount_cents")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["funder", "year"], name="a_funder_pays_one_sum_a_year"),
            models.CheckConstraint(
                name="an_income_is_of_some_money", condition=Q(amount_cents__gt=0)
            ),
        ]

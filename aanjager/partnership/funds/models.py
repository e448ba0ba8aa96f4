from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified
from aanjager.partnership.funds.choices import Applicant


class FundQuerySet(models.QuerySet["Fund"]):
    def visible_to(self, actor: Actor) -> "FundQuerySet":
        """Staff see the national ones, those of their own centre and what other centres share."""
        if actor.is_clock:
            return self
        if not (actor.staff_of or actor.is_association):
            return self.none()
        return self.filter(Q(centre=None) | Q(centre__in=actor.staff_of) | Q(is_shared=True))


class Fund(models.Model):
    """A fund or grant scheme: who gives, for what, where, how much, to whom and when.

    Without a centre it is kept by the national association, for all. No themes means every theme,
    no area the whole country, no applicants everybody; no amount no bound. `checked_on` is the day
    on which somebody last read the page behind `link`.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, null=True, related_name="funds")
    is_shared = models.BooleanField(_("andere centrales mogen dit fonds zien"), default=True)
    name = models.CharField(_("naam van het fonds of de regeling"), max_length=160)
    giver = models.CharField(_("wie geeft het geld"), max_length=160)
    purpose = models.TextField(_("waarvoor"), max_length=1000)
    themes = models.ManyToManyField(Theme, blank=True, related_name="funds")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="funds")
    least_cents = models.PositiveBigIntegerField(null=True, blank=True)
    most_cents = models.PositiveBigIntegerField(null=True, blank=True)
    applicants = ArrayField(models.CharField(max_length=12, choices=Applicant), default=list)
    terms = models.TextField(_("voorwaarden"), max_length=2000, blank=True)
    is_rolling = models.BooleanField(_("aanvragen kan het hele jaar"), default=False)
    link = models.URLField(_("adres van de pagina"), max_length=300, blank=True)
    checked_on = models.DateField(_("nagekeken op"))
    ended_on = models.DateField(null=True, blank=True)

    objects = FundQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre is_shared name giver purpose themes area least_cents most_cents "
        "applicants terms is_rolling link checked_on ended_on"
    )

    class Meta:
        verbose_name = _("fonds")
        verbose_name_plural = _("fondsen")
        constraints = [
            models.CheckConstraint(
                name="a_fund_gives_at_least_no_more_than_at_most",
                condition=Q(least_cents=None)
                | Q(most_cents=None)
                | Q(most_cents__gte=F("least_cents")),
            ),
            models.CheckConstraint(
                name="a_national_fund_is_for_all_centres",
                condition=Q(centre__isnull=False) | Q(is_shared=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FundRound(models.Model):
    """A period in which a fund takes applications, up to and with its last day."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="rounds")
    opens_on = models.DateField(_("eerste dag"))
    closes_on = models.DateField(_("laatste dag"))
    decides_on = models.DateField(_("uitslag op"), null=True, blank=True)

    privacy = Classified(nothing="id fund opens_on closes_on decides_on")

    class Meta:
        ordering = ["closes_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_round_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))
            ),
            models.CheckConstraint(
                name="a_round_is_decided_after_it_closes",
                condition=Q(decides_on=None) | Q(decides_on__gte=F("closes_on")),
            ),
            models.UniqueConstraint(fields=["fund", "closes_on"], name="a_round_closes_once"),
        ]


class Requirement(models.Model):
    """Something a fund asks for, as one line of the checklist of an application."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="requirements")
    text = models.CharField(_("wat vraagt het fonds"), max_length=200)
    wants_file = models.BooleanField(_("als bestand"), default=False)

    privacy = Classified(nothing="id fund text wants_file")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "text"], name="a_requirement_stands_once")
        ]

    def __str__(self) -> str:
        return self.text

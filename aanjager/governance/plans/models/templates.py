from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified


class PlanTemplateQuerySet(models.QuerySet["PlanTemplate"]):
    def visible_to(self, actor: Actor) -> "PlanTemplateQuerySet":
        """Staff see those of their own centre and what other centres share."""
        if actor.is_clock:
            return self
        if not actor.staff_of:
            return self.none()
        return self.filter(models.Q(centre__in=actor.staff_of) | models.Q(is_shared=True))


class PlanTemplate(models.Model):
    """The skeleton of a plan: sections with a question each and an example; shared or not."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="plan_templates")
    name = models.CharField(_("naam van het sjabloon"), max_length=120)
    about = models.CharField(_("wanneer gebruik je dit"), max_length=300, blank=True)
    is_shared = models.BooleanField(_("andere centrales mogen dit gebruiken"), default=False)
    made_at = models.DateTimeField()

    objects = PlanTemplateQuerySet.as_manager()

    privacy = Classified(nothing="id centre name about is_shared made_at")

    class Meta:
        verbose_name = _("sjabloon")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "name"], name="a_template_has_one_name_at_its_centre"
            )
        ]

    def __str__(self) -> str:
        return self.name


class TemplateSection(models.Model):
    """One section of a template: the heading, the question and an example of an answer."""

    template = models.ForeignKey(PlanTemplate, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=20)
    title = models.CharField(_("kop"), max_length=120)
    question = models.CharField(_("vraag"), max_length=300)
    example = models.TextField(_("voorbeeld"), blank=True)

    privacy = Classified(nothing="id template position key title question example")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "key"], name="a_template_has_a_section_once"
            )
        ]

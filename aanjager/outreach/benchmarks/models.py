from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.privacy import Classified
from aanjager.outreach.surveys.models import Wave


class Showing(models.Model):
    """A link with which somebody reads the mirror of a centre, until the centre stops it.

    We keep the hash of its token only. `label` names a municipality or a partner, never a person.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="showings")
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="showings")
    label = models.CharField(_("voor wie"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id centre wave label token_hash made_at revoked_at")

    class Meta:
        verbose_name = _("link naar een spiegel")

    def __str__(self) -> str:
        return self.label

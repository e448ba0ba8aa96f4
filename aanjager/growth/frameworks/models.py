from django.db import models
from django.utils.translation import gettext_lazy as _

from aanjager.growth.frameworks.choices import MOST_ADDRESS, MOST_CODE, MOST_NAME
from aanjager.kernel.privacy import Classified

FACTS = ("kind", "code", "name", "other_names", "under", "language", "source")


class Concept(models.Model):
    """An occupation, a skill or a field of study or knowledge in a framework of others, by its address there.

    `name` is in the language of the file, `under` the name of the wider concept it belongs to, `source`
    says whose it is and which version.
    """

    class Kind(models.TextChoices):
        OCCUPATION = "occupation", _("beroep")
        SKILL = "skill", _("vaardigheid")
        FIELD = "field", _("studierichting")
        KNOWLEDGE = "knowledge", _("kennisgebied")

    kind = models.CharField(max_length=10, choices=Kind)
    uri = models.URLField(max_length=MOST_ADDRESS, unique=True)
    code = models.CharField(max_length=MOST_CODE, blank=True)
    name = models.CharField(max_length=MOST_NAME)
    other_names = models.TextField(blank=True)
    under = models.CharField(max_length=MOST_NAME, blank=True)
    language = models.CharField(max_length=2)
    source = models.CharField(max_length=60)

    privacy = Classified(nothing="id kind uri code name other_names under language source")

    class Meta:
        verbose_name = _("begrip uit een stelsel")

    def __str__(self) -> str:
        return self.name

    @property
    def facts(self) -> tuple[str, ...]:
        """What an import compares."""
        return tuple(getattr(self, it) for it in FACTS)

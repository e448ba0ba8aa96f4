from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified

THEMES, SKILLS = 64, 256  # the room in the masks of the ranking


class Named(models.Model):
    """Something with a name in each language of the interface, and a fixed place in a mask."""

    code = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    other_names = models.JSONField(default=dict, blank=True)  # by language of some pages
    position = models.PositiveSmallIntegerField(unique=True)
    is_active = models.BooleanField(default=True)

    privacy = Classified(nothing="id code name_nl name_en other_names position is_active")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language on screen; in Dutch where it has none in that language."""
        language = get_language()
        if language == "en":
            return self.name_en
        return self.other_names.get(language) or self.name_nl

    @staticmethod
    def name_column() -> str:
        """The same for a statement that is written out by hand."""
        language = get_language()
        if language in settings.PARTLY_SPOKEN:
            return f"coalesce(other_names->>'{language}', name_nl)"
        return "name_en" if language == "en" else "name_nl"


class Theme(Named):
    """What an opportunity is about, and what somebody likes or finds important."""

    class Meta:
        verbose_name = _("thema")
        constraints = [
            models.CheckConstraint(
                name="theme_fits_the_mask", condition=models.Q(position__lt=THEMES)
            )
        ]


class Skill(Named):
    """Something somebody can do or wants to learn."""

    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="skills")

    privacy = Classified(nothing="id code name_nl name_en other_names position is_active theme")

    class Meta:
        verbose_name = _("vaardigheid")
        constraints = [
            models.CheckConstraint(
                name="skill_fits_the_mask", condition=models.Q(position__lt=SKILLS)
            )
        ]


class Synonym(models.Model):
    """A word people type, and a word that means the same: searched both ways."""

    word = models.CharField(max_length=60)
    means = models.CharField(max_length=60)
    language = models.CharField(max_length=5, default="nl")

    privacy = Classified(nothing="id word means language")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "means", "language"], name="one_row_per_synonym"
            )
        ]

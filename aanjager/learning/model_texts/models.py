from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified
from aanjager.learning.model_texts.choices import Keeps, Kind, Role


class ModelTextQuerySet(models.QuerySet["ModelText"]):
    def with_text(self) -> "ModelTextQuerySet":
        """There is a version that is settled, so that it can be read and used."""
        settled = Version.objects.filter(model_text=OuterRef("pk"), frozen_at__isnull=False)
        return self.filter(Exists(settled))

    def shared(self) -> "ModelTextQuerySet":
        """Settled and shown: for everybody to read, and for every centre to take over."""
        return self.with_text().filter(is_shown=True)

    def visible_to(self, actor: Actor) -> "ModelTextQuerySet":
        """What is shared; who works where a text belongs sees it in every state."""
        if actor.is_clock:
            return self
        own = Q(centre__in=actor.staff_of)
        own |= Q(centre=None) if actor.is_association else Q(pk__in=[])
        return self.filter(own | Q(pk__in=ModelText.objects.shared().values("pk")))


class ModelText(models.Model):
    """A ready text that people fill in and sign: of a centre, or without one of the whole network.

    `code` names a text that came with the program. `adopted_from` is the version of another that a
    centre took over; `keeps` says in the words of the law's table how long a signed one is kept.
    """

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="model_texts"
    )
    code = models.SlugField(max_length=40, blank=True)
    kind = models.CharField(_("soort"), max_length=10, choices=Kind)
    title = models.CharField(_("titel"), max_length=120)
    about = models.CharField(_("waar is het voor"), max_length=300)
    roles = ArrayField(models.CharField(max_length=12, choices=Role), default=list, blank=True)
    keeps = models.CharField(max_length=40, choices=Keeps, default=Keeps.FILE)
    is_shown = models.BooleanField(_("iedereen mag dit lezen en overnemen"), default=False)
    adopted_from = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, related_name="adopted_as"
    )
    made_at = models.DateTimeField()

    objects = ModelTextQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre code kind title about roles keeps is_shown adopted_from made_at"
    )

    class Meta:
        verbose_name = _("modeltekst")
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="a_text_of_the_program_is_there_once",
            ),
            models.UniqueConstraint(
                fields=["centre", "adopted_from"], name="a_centre_takes_a_version_over_once"
            ),
            models.CheckConstraint(
                name="only_a_centre_takes_a_text_over",
                condition=Q(adopted_from=None) | Q(centre__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["centre", "kind", "title"], name="model_text_list")]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """A text as it stood. A draft is written on; a settled one never changes, which the database keeps."""

    model_text = models.ForeignKey(ModelText, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("tekst"))
    sources = models.TextField(_("waar dit op steunt"), blank=True)
    what_changed = models.CharField(_("wat er anders is"), max_length=300, blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)

    privacy = Classified(
        nothing="id model_text number text sources what_changed text_hash changed_at frozen_at"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model_text", "number"], name="a_version_of_a_model_text_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["model_text"],
                condition=Q(frozen_at=None),
                name="a_model_text_has_one_draft_at_a_time",
            ),
            models.CheckConstraint(
                name="a_settled_version_has_its_fingerprint",
                condition=Q(frozen_at=None, text_hash="")
                | (Q(frozen_at__isnull=False) & ~Q(text_hash="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model_text} {self.number}"

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified


class TreeQuerySet(models.QuerySet["Tree"]):
    def visible_to(self, actor: Actor) -> "TreeQuerySet":
        """Staff see the trees of their own centre, the association its own, and both what is published for all."""
        if actor.is_clock:
            return self
        if not (actor.staff_of or actor.is_association):
            return self.none()
        published = Q(versions__state=TreeVersion.State.PUBLISHED)
        national = Q(centre=None) if actor.is_association else Q(centre=None) & published
        return self.filter(Q(centre__in=actor.staff_of) | national).distinct()


class Tree(models.Model):
    """A tree of questions under one address; without a centre it is of the association, for all.

    A centre's own tree with the same `slug` stands in the place of the national one at its address;
    `adapted_number` is the version of the national one that it was made from.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, null=True, blank=True, related_name="trees")
    slug = models.SlugField(_("naam in het adres"), max_length=40)
    adapted_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="adaptations"
    )
    adapted_number = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TreeQuerySet.as_manager()

    privacy = Classified(nothing="id centre slug adapted_from adapted_number ended_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "slug"],
                name="a_tree_stands_once_per_centre",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class TreeVersion(models.Model):
    """One text of a tree: a draft that is worked on, then published and frozen by the database.

    `body` is the tree as `rules.shape` reads it. `is_shipped` came with the program.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        PUBLISHED = "published", _("gepubliceerd")

    tree = models.ForeignKey(Tree, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=120, blank=True)
    body = models.JSONField()
    is_shipped = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)

    privacy = Classified(nothing="id tree number state title body is_shipped published_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tree", "number"], name="a_tree_counts_its_versions"),
            models.UniqueConstraint(
                fields=["tree"], condition=Q(state="draft"), name="a_tree_has_one_draft_at_most"
            ),
            models.CheckConstraint(
                name="a_version_is_published_at_a_moment",
                condition=Q(state="draft", published_at=None)
                | Q(state="published", published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="versions_of_a_tree_begin_at_one", condition=Q(number__gte=1)
            ),
        ]
        ordering = ["-number", "-pk"]

    def __str__(self) -> str:
        return self.title

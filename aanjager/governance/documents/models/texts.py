from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Body(models.Model):
    """A board or group that owns texts and decides about them; without a centre, of the association."""

    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="bodies")
    name = models.CharField(_("naam"), max_length=120)

    privacy = Classified(nothing="id centre name")

    class Meta:
        verbose_name = _("orgaan")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "name"],
                nulls_distinct=False,
                name="a_body_has_one_name_at_its_centre",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """Somebody who sits in a body and may decide for it; ended, never deleted."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.CASCADE, related_name="seats")
    title = models.CharField(_("functie"), max_length=80, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    privacy = Classified(
        subject="person",
        nothing="id body",
        kept=[
            Kept(
                "person title started_on ended_on",
                Purpose.ACCOUNTABILITY,
                Term.AUDIT,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=Q(ended_on=None),
                name="sits_in_a_body_once",
            )
        ]


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, actor: Actor) -> "DocumentQuerySet":
        """Everybody sees what was laid open; who works for the owner and its body see drafts too.

        Who proposed something keeps seeing that text, also when it is not for everybody.
        """
        if actor.is_clock:
            return self
        open_to_all = Q(
            is_public=True,
            pk__in=Version.objects.exclude(state=Version.State.DRAFT).values("document"),
        )
        own = Q(centre__in=actor.staff_of) | Q(
            body__seats__person=actor.person_id or 0, body__seats__ended_on=None
        )
        own |= Q(amendments__submitter=actor.person_id or 0)
        if actor.is_association:
            own |= Q(centre=None)
        return self.filter(Q(pk__in=self.model.objects.filter(open_to_all | own).values("pk")))


class Document(models.Model):
    """A text that belongs to a body: a vision, rules, a plan, a report.

    Without a centre it is of the association. `is_replay` marks a text of which parts were
    reconstructed; the page says so.
    """

    class Kind(models.TextChoices):
        VISION = "vision", _("visiestuk")
        RULES = "rules", _("reglement")
        PLAN = "plan", _("plan")
        REPORT = "report", _("verslag")

    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="documents")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="documents")
    title = models.CharField(_("titel"), max_length=200)
    kind = models.CharField(_("soort"), max_length=8, choices=Kind)
    purpose = models.TextField(_("doel"), blank=True)
    is_replay = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre body area title kind purpose is_replay is_public created_at"
    )

    class Meta:
        verbose_name = _("document")

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """One state of a text. Once laid open or adopted nothing in it can change; a trigger holds that.

    `frozen_hash` is the SHA-256 of its blocks in order; `frozen_because` says what froze it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        OPEN = "open", _("ter inzage")
        ADOPTED = "adopted", _("vastgesteld")
        LAPSED = "lapsed", _("vervallen")

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    frozen_hash = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_because = models.CharField(max_length=120, blank=True)
    changelog = models.TextField(_("wat er anders is"), blank=True)
    created_at = models.DateTimeField()

    privacy = Classified(
        nothing="id document number parent state frozen_hash frozen_at frozen_because changelog "
        "created_at"
    )

    class Meta:
        verbose_name = _("versie")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="a_version_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state="draft"),
                name="a_document_has_one_draft_at_a_time",
            ),
            models.CheckConstraint(
                name="what_is_laid_open_is_frozen",
                condition=Q(state="draft", frozen_hash="", frozen_at=None)
                | (~Q(state="draft") & ~Q(frozen_hash="") & Q(frozen_at__isnull=False)),
            ),
        ]


class Block(models.Model):
    """A heading, paragraph or list item. `uid` stays the same over versions and is never used again."""

    class Kind(models.TextChoices):
        HEADING = "heading", _("kop")
        PARAGRAPH = "paragraph", _("alinea")
        ITEM = "item", _("lijstitem")

    version = models.ForeignKey(Version, models.PROTECT, related_name="blocks")
    uid = models.UUIDField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PARAGRAPH)
    text = models.TextField()

    privacy = Classified(nothing="id version uid position kind text")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "uid"], name="a_block_stands_in_a_version_once"
            ),
            models.UniqueConstraint(
                fields=["version", "position"],
                name="two_blocks_never_stand_in_one_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.learning.model_texts.choices import Keeps, Role
from aanjager.learning.model_texts.models import Version


class PaperQuerySet(models.QuerySet["Paper"]):
    def run_by(self, actor: Actor) -> "PaperQuerySet":
        """Papers that the actor looks after: of the own organisation, or drawn up at the own desk."""
        if actor.is_clock:
            return self
        own = Q(organisation__in=actor.coordinator_of)
        return self.filter(own | Q(is_of_desk=True, centre__in=actor.staff_of))


class Paper(models.Model):
    """A text about named people that they sign. While it is a draft it changes; once sent it never does.

    `about_kind` and `about_id` say what it is about on a higher floor, as plain facts. `answers` is
    what was filled in. At the last signature `file` is made, a tagged PDF with the record of who
    signed what and when; it is kept until the term in `keeps` has passed since `ends_on`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        SENT = "sent", _("wacht op handtekeningen")
        SIGNED = "signed", _("getekend")
        REFUSED = "refused", _("niet getekend")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        EXPIRED = "expired", _("verlopen")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="papers")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    is_of_desk = models.BooleanField(default=False)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    placement = models.ForeignKey(
        Placement, models.SET_NULL, null=True, blank=True, related_name="papers"
    )
    replaces = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    about_kind = models.SlugField(max_length=30, blank=True)
    about_id = models.PositiveBigIntegerField(null=True)
    title = models.CharField(_("titel"), max_length=200)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    answers = models.JSONField(_("wat er is ingevuld"), default=dict, encoder=DjangoJSONEncoder)
    text = models.TextField(_("tekst"))
    text_hash = models.CharField(max_length=64, blank=True)
    keeps = models.CharField(max_length=40, choices=Keeps, default=Keeps.FILE)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    ends_on = models.DateField(_("laatste dag"), null=True, blank=True)
    file = models.FileField(upload_to="papers/", blank=True)
    file_hash = models.CharField(max_length=64, blank=True)

    objects = PaperQuerySet.as_manager()

    privacy = Classified(
        subject="signers__person",
        address="signers__email",
        nothing="id centre organisation is_of_desk version placement replaces about_kind about_id "
        "title state text_hash keeps made_at sent_at expires_at closed_at ends_on file_hash",
        kept=[
            Kept("answers text", Purpose.AGREEING, Term.SIGNED, End.BLANK),
            Kept("file", Purpose.AGREEING, Term.SIGNED, End.KEEP),
        ],
    )

    class Meta:
        verbose_name = _("papier om te tekenen")
        constraints = [
            models.CheckConstraint(
                name="a_paper_that_was_sent_has_its_fingerprint_and_its_last_day",
                condition=Q(state="draft", text_hash="", sent_at=None)
                | ~Q(state="draft")
                & ~Q(text_hash="")
                & Q(sent_at__isnull=False, expires_at__isnull=False)
                | Q(state="withdrawn"),
            ),
            models.CheckConstraint(
                name="a_paper_that_is_closed_says_when",
                condition=Q(state__in=["draft", "sent"], closed_at=None)
                | Q(
                    state__in=["signed", "refused", "withdrawn", "expired"], closed_at__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="only_what_everybody_signed_is_kept_as_a_file",
                condition=Q(state="signed") & ~Q(file="") & ~Q(file_hash="")
                | ~Q(state="signed") & Q(file="", file_hash=""),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-made_at"], name="paper_of_organisation"),
            models.Index(fields=["centre", "state", "-made_at"], name="paper_of_desk"),
            models.Index(fields=["about_kind", "about_id"], name="paper_by_subject"),
        ]

    def __str__(self) -> str:
        return self.title


class Signer(models.Model):
    """One of the people who sign a paper, in a role, by a link of their own of which we keep the hash.

    Who stands in an earlier `turn` signs first; who share a turn sign in any order. `signed_hash` is
    the fingerprint of the text that was on the page when they signed. `old_hashes` are those of links
    in earlier letters: they sign nothing, and open the paper again for who signed.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="signers")
    position = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(_("rol"), max_length=12, choices=Role)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    language = models.CharField(max_length=2, default="nl")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="papers_to_sign"
    )
    token_hash = models.CharField(max_length=64, blank=True)
    old_hashes = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    asked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_name = models.CharField(_("getekend als"), max_length=120, blank=True)
    signed_hash = models.CharField(max_length=64, blank=True)
    refused_at = models.DateTimeField(null=True)
    because = models.CharField(_("waarom niet"), max_length=300, blank=True)

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id paper position turn role language token_hash old_hashes asked_at reminded_at "
        "signed_at signed_hash refused_at",
        kept=[
            Kept("person", Purpose.AGREEING, Term.SIGNED, End.UNLINK),
            Kept("name email signed_name because", Purpose.AGREEING, Term.SIGNED, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "position"], name="everybody_has_an_own_place_under_a_paper"
            ),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="a_link_is_of_one_signer"
            ),
            models.CheckConstraint(
                name="a_signature_has_its_moment_and_the_text",
                condition=Q(signed_at=None, signed_hash="")
                | Q(signed_at__isnull=False) & ~Q(signed_hash=""),
            ),
            models.CheckConstraint(
                name="nobody_signs_and_refuses",
                condition=Q(signed_at=None) | Q(refused_at=None),
            ),
        ]
        indexes = [GinIndex(fields=["old_hashes"], name="signer_by_old_link")]

    def __str__(self) -> str:
        return self.name

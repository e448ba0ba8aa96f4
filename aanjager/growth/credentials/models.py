import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.kernel.proofs import lists


class KeyQuerySet(models.QuerySet["Key"]):
    def visible_to(self, actor: Actor) -> "KeyQuerySet":
        """Staff of the centre; the private half is shown to nobody."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)

    def in_use(self) -> "KeyQuerySet":
        """What a centre signs with now."""
        return self.filter(retired_at=None)


class Key(models.Model):
    """A pair of keys of a centre. After a change the private half is gone and the public half stays.

    `did` is who signs (did:web of the address the centre had then), `name` which key of theirs it is,
    `public` the public half as JSON Web Key, `sealed` the private half under AANJAGER_KEY_SEAL.
    """

    class Kind(models.TextChoices):
        ED25519 = "Ed25519", "Ed25519"
        RS256 = "RS256", "RS256"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="proof_keys")
    did = models.CharField(max_length=300)
    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=Kind)
    public = models.JSONField()
    sealed = models.TextField(blank=True)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects = KeyQuerySet.as_manager()

    privacy = Classified(nothing="id centre did name kind public sealed made_at retired_at")

    class Meta:
        verbose_name = _("sleutel")
        constraints = [
            models.UniqueConstraint(fields=["did", "name"], name="a_key_has_its_own_address"),
            models.UniqueConstraint(
                fields=["did", "kind"],
                condition=Q(retired_at=None),
                name="a_centre_signs_with_one_key_of_a_kind",
            ),
            models.CheckConstraint(
                name="only_a_key_in_use_has_a_private_half",
                condition=Q(retired_at=None) & ~Q(sealed="")
                | Q(retired_at__isnull=False, sealed=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def method(self) -> str:
        """The address of the key, as a proof names it."""
        return f"{self.did}#{self.name}"


class StatusList(models.Model):
    """A list on which every proof of a signer has a place; a place that is set says: taken back."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="status_lists")
    did = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    begun_at = models.DateTimeField()

    privacy = Classified(nothing="id centre did number begun_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["did", "number"], name="a_list_has_its_own_number")
        ]


class AchievementQuerySet(models.QuerySet["Achievement"]):
    def visible_to(self, actor: Actor) -> "AchievementQuerySet":
        """Staff of the centre that describes it."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Achievement(models.Model):
    """What a proof is of, in the centre's own words: what somebody did or can, and how we know.

    A proof holds these words as they were; that is why they never change: an old one is stopped and
    another begun. `alignment_url` points at the same competency in a framework of others.
    """

    class Kind(models.TextChoices):
        PARTICIPATION = "participation", _("bewijs van deelname")
        COMPETENCY = "competency", _("bewijs van wat iemand kan")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="achievements")
    mark = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("wat voor bewijs"), max_length=14, choices=Kind)
    title = models.CharField(_("naam van het bewijs"), max_length=120)
    description = models.CharField(_("wat het zegt, in een of twee zinnen"), max_length=400)
    criteria = models.TextField(_("hoe we dat weten"), max_length=1000)
    alignment_name = models.CharField(_("naam in een ander stelsel"), max_length=120, blank=True)
    alignment_url = models.URLField(_("adres in dat stelsel"), max_length=300, blank=True)
    alignment_framework = models.CharField(_("welk stelsel"), max_length=60, blank=True)
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    objects = AchievementQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre mark kind title description criteria alignment_name alignment_url "
        "alignment_framework made_at stopped_at"
    )

    class Meta:
        verbose_name = _("soort bewijs")
        constraints = [
            models.CheckConstraint(
                name="an_alignment_has_a_name_and_an_address",
                condition=Q(alignment_name="", alignment_url="")
                | ~Q(alignment_name="") & ~Q(alignment_url=""),
            )
        ]
        indexes = [models.Index(fields=["centre", "title"], name="achievement_list")]

    def __str__(self) -> str:
        return self.title


class ProofQuerySet(models.QuerySet["Proof"]):
    def visible_to(self, actor: Actor) -> "ProofQuerySet":
        """The holder sees their own; staff see what their centre gave."""
        if actor.is_clock:
            return self
        mine = Q(person=actor.person_id) if actor.person_id else Q(pk__in=[])
        return self.filter(mine | Q(centre__in=actor.staff_of))


class Proof(models.Model):
    """What a centre signed about somebody. The holder takes it along; what we keep is a copy.

    `document` and `tokens` are what was signed, `mark` is its number (urn:uuid), `place` its place on
    the list of what was taken back. When the holder leaves, the words go and the place stays: the copy
    of the holder can still be checked, and its place is given to nobody else.
    """

    class Reason(models.TextChoices):
        MISTAKE = "mistake", _("er stond een fout in")
        REPLACED = "replaced", _("er kwam een nieuw bewijs voor in de plaats")
        ASKED = "asked", _("de houder vroeg erom")
        UNTRUE = "untrue", _("wat erin staat klopt niet")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="proofs")
    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="proofs")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="proofs"
    )
    name = models.CharField(_("naam op het bewijs"), max_length=120, blank=True)
    mark = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.JSONField(default=dict, blank=True)
    tokens = models.JSONField(default=dict, blank=True)
    status_list = models.ForeignKey(StatusList, models.PROTECT, related_name="proofs")
    place = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField(_("geldig tot"), null=True, blank=True)
    issuer_name = models.CharField(max_length=120)
    revoked_at = models.DateTimeField(null=True)
    revoked_because = models.CharField(
        _("waarom"), max_length=10, choices=Reason, blank=True, default=""
    )
    revoked_note = models.CharField(_("uitleg voor de houder"), max_length=300, blank=True)

    objects = ProofQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre achievement mark status_list place issued_at valid_until issuer_name "
        "revoked_at",
        kept=[
            Kept("person", Purpose.RECOGNITION, Term.MEMBERSHIP, End.UNLINK),
            Kept("name document tokens", Purpose.RECOGNITION, Term.MEMBERSHIP, End.BLANK),
            Kept("revoked_because revoked_note", Purpose.RECOGNITION, Term.MEMBERSHIP, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("bewijs")
        verbose_name_plural = _("bewijzen")
        constraints = [
            models.UniqueConstraint(
                fields=["status_list", "place"], name="a_place_on_a_list_is_of_one_proof"
            ),
            models.CheckConstraint(
                name="a_place_is_on_the_list", condition=Q(place__lt=lists.LENGTH)
            ),
            models.CheckConstraint(
                name="a_proof_ends_after_it_was_given",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("issued_at")),
            ),
            models.CheckConstraint(
                name="only_a_proof_that_was_taken_back_says_why",
                condition=Q(revoked_at__isnull=False) | Q(revoked_because="", revoked_note=""),
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-issued_at"], name="proof_list"),
            models.Index(fields=["person", "-issued_at"], name="proof_of_person"),
        ]

    def __str__(self) -> str:
        return str(self.achievement)


class ProofLink(models.Model):
    """A personal link to a proof, which ends by itself; only its hash is kept.

    `person` is the holder. One for the holder, in the letter, gives the files; one to share shows
    the proof and its paper.
    """

    class Kind(models.TextChoices):
        HOLDER = "holder", _("voor de houder")
        SHARE = "share", _("om te laten zien")

    proof = models.ForeignKey(Proof, models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, models.CASCADE, related_name="proof_links")
    kind = models.CharField(max_length=6, choices=Kind)
    label = models.CharField(_("voor wie"), max_length=80, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id token_hash",
        kept=[
            Kept(
                "proof person kind label made_at expires_at ended_at",
                Purpose.RECOGNITION,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("link naar een bewijs")
        constraints = [
            models.CheckConstraint(
                name="a_link_to_a_proof_ends_after_it_begins",
                condition=Q(expires_at__gt=F("made_at")),
            )
        ]

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.ties.choices import SUBJECTS
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class TieQuerySet(models.QuerySet["Tie"]):
    def agreed(self) -> "TieQuerySet":
        """Both sides stand there and both agreed; nothing else is ever shown as a tie."""
        both = (
            Side.objects.exclude(agreed_at=None)
            .order_by()
            .values("tie")
            .annotate(sides=Count("pk"))
            .filter(sides=2)
        )
        return self.filter(ended_at=None, pk__in=both.values("tie"))

    def visible_to(self, actor: Actor) -> "TieQuerySet":
        """A tie is there for its own two sides alone: the person, or who speaks for the organisation."""
        own = Side.objects.of(actor)
        return self.filter(ended_at=None, pk__in=own.values("tie"))


class Tie(models.Model):
    """That two know each other, and how. It holds no name: its two sides do, until it ends.

    A tie that ended has no sides; what is left is a number for the figures of a centre.
    """

    class Kind(models.TextChoices):
        ASKED_BY = "asked_by", _("vroeg mij")
        INTRODUCED_BY = "introduced_by", _("bracht mij mee")
        BUDDY = "buddy", _("buddy")
        MENTOR = "mentor", _("mentor")
        COLLEAGUE = "colleague", _("collega")
        NEIGHBOUR = "neighbour", _("buur")

    kind = models.CharField(max_length=14, choices=Kind)
    centre = models.ForeignKey(Centre, models.SET_NULL, null=True, blank=True, related_name="ties")
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = TieQuerySet.as_manager()

    privacy = Classified(nothing="id kind centre proposed_at agreed_at ended_at")

    class Meta:
        verbose_name = _("band")
        indexes = [models.Index(fields=["centre", "agreed_at"], name="tie_by_centre")]


class SideQuerySet(models.QuerySet["Side"]):
    def of(self, actor: Actor) -> "SideQuerySet":
        """The sides of the actor: oneself, and the organisations one speaks for."""
        return self.filter(
            Q(person=actor.person_id or 0) | Q(organisation__in=actor.coordinator_of)
        )


class Side(models.Model):
    """One of the two of a tie: a person or an organisation, and whether they agree.

    `shows` says that the other side may see where this one is active. Without `agreed_at` the other
    side knows nothing but its own proposal.
    """

    tie = models.ForeignKey(Tie, models.CASCADE, related_name="sides")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="ties")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="ties"
    )
    is_proposer = models.BooleanField(default=False)
    shows = models.BooleanField(_("mag zien waar ik actief ben"), default=False)
    agreed_at = models.DateTimeField(null=True)

    objects = SideQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id organisation",
        kept=[
            Kept(
                "tie person is_proposer shows agreed_at",
                Purpose.NETWORK,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_side_is_a_person_or_an_organisation",
                condition=Q(person__isnull=False, organisation=None)
                | Q(person=None, organisation__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["tie", "person", "organisation"],
                nulls_distinct=False,
                name="nobody_stands_twice_in_a_tie",
            ),
            models.UniqueConstraint(
                fields=["tie", "is_proposer"], name="a_tie_has_one_who_proposes_and_one_who_answers"
            ),
        ]


class Invitation(models.Model):
    """A personal link by which somebody asks a person they know; of the link only the hash is kept.

    The subject stands here as plain facts, for what it is about lives on a higher floor. The address
    of a letter is not kept: `address_hash` is a keyed hash, enough for "never ask me again". What was
    answered says nothing of who answered, until that person takes it up with an account.
    """

    class State(models.TextChoices):
        OPEN = "open", _("wacht op antwoord")
        YES = "yes", _("zei ja")
        NO = "no", _("liever niet")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    inviter = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="invitations_sent"
    )
    centre = models.ForeignKey(
        Centre, models.SET_NULL, null=True, blank=True, related_name="personal_invitations"
    )
    kind = models.CharField(max_length=12, choices=SUBJECTS.items())
    subject_id = models.PositiveBigIntegerField(null=True)
    title = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=200)
    called = models.CharField(_("wie nodig je uit"), max_length=200, blank=True)
    note = models.CharField(_("een persoonlijk woord"), max_length=300, blank=True)
    tie_kind = models.CharField(max_length=14, choices=Tie.Kind, blank=True)
    wants_credit = models.BooleanField(_("mijn naam mag erbij"), default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    address_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    may_be_named = models.BooleanField(default=False)
    wants_tie = models.BooleanField(default=False)

    privacy = Classified(
        subject="inviter",
        nothing="id centre kind subject_id title path tie_kind token_hash address_hash made_at "
        "expires_at state answered_at may_be_named wants_tie wants_credit",
        kept=[
            Kept("inviter", Purpose.NETWORK, Term.MEMBERSHIP, End.UNLINK),
            Kept("called note", Purpose.NETWORK, Term.MEMBERSHIP, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("persoonlijke uitnodiging")
        constraints = [
            models.CheckConstraint(
                name="an_answered_invitation_says_when",
                condition=Q(state="open", answered_at=None)
                | (~Q(state="open") & Q(answered_at__isnull=False)),
            )
        ]
        indexes = [
            models.Index(fields=["inviter", "-made_at"], name="invitation_of_person"),
            models.Index(fields=["address_hash", "made_at"], name="invitation_to_address"),
            models.Index(fields=["centre", "made_at"], name="invitation_by_centre"),
        ]


class Arrival(models.Model):
    """Who it was that said yes: known once that person, with an account, takes the invitation up."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, related_name="arrival")
    person = models.ForeignKey(Person, models.CASCADE, related_name="came_by_invitation")
    arrived_at = models.DateTimeField()

    privacy = Classified(
        subject="person",
        nothing="id",
        kept=[
            Kept("invitation person arrived_at", Purpose.NETWORK, Term.MEMBERSHIP, End.ERASE_ROW)
        ],
    )


class Quiet(models.Model):
    """An address that wants no personal invitations any more: a keyed hash, never the address itself."""

    address_hash = models.CharField(max_length=64, unique=True)
    said_at = models.DateTimeField()

    privacy = Classified(nothing="id address_hash said_at")

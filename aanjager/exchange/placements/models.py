from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class PlacementQuerySet(models.QuerySet["Placement"]):
    def waiting(self) -> "PlacementQuerySet":
        """Sent, and nobody of the organisation answered yet."""
        return self.filter(state=Placement.State.REACTION, answered_at=None)

    def visible_to(self, actor: Actor) -> "PlacementQuerySet":
        """The volunteer, the coordinators of the organisation and staff of the centre; nobody else.

        What was not confirmed yet is seen by the volunteer alone.
        """
        if actor.is_clock:
            return self
        theirs = Q(organisation__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
        sent = theirs & ~Q(state=Placement.State.UNCONFIRMED)
        return self.filter(Q(person=actor.person_id or 0) | sent)


class Placement(models.Model):
    """From a reaction to what became of it. Moves on by actions only; never deleted, ended.

    `answer_by` is the end of the answer clock. A `reason` stands with every ending, in words a
    person may read; there is no score of anybody. Of what was not sent yet, `reacted_at` is when it
    was written. `offer_hash` is that of the link in the letter that offers a place from the reserve.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("nog niet verstuurd")
        REACTION = "reaction", _("reactie")
        TALK = "talk", _("in gesprek")
        RESERVE = "reserve", _("op de reservelijst")
        AGREED = "agreed", _("afgesproken")
        STARTED = "started", _("begonnen")
        ENDED = "ended", _("gestopt")
        DECLINED = "declined", _("niet doorgegaan")
        WITHDRAWN = "withdrawn", _("teruggetrokken")

    class Reason(models.TextChoices):
        FULL = "full", _("er waren al genoeg mensen")
        NO_FIT = "no_fit", _("het past niet bij elkaar")
        TIME = "time", _("de tijden passen niet")
        NO_ANSWER = "no_answer", _("er kwam geen antwoord")
        FOUND_ELSE = "found_else", _("iets anders gevonden")
        FINISHED = "finished", _("het was klaar")
        MOVED = "moved", _("verhuisd")
        PERSONAL = "personal", _("persoonlijke reden")
        OTHER = "other", _("anders")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="placements")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="placements")
    opportunity = models.ForeignKey(Opportunity, models.PROTECT, related_name="placements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="placements")
    state = models.CharField(max_length=12, choices=State, default=State.UNCONFIRMED)
    people = models.PositiveSmallIntegerField(_("met hoeveel mensen"), default=1)
    companion = models.CharField(_("wie komt er mee"), max_length=120, blank=True)
    introduced_by = models.CharField(_("wie bracht je hier"), max_length=120, blank=True)
    came_by = models.CharField(max_length=12, default="finder")
    buddy = models.ForeignKey(
        Coordinator, models.SET_NULL, null=True, blank=True, related_name="buddy_of"
    )
    buddy_name = models.CharField(_("buddy"), max_length=120, blank=True)
    reacted_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    stepped_in_at = models.DateTimeField(null=True)
    talk_at = models.DateTimeField(null=True, blank=True)
    talk_place = models.CharField(_("waar"), max_length=200, blank=True)
    agreed_at = models.DateTimeField(null=True)
    started_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=12, choices=Reason, blank=True)
    reserve_since = models.DateTimeField(null=True)
    offer_until = models.DateTimeField(null=True)
    offer_hash = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlacementQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre organisation opportunity state people came_by buddy reacted_at answer_by "
        "answered_at reminded_at stepped_in_at talk_at talk_place agreed_at started_on ended_at "
        "end_reason reserve_since offer_until offer_hash version",
        kept=[
            Kept("person", Purpose.FIGURES, Term.MEMBERSHIP, End.KEEP),
            Kept(
                "companion introduced_by buddy_name",
                Purpose.CONVERSATION,
                Term.CONVERSATION,
                End.BLANK,
            ),
        ],
    )

    class Meta:
        verbose_name = _("plaatsing")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "person"],
                condition=~Q(state__in=["ended", "declined", "withdrawn"]),
                name="one_running_placement_per_person_and_opportunity",
            ),
            models.CheckConstraint(
                name="an_ended_placement_says_when_and_why",
                condition=~Q(state__in=["ended", "declined", "withdrawn"])
                | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
            models.CheckConstraint(
                name="a_sent_reaction_has_a_clock",
                condition=Q(state="unconfirmed")
                | Q(reacted_at__isnull=False, answer_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_started_placement_has_a_first_day",
                condition=~Q(state="started") | Q(started_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_offer_has_its_link_and_its_term",
                condition=Q(offer_until=None, offer_hash="")
                | (Q(offer_until__isnull=False) & ~Q(offer_hash="")),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "answer_by"], name="placement_inbox"),
            models.Index(fields=["centre", "state", "answer_by"], name="placement_desk"),
            models.Index(fields=["person", "-reacted_at"], name="placement_of_person"),
            models.Index(fields=["centre", "started_on"], name="placement_by_start"),
        ]


class Message(models.Model):
    """One thing said in the conversation about a placement, on the page or by mail."""

    class Voice(models.TextChoices):
        VOLUNTEER = "volunteer", _("vrijwilliger")
        ORGANISATION = "organisation", _("organisatie")
        CENTRE = "centre", _("centrale")

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="messages")
    voice = models.CharField(max_length=12, choices=Voice)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField(max_length=120)
    text = models.TextField()
    said_at = models.DateTimeField()
    came_by_mail = models.BooleanField(default=False)
    mail_id = models.CharField(max_length=200, blank=True)

    privacy = Classified(
        subject="author__person",
        nothing="id placement voice said_at came_by_mail mail_id",
        kept=[
            Kept("author", Purpose.CONVERSATION, Term.CONVERSATION, End.UNLINK),
            Kept("author_name text", Purpose.CONVERSATION, Term.CONVERSATION, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mail_id"], condition=~Q(mail_id=""), name="a_mail_is_taken_in_once"
            )
        ]
        indexes = [models.Index(fields=["placement", "said_at"], name="message_in_order")]


class Template(models.Model):
    """A ready text for an answer, of one organisation or of the whole centre."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="templates")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="templates"
    )
    use = models.CharField(max_length=12, choices=Placement.State)
    name = models.CharField(_("naam"), max_length=80)
    text = models.TextField(_("tekst"))

    privacy = Classified(nothing="id centre organisation use name text")


class Outcome(models.Model):
    """How it is going, asked at the start, after three months and at the end, by one-click letters.

    `token_hash` is that of the letter's link; reading the link shows the question, posting answers.
    """

    class Moment(models.TextChoices):
        START = "start", _("bij het begin")
        THREE_MONTHS = "three_months", _("na drie maanden")
        END = "end", _("bij het einde")

    class Answer(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="outcomes")
    moment = models.CharField(max_length=12, choices=Moment)
    asked_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True)
    answered_at = models.DateTimeField(null=True)
    still_active = models.CharField(max_length=3, choices=Answer, blank=True)
    remark = models.TextField(blank=True)
    answered_by_staff = models.BooleanField(default=False)

    privacy = Classified(
        subject="placement__person",
        nothing="id placement moment asked_at token_hash answered_at still_active answered_by_staff",
        kept=[Kept("remark", Purpose.FIGURES, Term.CONVERSATION, End.BLANK)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["placement", "moment"], name="asked_once_per_moment"),
            models.CheckConstraint(
                name="an_answer_has_its_moment",
                condition=Q(answered_at=None, still_active="")
                | (Q(answered_at__isnull=False) & ~Q(still_active="")),
            ),
        ]

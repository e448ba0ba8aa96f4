from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanjager.assembly.meetings.models import Meeting, Session
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Invitation(models.Model):
    """A personal invitation. Of its link only the SHA-256 is kept; opening it answers nothing.

    `audience` is the rule by which it was sent, in words and numbers. `seats` counts how many may come.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        SENT = "sent", _("verzonden")
        ACCEPTED = "accepted", pgettext_lazy("invitation", "toegezegd")
        DECLINED = "declined", _("afgemeld")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        EXPIRED = "expired", _("verlopen")
        BOUNCED = "bounced", _("onbestelbaar")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    address = models.EmailField(_("e-mailadres"), blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    language = models.CharField(max_length=5, default="nl")
    seats = models.PositiveSmallIntegerField(_("met hoeveel mensen"), default=1)
    token_hash = models.CharField(max_length=64, unique=True)
    audience = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        address="address",
        nothing="id meeting organisation language seats token_hash audience state sent_at answered_at",
        kept=[
            Kept("person", Purpose.MEETING, Term.MEETING, End.UNLINK),
            Kept("name address", Purpose.MEETING, Term.MEETING, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("uitnodiging")
        constraints = [
            models.UniqueConstraint(
                "meeting",
                Lower("address"),
                condition=~Q(address="") & Q(state__in=["draft", "sent", "accepted", "declined"]),
                name="one_live_invitation_per_address_and_meeting",
            )
        ]


class Registration(models.Model):
    """Somebody who wants to come. The seat rules stand in `rules`; the meeting's row is the lock.

    The queue is (`priority`, `queued_at`); who cancels and comes back stands at the end. Who goes
    before others does so for one of the reasons that who organises may give, and that who waits reads.
    `link_hash`
    is that of the link with which a guest changes or cancels. `code` has no I, O, 0 or 1. A guest's
    address is proven by the button behind that link (`proven_at`). Name, address and organisation
    are emptied a year after the meeting; whose account it is stays until that goes. `reminded_at`:
    when the letter of the day before went out.
    """

    class State(models.TextChoices):
        PLACED = "placed", _("geplaatst")
        WAITING = "waiting", _("op de wachtlijst")
        OFFERED = "offered", _("plaats aangeboden")
        LAPSED = "lapsed", _("aanbod verlopen")
        CANCELLED = "cancelled", _("afgemeld")
        PRESENT = "present", _("aanwezig")
        ABSENT = "absent", _("niet gekomen")

    class Shown(models.TextChoices):
        NOBODY = "nobody", _("niemand")
        PARTICIPANTS = "participants", _("wie er ook komt")
        EVERYBODY = "everybody", _("iedereen")

    class Before(models.TextChoices):
        WORKS = "works", _("werkt die dag mee")
        NOBODY_YET = "nobody", _("komt voor een organisatie die nog geen plaats heeft")
        LAST_TIME = "last", _("kon de vorige keer niet mee")
        OUR_FAULT = "fault", _("stond door een fout van ons te laag")

    FIRST, IN_TURN = 1, 5  # of `priority`

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="registrations_at_meetings"
    )
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="registrations"
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    address = models.EmailField(_("e-mailadres"), blank=True)
    organisation_name = models.CharField(_("organisatie"), max_length=160, blank=True)
    language = models.CharField(max_length=5, default="nl")
    state = models.CharField(max_length=10, choices=State)
    priority = models.PositiveSmallIntegerField(default=IN_TURN)
    before_because = models.CharField(_("waarom voor"), max_length=7, choices=Before, blank=True)
    queued_at = models.DateTimeField()
    placed_at = models.DateTimeField(null=True)
    offered_until = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    present_at = models.DateTimeField(null=True)
    proven_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    shown_to = models.CharField(
        _("wie mag je naam zien"), max_length=12, choices=Shown, default=Shown.PARTICIPANTS
    )
    code = models.CharField(max_length=8)
    link_hash = models.CharField(max_length=64, unique=True)

    privacy = Classified(
        subject="person",
        address="address",
        nothing="id meeting invitation language state priority before_because queued_at placed_at "
        "offered_until cancelled_at present_at proven_at reminded_at shown_to code link_hash",
        kept=[
            Kept("person", Purpose.MEETING, Term.MEMBERSHIP, End.UNLINK),
            Kept("name address organisation_name", Purpose.MEETING, Term.ATTENDANCE, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("aanmelding")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(state__in=["placed", "waiting", "offered", "present"])
                & Q(person__isnull=False),
                name="one_running_registration_per_person_and_meeting",
            ),
            models.UniqueConstraint(
                "meeting",
                Lower("address"),
                condition=Q(state__in=["placed", "waiting", "offered", "present"]) & ~Q(address=""),
                name="one_running_registration_per_address_and_meeting",
            ),
            models.UniqueConstraint(
                fields=["meeting", "code"], name="a_code_opens_one_registration_of_a_meeting"
            ),
            models.CheckConstraint(
                name="who_goes_before_others_does_so_for_a_reason",
                condition=Q(priority=5, before_because="")
                | (Q(priority=1) & ~Q(before_because="")),
            ),
            models.CheckConstraint(
                name="an_offered_seat_has_a_term",
                condition=~Q(state="offered") | Q(offered_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["meeting", "state", "priority", "queued_at"], name="registration_queue"
            )
        ]


class AccessNeed(models.Model):
    """What somebody needs to be there: food, access. In a table of its own; erased thirty days after."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="access_need")
    text = models.TextField(_("wat heb je nodig"), max_length=500)

    privacy = Classified(
        subject="registration__person",
        nothing="id registration",
        kept=[Kept("text", Purpose.MEETING, Term.MEETING, End.ERASE_ROW, special=True)],
    )


class Choice(models.Model):
    """A session or working group that somebody would like, first, second or third; `is_placed`: where they go."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="choices")
    session = models.ForeignKey(Session, models.CASCADE, related_name="choices")
    preference = models.PositiveSmallIntegerField(default=1)
    is_placed = models.BooleanField(default=False)
    present_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id registration session preference is_placed present_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "session"], name="a_session_is_chosen_once"
            ),
            models.CheckConstraint(
                name="a_preference_is_first_second_or_third",
                condition=Q(preference__gte=1, preference__lte=3),
            ),
        ]

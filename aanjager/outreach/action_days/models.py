from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import BriefField
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.initiatives.models import Initiative


class ActionDayQuerySet(models.QuerySet["ActionDay"]):
    def public(self) -> "ActionDayQuerySet":
        """Looked at by the centre; also when it was called off, so that who comes reads it."""
        return self.filter(look=ActionDay.Look.PASSED)

    def visible_to(self, actor: Actor) -> "ActionDayQuerySet":
        """Everybody sees what passed; staff of the centre and who organises it see it in every state."""
        if actor.is_clock:
            return self
        own = (
            Q(centre__in=actor.staff_of)
            | Q(also_for__overlap=sorted(actor.staff_of))
            | Q(organisation__in=actor.coordinator_of)
            | Q(posted_by=actor.person_id or 0)
        )
        return self.filter(Q(look=ActionDay.Look.PASSED) | own)


class ActionDay(models.Model):
    """One day on which many do something together, of a centre or of an organisation or initiative.

    `also_for` are the keys of the centres that work along; the room of sharing keeps it.
    """

    class Look(models.TextChoices):
        WAITING = "waiting", _("wacht op een blik van de centrale")
        PASSED = "passed", _("staat online")
        REFUSED = "refused", _("niet geplaatst")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="action_days")
    area = models.ForeignKey(Area, models.PROTECT, related_name="action_days")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="action_days"
    )
    initiative = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, blank=True, related_name="action_days"
    )
    title = models.CharField(_("hoe heet de dag"), max_length=120)
    in_brief = BriefField()
    about = models.TextField(_("wat gaan jullie doen"), blank=True)
    held_on = models.DateField(_("op welke dag"))
    starts_at = models.TimeField(_("van"))
    ends_at = models.TimeField(_("tot"))
    venue = models.CharField(_("waar verzamelen"), max_length=160)
    posted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="action_days"
    )
    made_at = models.DateTimeField()
    look = models.CharField(max_length=8, choices=Look, default=Look.WAITING)
    look_reason = models.CharField(_("waarom niet"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(_("waarom gaat het niet door"), max_length=300, blank=True)
    thanked_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)
    also_for = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)

    objects = ActionDayQuerySet.as_manager()

    privacy = Classified(
        subject="posted_by",
        nothing="id centre area organisation initiative title in_brief about held_on starts_at ends_at venue "
        "made_at look look_reason cancelled_at cancel_reason thanked_at counted_at forgotten_at also_for",
        kept=[Kept("posted_by", Purpose.INITIATIVE, Term.MEETING, End.UNLINK)],
    )

    class Meta:
        verbose_name = _("actiedag")
        verbose_name_plural = _("actiedagen")
        constraints = [
            models.CheckConstraint(
                name="an_action_day_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="an_action_day_that_was_refused_says_why",
                condition=~Q(look="refused") | ~Q(look_reason=""),
            ),
            models.CheckConstraint(
                name="an_action_day_called_off_says_why",
                condition=Q(cancelled_at=None, cancel_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "held_on"], name="action_day_list"),
            GinIndex(fields=["also_for"], name="action_day_also_for"),
        ]

    def __str__(self) -> str:
        return self.title


class DayTask(models.Model):
    """Something to do on the day, with so many places; `came` is how many people were there."""

    day = models.ForeignKey(ActionDay, models.CASCADE, related_name="tasks")
    title = models.CharField(_("wat is er te doen"), max_length=120)
    about = models.CharField(_("meer erover"), max_length=300, blank=True)
    places = models.PositiveSmallIntegerField(_("hoeveel mensen"))
    came = models.PositiveSmallIntegerField(_("hoeveel kwamen er"), null=True, blank=True)

    privacy = Classified(nothing="id day title about places came")

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_task_has_a_place", condition=Q(places__gte=1))
        ]

    def __str__(self) -> str:
        return self.title


class SignUp(models.Model):
    """Somebody, or a team with a name, for one task; counts when the address is proven.

    A `team` means a group; how many `people` stays when the names have gone. Who `is_waiting` has
    no place yet, and comes in line when the address is proven.
    """

    task = models.ForeignKey(DayTask, models.CASCADE, related_name="sign_ups")
    people = models.PositiveSmallIntegerField(_("met hoeveel"), default=1)
    team = models.CharField(_("naam van het team"), max_length=120, blank=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="day_sign_ups"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    signed_at = models.DateTimeField()
    is_waiting = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id task people team token_hash signed_at is_waiting confirmed_at cancelled_at",
        kept=[
            Kept("person", Purpose.INITIATIVE, Term.MEETING, End.UNLINK),
            Kept("name email phone", Purpose.INITIATIVE, Term.MEETING, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_sign_up_is_of_somebody", condition=Q(people__gte=1)),
            models.UniqueConstraint(
                "task",
                Lower("email"),
                condition=Q(cancelled_at=None) & ~Q(email=""),
                name="one_sign_up_of_an_address_for_a_task",
            ),
        ]

    def __str__(self) -> str:
        return self.team or self.name

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.choices import DAYS, PARTS, positions
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import PointField
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor) -> "PersonQuerySet":
        """A person sees oneself; staff see who is registered with their centre; the clock sees all."""
        if actor.is_clock:
            return self
        registered = Q(
            pk__in=Registration.objects.filter(centre__in=actor.staff_of, left_on=None).values(
                "person"
            )
        )
        return self.filter(registered | Q(pk=actor.person_id or 0))


class Person(models.Model):
    """Somebody, with all roles at once. Without an account when the desk registered them on paper.

    `availability` is a mask of 21 day parts: bit `3 × weekday + part`, Monday first, part 0 morning,
    1 afternoon, 2 evening. `postcode` holds four digits at most, `point` is that of the postcode.
    `last_contact_on` and `asked_to_stay_on` are about somebody without an account: when staff heard
    of them last, and when the question went out that nobody answered yet.
    """

    user = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, related_name="person")
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("geboortejaar"), null=True, blank=True)
    postcode = models.CharField(_("vier cijfers van je postcode"), max_length=4, blank=True)
    area = models.ForeignKey(Area, models.SET_NULL, null=True, blank=True, related_name="people")
    point = PointField(null=True, blank=True)
    reach_km = models.PositiveSmallIntegerField(_("hoe ver wil je reizen"), default=10)
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    availability = models.PositiveIntegerField(default=0)
    themes = models.ManyToManyField(Theme, blank=True, related_name="people")
    skills = models.ManyToManyField(Skill, blank=True, related_name="people")
    wants_to_learn = models.ManyToManyField(Skill, blank=True, related_name="learners")
    about = models.TextField(_("over jou"), blank=True)
    prefers = models.CharField(
        _("hoe bereiken we je"),
        max_length=5,
        default="mail",
        choices=[("mail", _("per mail")), ("phone", _("per telefoon")), ("post", _("per post"))],
    )
    wants_to_be_found = models.BooleanField(_("organisaties mogen mij iets vragen"), default=False)
    registered_on = models.DateField()
    is_paused = models.BooleanField(_("even niet"), default=False)
    last_contact_on = models.DateField(null=True, blank=True)
    asked_to_stay_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    privacy = Classified(
        subject="pk",
        nothing="id registered_on erased_at",
        kept=[
            Kept("user", Purpose.SIGN_IN, Term.MEMBERSHIP, End.UNLINK),
            Kept(
                "name email phone prefers is_paused last_contact_on asked_to_stay_on",
                Purpose.CONTACT,
                Term.MEMBERSHIP,
                End.BLANK,
            ),
            Kept(
                "birth_year postcode point reach_km languages availability themes skills "
                "wants_to_learn about wants_to_be_found",
                Purpose.MATCHING,
                Term.MEMBERSHIP,
                End.BLANK,
            ),
            Kept("area", Purpose.FIGURES, Term.MEMBERSHIP, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("mensen")
        constraints = [
            models.CheckConstraint(
                name="a_postcode_is_four_digits_or_empty",
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}$"),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_availability_display(self) -> str:
        """The day parts in words, in the order of the week."""
        named = [f"{DAYS[at // 3]} {PARTS[at % 3]}" for at in positions(self.availability)]
        return ", ".join(named)


class Registration(models.Model):
    """A person known to a centre: what makes that its staff may see them."""

    class Source(models.TextChoices):
        SELF = "self", _("zelf")
        REACTION = "reaction", _("door een reactie")
        DESK = "desk", _("aan de balie")
        IMPORT = "import", _("uit een ander systeem")

    person = models.ForeignKey(Person, models.CASCADE, related_name="registrations")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="registrations")
    source = models.CharField(max_length=10, choices=Source)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    privacy = Classified(
        subject="person",
        nothing="id centre source joined_on left_on",
        kept=[Kept("person", Purpose.FIGURES, Term.MEMBERSHIP, End.KEEP)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "centre"], name="registered_once_per_centre")
        ]

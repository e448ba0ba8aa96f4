from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.initiatives.models import Initiative


class FloorQuerySet(models.QuerySet["ExchangeFloor"]):
    def visible_to(self, actor: Actor) -> "FloorQuerySet":
        """Everybody sees every floor: what is asked and offered is public."""
        return self

    def run_by(self, actor: Actor) -> "FloorQuerySet":
        """Floors where the actor records deals: of the own centre, or named for it."""
        if actor.is_clock:
            return self
        named = Q(matchmakers__person=actor.person_id or 0)
        found = self.model.objects.filter(Q(centre__in=actor.staff_of) | named)
        return self.filter(pk__in=found.values("pk"))


class ExchangeFloor(models.Model):
    """An afternoon on which organisations, companies and initiatives trade anything but money."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="exchange_floors")
    area = models.ForeignKey(Area, models.PROTECT, related_name="exchange_floors")
    title = models.CharField(_("hoe heet de beursvloer"), max_length=120)
    about = models.TextField(_("waar gaat het om"), blank=True)
    held_on = models.DateField(_("op welke dag"))
    starts_at = models.TimeField(_("van"))
    ends_at = models.TimeField(_("tot"))
    venue = models.CharField(_("waar"), max_length=160)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    objects = FloorQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre area title about held_on starts_at ends_at venue made_at closed_at "
        "forgotten_at"
    )

    class Meta:
        verbose_name = _("beursvloer")
        constraints = [
            models.CheckConstraint(
                name="a_floor_ends_after_it_begins",
                condition=Q(ends_at__gt=models.F("starts_at")),
            )
        ]
        indexes = [models.Index(fields=["centre", "-held_on"], name="exchange_floor_list")]

    def __str__(self) -> str:
        return self.title


class Matchmaker(models.Model):
    """A person whom staff named to record deals on one floor."""

    floor = models.ForeignKey(ExchangeFloor, models.CASCADE, related_name="matchmakers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="matchmaker_of")
    named_at = models.DateTimeField()

    privacy = Classified(
        subject="person",
        nothing="id floor",
        kept=[Kept("person named_at", Purpose.INITIATIVE, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["floor", "person"], name="a_matchmaker_is_named_once_on_a_floor"
            )
        ]


class PostQuerySet(models.QuerySet["Post"]):
    def public(self) -> "PostQuerySet":
        """Confirmed by who posted it, and not taken back."""
        return self.filter(confirmed_at__isnull=False, withdrawn_at=None)

    def open(self) -> "PostQuerySet":
        """Public, and not given yet where it can be given once."""
        dealt = DealSide.objects.filter(post__is_once=True, deal__cancelled_at=None)
        return self.public().exclude(pk__in=dealt.values("post"))


class Post(models.Model):
    """What a party asks or offers on a floor: anything but money. An offer that is not `is_once` can
    be given again and again.
    """

    class Side(models.TextChoices):
        ASK = "ask", _("gevraagd")
        OFFER = "offer", _("aangeboden")

    class Kind(models.TextChoices):
        HANDS = "hands", _("handen")
        KNOWLEDGE = "knowledge", _("kennis")
        MATERIALS = "materials", _("spullen")
        SPACE = "space", _("ruimte")
        TRANSPORT = "transport", _("vervoer")
        NETWORK = "network", _("contacten en aandacht")

    class PartyKind(models.TextChoices):
        ORGANISATION = "organisation", _("maatschappelijke organisatie")
        COMPANY = "company", _("bedrijf")
        INITIATIVE = "initiative", _("initiatief van bewoners")

    floor = models.ForeignKey(ExchangeFloor, models.CASCADE, related_name="posts")
    side = models.CharField(_("vraag of aanbod"), max_length=5, choices=Side)
    kind = models.CharField(_("wat is het"), max_length=9, choices=Kind)
    title = models.CharField(_("in een zin"), max_length=140)
    about = models.CharField(_("meer erover"), max_length=600, blank=True)
    is_once = models.BooleanField(_("kan één keer"), default=True)
    party = models.CharField(_("van wie"), max_length=160)
    party_kind = models.CharField(_("wat voor partij"), max_length=12, choices=PartyKind)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="floor_posts"
    )
    initiative = models.ForeignKey(
        Initiative, models.SET_NULL, null=True, blank=True, related_name="floor_posts"
    )
    contact_name = models.CharField(_("contactpersoon"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="floor_posts"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    posted_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = PostQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id floor side kind title about is_once party party_kind organisation initiative "
        "token_hash posted_at confirmed_at withdrawn_at",
        kept=[
            Kept("person", Purpose.INITIATIVE, Term.ATTENDANCE, End.UNLINK),
            Kept("contact_name email", Purpose.INITIATIVE, Term.ATTENDANCE, End.BLANK),
        ],
    )

    class Meta:
        indexes = [models.Index(fields=["floor", "side", "kind"], name="floor_posts_by_kind")]

    def __str__(self) -> str:
        return self.title


class Deal(models.Model):
    """What two parties promise each other within a year; its words never change, they can be cancelled."""

    floor = models.ForeignKey(ExchangeFloor, models.CASCADE, related_name="deals")
    number = models.PositiveIntegerField()
    what = models.CharField(_("wat krijgt de een van de ander"), max_length=300)
    returns = models.CharField(_("wat doet die terug"), max_length=300, blank=True)
    made_by = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    privacy = Classified(
        nothing="id floor number what returns made_by made_at signed_at cancelled_at"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["floor", "number"], name="a_deal_has_its_own_number_on_a_floor"
            ),
            models.CheckConstraint(
                name="a_deal_is_signed_or_cancelled_not_both",
                condition=Q(signed_at=None) | Q(cancelled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.floor} {self.number}"


class DealSide(models.Model):
    """One of the two in a deal: who, how signed, and what it says became of it.

    `token_hash` is that of the link in its last letter; `text_hash` is the fingerprint of what was
    signed, so that a changed word shows.
    """

    class Role(models.TextChoices):
        GIVES = "gives", _("geeft")
        GETS = "gets", _("krijgt")

    class Carried(models.TextChoices):
        YES = "yes", _("ja, het is gedaan")
        NOT_YET = "not_yet", _("nog niet")
        NO = "no", _("nee, het komt er niet van")

    class Lasts(models.TextChoices):
        LASTING = "lasting", _("we doen vaker iets samen")
        ONCE = "once", _("het bleef bij deze keer")

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="sides")
    role = models.CharField(max_length=5, choices=Role)
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="deal_sides")
    party = models.CharField(max_length=160)
    contact_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="deal_sides"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    signed_name = models.CharField(_("naam van wie tekent"), max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True)
    text_hash = models.CharField(max_length=64, blank=True)
    times_asked = models.PositiveSmallIntegerField(default=0)
    carried = models.CharField(max_length=7, choices=Carried, blank=True)
    lasts = models.CharField(max_length=7, choices=Lasts, blank=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id deal role post party token_hash signed_at text_hash times_asked carried lasts "
        "answered_at",
        kept=[
            Kept("person", Purpose.INITIATIVE, Term.ATTENDANCE, End.UNLINK),
            Kept("contact_name email signed_name", Purpose.INITIATIVE, Term.ATTENDANCE, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "role"], name="a_deal_has_one_of_each_side"),
            models.CheckConstraint(
                name="a_signature_keeps_what_was_signed",
                condition=Q(signed_at=None, text_hash="")
                | (Q(signed_at__isnull=False) & ~Q(text_hash="")),
            ),
            models.CheckConstraint(
                name="only_what_was_carried_out_lasts",
                condition=Q(lasts="") | Q(carried="yes"),
            ),
        ]

    def __str__(self) -> str:
        return self.party

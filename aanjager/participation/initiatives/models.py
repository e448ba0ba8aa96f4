from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Theme
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.signals.models import Pattern


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def public(self) -> "InitiativeQuerySet":
        """Looked at by a consultant, or not needing that; not taken back."""
        return self.filter(look=Initiative.Look.PASSED)

    def visible_to(self, actor: Actor) -> "InitiativeQuerySet":
        """Everybody sees what passed; its own members, staff of its centre and of a centre with which
        it is shared now see it in every state.
        """
        if actor.is_clock:
            return self
        own = Q(centre__in=actor.staff_of) | Q(
            members__person=actor.person_id or 0, members__left_at=None
        )
        if actor.staff_of:
            own |= Q(also_for__overlap=sorted(actor.staff_of))
        found = self.model.objects.filter(Q(look=Initiative.Look.PASSED) | own)
        return self.filter(pk__in=found.values("pk"))


class Initiative(models.Model):
    """Something that residents start themselves, told in five lines; never forced to become an organisation.

    Its `organisation` is of kind informal and is made when it first asks for people. `look_by` is the
    answer clock of the consultant's look at a newcomer's first idea. `also_for` are the keys of the
    centres with which it is shared now; the room where centres share keeps it.
    """

    class Stage(models.TextChoices):
        SPARK = "spark", _("vonk")
        GATHERING = "gathering", _("mensen zoeken")
        TRYING = "trying", _("uitproberen")
        RUNNING = "running", _("loopt")
        ROOTED = "rooted", _("geworteld")
        HANDED_OVER = "handed_over", _("overgedragen")
        ENDED = "ended", _("gestopt")

    class Mode(models.TextChoices):
        SELF_ORGANISED = "self_organised", _("van bewoners zelf")
        ORGANISED = "organised", _("van een organisatie")
        INSTITUTION_LED = "institution_led", _("van een instelling")
        HYBRID = "hybrid", _("van beide kanten")

    class Look(models.TextChoices):
        WAITING = "waiting", _("wacht op een blik van de centrale")
        PASSED = "passed", _("staat online")
        REFUSED = "refused", _("niet geplaatst")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="initiatives")
    area = models.ForeignKey(Area, models.PROTECT, related_name="initiatives")
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, null=True, blank=True, related_name="initiative"
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    pattern = models.ForeignKey(
        Pattern, models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    title = models.CharField(_("hoe heet het"), max_length=120)
    what = models.CharField(_("wat wil je doen"), max_length=400)
    why = models.CharField(_("wat heeft de buurt eraan"), max_length=400)
    for_whom = models.CharField(_("voor wie is het"), max_length=200, blank=True)
    when_where = models.CharField(_("waar en wanneer"), max_length=200, blank=True)
    learn_from = models.CharField(_("van wie kun je leren"), max_length=200, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SPARK)
    mode = models.CharField(max_length=16, choices=Mode, default=Mode.SELF_ORGANISED)
    look = models.CharField(max_length=8, choices=Look, default=Look.WAITING)
    look_by = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    look_reason = models.CharField(_("waarom niet"), max_length=300, blank=True)
    cost_cents = models.PositiveBigIntegerField(_("wat kost het"), null=True, blank=True)
    votes = models.PositiveIntegerField(null=True)
    posted_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    source_code = models.CharField(max_length=80, blank=True)
    source_name = models.CharField(max_length=160, blank=True)
    also_for = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)

    objects = InitiativeQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre area organisation theme pattern title what why for_whom when_where "
        "learn_from stage mode look look_by looked_at look_reason cost_cents votes posted_at "
        "changed_at version source_code source_name also_for"
    )

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")
        constraints = [
            models.CheckConstraint(
                name="an_idea_that_waits_has_a_clock",
                condition=~Q(look="waiting") | Q(look_by__isnull=False),
            ),
            models.CheckConstraint(
                name="an_idea_that_was_refused_says_why",
                condition=~Q(look="refused") | ~Q(look_reason=""),
            ),
            models.UniqueConstraint(
                fields=["centre", "source_code"],
                condition=~Q(source_code=""),
                name="an_initiative_is_imported_once",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "look", "-changed_at"], name="initiative_list"),
            models.Index(fields=["area", "stage"], name="initiative_of_area"),
            GinIndex(fields=["also_for"], name="initiative_also_for"),
        ]

    def __str__(self) -> str:
        return self.title


class StageChange(models.Model):
    """A step in the life of an initiative: a stage or a mode, with words; no order is forced."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="history")
    stage = models.CharField(max_length=12, choices=Initiative.Stage)
    mode = models.CharField(max_length=16, choices=Initiative.Mode)
    words = models.CharField(_("wat is er gebeurd"), max_length=400, blank=True)
    changed_at = models.DateTimeField()

    privacy = Classified(nothing="id initiative stage mode words changed_at")


class Member(models.Model):
    """Somebody who carries, helps or follows an initiative; a name is shown only with consent."""

    class Role(models.TextChoices):
        INITIATOR = "initiator", _("trekker")
        HELPER = "helper", _("doet mee")
        FOLLOWER = "follower", _("volgt")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="initiatives")
    role = models.CharField(max_length=10, choices=Role, default=Role.FOLLOWER)
    shows_name = models.BooleanField(_("mijn naam mag erbij staan"), default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    asked_to_lead_at = models.DateTimeField(null=True)
    introduced_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="brought_along"
    )

    privacy = Classified(
        subject="person",
        nothing="id initiative",
        kept=[
            Kept(
                "person role shows_name joined_at left_at asked_to_lead_at introduced_by",
                Purpose.INITIATIVE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                condition=Q(left_at=None),
                name="takes_part_in_an_initiative_once",
            )
        ]


class Need(models.Model):
    """What an initiative lacks. A need of people becomes an opportunity of its informal organisation."""

    class Kind(models.TextChoices):
        PEOPLE = "people", _("mensen")
        PLACE = "place", _("een plek")
        MONEY = "money", _("geld")
        KNOWLEDGE = "knowledge", _("kennis")
        MATERIALS = "materials", _("spullen")

    class State(models.TextChoices):
        OPEN = "open", _("gezocht")
        MET = "met", _("gevonden")
        DROPPED = "dropped", _("niet meer nodig")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="needs")
    kind = models.CharField(_("soort"), max_length=10, choices=Kind)
    text = models.CharField(_("wat heb je nodig"), max_length=200)
    how_many = models.PositiveSmallIntegerField(_("hoeveel"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    opportunity = models.OneToOneField(
        Opportunity, models.SET_NULL, null=True, blank=True, related_name="need"
    )
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    privacy = Classified(
        nothing="id initiative kind text how_many state opportunity asked_at closed_at"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_need_that_is_over_says_when",
                condition=Q(state="open", closed_at=None) | Q(closed_at__isnull=False),
            )
        ]


class Answer(models.Model):
    """Somebody, or an organisation, who offers what an initiative lacks."""

    class State(models.TextChoices):
        OFFERED = "offered", _("aangeboden")
        ACCEPTED = "accepted", _("graag")
        DECLINED = "declined", _("niet nodig")
        WITHDRAWN = "withdrawn", _("teruggetrokken")

    need = models.ForeignKey(Need, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="offers")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="offers"
    )
    text = models.CharField(_("wat bied je aan"), max_length=300)
    reply = models.CharField(_("antwoord"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id need organisation state offered_at answered_at",
        kept=[Kept("person text reply", Purpose.INITIATIVE, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["need", "person"],
                condition=Q(state__in=["offered", "accepted"]),
                name="answers_a_need_once",
            )
        ]


class Update(models.Model):
    """News of an initiative, for everybody; who follows it gets a letter."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="updates")
    text = models.TextField(_("wat is er nieuw"), max_length=2000)
    author = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="updates_written"
    )
    photo = models.FileField(upload_to="initiatives/", blank=True)
    photo_alt = models.CharField(_("wat staat er op de foto"), max_length=300, blank=True)
    said_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="author",
        nothing="id initiative text photo photo_alt said_at told_at",
        kept=[Kept("author", Purpose.INITIATIVE, Term.MEMBERSHIP, End.UNLINK)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_photo_is_told_in_words", condition=Q(photo="") | ~Q(photo_alt="")
            )
        ]

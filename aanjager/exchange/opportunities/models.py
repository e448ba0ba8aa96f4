from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.decisions.models import Decision, classified
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.choices import DAYS, LANGUAGES, PARTS
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import BitsField, PointField
from aanjager.kernel.privacy import Classified
from aanjager.kernel.text import commas


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    def open(self) -> "OpportunityQuerySet":
        """On line now: published, not paused, not full, not past its last day."""
        return self.filter(status=Opportunity.Status.OPEN)

    def visible_to(self, actor: Actor) -> "OpportunityQuerySet":
        """Everyone sees what is open; the organisation and staff of its centre see every state."""
        if actor.is_clock:
            return self
        own = Q(organisation__in=actor.coordinator_of) | Q(centre__in=actor.staff_of)
        return self.filter(Q(status=Opportunity.Status.OPEN) | own)


class Opportunity(models.Model):
    """Something that an organisation asks volunteers to do: a role, a task, a seat on a board.

    `dayparts` is a mask of 21 bits like `Person.availability`. `places` is how many people are
    wanted in all, `places_taken` how many started or agreed. `words` is what the finder searches.
    """

    class Kind(models.TextChoices):
        ROLE = "role", _("voor langere tijd")
        TASK = "task", _("één keer of kort")
        BOARD = "board", _("in een bestuur")
        EXPERT = "expert", _("met vakkennis")
        MENTOR = "mentor", _("als mentor")
        PROJECT = "project", _("een kort project")

    class Rhythm(models.TextChoices):
        ONCE = "once", _("Eén keer")
        NOW_AND_THEN = "now_and_then", _("Af en toe")
        WEEKLY = "weekly", _("Elke week")
        AGREED = "agreed", _("In overleg")

    class Setting(models.TextChoices):
        PLACE = "place", _("op een vaste plek")
        HOME = "home", _("vanuit huis")
        ROAD = "road", _("onderweg")

    class Status(models.TextChoices):
        DRAFT = "draft", _("concept")
        SUBMITTED = "submitted", _("wacht op de centrale")
        OPEN = "open", _("online")
        PAUSED = "paused", _("op pauze")
        FULL = "full", _("vol")
        REFUSED = "refused", _("niet geplaatst")
        CLOSED = "closed", _("gesloten")

    class Access(models.TextChoices):
        WHEELCHAIR = "wheelchair", _("met een rolstoel te doen")
        QUIET = "quiet", _("rustige plek")
        SEATED = "seated", _("zittend te doen")
        LITTLE_DUTCH = "little_dutch", _("met weinig Nederlands te doen")
        GUIDED = "guided", _("altijd iemand erbij")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="opportunities")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="opportunities")
    contact = models.ForeignKey(
        Coordinator, models.SET_NULL, null=True, blank=True, related_name="opportunities"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    kind = models.CharField(_("soort"), max_length=7, choices=Kind, default=Kind.ROLE)
    title = models.CharField(_("titel"), max_length=120)
    in_brief = models.CharField(_("in het kort"), max_length=300, blank=True)
    description = models.TextField(_("wat ga je doen"), blank=True)
    language = models.CharField(_("taal van de tekst"), max_length=5, default="nl")

    rhythm = models.CharField(_("hoe vaak"), max_length=12, choices=Rhythm, default=Rhythm.AGREED)
    starts_on = models.DateField(_("vanaf"), null=True, blank=True)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    starts_at = models.TimeField(_("van"), null=True, blank=True)
    ends_at = models.TimeField(_("tot"), null=True, blank=True)
    dayparts = models.PositiveIntegerField(_("wanneer"), default=0)
    when_text = models.CharField(_("wanneer, in je eigen woorden"), max_length=200, blank=True)
    hours = models.DecimalField(
        _("hoeveel uur"), max_digits=4, decimal_places=1, null=True, blank=True
    )

    setting = models.CharField(_("waar"), max_length=5, choices=Setting, default=Setting.PLACE)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="opportunities"
    )
    point = PointField(null=True, blank=True)

    places = models.PositiveSmallIntegerField(_("hoeveel mensen"), default=1)
    places_taken = models.PositiveSmallIntegerField(default=0, editable=False)
    team_welcome = models.BooleanField(_("ook voor een groep"), default=False)
    friend_welcome = models.BooleanField(_("je mag iemand meenemen"), default=True)
    age_min = models.PositiveSmallIntegerField(_("vanaf welke leeftijd"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("tot welke leeftijd"), null=True, blank=True)
    age_reason = models.CharField(_("waarom die leeftijd"), max_length=200, blank=True)
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    access = ArrayField(models.CharField(max_length=15, choices=Access), default=list, blank=True)

    themes = models.ManyToManyField(Theme, blank=True, related_name="opportunities")
    skills = models.ManyToManyField(Skill, blank=True, related_name="opportunities")
    learns = models.ManyToManyField(Skill, blank=True, related_name="taught_by")
    guidance = models.TextField(_("wie helpt je op gang"), blank=True)
    offers = models.TextField(_("wat krijg of leer je"), blank=True)
    costs = models.CharField(_("onkosten"), max_length=200, blank=True)
    is_insured = models.BooleanField(_("er is een verzekering"), default=False)
    declaration_asked_on = models.DateField(_("aanvraag bij UWV bevestigd"), null=True, blank=True)
    declaration_given_on = models.DateField(_("verklaring van UWV gegeven"), null=True, blank=True)

    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, editable=False)
    open_until = models.DateField(_("online tot en met"), null=True, blank=True)
    confirmed_on = models.DateField(null=True, editable=False)
    asked_still_open_on = models.DateField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    close_reason = models.CharField(max_length=200, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    version = models.PositiveIntegerField(default=1)
    source_code = models.CharField(max_length=80, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    words = SearchVectorField(null=True, editable=False)

    objects = OpportunityQuerySet.as_manager()

    privacy = Classified(
        nothing="id centre organisation contact status kind title in_brief description language "
        "rhythm starts_on ends_on starts_at ends_at dayparts when_text hours setting postcode address "
        "area point places places_taken team_welcome friend_welcome age_min age_max age_reason "
        "languages access themes skills learns guidance offers costs is_insured declaration_asked_on "
        "declaration_given_on made_at published_at "
        "open_until confirmed_on asked_still_open_on closed_at close_reason copied_from version "
        "source_code fingerprint words"
    )

    class Meta:
        verbose_name = _("vacature")
        verbose_name_plural = _("vacatures")
        constraints = [
            models.CheckConstraint(
                name="an_open_opportunity_was_published_somewhere",
                condition=~Q(status="open")
                | (Q(published_at__isnull=False) & (Q(area__isnull=False) | Q(setting="home"))),
            ),
            models.CheckConstraint(
                name="never_more_taken_than_places", condition=Q(places_taken__lte=F("places"))
            ),
            models.CheckConstraint(
                name="it_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="the_oldest_is_not_younger_than_the_youngest",
                condition=Q(age_max=None) | Q(age_min=None) | Q(age_max__gte=F("age_min")),
            ),
            models.UniqueConstraint(
                fields=["centre", "source_code"],
                condition=~Q(source_code=""),
                name="an_opportunity_is_imported_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], name="opportunity_by_word"),
            models.Index(fields=["centre", "status", "-published_at"], name="opportunity_list"),
            models.Index(fields=["organisation", "status"], name="opportunity_of_organisation"),
            models.Index(fields=["fingerprint"], name="opportunity_twice"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """On line now."""
        return self.status == self.Status.OPEN

    @property
    def places_left(self) -> int:
        """How many people are still wanted."""
        return self.places - self.places_taken

    @property
    def language_names(self) -> list[str]:
        """The languages of which one is enough, by name."""
        names = dict(LANGUAGES)
        return [str(names.get(code, code)) for code in self.languages]

    @property
    def access_names(self) -> list[str]:
        """For whom it is well possible, in words."""
        names = dict(self.Access.choices)
        return [str(names[code]) for code in self.access if code in names]

    @property
    def days_in_words(self) -> list[str]:
        """The days on which it can be with their parts, the same parts together; nothing for all or none."""
        if self.dayparts in (0, 2**21 - 1):
            return []
        same: dict[tuple[int, ...], list[str]] = {}
        for number, day in enumerate(DAYS):
            parts = tuple(part for part in range(3) if self.dayparts >> 3 * number + part & 1)
            same.setdefault(parts, []).append(str(day))
        return [
            f"{commas(days)}: {commas(str(PARTS[part]) for part in parts)}"
            for parts, days in same.items()
            if parts
        ]


class Standing(models.Model):
    """The narrow row that the ranking reads: one per open opportunity, kept in the same transaction.

    Holds nothing about money, funders, membership or size: what is not here cannot count.
    `load` is the number of connections with a half-life of 14 days as it was at `load_at`;
    `week_count` counts the connections in ISO week `week` (year × 100 + week); `shown` is the
    exposure so far in places of a list.
    """

    opportunity = models.OneToOneField(
        Opportunity, models.CASCADE, primary_key=True, related_name="standing"
    )
    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    point = PointField(null=True)
    themes = models.BigIntegerField(default=0)
    dayparts = models.IntegerField(default=0)
    languages = models.IntegerField(default=0)
    access = models.IntegerField(default=0)
    skills = BitsField(length=256)
    learns = BitsField(length=256, default=frozenset)
    age_min = models.SmallIntegerField(default=0)
    age_max = models.SmallIntegerField(default=200)
    rhythm = models.SmallIntegerField(default=0)
    wanted = models.SmallIntegerField(default=1)
    load = models.FloatField(default=0)
    load_at = models.DateTimeField()
    week = models.IntegerField(default=0)
    week_count = models.SmallIntegerField(default=0)
    shown = models.FloatField(default=0)

    privacy = Classified(
        nothing="opportunity centre organisation point themes dayparts languages access skills learns "
        "age_min age_max rhythm wanted load load_at week week_count shown"
    )

    class Meta:
        indexes = [
            GistIndex(fields=["point"], name="standing_by_point"),
            models.Index(fields=["centre"], condition=Q(point=None), name="standing_from_home"),
        ]


class StandingWords(models.Model):
    """The words of an open opportunity, apart from its narrow row, so that this stays narrow.

    `square` is the number of its square of ten kilometres and `block` that of its square of two and
    a half, 0 from home: one index finds who has a word and lies within reach, however near that is.
    """

    standing = models.OneToOneField(Standing, models.CASCADE, primary_key=True, related_name="text")
    square = models.IntegerField(default=0)
    block = models.IntegerField(default=0)
    words = SearchVectorField()

    privacy = Classified(nothing="standing square block words")

    class Meta:
        indexes = [models.Index(fields=["square", "block"], name="words_by_block")]


class Screening(Decision):
    """One look at an opportunity by the checklist, and the objection to it."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("geplaatst")
        RETURNED = "returned", _("terug met een vraag")
        REFUSED = "refused", _("niet geplaatst")

    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="screenings")
    outcome = models.CharField(max_length=10, choices=Outcome)

    privacy = classified("opportunity")

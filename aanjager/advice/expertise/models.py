from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.advice.articles.choices import subject_name
from aanjager.advice.articles.models import Article
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class DeskQuestionQuerySet(models.QuerySet["DeskQuestion"]):
    def visible_to(self, actor: Actor) -> "DeskQuestionQuerySet":
        """Who asked, who speaks for the organisation it was asked for, and staff of the centre."""
        if actor.is_clock:
            return self
        asked = Q(person=actor.person_id or 0) | Q(organisation__in=actor.coordinator_of)
        return self.filter(asked | Q(centre__in=actor.staff_of))

    def waiting(self) -> "DeskQuestionQuerySet":
        """Asked or asked again, and the centre is next."""
        return self.filter(state=DeskQuestion.State.WAITING)


class DeskQuestion(models.Model):
    """What somebody asks the expertise centre, with a moment by which it is answered.

    `since` is when the clock that runs now began: the asking, or the asking again. `token_hash` is
    that of the link in the letters to who asked. When the term of conversations is over, name,
    address and words go (`forgotten_at`); subject, area and clock stay for the figures.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op antwoord")
        ANSWERED = "answered", _("beantwoord")
        DONE = "done", _("klaar")
        WITHDRAWN = "withdrawn", _("vervallen")

    class Urgency(models.TextChoices):
        NORMAL = "normal", _("gewoon")
        SOON = "soon", _("graag wat sneller")
        URGENT = "urgent", _("kan niet wachten")

    class Asker(models.TextChoices):
        ORGANISATION = "organisation", _("een organisatie")
        INITIATOR = "initiator", _("een initiatief van bewoners")
        VOLUNTEER = "volunteer", _("een vrijwilliger")
        OTHER = "other", _("iemand anders")

    class CameBy(models.TextChoices):
        FORM = "form", _("het formulier")
        DESK = "desk", _("de balie")
        PHONE = "phone", _("de telefoon")
        MAIL = "mail", _("de mail")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="desk_questions")
    subject = models.SlugField(_("onderwerp"), max_length=30, blank=True)
    area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="desk_questions"
    )
    urgency = models.CharField(
        _("hoe dringend"), max_length=8, choices=Urgency, default=Urgency.NORMAL
    )
    asker = models.CharField(_("wie vraagt het"), max_length=12, choices=Asker)
    came_by = models.CharField(max_length=5, choices=CameBy, default=CameBy.FORM)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="desk_questions"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="desk_questions"
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    title = models.CharField(_("je vraag in een zin"), max_length=200, blank=True)
    text = models.TextField(_("meer erover"), blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    since = models.DateTimeField()
    answer_by = models.DateTimeField()
    triaged_at = models.DateTimeField(null=True)
    handled_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    handler_name = models.CharField(_("wie is aan zet"), max_length=120, blank=True)
    reminded_at = models.DateTimeField(null=True)
    overdue_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    close_reason = models.CharField(_("waarom vervalt de vraag"), max_length=200, blank=True)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    times_reopened = models.PositiveSmallIntegerField(default=0)
    token_hash = models.CharField(max_length=64, unique=True)
    client_id = models.UUIDField(default=uuid4, unique=True)
    forgotten_at = models.DateTimeField(null=True)
    search_words = SearchVectorField(null=True, editable=False)

    objects = DeskQuestionQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre subject area urgency asker came_by organisation state asked_at since "
        "answer_by triaged_at handled_by handler_name reminded_at overdue_told_at closed_at article "
        "times_reopened token_hash client_id forgotten_at",
        kept=[
            Kept("person", Purpose.CONVERSATION, Term.CONVERSATION, End.UNLINK),
            Kept(
                "name email phone title text close_reason search_words",
                Purpose.CONVERSATION,
                Term.CONVERSATION,
                End.BLANK,
            ),
        ],
    )

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        constraints = [
            models.CheckConstraint(
                name="a_closed_question_says_when",
                condition=Q(state__in=["waiting", "answered"], closed_at=None)
                | Q(state__in=["done", "withdrawn"], closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_term_ends_after_its_clock_began",
                condition=Q(answer_by__gt=models.F("since")),
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "state", "answer_by"], name="desk_question_worklist"),
            models.Index(fields=["centre", "-asked_at"], name="desk_question_list"),
            GinIndex(fields=["search_words"], name="desk_question_by_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject_name(self) -> str:
        """The subject in the language on screen."""
        return subject_name(self.subject)

    @property
    def is_told_by_phone(self) -> bool:
        """No letter can reach who asked: somebody calls them."""
        return not self.email and self.person_id is None


class MailedQuestion(models.Model):
    """A question by mail of an address that we do not know here: it waits until a button says whose it is.

    Erased after a week. `person` is who has this address elsewhere in the house. `client_id` becomes
    that of the question, so that the link in the letter leads to it afterwards; `token_hash` is its hash.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="mailed_questions")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="mailed_questions"
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"))
    title = models.CharField(_("je vraag in een zin"), max_length=200)
    text = models.TextField(_("meer erover"), blank=True)
    came_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)
    token_hash = models.CharField(max_length=64, unique=True)

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id centre came_at client_id token_hash",
        kept=[
            Kept(
                "person name email title text",
                Purpose.CONVERSATION,
                Term.CONVERSATION,
                End.ERASE_ROW,
            )
        ],
    )


class DeskAnswer(models.Model):
    """One answer to a question, with the clock it was given in and whether it helped.

    `because` is what who asked still missed. `answered_by` is the account of who answered: staff, or
    an expert whom the centre asked.
    """

    class Helped(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")

    question = models.ForeignKey(DeskQuestion, models.CASCADE, related_name="answers")
    text = models.TextField(_("antwoord"), blank=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    answerer_name = models.CharField(max_length=120, blank=True)
    since = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField()
    helped = models.CharField(_("hielp dit"), max_length=3, choices=Helped, blank=True)
    helped_at = models.DateTimeField(null=True)
    because = models.TextField(_("wat miste er nog"), blank=True)

    privacy = Classified(
        subject="question__person",
        nothing="id question answered_by answerer_name since answer_by answered_at helped helped_at",
        kept=[Kept("text because", Purpose.CONVERSATION, Term.CONVERSATION, End.BLANK)],
    )

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "since"], name="one_answer_each_time_it_is_asked"
            ),
            models.CheckConstraint(
                name="a_word_whether_it_helped_has_its_moment",
                condition=Q(helped="", helped_at=None) | Q(helped__gt="", helped_at__isnull=False),
            ),
        ]

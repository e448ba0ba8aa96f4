from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.advice.articles.choices import subject_name
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.fields import BriefField
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> "ArticleQuerySet":
        """To be read by everybody."""
        return self.filter(state=Article.State.PUBLISHED)

    def visible_to(self, actor: Actor) -> "ArticleQuerySet":
        """What is published, for everybody; drafts and what was taken away for staff of the centre."""
        if actor.is_clock:
            return self
        return self.filter(Q(state=Article.State.PUBLISHED) | Q(centre__in=actor.staff_of))


class Article(models.Model):
    """An answer that everybody may read: without names, with an owner, sources and a day of review.

    Numbers of the law stand in the text as `{wet:key}` and are drawn from the dated table on the day
    of reading. An adopted article keeps the words of the original as they were when somebody last
    looked (`seen_title`, `seen_text`), so that what changed since can be shown.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        PUBLISHED = "published", _("op de kennisbank")
        WITHDRAWN = "withdrawn", _("van de kennisbank gehaald")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="articles")
    subject = models.SlugField(_("onderwerp"), max_length=30)
    title = models.CharField(_("titel"), max_length=200)
    in_brief = BriefField()
    text = models.TextField(_("tekst"))
    sources = models.TextField(_("bronnen"), blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    owner = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="owned_articles"
    )
    owner_name = models.CharField(_("wie houdt dit bij"), max_length=120, blank=True)
    review_on = models.DateField(_("nakijken op"))
    review_told_on = models.DateField(null=True)
    is_shared = models.BooleanField(_("andere centrales mogen dit overnemen"), default=False)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    original = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="adopted"
    )
    seen_version = models.PositiveIntegerField(null=True)
    seen_title = models.CharField(max_length=200, blank=True)
    seen_text = models.TextField(blank=True)
    told_version = models.PositiveIntegerField(null=True)
    search_words = SearchVectorField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    privacy = Classified(
        subject="owner__person",
        nothing="id centre subject title in_brief text sources state review_on review_told_on is_shared "
        "version made_at changed_at published_at original seen_version seen_title seen_text "
        "told_version search_words",
        kept=[
            Kept("owner", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.UNLINK),
            Kept("owner_name", Purpose.ACCOUNTABILITY, Term.ARCHIVE, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("artikel")
        verbose_name_plural = _("artikelen")
        constraints = [
            models.CheckConstraint(
                name="a_published_article_says_since_when",
                condition=~Q(state="published") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_article_is_never_adopted_from_itself",
                condition=Q(original=None) | ~Q(original=F("pk")),
            ),
            models.UniqueConstraint(
                fields=["centre", "original"],
                condition=Q(original__isnull=False),
                name="a_centre_adopts_an_article_once",
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "state", "subject", "title"], name="article_list"),
            GinIndex(fields=["search_words"], name="article_by_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject_name(self) -> str:
        """The subject in the language on screen."""
        return subject_name(self.subject)

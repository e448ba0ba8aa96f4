from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.growth.credentials.models import Proof
from aanjager.growth.prior_learning.choices import Level, framework
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class PortfolioQuerySet(models.QuerySet["Portfolio"]):
    def running(self) -> "PortfolioQuerySet":
        """Not yet rounded off, and not stopped."""
        return self.filter(ended_at=None)

    def visible_to(self, actor: Actor) -> "PortfolioQuerySet":
        """The owner, the supervisor, and the assessor while there is something to assess."""
        who = actor.person_id or 0
        assesses = Q(assessor=who, step=Portfolio.Step.ASSESS)
        return self.filter(Q(person=who) | Q(supervisor=who, ended_at=None) | assesses)


class Portfolio(models.Model):
    """What a volunteer shows of what they can, and how far it is; the volunteer owns it.

    The desk knows that it runs, who helps and, for the first talk, what it is for; what stands in it is
    read by the owner, the supervisor and the assessor alone. `override_because` is why an assessor who
    may know the volunteer was chosen all the same; who decided that stands in the log.
    """

    class Step(models.TextChoices):
        TALK = "talk", _("kennismaken")
        COLLECT = "collect", _("zelf beschrijven")
        ASSESS = "assess", _("beoordelen")
        FINAL = "final", _("eindgesprek")
        DONE = "done", _("afgerond")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="portfolios")
    person = models.ForeignKey(Person, models.CASCADE, related_name="portfolios")
    supervisor = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="supervises"
    )
    assessor = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="assesses"
    )
    override_because = models.CharField(_("waarom toch"), max_length=300, blank=True)
    step = models.CharField(_("stap"), max_length=7, choices=Step, default=Step.TALK)
    goal = models.TextField(_("waar het voor is"), max_length=1000)
    plan = models.TextField(_("ontwikkelplan"), max_length=3000, blank=True)
    proof = models.OneToOneField(
        Proof, models.SET_NULL, null=True, blank=True, related_name="portfolio"
    )
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = PortfolioQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id centre proof",
        kept=[
            Kept(
                "person supervisor assessor override_because step goal plan begun_at ended_at",
                Purpose.RECOGNITION,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("portfolio")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at=None),
                name="somebody_has_one_portfolio_that_runs",
            ),
            models.CheckConstraint(
                name="nobody_assesses_themselves_or_whom_they_supervise",
                condition=Q(assessor=None)
                | ~Q(assessor=models.F("person")) & ~Q(assessor=models.F("supervisor"))
                | ~Q(assessor=models.F("person")) & Q(supervisor=None),
            ),
        ]
        indexes = [models.Index(fields=["centre", "-ended_at", "-begun_at"], name="portfolio_list")]

    def __str__(self) -> str:
        return f"portfolio {self.pk}"


class Claim(models.Model):
    """One competency as the volunteer sees it, with evidence, and what the assessor made of it."""

    portfolio = models.ForeignKey(Portfolio, models.CASCADE, related_name="claims")
    code = models.SlugField(max_length=30)
    level = models.PositiveSmallIntegerField(_("hoe goed lukt het"), choices=Level)
    story = models.TextField(_("voorbeeld"), max_length=2000)
    evidence = models.JSONField(_("bewijs"), default=list, blank=True)
    found_level = models.PositiveSmallIntegerField(
        _("niveau volgens de beoordelaar"), choices=Level, null=True
    )
    reasoning = models.TextField(_("waarom"), max_length=2000, blank=True)

    privacy = Classified(
        subject="portfolio__person",
        nothing="id",
        kept=[
            Kept(
                "portfolio code level story evidence found_level reasoning",
                Purpose.RECOGNITION,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("competentie")
        constraints = [
            models.UniqueConstraint(
                fields=["portfolio", "code"], name="a_competency_stands_once_in_a_portfolio"
            ),
            models.CheckConstraint(
                name="an_assessment_has_a_level_and_a_reason",
                condition=Q(found_level=None, reasoning="")
                | Q(found_level__isnull=False) & ~Q(reasoning=""),
            ),
        ]

    def __str__(self) -> str:
        return str(framework()[self.code])


class PortfolioLink(models.Model):
    """A link by which the volunteer lets somebody read their portfolio, for some days; only its hash is kept."""

    portfolio = models.ForeignKey(Portfolio, models.CASCADE, related_name="links")
    label = models.CharField(_("voor wie"), max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("gemaakt op"))
    expires_at = models.DateTimeField(_("werkt tot"))
    ended_at = models.DateTimeField(_("gestopt op"), null=True)

    privacy = Classified(
        subject="portfolio__person",
        nothing="id portfolio token_hash",
        kept=[
            Kept(
                "label made_at expires_at ended_at",
                Purpose.RECOGNITION,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("link naar een portfolio")
        constraints = [
            models.CheckConstraint(
                name="a_link_to_a_portfolio_ends_after_it_begins",
                condition=Q(expires_at__gt=models.F("made_at")),
            )
        ]


class PortfolioLook(models.Model):
    """That a link was used to read; written before there is anything to see."""

    link = models.ForeignKey(PortfolioLink, models.CASCADE, related_name="looks")
    looked_at = models.DateTimeField(_("gelezen op"))

    privacy = Classified(
        subject="link__portfolio__person",
        nothing="id link",
        kept=[Kept("looked_at", Purpose.ACCOUNTABILITY, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        verbose_name = _("gelezen met een link")
        indexes = [models.Index(fields=["link", "-looked_at"], name="look_by_link")]


class Statement(models.Model):
    """What an organisation saw somebody do, asked by a link in its letter; only the volunteer keeps it.

    The link works until `expires_at`; what nobody answered is erased then.
    """

    portfolio = models.ForeignKey(Portfolio, models.CASCADE, related_name="statements")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, related_name="portfolio_statements"
    )
    where = models.CharField(_("welke organisatie"), max_length=200)
    code = models.SlugField(max_length=30)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("gevraagd op"))
    expires_at = models.DateTimeField(_("werkt tot"))
    reminded_at = models.DateTimeField(_("herinnerd op"), null=True)
    writer = models.CharField(_("wie het schreef"), max_length=120, blank=True)
    role = models.CharField(_("wat die er doet"), max_length=120, blank=True)
    text = models.TextField(_("verklaring"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("geschreven op"), null=True)
    declined_at = models.DateTimeField(_("niet geschreven"), null=True)
    kept_at = models.DateTimeField(_("opgenomen op"), null=True)

    privacy = Classified(
        subject="portfolio__person",
        nothing="id organisation token_hash",
        kept=[
            Kept(
                "portfolio where code asked_at expires_at reminded_at writer role text answered_at "
                "declined_at kept_at",
                Purpose.RECOGNITION,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("verklaring van een organisatie")
        constraints = [
            models.UniqueConstraint(
                fields=["portfolio", "organisation", "code"],
                condition=Q(answered_at=None, declined_at=None),
                name="a_statement_is_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                name="a_statement_says_something_and_who",
                condition=Q(answered_at=None, text="", kept_at=None)
                | Q(answered_at__isnull=False, declined_at=None) & ~Q(text="") & ~Q(writer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.writer}, {self.where}" if self.writer else self.where

    @property
    def what(self) -> str:
        """The competency that it is about."""
        return str(framework()[self.code])


class EvidenceFile(models.Model):
    """A file of the volunteer that shows something; for who reads the portfolio alone."""

    portfolio = models.ForeignKey(Portfolio, models.CASCADE, related_name="files")
    file = models.FileField(upload_to="portfolio/")
    name = models.CharField(_("naam"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField(_("toegevoegd op"))

    privacy = Classified(
        subject="portfolio__person",
        nothing="id media_type size",
        kept=[
            Kept(
                "portfolio file name added_at", Purpose.RECOGNITION, Term.MEMBERSHIP, End.ERASE_ROW
            )
        ],
    )

    class Meta:
        verbose_name = _("bestand bij een portfolio")

    def __str__(self) -> str:
        return self.name

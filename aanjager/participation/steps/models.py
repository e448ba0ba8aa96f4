from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.models import Person
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.participation.initiatives.models import Initiative
from aanjager.participation.steps.choices import advice_of


class Step(models.Model):
    """Something to do; `warn_on` is the day of the one reminder.

    A step of a template keeps only which one it is (`template` and `code`), so that everybody reads
    it in their own language; `title` and `about` are of a step that people wrote themselves.
    """

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="steps")
    template = models.CharField(max_length=12, blank=True)
    code = models.CharField(max_length=16, blank=True)
    title = models.CharField(_("wat moet er gebeuren"), max_length=120, blank=True)
    about = models.CharField(_("meer erover"), max_length=300, blank=True)
    due_on = models.DateField(_("voor wanneer"), null=True, blank=True)
    warn_on = models.DateField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True)
    assignee = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="initiative_steps"
    )
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="assignee",
        nothing="id initiative template code title about due_on warn_on warned_at made_at done_at",
        kept=[Kept("assignee", Purpose.INITIATIVE, Term.MEMBERSHIP, End.UNLINK)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "template", "code"],
                condition=~Q(template=""),
                name="a_step_of_a_template_stands_once",
            ),
            models.CheckConstraint(
                name="a_step_is_of_a_template_or_in_own_words",
                condition=(Q(template="", code="") & ~Q(title=""))
                | (~Q(template="") & ~Q(code="") & Q(title="", about="")),
            ),
            models.CheckConstraint(
                name="a_step_warns_before_its_day",
                condition=Q(warn_on=None)
                | Q(due_on__isnull=False, warn_on__lte=models.F("due_on")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["warn_on"], condition=Q(done_at=None, warned_at=None), name="step_to_warn"
            )
        ]

    @property
    def what(self) -> Promise | str:
        """What is to be done, in the language of who reads it."""
        advice = advice_of(self.template, self.code)
        return advice.title if advice else self.title or self.code

    @property
    def more(self) -> Promise | str:
        """More about it, in the language of who reads it."""
        advice = advice_of(self.template, self.code)
        return advice.about if advice else self.about


class SupportList(models.Model):
    """The question an initiative puts to its street; the counts stay when the names have gone."""

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="support")
    question = models.CharField(_("waar vraag je steun voor"), max_length=200)
    opened_at = models.DateTimeField()
    closes_on = models.DateField(_("laatste dag"))
    erased_at = models.DateTimeField(null=True)
    counted_for = models.PositiveIntegerField(default=0)
    counted_against = models.PositiveIntegerField(default=0)

    privacy = Classified(
        nothing="id initiative question opened_at closes_on erased_at counted_for counted_against"
    )


class Signature(models.Model):
    """Somebody of the street who is for or against; it counts when the address was confirmed, or from paper."""

    class Origin(models.TextChoices):
        WEB = "web", _("van de site")
        PAPER = "paper", _("van papier")

    support = models.ForeignKey(SupportList, models.CASCADE, related_name="signatures")
    name = models.CharField(_("naam"), max_length=120)
    street = models.CharField(_("straat"), max_length=120)
    house_number = models.CharField(_("huisnummer"), max_length=12, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    is_for = models.BooleanField(_("voor"))
    shows_name = models.BooleanField(_("mijn naam mag erbij staan"), default=False)
    origin = models.CharField(max_length=6, choices=Origin, default=Origin.WEB)
    token_hash = models.CharField(max_length=64, blank=True)
    signed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="signatures"
    )

    privacy = Classified(
        subject="person",
        address="email",
        nothing="id support is_for origin token_hash signed_at confirmed_at",
        kept=[
            Kept("person", Purpose.INITIATIVE, Term.SUPPORT, End.UNLINK),
            Kept(
                "name street house_number email shows_name",
                Purpose.INITIATIVE,
                Term.SUPPORT,
                End.BLANK,
            ),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "support",
                Lower("email"),
                condition=~Q(email=""),
                name="one_signature_per_address_of_mail",
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~Q(token_hash=""),
                name="a_link_to_confirm_is_of_one_signature",
            ),
            models.CheckConstraint(
                name="what_comes_from_paper_counts_at_once",
                condition=Q(origin="web") | Q(confirmed_at__isnull=False, email=""),
            ),
        ]

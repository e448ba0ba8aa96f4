from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified
from aanjager.participation.signals.models import Pattern
from aanjager.partnership.agreements.models.agreed import Agreement


class TalkQuerySet(models.QuerySet["Talk"]):
    def visible_to(self, actor: Actor) -> "TalkQuerySet":
        """Staff of the centre."""
        return self if actor.is_clock else self.filter(centre__in=actor.staff_of)


class Talk(models.Model):
    """A talk with the municipality or another partner, as partners: about what, and what was promised."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="talks")
    agreement = models.ForeignKey(
        Agreement, models.SET_NULL, null=True, blank=True, related_name="talks"
    )
    partner = models.CharField(_("met wie"), max_length=160)
    held_on = models.DateField(_("wanneer"))
    made_at = models.DateTimeField()

    objects = TalkQuerySet.as_manager()

    privacy = Classified(nothing="id centre agreement partner held_on made_at")

    class Meta:
        verbose_name = _("gesprek")
        verbose_name_plural = _("gesprekken")
        indexes = [models.Index(fields=["centre", "-held_on"], name="talk_list")]

    def __str__(self) -> str:
        return self.partner


class TalkPoint(models.Model):
    """One point of the agenda, and what was said about it."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="points")
    text = models.CharField(_("punt op de agenda"), max_length=200)
    said = models.TextField(_("wat we bespraken"), blank=True)

    privacy = Classified(nothing="id talk text said")

    def __str__(self) -> str:
        return self.text


class TalkPromise(models.Model):
    """What one of the two sides promised, by whom (a role, not a name) and before which day."""

    class Side(models.TextChoices):
        OURS = "ours", _("wij")
        THEIRS = "theirs", _("de partner")

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="promises")
    side = models.CharField(_("van wie"), max_length=6, choices=Side)
    text = models.CharField(_("wat is toegezegd"), max_length=300)
    who = models.CharField(_("welke rol doet het"), max_length=120)
    due_on = models.DateField(_("voor welke dag"))
    done_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id talk side text who due_on done_at")

    def __str__(self) -> str:
        return self.text


class TalkPattern(models.Model):
    """A pattern of signals that was put on the table, and the partner's answer with its reason."""

    class Answer(models.TextChoices):
        TAKEN_UP = "taken_up", _("opgepakt")
        DECLINED = "declined", _("niet opgepakt")

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="patterns")
    pattern = models.ForeignKey(Pattern, models.PROTECT, related_name="talks")
    answer = models.CharField(
        _("wat doet de partner ermee"), max_length=8, choices=Answer, blank=True
    )
    why = models.CharField(_("waarom"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(nothing="id talk pattern answer why answered_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["talk", "pattern"], name="a_pattern_is_on_the_table_once_in_a_talk"
            ),
            models.CheckConstraint(
                name="an_answer_of_the_partner_says_why",
                condition=Q(answer="", why="", answered_at=None)
                | (~Q(answer="") & ~Q(why="") & Q(answered_at__isnull=False)),
            ),
        ]

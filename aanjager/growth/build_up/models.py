from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Staff
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.growth.confidence.models import How, Look, let_in
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.kernel.sealing import SealedField

RUNNING = (Placement.State.TALK, Placement.State.AGREED, Placement.State.STARTED)


class BuildUpQuerySet(models.QuerySet["BuildUp"]):
    def agreed(self) -> "BuildUpQuerySet":
        """Those that whose plan it is said yes to."""
        return self.exclude(agreed_at=None)

    def visible_to(self, actor: Actor) -> "BuildUpQuerySet":
        """Whose plan it is, the consultant by name, and the organisation it is shown to; nobody else.

        The consultant with a role that runs, at a centre where the person is registered; the
        organisation while the placement runs. A colleague, a manager, the association and the clock
        see nothing.
        """
        shown = Q(
            placement__organisation__in=actor.coordinator_of,
            placement__state__in=RUNNING,
            shown_at__isnull=False,
            agreed_at__isnull=False,
        )
        return self.filter(Q(person=actor.person_id or 0) | let_in(actor, "person") | shown)


class BuildUp(models.Model):
    """How somebody begins slowly at one place. Theirs: others see it because they let them.

    `words` say what matters and why, in confidence; `door` who stands at the door the first time.
    Until `agreed_at` it is what a consultant wrote along. `staff` is the consultant who may read
    it. `shown_at` is since when the organisation sees days and steps.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="build_ups")
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="build_ups")
    staff = models.ForeignKey(
        Staff, models.SET_NULL, null=True, blank=True, related_name="build_ups"
    )
    words = SealedField(_("waar we op letten"))
    door = SealedField(_("wie er bij de deur staat"))
    how = models.CharField(_("hoe het is gemaakt"), max_length=5, choices=How)
    agreed_text = models.CharField(_("waarop je ja zei"), max_length=500)
    agreed_at = models.DateTimeField(_("ja gezegd op"), null=True)
    shown_at = models.DateTimeField(_("te zien voor de organisatie sinds"), null=True)
    made_at = models.DateTimeField(_("gemaakt op"))

    objects = BuildUpQuerySet.as_manager()

    privacy = Classified(
        subject="person",
        nothing="id placement staff",
        kept=[
            Kept(
                "person words door how agreed_text agreed_at shown_at made_at",
                Purpose.GUIDANCE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
                special=True,
            )
        ],
    )

    class Meta:
        verbose_name = _("plan om rustig te beginnen")
        verbose_name_plural = _("plannen om rustig te beginnen")
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=Q(agreed_at__isnull=False),
                name="a_place_has_one_plan_to_begin_slowly",
            ),
            models.UniqueConstraint(
                fields=["placement", "staff"], condition=Q(agreed_at=None),
                name="a_consultant_writes_one_plan_along_at_a_place",
            ),
            models.CheckConstraint(
                name="a_plan_is_shown_only_after_a_yes",
                condition=Q(shown_at=None) | Q(agreed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_plan_stands_on_a_sentence", condition=~Q(agreed_text="") & ~Q(how="")
            ),
        ]  # fmt: skip


class BuildUpStep(models.Model):
    """One moment of a plan: so much from a day on, a talk, or the question how it went."""

    class Kind(models.TextChoices):
        WORK = "work", _("meedoen")
        TALK = "talk", _("gesprek op de plek")
        CENTRE = "centre", _("gesprek met de consulent")
        AFTER = "after", _("hoe gaat het?")
        CALL = "call", _("bellen: vroeg om een gesprek")

    class Answer(models.TextChoices):
        GOOD = "good", _("het gaat goed zo")
        TALK = "talk", _("ik wil erover praten")

    plan = models.ForeignKey(BuildUp, models.CASCADE, related_name="steps")
    kind = models.CharField(_("wat"), max_length=6, choices=Kind)
    on = models.DateField(_("dag"))
    half_days = models.PositiveSmallIntegerField(_("dagdelen per week"), null=True, blank=True)
    what = SealedField(_("wat ga je doen"))
    reminded_at = models.DateTimeField(_("herinnerd op"), null=True)
    done_at = models.DateTimeField(_("gedaan op"), null=True)
    answer = models.CharField(_("antwoord"), max_length=4, choices=Answer, blank=True)

    privacy = Classified(
        subject="plan__person",
        nothing="id plan",
        kept=[
            Kept(
                "kind on half_days what reminded_at done_at answer",
                Purpose.GUIDANCE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
                special=True,
            )
        ],
    )

    class Meta:
        verbose_name = _("stap van een plan")
        verbose_name_plural = _("stappen van een plan")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "on"], name="a_plan_has_one_step_of_a_kind_on_a_day"
            ),
            models.CheckConstraint(
                name="only_taking_part_has_half_days",
                condition=Q(kind="work", half_days__gte=1, half_days__lte=10)
                | (~Q(kind="work") & Q(half_days=None)),
            ),
        ]
        indexes = [models.Index(fields=["on"], condition=Q(done_at=None), name="step_to_come")]


class BuildUpLook(Look):
    """That somebody looked at a plan or wrote in it, for whose it is."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="build_up_looks")
    plan_id = models.BigIntegerField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id coordinator staff user_id plan_id",
        kept=[
            Kept(
                "person what at_name looked_at open_until",
                Purpose.ACCOUNTABILITY,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("wie keek naar je plan om rustig te beginnen")
        indexes = [models.Index(fields=["person", "-looked_at"], name="look_at_plan_of_person")]
        constraints = [
            models.CheckConstraint(
                name="a_look_at_a_plan_closes_after_it_opened",
                condition=Q(open_until__gt=F("looked_at")),
            )
        ]

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.advice.assignments.choices import Payer, Step, Wanted
from aanjager.advice.experts.models import Expert
from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.accounts.models import User


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, actor: Actor) -> "AssignmentQuerySet":
        """Staff of the centre, the organisation that it is for, and the expert who took it."""
        if actor.is_clock:
            return self
        return self.filter(
            Q(centre__in=actor.staff_of)
            | Q(organisation__in=actor.coordinator_of)
            | Q(expert__person=actor.person_id or 0)
        )


class Assignment(models.Model):
    """A question of an organisation that an expert works on: the result, the term, a budget or none.

    `token_hash` is that of the link in the last letter to the organisation. `terms_hash` is the
    fingerprint of what was agreed on, by which the check and the agreement know that it changed.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("zoekt een deskundige")
        OFFERED = "offered", _("gevraagd")
        ACCEPTED = "accepted", _("aangenomen")
        WORKING = "working", _("aan het werk")
        DELIVERED = "delivered", _("opgeleverd")
        CONFIRMED = "confirmed", _("bevestigd")
        CLOSED = "closed", _("afgerond")
        STOPPED = "stopped", _("gestopt")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assignments")
    expert = models.ForeignKey(
        Expert, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    title = models.CharField(_("waar gaat het over"), max_length=120)
    question = models.TextField(_("de vraag"), max_length=1_500)
    result = models.CharField(_("wat is er dan klaar"), max_length=300)
    due_on = models.DateField(_("klaar op"))
    hours = models.PositiveSmallIntegerField(_("hoeveel uur ongeveer"))
    budget_cents = models.PositiveIntegerField(_("budget zonder btw"), null=True, blank=True)
    wanted = models.CharField(_("voor wie"), max_length=10, choices=Wanted, default=Wanted.EITHER)
    payer = models.CharField(
        _("wie krijgt de factuur"), max_length=12, choices=Payer, default=Payer.ORGANISATION
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="assignments")
    skills = models.ManyToManyField(Skill, blank=True, related_name="assignments")
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    terms_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    delivery = models.TextField(_("wat je oplevert"), max_length=1_500, blank=True)
    learned = models.TextField(_("wat we leerden"), max_length=1_500, blank=True)
    forgotten_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    privacy = Classified(
        subject="expert__person",
        nothing="id centre organisation state title question result due_on hours budget_cents wanted "
        "payer themes skills area languages terms_hash token_hash asked_at moved_at finished_at forgotten_at",
        kept=[
            Kept("expert", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP),
            Kept("delivery learned", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP),
        ],
    )

    class Meta:
        verbose_name = _("opdracht")
        constraints = [
            models.CheckConstraint(
                name="who_works_on_an_assignment_accepted_it",
                condition=Q(state__in=["asked", "offered"], expert=None)
                | Q(state="stopped")
                | ~Q(state__in=["asked", "offered", "stopped"]) & Q(expert__isnull=False),
            ),
            models.CheckConstraint(
                name="an_assignment_is_finished_when_it_is_confirmed",
                condition=Q(state__in=["confirmed", "closed"], finished_at__isnull=False)
                | ~Q(state__in=["confirmed", "closed"]) & Q(finished_at=None),
            ),
            models.CheckConstraint(name="an_assignment_takes_some_hours", condition=Q(hours__gt=0)),
        ]
        indexes = [
            models.Index(fields=["centre", "state", "due_on"], name="assignment_desk"),
            models.Index(fields=["centre", "finished_at"], name="assignment_finished"),
        ]

    def __str__(self) -> str:
        return self.title


class Offer(models.Model):
    """The question whether somebody wants an assignment, and until when to answer.

    `passed_by` is the offer from which a colleague passed it on.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op antwoord")
        ACCEPTED = "accepted", _("ja")
        DECLINED = "declined", _("liever niet")
        PASSED = "passed", _("doorgegeven")
        LAPSED = "lapsed", _("niet geantwoord")
        WITHDRAWN = "withdrawn", _("niet meer nodig")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="offers")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="offers")
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    passed_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="passed_to"
    )
    words = models.CharField(_("een zin erbij"), max_length=300, blank=True)
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="expert__person",
        nothing="id assignment state passed_by offered_at answer_by answered_at",
        kept=[
            Kept("expert", Purpose.FIGURES, Term.AUDIT, End.KEEP),
            Kept("words", Purpose.CONVERSATION, Term.LAST_CONTACT, End.BLANK),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "expert"],
                condition=Q(state="waiting"),
                name="somebody_is_asked_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["assignment"],
                condition=Q(state="accepted"),
                name="an_assignment_is_accepted_by_one",
            ),
            models.CheckConstraint(
                name="an_offer_that_waits_has_no_answer",
                condition=Q(state="waiting", answered_at=None)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_by"], name="offer_clock")]


class Move(models.Model):
    """One step of an assignment: what happened, when, by whom, in which words. The history people read."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="moves")
    what = models.CharField(max_length=12, choices=Step)
    words = models.CharField(max_length=1_500, blank=True)
    moved_at = models.DateTimeField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)

    privacy = Classified(
        subject="by__person",
        nothing="id assignment what moved_at",
        kept=[
            Kept("by", Purpose.ACCOUNTABILITY, Term.LAST_CONTACT, End.UNLINK),
            Kept("name", Purpose.ACCOUNTABILITY, Term.LAST_CONTACT, End.BLANK),
            Kept("words", Purpose.CONVERSATION, Term.LAST_CONTACT, End.KEEP),
        ],
    )


class AssignmentFile(models.Model):
    """A document with an assignment; only staff, the expert and the organisation reach it."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="files")
    file = models.FileField(upload_to="assignments/")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="assignment_files"
    )

    privacy = Classified(
        subject="added_by",
        nothing="id assignment media_type size added_at",
        kept=[
            Kept("added_by", Purpose.CONVERSATION, Term.LAST_CONTACT, End.UNLINK),
            Kept("file name", Purpose.CONVERSATION, Term.LAST_CONTACT, End.KEEP),
        ],
    )

import uuid

from django.db import models
from django.db.models import Q

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.kernel.sealing import SealedNumber
from aanjager.outreach.surveys.choices import Regime
from aanjager.outreach.surveys.models.questionnaire import Question, Wave


class SurveyAnswer(models.Model):
    """What was answered to one question: choices, a number (euros in cents; sealed), words or a day."""

    response = models.ForeignKey("SurveyResponse", models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    choices = models.JSONField(default=list, blank=True)
    number = SealedNumber(null=True)
    text = models.TextField(blank=True)
    day = models.DateField(null=True)

    privacy = Classified(
        subject="response__invitation__person",
        nothing="id response question",
        kept=[
            Kept("text", Purpose.LISTENING, Term.MEMBERSHIP, End.BLANK),
            Kept("choices number day", Purpose.FIGURES, Term.MEMBERSHIP, End.KEEP),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"], name="a_question_is_answered_once"
            )
        ]


class SurveyResponse(models.Model):
    """The answers of one unit. Of an anonymous survey nothing leads from here to who or when.

    The number is drawn by lot and the regime is copied into the row, so that the database itself
    refuses a link or a moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="responses")
    regime = models.CharField(max_length=12, choices=Regime)
    invitation = models.OneToOneField(
        "SurveyInvitation", models.SET_NULL, null=True, related_name="response"
    )
    is_done = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="invitation__person",
        nothing="id wave regime is_done",
        kept=[Kept("invitation done_at", Purpose.LISTENING, Term.MEMBERSHIP, End.UNLINK)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_anonymous_response_has_no_person_and_no_moment",
                condition=~Q(regime=Regime.ANONYMOUS) | Q(invitation=None, done_at=None),
            )
        ]


class SurveyInvitation(models.Model):
    """A unit that was asked, once per wave. `is_used` says that it answered, never when."""

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="survey_invitations"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="survey_invitations"
    )
    centre = models.ForeignKey(
        Centre, models.CASCADE, null=True, blank=True, related_name="survey_invitations"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    reminders = models.PositiveSmallIntegerField(default=0)
    is_used = models.BooleanField(default=False)

    privacy = Classified(
        subject="person",
        nothing="id wave organisation centre token_hash invited_at reminders is_used",
        kept=[Kept("person", Purpose.LISTENING, Term.MEMBERSHIP, End.UNLINK)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "person"], name="a_person_is_asked_once"),
            models.UniqueConstraint(
                fields=["wave", "organisation"], name="an_organisation_is_asked_once"
            ),
            models.UniqueConstraint(fields=["wave", "centre"], name="a_centre_is_asked_once"),
        ]

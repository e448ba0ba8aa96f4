import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.learning.courses.models import Course, Enrolment, Run


class Certificate(models.Model):
    """That somebody attended enough: a trigger freezes `facts`, what it says; the name goes when it must."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=10, unique=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    facts = models.JSONField()
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(_("waarom ingetrokken"), max_length=200, blank=True)

    privacy = Classified(
        subject="enrolment__person",
        address="enrolment__address",
        nothing="id enrolment number facts issued_at withdrawn_at withdrawn_because",
        kept=[Kept("name", Purpose.LEARNING, Term.AUDIT, End.BLANK)],
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_certificate_that_was_withdrawn_says_why",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
            )
        ]


class Material(models.Model):
    """A file of a course, only for who takes part."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="materials")
    title = models.CharField(_("hoe heet het"), max_length=120)
    file = models.FileField(upload_to="courses/")
    ending = models.CharField(max_length=5)
    media_type = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    privacy = Classified(nothing="id course title file ending media_type added_at")


class CourseEvaluation(models.Model):
    """What somebody thought, without who or when: the answers 1 to 4 to three questions.

    Its key is drawn by lot, so that the order of the rows says nothing either.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, models.CASCADE, related_name="evaluations")
    learned = models.PositiveSmallIntegerField()
    clear = models.PositiveSmallIntegerField()
    advises = models.PositiveSmallIntegerField()

    privacy = Classified(nothing="id run learned clear advises")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_evaluation_answers_from_one_to_four",
                condition=Q(learned__range=(1, 4), clear__range=(1, 4), advises__range=(1, 4)),
            )
        ]

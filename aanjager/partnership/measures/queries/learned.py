"""What is asked, learned and recognised: measures of advice, courses, internships and proofs."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from aanjager.advice.assignments.models import Assignment, WorkedHours
from aanjager.advice.expertise.models import DeskAnswer
from aanjager.growth.credentials.models import Achievement, Proof
from aanjager.growth.internships.models import Hours, Internship
from aanjager.learning.courses.models import Enrolment
from aanjager.partnership.measures.queries.register import Measure

HOURS = _("uren")


def _first_answers() -> QuerySet[DeskAnswer]:
    """Of every question the first answer, also when it was asked again."""
    earlier = DeskAnswer.objects.filter(question=OuterRef("question")).filter(
        Q(answered_at__lt=OuterRef("answered_at"))
        | Q(answered_at=OuterRef("answered_at"), pk__lt=OuterRef("pk"))
    )
    return DeskAnswer.objects.filter(~Exists(earlier))


def _competencies() -> QuerySet[Proof]:
    kind = Achievement.Kind.COMPETENCY
    return Proof.objects.filter(achievement__kind=kind, revoked_at=None)


LEARNED = (
    Measure(
        "questions_answered",
        _("Vragen beantwoord"),
        _("Vragen aan het expertisecentrum die in deze periode hun eerste antwoord kregen."),
        _("vragen"),
        _first_answers,
        "answered_at",
        centre="question__centre",
        area="question__area",
        of_people=True,
        label="question__title",
    ),
    Measure(
        "courses_followed",
        _("Cursussen gevolgd"),
        _("Keren dat iemand een cursus of workshop afrondde die in deze periode eindigde."),
        _("keren"),
        lambda: Enrolment.objects.filter(state=Enrolment.State.PRESENT),
        "run__ends_at",
        centre="run__course__centre",
        of_people=True,
        label="name",
    ),
    Measure(
        "assignments_finished",
        _("Opdrachten afgerond"),
        _(
            "Opdrachten van organisaties die een deskundige deed en die in deze periode klaar waren."
        ),
        _("opdrachten"),
        lambda: Assignment.objects.all(),
        "finished_at",
        area="area",
        label="title",
    ),
    Measure(
        "expert_hours",
        _("Uren van deskundigen"),
        _(
            "Uren die deskundigen voor opdrachten werkten, per maand afgerond naar hele uren omlaag."
        ),
        HOURS,
        lambda: WorkedHours.objects.filter(assignment__expert__isnull=False),
        "on",
        centre="assignment__centre",
        area="assignment__area",
        of_people=True,
        on_date=True,
        label="assignment__title",
        adds="hours",
        who="assignment__expert",
    ),
    Measure(
        "internships_placed",
        _("Stages geplaatst"),
        _("Leerlingen die in deze periode een stageplek vonden."),
        _("leerlingen"),
        lambda: Internship.objects.filter(state=Internship.State.ACCEPTED),
        "answered_at",
        centre="opportunity__centre",
        area="opportunity__area",
        of_people=True,
        label="opportunity__title",
    ),
    Measure(
        "internship_hours",
        _("Uren van leerlingen"),
        _("Bevestigde uren van leerlingen op hun stage, per maand afgerond naar hele uren omlaag."),
        HOURS,
        lambda: Hours.objects.filter(state=Hours.State.CONFIRMED),
        "day",
        centre="internship__opportunity__centre",
        area="internship__opportunity__area",
        of_people=True,
        on_date=True,
        label="internship__opportunity__title",
        adds="minutes",
        parts=60,
        who="internship__pupil",
    ),
    Measure(
        "proofs_issued",
        _("Bewijzen uitgegeven"),
        _("Bewijzen van wat iemand kan die in deze periode zijn uitgegeven en nog gelden."),
        _("bewijzen"),
        _competencies,
        "issued_at",
        of_people=True,
        label="name",
    ),
)

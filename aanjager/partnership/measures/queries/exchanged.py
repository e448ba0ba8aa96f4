"""Who helps whom: measures of opportunities, reactions, placements and what became of them."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from aanjager.community.organisations.models import Screening as OrganisationScreening
from aanjager.community.people.models import Registration
from aanjager.exchange.brokerage.models import Case
from aanjager.exchange.opportunities.models import Opportunity, Screening
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.partnership.measures.queries.register import Measure

PEOPLE, REACTIONS, TIMES = _("mensen"), _("reacties"), _("keren")


def _sent() -> QuerySet[Placement]:
    return Placement.objects.exclude(state=Placement.State.UNCONFIRMED)


def _still_there() -> QuerySet[Outcome]:
    return Outcome.objects.filter(
        moment=Outcome.Moment.THREE_MONTHS, still_active=Outcome.Answer.YES
    )


EXCHANGED = (
    Measure(
        "opportunities_screened",
        _("Vacatures beoordeeld"),
        _("Keren dat de centrale een vacature langs de lijst legde en erover besliste."),
        TIMES,
        lambda: Screening.objects.all(),
        "decided_at",
        centre="opportunity__centre",
        area="opportunity__area",
        label="opportunity__title",
    ),
    Measure(
        "organisations_screened",
        _("Organisaties beoordeeld"),
        _("Keren dat de centrale een organisatie langs de lijst legde en erover besliste."),
        TIMES,
        lambda: OrganisationScreening.objects.all(),
        "decided_at",
        centre="organisation__centre",
        label="organisation__name",
    ),
    Measure(
        "opportunities_published",
        _("Vacatures online gezet"),
        _("Vacatures die in deze periode voor iedereen te zien werden."),
        _("vacatures"),
        lambda: Opportunity.objects.all(),
        "published_at",
        area="area",
        label="title",
    ),
    Measure(
        "people_joined",
        _("Mensen ingeschreven"),
        _("Mensen die zich in deze periode bij de centrale inschreven, online of aan de balie."),
        PEOPLE,
        lambda: Registration.objects.all(),
        "joined_on",
        of_people=True,
        on_date=True,
        label="person__name",
    ),
    Measure(
        "reactions",
        _("Reacties"),
        _("Bevestigde reacties op vacatures in deze periode, online en aan de balie."),
        REACTIONS,
        _sent,
        "reacted_at",
        area="opportunity__area",
        of_people=True,
        label="person__name",
    ),
    Measure(
        "answered_in_term",
        _("Reacties op tijd beantwoord"),
        _("Reacties die in deze periode een eerste antwoord kregen binnen de afgesproken dagen."),
        REACTIONS,
        lambda: _sent().filter(answered_at__lte=F("answer_by")),
        "answered_at",
        area="opportunity__area",
        of_people=True,
        label="person__name",
    ),
    Measure(
        "cases_opened",
        _("Trajecten begonnen"),
        _("Trajecten waarin een consulent in deze periode iemand ging helpen."),
        PEOPLE,
        lambda: Case.objects.all(),
        "opened_at",
        of_people=True,
        label="person__name",
    ),
    Measure(
        "started",
        _("Begonnen"),
        _("Mensen die in deze periode bij een organisatie begonnen."),
        PEOPLE,
        _sent,
        "started_on",
        area="opportunity__area",
        of_people=True,
        on_date=True,
        label="person__name",
    ),
    Measure(
        "still_there",
        _("Er na drie maanden nog"),
        _("Mensen die in deze periode antwoordden dat zij er na drie maanden nog zijn."),
        PEOPLE,
        _still_there,
        "answered_at",
        centre="placement__centre",
        area="placement__opportunity__area",
        of_people=True,
        label="placement__person__name",
    ),
)

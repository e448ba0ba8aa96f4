"""From what volunteers said to a plan for the municipality: submitted, with evidence of which one grew old."""

from datetime import date, datetime, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

from aanjager.assembly.commitments import actions as commitments
from aanjager.community.centres.models import Centre, Staff
from aanjager.demo.hall.actions.evening import Evening
from aanjager.demo.region.actions.world import Place
from aanjager.governance.citations.actions import cite
from aanjager.governance.documents.models import Decision
from aanjager.governance.plans import actions as plans
from aanjager.governance.plans.actions import Basis, Cost, Doing, Paid
from aanjager.governance.plans.models import Plan
from aanjager.governance.sources import queries as sources
from aanjager.governance.submissions import actions as submissions
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.participation.signals import actions as signals
from aanjager.participation.signals.models import Pattern, Signal
from aanjager.trust.letters.models import Letter

HEARD = [
    "Mensen willen wel helpen, maar niet elke week.",
    "Iemand vroeg of er ook iets is voor één zaterdag.",
    "Bij de sportclub haken ouders af op vaste avonden.",
    "Jongeren vragen naar klussen van een paar uur.",
    "Een organisatie weet niet hoe je een klus in stukken deelt.",
]
LATER = "Weer iemand die alleen in de vakantie iets wil doen."
TEXTS = {
    "need": "Vrijwilligers in onze gemeente willen vaker iets doen dat kort is. Wat wij aanbieden is "
    "meestal elke week. Daardoor vinden mensen en klussen elkaar niet.",
    "goal": "Over een jaar staan er steeds minstens dertig korte klussen. Wie een middag over heeft, "
    "vindt binnen een kwartier iets in de buurt.",
    "for_whom": "Voor mensen met weinig tijd, en voor organisaties die nu niemand vinden.",
    "approach": "- We helpen twintig organisaties een lange klus in stukken te delen.\n"
    "- We houden vier keer een middag waarop je meteen kunt beginnen.",
    "talk": "Een gesprek per kwartaal, waarin de gemeente zegt wat ze met de signalen doet.",
    "risks": "Organisaties hebben geen tijd om te veranderen. Dan komen wij een middag langs.",
    "success": "We tellen elk kwartaal de korte klussen en de mensen die er begonnen. "
    "Goed is tachtig mensen in een jaar.",
    "after": "De organisaties doen het daarna zelf. Wij houden de lijst bij.",
}
TITLE = "Meer korte klussen"
FUND, GRANT, MUNICIPALITY = "Lindefonds", "Subsidie vrijwillige inzet", "Gemeente Lindeveen"


def build(places: list[Place], told: Evening, at: datetime) -> None:
    """One plan that was submitted and is shown, one draft that two centres make together, a template."""
    here, there = places[0].centre, places[1].centre
    by = _staff(here)
    pattern = _pattern(places[0], told.signal, by, at - timedelta(days=320))
    plan = _short_tasks(here, pattern, told.decision, by, at - timedelta(days=290))
    commitments.become(told.promise, plan, None, by=by, at=at - timedelta(days=280))
    signals_of = signals.Noted(
        LATER, source=Signal.Source.RESIDENT, area_id=places[0].districts[0].pk
    )
    late = signals.note(signals_of, centre=here, by=by, at=at - timedelta(days=9))
    signals.gather([late], pattern, by=by, at=at - timedelta(days=8))
    _reader(plan, by, at - timedelta(days=5))
    _together(here, there, by, at - timedelta(days=3))
    Letter.objects.filter(kind__startswith="plan-", sent_at=None).update(sent_at=at)


def _staff(centre: Centre) -> Actor:
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    return Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))


def _pattern(place: Place, first: Signal, by: Actor, at: datetime) -> Pattern:
    """Six signals that belong together, the first from an evening, of which a plan is the next step."""
    area = place.districts[0].pk
    heard = [
        signals.note(
            signals.Noted(text, source=Signal.Source.RESIDENT, area_id=area),
            centre=place.centre, by=by, at=at + timedelta(days=number),
        )
        for number, text in enumerate(HEARD)
    ]  # fmt: skip
    told = signals.Gathered(
        "Wel willen helpen, niet elke week", area, "De consulent",
        about="Mensen zoeken iets van een middag. Wat er is, duurt bijna altijd langer.",
    )  # fmt: skip
    pattern = signals.gather([first, *heard], told, by=by, at=at + timedelta(days=7))
    words = "We schrijven een plan voor de gemeente."
    return signals.decide(
        pattern, Pattern.NextStep.PLAN, words, "De consulent", by=by, at=at + timedelta(days=8)
    )


def _short_tasks(
    centre: Centre, pattern: Pattern, decision: Decision, by: Actor, at: datetime
) -> Plan:
    day = localdate(at)
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1) + relativedelta(months=3)
    year = relativedelta(years=1, days=-1)
    basis = Basis(TITLE, MUNICIPALITY, first, first + year)
    plan = plans.make(centre, basis, "municipality", by=by, at=at)
    texts = {it.pk: TEXTS[it.key] for it in plan.sections.all()}
    plans.write(plan, texts, by=by, at=at)
    cite(plan, "pattern", pattern.pk, "Dit horen we al een half jaar.", by=by, at=at)
    cite(plan, "decision", decision.pk, "Ons werkplan vraagt hierom.", by=by, at=at)
    cells = sources.of_kind(by, centre, None, "cell")
    for it in cells.filter(
        question__code__in=["helpt", "hoe-vaak"], by=None, release__wave__number=1
    ):
        cite(plan, "cell", it.pk, "Dit zeggen vrijwilligers zelf.", by=by, at=at)
    for it in sources.of_kind(by, centre, centre.area, "figure")[:1]:
        cite(plan, "figure", it.pk, by=by, at=at)
    _doing(plan, first, by, at)
    _money(plan, by, at)
    plan = submissions.hand_in(plan, by=by, at=at + timedelta(days=5))
    submissions.present(plan, is_public=True, by=by, at=at + timedelta(days=6))
    return plan


def _doing(plan: Plan, first: date, by: Actor, at: datetime) -> None:
    """Three activities and two partners."""
    for title, month, last, who, hours in (
        ("Met twintig organisaties klussen in stukken delen", 1, 6, "De consulent", (160, 40, 0)),
        ("Vier middagen waarop je meteen kunt beginnen", 3, 11, "De vrijwilligers", (60, 0, 240)),
        ("Tellen en vertellen", 6, 12, "De manager", (30, 0, 20)),
    ):
        days = first + relativedelta(months=month - 1), first + relativedelta(months=last, days=-1)
        plans.plan_activity(plan, Doing(title, *days, who, *hours), by=by, at=at)
    plans.add_partner(plan, "De sportclubs", "Delen hun vaste avonden in stukken.", by=by, at=at)
    plans.add_partner(plan, "Het buurthuis", "Geeft ons vier middagen de zaal.", by=by, at=at)


def _money(plan: Plan, by: Actor, at: datetime) -> None:
    """Three lines: own money, a fund that was asked, and the rest from the municipality."""
    activities = list(plan.activities.order_by("pk"))
    costs = (
        ("Uren van de consulent", 9_600_00, "160 uur van € 60", activities[0]),
        ("Zaal en koffie", 1_450_50, "4 middagen", activities[1]),
        ("Drukwerk en website", 875_25, "Offerte van de drukker", None),
    )
    lines = [plans.budget(plan, Cost(*cost), by=by, at=at) for cost in costs]
    own = Paid("own", plan.centre.name, 1_500_00, "promised")
    plans.cover(lines[0], own, by=by, at=at)
    plans.cover(lines[1], Paid("fund", FUND, 1_450_50), by=by, at=at)
    left = 9_600_00 - 1_500_00 + 875_25
    plans.spread(plan, Paid("municipality", GRANT, left), by=by, at=at)


def _reader(plan: Plan, by: Actor, at: datetime) -> None:
    """A partner read along and got an answer; another still waits for one."""
    until = localdate(at) + timedelta(days=28)
    link, _token = submissions.make_link(plan, "De sportclubs", until, by=by, at=at)
    said = submissions.comment(
        link, "Reken op ons voor de voetbal. Denk ook aan de zomer.", UUID(int=1), by=ANONYMOUS,
        at=at + timedelta(days=1),
    )  # fmt: skip
    submissions.answer_comment(
        said, "Dank je. De middag in juli wordt buiten.", by=by, at=at + timedelta(days=2)
    )
    submissions.comment(
        link, "Kan de eerste middag ook op een zondag?", UUID(int=2), by=ANONYMOUS,
        at=at + timedelta(days=3),
    )  # fmt: skip


def _together(here: Centre, there: Centre, by: Actor, at: datetime) -> None:
    """A draft of two centres: the budget does not add up yet, the other one did not answer yet."""
    basis = Basis("Samen vrijwilligers leren begeleiden", FUND)
    plan = plans.make(here, basis, "fund", by=by, at=at)
    need = plan.sections.get(key="need")
    said = "Organisaties in beide gemeenten vragen om een cursus in de buurt."
    plans.write(plan, {need.pk: said}, by=by, at=at)
    line = plans.budget(plan, Cost("Trainer", 3_000_00, "6 avonden"), by=by, at=at)
    plans.cover(line, Paid("fund", FUND, 2_000_00), by=by, at=at)
    plans.ask_share(plan, here, 2, "Organiseert de avonden.", by=by, at=at)
    plans.ask_share(plan, there, 1, "Zoekt de deelnemers in het eigen dorp.", by=by, at=at)
    about = "Voor een plan met een andere centrale en een fonds."
    plans.keep_template(plan, "Samen bij een fonds", about, is_shared=True, by=by, at=at)

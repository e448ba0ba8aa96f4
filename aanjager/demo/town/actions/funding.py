"""Money: a register of funds, applications for the plan, who pays, and a complaint; all invented."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.skills.models import Theme
from aanjager.demo.town.actions import plans
from aanjager.governance.complaints import actions as complaints
from aanjager.governance.complaints.actions import Told
from aanjager.governance.plans.models import Coverage, Plan
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.partnership.funders import actions as funders
from aanjager.partnership.funders.actions import Paid
from aanjager.partnership.funding import actions as applications
from aanjager.partnership.funding.actions import Sum
from aanjager.partnership.funding.models import Application
from aanjager.partnership.funds import actions as funds
from aanjager.partnership.funds.actions import Facts
from aanjager.partnership.funds.models import Fund, FundRound


@dataclass(frozen=True)
class Given:
    """An invented fund: its bounds in whole euros, its themes, and in how many days its round closes."""

    name: str
    giver: str
    purpose: str
    themes: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    applicants: tuple[str, ...] = ()
    closes: int | None = None
    is_local: bool = False
    is_national: bool = False


FUNDS = [
    Given(
        "Lindefonds",
        "Stichting Lindefonds",
        "Ontmoeting in de buurt.",
        (),
        500,
        7_500,
        ("foundation", "association"),
        24,
    ),
    Given(
        "Wijkbudget",
        "Gemeente Lindeveen",
        "Ideeën van bewoners voor hun eigen straat.",
        (),
        None,
        2_500,
        (),
        None,
        True,
    ),
    Given(
        "Subsidie vrijwillige inzet",
        "Gemeente Lindeveen",
        "Steun aan vrijwilligers en hun organisaties.",
        (),
        5_000,
        60_000,
        ("foundation",),
        47,
        True,
    ),
    Given(
        "Groen Dichtbij Fonds",
        "Stichting Groen Dichtbij",
        "Tuinen en bomen waar mensen elkaar tegenkomen.",
        ("nature", "environment"),
        1_000,
        15_000,
        (),
        12,
    ),
    Given(
        "Samen Aan Tafel",
        "Kookfonds De Pollepel",
        "Samen koken en eten.",
        ("cooking",),
        250,
        3_000,
        (),
        None,
    ),
    Given(
        "Muziek voor Iedereen",
        "Fonds Het Hoge Lied",
        "Muziek maken met wie dat niet vanzelf doet.",
        ("music", "culture"),
        2_000,
        25_000,
        ("foundation", "association"),
        66,
    ),
    Given(
        "Beweegfonds",
        "Stichting Sterke Benen",
        "Sport voor wie nog niet meedoet.",
        ("sport",),
        None,
        5_000,
        ("association",),
        31,
    ),
    Given(
        "Dierenwelzijn Regio",
        "Stichting De Ruif",
        "Zorg voor dieren door vrijwilligers.",
        ("animals",),
        500,
        10_000,
        (),
        None,
    ),
    Given(
        "Fonds Nieuwe Buren",
        "Vereniging Nieuwe Buren",
        "Kennismaken van oude en nieuwe bewoners.",
        (),
        1_000,
        20_000,
        ("foundation", "informal"),
        90,
        False,
        True,
    ),
    Given(
        "Digitaal Erbij",
        "Stichting Toetsenbord",
        "Leren omgaan met computer en telefoon.",
        (),
        3_000,
        40_000,
        ("foundation", "school"),
        19,
        False,
        True,
    ),
    Given(
        "Kracht van Vrijwilligers",
        "Nationaal Fonds Meedoen",
        "Meer mensen die iets voor een ander doen.",
        (),
        10_000,
        100_000,
        ("foundation",),
        54,
        False,
        True,
    ),
    Given(
        "Bedrijf en Buurt",
        "Ondernemers Lindeveen",
        "Een klus van een dag, met mensen van een bedrijf.",
        (),
        None,
        1_500,
        (),
        None,
        True,
    ),
]
ASKS = [
    ("Projectplan", True),
    ("Jaarrekening van vorig jaar", True),
    ("Brief van een partner", False),
]
PAPER = b"%PDF-1.4\n% verzonnen\n%%EOF\n"


def build(centre: Centre, at: datetime) -> None:
    """Make the funds, ask two of them, and show who pays and what was complained about."""
    worker = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=worker.user_id if worker else None, staff_of=frozenset({centre.pk}))
    today = localdate(at)
    known = {it.name: _fund(it, centre, today, at) for it in FUNDS}
    plan = Plan.objects.get(centre=centre, title=plans.TITLE)
    _granted(plan, known[plans.GRANT], by, at - timedelta(days=270))
    _sent(plan, known[plans.FUND], by, at)
    later = known["Fonds Nieuwe Buren"]
    applications.begin(plan, later, later.rounds.first(), by=by, at=at)
    _payers(centre, today, by, at)
    _complaint(centre, by, at)


def _fund(it: Given, centre: Centre, today: date, at: datetime) -> Fund:
    facts = Facts(
        it.name, it.giver, it.purpose, centre.area if it.is_local else None,
        it.least and it.least * 100, it.most and it.most * 100, it.applicants,
        terms="Dit fonds is verzonnen.", is_rolling=it.closes is None,
        themes=list(Theme.objects.filter(code__in=it.themes)),
    )  # fmt: skip
    made = funds.keep(None if it.is_national else centre, facts, by=CLOCK, at=at)
    if it.closes is not None:
        closes = today + timedelta(days=it.closes)
        decides = closes + timedelta(days=42)
        funds.add_round(made, closes - timedelta(days=60), closes, decides, by=CLOCK, at=at)
    for text, wants_file in ASKS[: 3 if (it.most or 0) > 5_000 else 1]:
        funds.require(made, text, wants_file=wants_file, by=CLOCK, at=at)
    return made


def _ask(plan: Plan, fund: Fund, period: FundRound | None, by: Actor, at: datetime) -> Application:
    """Begin, ask what the plan says this fund is asked for, tick the whole list, and send."""
    it = applications.begin(plan, fund, period, by=by, at=at)
    asked = Coverage.objects.filter(line__plan=plan, payer__name=fund.name)
    for one in asked.select_related("line__plan").order_by("line__position", "pk"):
        applications.claim(it, one.line, one.amount_cents, by=by, at=at)
    for item in it.checklist.all():
        paper = ContentFile(PAPER, name="verzonnen.pdf") if item.wants_file else None
        applications.tick(item, paper, by=by, at=at)
    return applications.send(it, by=by, at=at)


def _granted(plan: Plan, fund: Fund, by: Actor, at: datetime) -> None:
    """Granted as asked; half of it came in, accounted for once of two times."""
    it = _ask(plan, fund, None, by, at)
    day = localdate(at)
    it = applications.grant(it, it.asked_cents or 0, by=by, at=at)
    applications.pay(it, Sum(4_250_00, day), by=by, at=at)
    half, _end = (
        applications.plan_accounting(it, day + timedelta(days=days), what, by=by, at=at)
        for days, what in ((150, "Kort verslag halverwege"), (520, "Eindverslag en afrekening"))
    )
    applications.account(half, by=by, at=at + timedelta(days=140))


def _sent(plan: Plan, fund: Fund, by: Actor, at: datetime) -> None:
    """Asked for what the municipality does not pay, with a good chance."""
    it = _ask(plan, fund, fund.rounds.first(), by, at)
    applications.arrange(it, 75, it.deadline, it.decides_on, by=by, at=at)


def _payers(centre: Centre, today: date, by: Actor, at: datetime) -> None:
    began = date(today.year - 6, 1, 1)
    for year, part in ((today.year - 1, 95), (today.year, 100)):
        for kind, name, purpose, cents in (
            ("municipality", "Gemeente Lindeveen", "Het werk van alle dag", 148_000_00),
            ("fund", "Stichting Lindefonds", "Klussen van een middag", 36_500_00),
            ("services", "Twaalf organisaties", "Trainingen en advies op rekening", 21_340_50),
        ):
            paid = Paid(kind, name, purpose, began, year, cents * part // 100)
            funders.keep(centre, paid, by=by, at=at)


def _complaint(centre: Centre, by: Actor, at: datetime) -> None:
    """One complaint of a month ago, answered within the term."""
    then = at - timedelta(days=40)
    told = Told(
        "order", "Onze vacature staat laag. Hebben anderen betaald voor hun plek?", "Hendrik",
        "hendrik@post.example",
    )  # fmt: skip
    it = complaints.complain(centre, told, by=ANONYMOUS, at=then)
    complaints.log(it, "De volgorde van die dag nagelopen.", by=by, at=then + timedelta(days=4))
    words = (
        "Nee, niemand kan een plek kopen. Jullie vacature stond lager doordat de afstand groter "
        "was. Op de pagina over de volgorde staat hoe dat telt."
    )
    when = then + timedelta(days=7)
    complaints.answer(it, "wrong", words, name="Team vrijwillige inzet", by=by, at=when)

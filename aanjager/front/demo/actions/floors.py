"""An exchange floor of last season with twelve deals in every state, and one that comes."""

from datetime import datetime, time, timedelta

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.participation.exchange_floor import actions as floors
from aanjager.participation.exchange_floor import queries
from aanjager.participation.exchange_floor.actions import Dealing, Holding, Party, Posting
from aanjager.participation.exchange_floor.models import DealSide, ExchangeFloor, Post
from aanjager.trust.letters.models import Letter

# Kind, what a company offers, who, what an organisation asks, and what it does in return.
TRADES = [
    ("hands", "Acht collega's die een zaterdag schilderen", "Installatiebedrijf Veenstra", "Wie schildert onze zaal?", "Een rondleiding met soep"),
    ("knowledge", "Twee avonden hulp bij jullie website", "Bureau Blauwgras", "Onze website is niet te lezen op een telefoon", "Een workshop over omgaan met dementie"),
    ("materials", "Twintig stoelen van kantoor", "Kantoorhandel Dijk", "Stevige stoelen voor de eettafel", "Koffie en een bedankje in de nieuwsbrief"),
    ("space", "Een vergaderzaal op maandagavond", "Notaris Van der Linde", "Een stille ruimte voor ons bestuur", ""),
    ("transport", "Een bestelbus met chauffeur, een dag", "Transport Hoekstra", "Vervoer voor de oogst van de moestuin", "Een krat groente"),
    ("network", "Een plek in onze etalage, een maand", "Boekhandel De Brug", "Aandacht voor onze taalmaatjes", "Voorlezen in de winkel"),
    ("knowledge", "De jaarrekening nakijken", "Accountants Wiersma", "Wie kijkt met onze penningmeester mee?", ""),
    ("hands", "Een klas die een middag komt koken", "Koksschool Oost", "Koks voor het buurtdiner", "Een getuigenis voor in het portfolio"),
    ("materials", "Verf die over is", "Schildersbedrijf Smit", "Verf voor de speeltuin", "Kindertekeningen voor in de kantine"),
    ("space", "Een hoek in ons magazijn", "Bouwmarkt Veld", "Opslag voor de kerstspullen", ""),
    ("knowledge", "Een gesprek over vrijwilligers en verzekering", "Verzekeraar Ooststroom", "Zijn wij goed verzekerd?", "Een verhaal op jullie site"),
    ("transport", "Zes leenfietsen in de zomer", "Fietsen Van Dam", "Fietsen voor onze fietsles", "Een les verkeersborden voor het personeel"),
]  # fmt: skip
# How far each deal came: signatures, and what who gives and who gets say became of it.
STATES = [
    (2, "yes lasting", "yes lasting"), (2, "yes once", "yes"), (2, "yes", ""), (2, "no", "no"),
    (2, "yes lasting", ""), (2, "not_yet", "not_yet"), (2, "", ""), (2, "yes once", "yes once"),
    (2, "yes", "no"), (2, "", "no"), (1, "", ""), (0, "", ""),
]  # fmt: skip
COMING = [
    ("ask", "hands", "Zes mensen die een hek timmeren", True),
    ("ask", "knowledge", "Iemand die ons leert filmen met een telefoon", True),
    ("ask", "space", "Een keuken op woensdag", True),
    ("offer", "hands", "Vijf collega's, een middag, wat jullie maar willen", True),
    ("offer", "materials", "Laptops van twee jaar oud, nagekeken", True),
    ("offer", "knowledge", "Meekijken naar een begroting, zo vaak het nodig is", False),
]


def build(centre: Centre, at: datetime) -> None:
    """Hold the floor of last season, and announce the next."""
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))
    bodies = list(
        Organisation.objects.approved().filter(centre=centre).order_by("pk")[: len(TRADES)]
    )
    held = at - timedelta(days=100)
    floor = floors.hold(centre, _holding("Beursvloer van vorig seizoen", centre, held), by=by, at=held - timedelta(days=40))  # fmt: skip
    for number, trade in enumerate(TRADES):
        _trade(floor, trade, bodies[number % len(bodies)], STATES[number], by=by, held=held, at=at)
    for side in queries.to_ask(localdate(at)):
        floors.ask(side, by=CLOCK, at=at - timedelta(days=8))
    coming = floors.hold(centre, _holding("Beursvloer: wij ruilen alles behalve geld", centre, at + timedelta(days=24)), by=by, at=at)  # fmt: skip
    for number, (side, kind, title, is_once) in enumerate(COMING):
        body = bodies[number % len(bodies)] if side == "ask" else None
        _post(coming, side, kind, title, body, company=TRADES[-1 - number][2], is_once=is_once, by=by, at=at)  # fmt: skip
    Letter.objects.filter(kind__startswith="exchange-floor").update(sent_at=at)


def _holding(title: str, centre: Centre, day: datetime) -> Holding:
    about = (
        "Anderhalf uur, een zaal vol vraag en aanbod. De matchmakers leggen vast wat je afspreekt."
    )
    return Holding(
        title, localdate(day), time(15), time(16, 30), "Het stadhuis", centre.area_id, about
    )


def _post(
    floor: ExchangeFloor, side: str, kind: str, title: str, body: Organisation | None, *,
    company: str, by: Actor, at: datetime, is_once: bool = True,
) -> Post:  # fmt: skip
    """Of an organisation what it asks, of a company what it offers."""
    party = body.name if body else company
    mail = (
        body.email if body else f"{company.lower().replace(' ', '-').replace('.', '')}@example.org"
    )
    values = Posting(
        side, kind, title, party, "organisation" if body else "company", "", mail, is_once=is_once
    )
    return floors.post(floor, values, by=by, at=at)


def _trade(
    floor: ExchangeFloor, trade: tuple[str, ...], body: Organisation, state: tuple[int, str, str], *,
    by: Actor, held: datetime, at: datetime,
) -> None:  # fmt: skip
    """One deal with its offer and its ask, signed and answered as far as it came."""
    kind, offered, company, asked, returns = trade
    signatures, *answers = state
    early = held - timedelta(days=10)
    offer = _post(floor, "offer", kind, offered, None, company=company, by=by, at=early)
    ask = _post(floor, "ask", kind, asked, body, company=company, by=by, at=early)
    deal = floors.deal(
        floor, Dealing(Party(offer.pk), Party(ask.pk), returns=returns), by=by, at=held
    )
    sides = [queries.side(deal, role) for role in DealSide.Role.values]
    for number, side in enumerate(sides):
        if number < signatures:
            floors.sign(side, f"Voor {side.party}", agrees=True, by=by, at=held + timedelta(minutes=5 + number))  # fmt: skip
    for side, said in zip(sides, answers, strict=True):
        carried, _space, lasts = said.partition(" ")
        if carried:
            floors.answer(side, carried, lasts, by=by, at=at - timedelta(days=3))

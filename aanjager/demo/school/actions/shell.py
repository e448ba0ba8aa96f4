"""The flexible shell: twelve experts in two pools, and five assignments; all invented."""

# ruff: noqa: E501 - the texts read better with one on a line

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from aanjager.advice.assignments import actions as assignments
from aanjager.advice.assignments import queries
from aanjager.advice.assignments.actions import Asking, Hours
from aanjager.advice.assignments.models import Assignment, Contract, Offer
from aanjager.advice.experts import actions as experts
from aanjager.advice.experts.actions import Profile
from aanjager.advice.experts.models import Expert
from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.community.places.models import Area
from aanjager.community.skills.models import Skill, Theme
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import Place
from aanjager.demo.region.choices import address
from aanjager.kernel.actor import Actor
from aanjager.kernel.paper import Paper, Part, pdf
from aanjager.trust.letters.models import Letter


@dataclass(frozen=True)
class Who:
    """An expert: what they are and can, for what rate in euros, and why the centre admits them."""

    headline: str
    about: str
    skills: str
    themes: str
    reason: str
    rate: int = 0
    hours: int = 8
    in_both: bool = False
    business: str = ""
    languages: str = "nl"


EXPERTS = [
    Who("Ik help besturen met hun jaarrekening.", "Dertig jaar boekhouder geweest, nu met pensioen.",
        "bookkeeping treasurer", "administration board", "Vijf verenigingen noemden haar naam.", in_both=True),
    Who("Subsidie vragen zonder hoofdpijn.", "Schreef aanvragen voor dorpshuizen en kinderclubs.",
        "fundraising writing", "administration", "Kent de fondsen in deze streek goed.", 85, 12, True,
        "Bureau Aanvraag (verzonnen)"),
    Who("Stichting of vereniging? Ik leg het uit.", "Was notarisklerk en zat in zes besturen.",
        "secretary form_filling", "board", "Legt moeilijke dingen rustig uit."),
    Who("Van rommelig bestuur naar een goede vergadering.", "Traint voorzitters in het hele land.",
        "chairing public_speaking mediation", "board", "Haalde een ruzie bij de speeltuin uit elkaar.", 95, 10,
        False, "Tafel & Hamer (verzonnen)"),
    Who("Je website weer bij de tijd.", "Bouwt sites die vrijwilligers zelf bijhouden.",
        "websites design", "media computers", "Werkt snel en blijft bereikbaar.", 70, 16, True, "Webwerk Linde (verzonnen)"),
    Who("Foto's en filmpjes die mensen laten meedoen.", "Filmde drie jaar voor de lokale omroep.",
        "photography video social_media", "media", "Maakte het filmpje van de oogstdag.", hours=6),
    Who("Vrijwilligers vinden en vooral: houden.", "Was twintig jaar coördinator in de zorg.",
        "volunteer_coordination listening", "care older_people", "Weet hoe het op de werkvloer gaat.", hours=10),
    Who("Veilig werken met kinderen en jongeren.", "Schreef gedragscodes voor sport en scouting.",
        "youth_work teaching_groups", "children youth safety", "Haar les over veiligheid was raak.", 60, 8, True,
        "Veilig Samen (verzonnen)"),
    Who("Taal op maat voor je folder en je les.", "Gaf les aan mensen die net in Nederland waren.",
        "writing dutch_conversation translating", "language newcomers", "Leest teksten samen met lezers.",
        hours=12, languages="nl en ar"),
    Who("Een begroting waar je op kunt bouwen.", "Werkte bij een bank en leerde daar vooral nee zeggen.",
        "treasurer spreadsheets budget_coaching", "administration", "Rekent voor en laat daarna los."),
    Who("Grote klus? Ik maak er een plan van.", "Leidde bouwprojecten, en een dorpsfeest of acht.",
        "project_management event_planning", "events neighbourhood", "Hield het feest binnen het budget.", 80, 20,
        False, "Planmatig Oost (verzonnen)"),
    Who("Privacy en computers zonder gedoe.", "Regelde de ledenlijst van een club met duizend leden.",
        "computer_help programming", "computers", "Maakte onze eigen lijst veilig.", languages="nl en"),
]  # fmt: skip


def build(places: list[Place], crowd: Crowd, at: datetime) -> None:
    """Fill two pools, and let five assignments stand in five states."""
    here, there = places[0], places[1]
    people = [it for it in crowd.people[here.centre.pk] if it.user_id][: len(EXPERTS)]
    known = [_expert(who, it, here, there, at) for who, it in zip(EXPERTS, people, strict=True)]
    waiting = experts.join(known[11], there.centre, by=_mine(known[11]), at=at - timedelta(days=2))
    assert waiting.state == "asked"
    experts.say_full(known[6], is_full=True, by=_mine(known[6]), at=at - timedelta(days=9))
    bodies = _bodies(here, crowd)
    _asked(here, bodies[0], known, at)
    _declined(here, bodies[1], known, at)
    _at_work(here, bodies[2], known[1], at)
    _confirmed(here, bodies[0], known[9], at)
    _waits_for_payer(here, bodies[0], known[7], at)
    ours = Letter.objects.filter(kind__in=["experts", "assignments"], sent_at=None)
    ours.update(sent_at=at)


def _bodies(place: Place, crowd: Crowd) -> list[Organisation]:
    """Three organisations with somebody who speaks for them, the first that of the one-click sign-in."""
    roles = [
        it for it in crowd.coordinators.values() if it.organisation.centre_id == place.centre.pk
    ]
    roles.sort(key=lambda it: it.person.email != address("coordinator"))
    found = [it.organisation for it in roles if it.organisation.status == "approved"][:3]
    for it in found:
        it.centre = place.centre
    return found


def _staff(place: Place) -> Actor:
    staff = Staff.objects.filter(centre=place.centre, ended_on=None).order_by("pk").first()
    return Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({place.centre.pk}))


def _mine(it: Expert) -> Actor:
    person = it.person
    return Actor(user_id=person.user_id, person_id=person.pk) if person else Actor()


def _expert(who: Who, person: Person, here: Place, there: Place, at: datetime) -> Expert:
    by, began = Actor(user_id=person.user_id, person_id=person.pk), at - timedelta(days=120)
    town = Area.objects.filter(kind="municipality", pk__in=here.districts[0].ancestor_ids)
    profile = Profile(
        kind="freelancer" if who.rate else "volunteer", pay="either" if who.rate else "unpaid",
        headline=who.headline, about=who.about, rate_cents=who.rate * 100 or None,
        hours_per_month=who.hours, languages=who.languages.split(), business=who.business,
        kvk="00000003" if who.rate else "", areas=list(town),
        skills=list(Skill.objects.filter(code__in=who.skills.split())),
        themes=list(Theme.objects.filter(code__in=who.themes.split())),
    )  # fmt: skip
    it = experts.describe(profile, by=by, at=began)
    it.person = person
    for place in (here, there) if who.in_both else (here,):
        member = experts.join(it, place.centre, by=by, at=began)
        if place is here or who.rate:
            experts.admit(member, who.reason, by=_staff(place), at=began + timedelta(days=3))
    return it


def _ask(place: Place, body: Organisation, asking: Asking, skills: str, at: datetime) -> Assignment:
    """Staff write down what an organisation asks."""
    facts = {**vars(asking), "skills": list(Skill.objects.filter(code__in=skills.split())),
             "area": place.districts[0]}  # fmt: skip
    return assignments.ask(body, Asking(**facts), by=_staff(place), at=at)


def _offer(place: Place, it: Assignment, expert: Expert, at: datetime) -> Offer:
    return assignments.offer(it, expert, by=_staff(place), at=at)


def _asked(place: Place, body: Organisation, known: list[Expert], at: datetime) -> None:
    """A question that was passed on to the volunteer of the one-click sign-in, who has not answered."""
    asking = Asking(
        "Onze jaarrekening snapt niemand", "Het bestuur tekent elk jaar, maar niemand kan uitleggen wat er staat.",
        "Een jaarrekening van twee bladzijden, met uitleg voor de leden.", localdate(at) + timedelta(days=40), 8,
    )  # fmt: skip
    it = _ask(place, body, asking, "bookkeeping treasurer", at - timedelta(days=3))
    offer = _offer(place, it, known[9], at - timedelta(days=2))
    words = "Dit is precies wat jij al voor de tennisclub deed."
    assignments.pass_on(offer, known[0], words, by=_mine(known[9]), at=at - timedelta(days=1))


def _declined(place: Place, body: Organisation, known: list[Expert], at: datetime) -> None:
    """A question to which two said no kindly: the desk looks further."""
    asking = Asking(
        "Filmpje voor nieuwe chauffeurs", "We zoeken chauffeurs voor de belbus en willen laten zien hoe leuk het is.",
        "Een filmpje van een minuut dat op sociale media kan.", localdate(at) + timedelta(days=25), 6,
    )  # fmt: skip
    it = _ask(place, body, asking, "video social_media", at - timedelta(days=8))
    offer = _offer(place, it, known[5], at - timedelta(days=7))
    words = "Leuk plan, maar mijn camera is stuk tot na de feestdagen."
    assignments.decline(offer, words, by=_mine(known[5]), at=at - timedelta(days=6))


def _at_work(place: Place, body: Organisation, expert: Expert, at: datetime) -> None:
    """A freelancer at work: the questions answered, an agreement, a document and hours."""
    began, by = at - timedelta(days=24), _mine(expert)
    asking = Asking(
        "Geld voor een nieuwe keuken", "De keuken van het gebouw is op. Welke fondsen passen, en hoe vragen we?",
        "Twee ingediende aanvragen, en een bestuur dat de derde zelf kan schrijven.",
        localdate(at) + timedelta(days=21), 20, 1_500_00, "freelancer",
    )  # fmt: skip
    it = _ask(place, body, asking, "fundraising writing", began)
    it = assignments.accept(_offer(place, it, expert, began), by=by, at=began + timedelta(days=1))
    answers = dict.fromkeys(("result", "freedom", "rate", "tools", "clients"), "yes") | {
        "replaceable": "unsure"
    }
    assignments.check(
        it,
        answers,
        "Vervangen mag, maar het bestuur wil eerst kennismaken.",
        by=by,
        at=began + timedelta(days=2),
    )
    drawn = _drawn_up(place, it, began + timedelta(days=3))
    cora, name = _speaks(body), str(expert.person)
    assignments.agree_to_pay(drawn, cora[1], seen=drawn.text_hash, by=cora[0],
                             at=began + timedelta(days=3, hours=5))  # fmt: skip
    assignments.agree(drawn, name, seen=drawn.text_hash, by=by, at=began + timedelta(days=4))
    for days, many, words in ((18, "3", "Fondsen vergeleken"), (11, "4.5", "Eerste aanvraag geschreven"),
                              (4, "2", "Met de penningmeester de cijfers nagelopen")):  # fmt: skip
        when = at - timedelta(days=days)
        assignments.note_hours(it, Hours(localdate(when), Decimal(many), words), by=by, at=when)
    paper = Paper("Overzicht van fondsen (verzonnen)", "nl", name, at,
                  [Part("heading", "Wat past"), Part("item", "Het Lindefonds: tot tien duizend euro.")])  # fmt: skip
    file = ContentFile(pdf(paper), name="overzicht-van-fondsen.pdf")
    assignments.add_file(it, file, by=by, at=at - timedelta(days=10))


def _drawn_up(place: Place, it: Assignment, at: datetime) -> Contract:
    """Staff read the text and agree to it."""
    seen = queries.fingerprint(queries.text_of(it))
    return assignments.draw_up(it, seen=seen, by=_staff(place), at=at)


def _speaks(body: Organisation) -> tuple[Actor, str]:
    """Who speaks for an organisation, and under which name."""
    role = body.coordinators.select_related("person").filter(ended_on=None).order_by("pk").first()
    actor = Actor(user_id=role.person.user_id if role else None, person_id=role.person_id if role else None,
                  coordinator_of=frozenset({body.pk}))  # fmt: skip
    return actor, role.person.name if role else body.name


def _waits_for_payer(place: Place, body: Organisation, expert: Expert, at: datetime) -> None:
    """A freelancer took it and the centre agreed: now the organisation that gets the invoice reads the text."""
    began, by = at - timedelta(days=6), _mine(expert)
    asking = Asking(
        "Veilig werken op onze speelmiddag", "Er komen steeds meer kinderen. Wat spreken we af over wie er alleen met ze is?",
        "Een gedragscode van een bladzijde die iedereen tekent, en een avond om hem te bespreken.",
        localdate(at) + timedelta(days=35), 10, 600_00, "freelancer",
    )  # fmt: skip
    it = _ask(place, body, asking, "youth_work teaching_groups", began)
    it = assignments.accept(_offer(place, it, expert, began), by=by, at=began + timedelta(days=1))
    answers = dict.fromkeys(("result", "freedom", "replaceable", "rate", "tools", "clients"), "yes")
    assignments.check(it, answers, by=by, at=began + timedelta(days=2))
    _drawn_up(place, it, began + timedelta(days=3))


def _confirmed(place: Place, body: Organisation, expert: Expert, at: datetime) -> None:
    """What a volunteer finished and the organisation confirmed, with what was learned."""
    began, by = at - timedelta(days=75), _mine(expert)
    asking = Asking(
        "Een begroting voor ons jubileum", "We bestaan vijftig jaar en willen een feest dat niet te duur wordt.",
        "Een begroting met drie varianten.", localdate(began) + timedelta(days=30), 6,
    )  # fmt: skip
    it = _ask(place, body, asking, "treasurer spreadsheets", began)
    it = assignments.accept(_offer(place, it, expert, began), by=by, at=began + timedelta(days=2))
    it = assignments.begin(it, by=by, at=began + timedelta(days=3))
    for days, many, allowance in ((8, "2.5", 10_00), (15, "3", 12_00)):
        when = began + timedelta(days=days)
        worked = Hours(localdate(when), Decimal(many), "", allowance, 3_50)
        assignments.note_hours(it, worked, by=by, at=when)
    done = began + timedelta(days=24)
    it = assignments.deliver(it, "De drie varianten staan in een rekenblad dat het bestuur zelf kan aanpassen.",
                             "Begin bij wat er al vast staat: de zaal. De rest volgt.", by=by, at=done)  # fmt: skip
    speaks, named = _speaks(body)
    assignments.confirm(it, named, "We kozen de middelste.", by=speaks, at=done + timedelta(days=3))

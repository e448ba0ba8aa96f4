"""Two centres that work together: a path along the lake, a pattern, an invitation, somebody who moved."""

from datetime import datetime, time, timedelta

from django.utils.timezone import localdate

from aanjager.community.centres.models import Staff
from aanjager.community.people.models import Person
from aanjager.community.skills.models import Theme
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import Place
from aanjager.exchange.brokerage import actions as brokerage
from aanjager.kernel.actor import Actor
from aanjager.outreach.action_days import actions as days
from aanjager.outreach.sharing import actions as sharing
from aanjager.participation.handover import actions as handover
from aanjager.participation.handover import queries as handovers
from aanjager.participation.initiatives import actions as initiatives
from aanjager.participation.initiatives.models import Initiative, Need
from aanjager.participation.signals import actions as signals
from aanjager.participation.signals.models import Signal
from aanjager.trust.letters.models import Letter

HEARD = [
    "Op de weg langs het water is het donker, mensen fietsen om.",
    "Tussen de twee dorpen is na zeven uur geen licht.",
    "Kinderen durven het fietspad langs het water niet in het donker.",
]


def build(places: list[Place], crowd: Crowd, at: datetime) -> None:
    """Let the first two centres do one initiative and one pattern together, and more wait for an answer."""
    here, there = places[0], places[1]
    _initiative(here, there, _with_account(crowd, here, 11), at)
    _pattern(here, there, at)
    _day(here, there, at)
    _invitation(there, here, _with_account(crowd, there, 4), at)
    _mover(there, here, _with_account(crowd, there, 7), at)
    ours = Letter.objects.filter(kind__regex="^(sharing|handover|initiative|signal)")
    ours.filter(sent_at=None).update(sent_at=at)


def _with_account(crowd: Crowd, place: Place, number: int) -> Person:
    """One of the people of a centre who can sign in and whom no consultant helps yet."""
    known = [person.pk for person in crowd.people[place.centre.pk] if person.user_id]
    found = list(Person.objects.filter(pk__in=known, cases=None).order_by("pk"))
    return found[number % len(found)]


def _staff(place: Place) -> Actor:
    staff = Staff.objects.filter(centre=place.centre, ended_on=None).order_by("pk").first()
    return Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({place.centre.pk}))


def _post(place: Place, person: Person, idea: initiatives.Idea, at: datetime) -> Initiative:
    """Somebody puts down an idea, and the centre has looked."""
    by = Actor(user_id=person.user_id, person_id=person.pk)
    it = initiatives.post(idea, centre=place.centre, shows_name=True, by=by, at=at)
    if it.look == Initiative.Look.WAITING:
        it = initiatives.look(it, passes=True, by=_staff(place), at=at + timedelta(days=1))
    return it


def _initiative(here: Place, there: Place, person: Person, at: datetime) -> None:
    """A path that two municipalities share: the guest tells news and finds what is lacking."""
    theme = Theme.objects.order_by("pk").first()
    idea = initiatives.Idea(
        title="Schelpenpad langs het water",
        what="We maken van het modderpad langs het water een pad waar je ook met een rollator kunt lopen.",
        why="Mensen uit twee dorpen komen elkaar tegen, en wie slecht loopt kan weer naar buiten.",
        area_id=here.districts[0].pk,
        for_whom="Iedereen die langs het water wil lopen",
        when_where="Op zaterdagochtend, bij de steiger",
        theme_id=theme.pk if theme else None,
    )
    it = _post(here, person, idea, at - timedelta(days=60))
    by = Actor(user_id=person.user_id, person_id=person.pk)
    why = "De helft van het pad ligt bij jullie, en daar wonen de mensen met een kruiwagen."
    asked = sharing.invite(it, there.centre, why, by=_staff(here), at=at - timedelta(days=45))
    sharing.accept(asked, by=_staff(there), at=at - timedelta(days=43))
    it.refresh_from_db()  # it knows now for whom else it is
    need = initiatives.ask(
        it, initiatives.Lack(Need.Kind.MATERIALS, "Kruiwagens voor een zaterdag", 6),
        by=by, at=at - timedelta(days=40),
    )  # fmt: skip
    initiatives.close_need(need, is_met=True, by=_staff(there), at=at - timedelta(days=30))
    told = "Aan onze kant staan zes kruiwagens klaar. Zaterdag beginnen we bij de steiger."
    initiatives.tell(it, told, by=_staff(there), at=at - timedelta(days=30))
    words = "Het eerste stuk ligt er. Bewoners en de twee gemeenten doen het samen."
    initiatives.move(
        it, stage="running", mode="hybrid", words=words, by=by, at=at - timedelta(days=20)
    )
    initiatives.ask(
        it, initiatives.Lack(Need.Kind.PLACE, "Een droge plek voor het gereedschap"),
        by=_staff(there), at=at - timedelta(days=5),
    )  # fmt: skip


def _pattern(here: Place, there: Place, at: datetime) -> None:
    """Three signals that became a pattern on the border; the guest proposes a talk."""
    by, heard = _staff(here), at - timedelta(days=35)
    area = here.districts[0].pk
    found = [
        signals.note(
            signals.Noted(text, source=Signal.Source.RESIDENT, area_id=area),
            centre=here.centre, by=by, at=heard + timedelta(days=number),
        )
        for number, text in enumerate(HEARD)
    ]  # fmt: skip
    gathered = signals.Gathered(
        "Geen licht op de weg tussen de dorpen", area, "De consulent",
        about="Drie mensen noemden in een week hetzelfde donkere stuk.",
    )  # fmt: skip
    pattern = signals.gather(found, gathered, by=by, at=at - timedelta(days=30))
    why = "De lantaarns houden op bij de grens van jullie gemeente."
    asked = sharing.invite(pattern, there.centre, why, by=by, at=at - timedelta(days=28))
    running = sharing.accept(asked, by=_staff(there), at=at - timedelta(days=27))
    words = "Wij zitten maandag bij onze wethouder. Zullen we samen gaan?"
    sharing.propose(running, "talk", words, by=_staff(there), at=at - timedelta(days=3))


def _day(here: Place, there: Place, at: datetime) -> None:
    """A day along the canal that two centres hold together: each brings a task."""
    on = localdate(at + timedelta(days=31))
    about = "We maken de oever schoon, van de haven tot de molen. Aan beide kanten staat koffie."
    values = days.Announcing(
        "De hele vaart schoon", on, time(10), time(14), "De steiger bij de haven",
        here.districts[0].pk, about,
    )  # fmt: skip
    day = days.announce(here.centre, values, by=_staff(here), at=at - timedelta(days=14))
    days.add_task(day, "Vuil rapen vanaf de haven", 25, by=_staff(here), at=at - timedelta(days=14))
    why = "De vaart loopt door naar jullie dorp."
    asked = sharing.invite(day, there.centre, why, by=_staff(here), at=at - timedelta(days=12))
    sharing.accept(asked, by=_staff(there), at=at - timedelta(days=11))
    day.refresh_from_db()
    days.add_task(day, "Vuil rapen vanaf de molen", 20, by=_staff(there), at=at - timedelta(days=9))


def _invitation(there: Place, here: Place, person: Person, at: datetime) -> None:
    """An idea of the other centre that waits for a yes or a no of ours."""
    idea = initiatives.Idea(
        title="Belbus voor twee dorpen",
        what="Met een geleende bus rijden we op woensdag mensen naar de markt en terug.",
        why="Wie geen auto heeft komt er weer, en ontmoet anderen onderweg.",
        area_id=there.districts[0].pk,
    )
    it = _post(there, person, idea, at - timedelta(days=12))
    why = "De markt is bij jullie, en daar zoeken we nog twee chauffeurs."
    sharing.invite(it, here.centre, why, by=_staff(there), at=at - timedelta(days=1))


def _mover(there: Place, here: Place, person: Person, at: datetime) -> None:
    """Somebody moved here, said yes, and took along what was agreed; the intake is still to begin."""
    by = _staff(there)
    case = brokerage.open_case(person, there.centre, by=by, at=at - timedelta(days=25))
    case.wishes = "Wil graag met oudere mensen koken, liefst op donderdag."
    case.agreements = "We kijken eerst een keer mee in een keuken."
    case.save(update_fields=["wishes", "agreements"])
    why = "Je bent verhuisd. Daar kennen ze de keukens om de hoek."
    asked = handover.propose(
        person, there.centre, here.centre, why, by=by, at=at - timedelta(days=3)
    )
    chosen = [note.code for note in handovers.notes(asked) if note.kind == "wishes"]
    own = Actor(user_id=person.user_id, person_id=person.pk)
    handover.agree(asked, chosen, by=own, at=at - timedelta(days=2))

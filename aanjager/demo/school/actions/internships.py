"""A class of 24 in its social internship, with agreements in every state; school, pupils and words invented."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from dateutil.relativedelta import relativedelta
from django.core.files.base import ContentFile, File
from django.utils.timezone import localdate
from PIL import Image, ImageDraw

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.community.people.models import Person
from aanjager.demo.region.choices import DOMAIN, address
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.class_lists import actions as class_lists
from aanjager.growth.class_lists.queries import PupilRow
from aanjager.growth.internships import actions, rules
from aanjager.growth.internships.actions import Setting
from aanjager.growth.internships.models import Group, Internship, Offer, Pupil, Track
from aanjager.growth.working_time.actions import load_calendar
from aanjager.growth.working_time.queries import Days
from aanjager.growth.working_time.rules import Stretch
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.learning.signing import actions as signing
from aanjager.learning.signing.models import Paper, Signer
from aanjager.trust.accounts.models import User
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

NAMES = (
    "Aya", "Bo", "Cas", "Finn", "Elif", "Dina", "Guus", "Hidde", "Imke", "Jip", "Kiki", "Loek", "Mats",
    "Noor", "Okke", "Puck", "Quin", "Roos", "Sem", "Tess", "Umut", "Vera", "Wout", "Yara",
)  # fmt: skip
WHY = (
    "Mijn oma woonde hier, ik ken de gang nog.", "Ik wil later kok worden.", "Ik praat makkelijk met iedereen.",
    "Het is bij mij om de hoek.", "Ik hou van dieren en van buiten zijn.", "Ik voetbal zelf ook hier.",
    "Ik wil weten hoe zo'n plek werkt.", "Mijn zus deed het vorig jaar en vond het leuk.",
    "Ik ben handig met telefoons en laptops.", "Muziek maken kan ik goed.", "Ik lees graag voor.",
    "Ik wil iets doen waar iemand blij van wordt.", "Fietsen maken leerde ik van mijn vader.",
    "Ik ben rustig en kan goed luisteren.", "Ik wil mijn Turks een keer gebruiken.",
    "Tekenen en knutselen is mijn ding.", "Ik help thuis ook altijd mee.", "Sporten met kleintjes lijkt me top.",
)  # fmt: skip
# How far each of the 24 came; the six without a word here have no place yet.
STANDS = (
    "done", "busy", "busy", "busy", "busy", "busy", "half", "half", "fresh", "refused", "approved",
    "approved", "asked", "asked", "declined", "withdrawn", "busy", "fresh",
)  # fmt: skip
PROGRAMMES = (
    "De eerste keer loop je mee. Daarna schenk je koffie en speel je een spel met wie er is.",
    "Je helpt klaarzetten, je legt de regels uit en je ruimt samen op.",
    "Je leert eerst de weg. Dan help je mensen met hun vragen, altijd met iemand naast je.",
)


@dataclass(frozen=True)
class Scene:
    """The class and who acts around it, on the day of the demonstration."""

    group: Group
    school: Actor
    offers: list[Offer]
    at: datetime


def build(centre: Centre, at: datetime) -> None:
    """Make the school, its class, places that take pupils, and let everybody do a part."""
    law.load(by=CLOCK, at=at)
    actions.load_tracks(by=CLOCK, at=at)
    today = localdate(at)
    _holidays(today, at)
    role = _school(centre, at)
    by = Actor(
        user_id=role.person.user_id,
        person_id=role.person_id,
        coordinator_of=frozenset({role.organisation_id}),
    )
    group = _group(role.organisation, by, today, at)
    scene = Scene(group, by, _offers(centre, at), at)
    pupils = _pupils(scene, today)
    for number, (pupil, stand) in enumerate(zip(pupils, STANDS, strict=False)):
        _live(scene, pupil, number, stand)


def _holidays(today: date, at: datetime) -> None:
    """One week without school next month, so that weekdays in it are free."""
    first = today + timedelta(days=35 - today.weekday())
    days = [Days("demo-vakantie", "Schoolvakantie (verzonnen)", first, first + timedelta(days=8))]
    load_calendar("central", days, "verzonnen", by=CLOCK, at=at)


def _somebody(email: str, name: str, on: date) -> Person:
    user = User.objects.create(email=email)
    return Person.objects.create(user=user, name=name, email=email, registered_on=on)


def _school(centre: Centre, at: datetime) -> Coordinator:
    """A school that works with the centre, and who coordinates its internships."""
    school = Organisation.objects.create(
        centre=centre, name="Het Veenlyceum (verzonnen)", kind=Organisation.Kind.SCHOOL,
        status=Organisation.Status.APPROVED, email=f"veenlyceum@{DOMAIN}", registered_at=at,
        about="Een school voor havo en vwo, bedacht voor deze demonstratie.", address="Lindelaan 1",
        area=centre.area, point=centre.area.point,
    )  # fmt: skip
    person = _somebody(address("school"), "Saskia Verzonnen", localdate(at))
    return Coordinator.objects.create(
        organisation=school, person=person, title="stagecoördinator", started_on=localdate(at)
    )


def _group(school: Organisation, by: Actor, today: date, at: datetime) -> Group:
    _somebody(address("mentor"), "Mo Verzonnen", today)
    values = Setting(
        track=Track.objects.get(code="mas"), name="Havo 3B", level="havo", region="central",
        hours=30, lesson_hours=Decimal("5.5"), starts_on=today - timedelta(days=130),
        ends_on=today + timedelta(days=100), mentor_name="Mo Verzonnen", mentor_email=address("mentor"),
    )  # fmt: skip
    return actions.make_group(school, values, by=by, at=at)


def _offers(centre: Centre, at: datetime) -> list[Offer]:
    """Three places on line say that pupils are welcome; the first is of the coordinator you sign in as."""
    mine = Opportunity.objects.filter(
        organisation__coordinators__person__email=address("coordinator"), status="open"
    )
    other = Opportunity.objects.filter(centre=centre, status="open", age_min=None)
    found = [*mine.order_by("pk")[:1], *other.exclude(pk__in=mine).order_by("pk")[:2]]
    made = []
    for it, programme in zip(found, PROGRAMMES, strict=False):
        it.places = it.places_taken + 12
        it.age_min = None
        it.save(update_fields=["places", "age_min"])
        by = Actor(
            user_id=_voice(it).user_id, person_id=_voice(it).pk,
            coordinator_of=frozenset({it.organisation_id}),
        )  # fmt: skip
        made.append(
            actions.offer(
                it, levels=["havo", "vmbo"], supervisor=_voice(it).name, programme=programme, by=by,
                at=at,
            )
        )  # fmt: skip
    return made


def _voice(it: Opportunity) -> Person:
    roles = it.organisation.coordinators.select_related("person").order_by("pk")
    return roles[0].person


def _pupils(scene: Scene, today: date) -> list[Pupil]:
    """Twenty-four, of 14 and 15; the fourth, with hours in every state, is the pupil you sign in as."""
    rows = []
    for number, name in enumerate(NAMES):
        email = address("leerling") if name == "Finn" else f"leerling{number}@{DOMAIN}"
        born_on = today - relativedelta(years=14, days=20 * number)
        values = {
            "naam": f"{name} Verzonnen", "e-mail": email, "nummer": str(4100 + number),
            "ouder": f"Ouder van {name}", "e-mail ouder": f"ouder{number}@{DOMAIN}",
        }  # fmt: skip
        rows.append(PupilRow(number + 2, values, born_on))
        _somebody(email, values["naam"], today)
    class_lists.bring_in(scene.group, rows, by=scene.school, at=scene.at)
    return list(Pupil.objects.filter(group=scene.group).order_by("pk"))


def _own(pupil: Pupil) -> Actor:
    assert pupil.person is not None
    return Actor(user_id=pupil.person.user_id, person_id=pupil.person_id)


def _live(scene: Scene, pupil: Pupil, number: int, stand: str) -> None:
    """From the guardian's yes to where this pupil stands."""
    at = scene.at - timedelta(days=120)
    own, offer = _own(pupil), scene.offers[number % len(scene.offers)]
    name, email = pupil.guardian_name, pupil.guardian_email
    actions.name_guardian(pupil, name=name, email=email, by=own, at=at)
    actions.agree(pupil, by=ANONYMOUS, at=at)
    it = actions.apply(pupil, offer, WHY[number], by=own, at=at)
    if stand == "declined":
        no = "Deze plek is te ver fietsen in de winter. Zoek iets dichterbij."
        actions.decline(it, no, by=scene.school, at=at)
    elif stand == "withdrawn":
        actions.withdraw(it, by=own, at=at)
    elif stand != "asked":
        actions.approve(it, by=scene.school, at=at)
    if stand in {"done", "busy", "half", "fresh", "refused"}:
        _welcome(scene, it, own, number, stand)


def _welcome(scene: Scene, it: Internship, own: Actor, number: int, stand: str) -> None:
    """The provider says yes, people sign, and who may works."""
    person = _voice(it.opportunity)
    by = Actor(
        user_id=person.user_id, person_id=person.pk, coordinator_of=frozenset({it.provider_id})
    )
    is_fresh = stand in {"fresh", "half", "refused"}
    at = scene.at - timedelta(days=2 if is_fresh else 119)
    actions.accept(it, by=by, at=at)
    _sign(it, stand, at)
    if not is_fresh:
        _work(scene, it, own, by, number, is_done=stand == "done")


def _link_of(one: Signer) -> str:
    letters = Letter.objects.filter(kind="paper", to_address=one.email, text__contains="/teken/")
    found = letters.filter(key__startswith=f"paper-{one.paper_id}-").latest("pk")
    token = re.search(r"/teken/([^/\s]+)/", found.text)
    assert token
    return token[1]


def _sign(it: Internship, stand: str, at: datetime) -> None:
    """All four sign, or two, or the guardian says no."""
    paper = Paper.objects.get(about_kind="internship", about_id=it.pk)
    signers = paper.signers.select_related("paper__centre", "paper__organisation")
    many = {"half": 2, "fresh": 0, "refused": 1}.get(stand, 4)
    for one in signers.order_by("position")[:many]:
        signing.sign(one, one.name, agrees=True, token=_link_of(one), by=ANONYMOUS, at=at)
    if stand == "refused":
        one = signers.get(role="guardian")
        no = "Op zaterdag gaat ons kind naar zijn vader. Kan het op een andere dag?"
        signing.refuse(one, no, token=_link_of(one), by=ANONYMOUS, at=at)


def _work(
    scene: Scene, it: Internship, own: Actor, provider: Actor, number: int, *, is_done: bool
) -> None:
    """Saturdays done and confirmed, one to confirm, one planned, and one evening that the law refuses."""
    today = localdate(scene.at)
    last = today - timedelta(days=(today.weekday() - 5) % 7)
    weeks = 5 if is_done else 1 + number % 4
    hours = 6 if is_done else 3
    for week in range(weeks, 0, -1):
        day = last - timedelta(weeks=week)
        wanted = Stretch(day, time(9), time(9 + hours, 30 * is_done), 30 * is_done)
        then = scene.at - (today - day)
        one = actions.plan(it, wanted, by=own, at=then)
        actions.log(one, by=own, at=then)
        actions.confirm(one, by=provider, at=then)
    if is_done:
        words = "Ik dacht dat ik moest praten. Maar vragen stellen en luisteren werkte beter."
        actions.reflect(it, words, shares=True, by=own, at=scene.at)
        shown = "Een tekening: een tafel met kopjes koffie en twee stoelen."
        actions.tell(it, drawing(), shown, by=own, at=scene.at)
        praise = "Kwam altijd op tijd en zag zelf wat er moest gebeuren. Blijf gerust."
        actions.assess(it, "well", praise, by=provider, at=scene.at)
        return
    then = scene.at - (today - last)
    done = actions.plan(it, Stretch(last, time(9), time(12)), by=own, at=then)
    actions.log(done, by=own, at=then)
    coming = last + timedelta(days=7)
    actions.plan(it, Stretch(coming, time(10), time(12)), by=own, at=scene.at)
    if number % 2:
        _refused(it, Stretch(coming + timedelta(days=3), time(20), time(21)), own, scene.at)


def drawing() -> File:
    """Coffee for two, drawn by the demonstration itself."""
    made, sheet = BytesIO(), Image.new("RGB", (640, 400), "#f7efe4")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((90, 200, 550, 225), fill="#7a5230")
    for x in (210, 370):
        pen.rounded_rectangle((x, 140, x + 70, 200), 12, fill="#1d5a8a")
        pen.ellipse((x + 60, 152, x + 90, 186), outline="#1d5a8a", width=8)
    for x in (110, 500):
        pen.rectangle((x, 225, x + 24, 380), fill="#7a5230")
    sheet.save(made, "PNG")
    return ContentFile(made.getvalue(), name="koffie.png")


def _refused(it: Internship, wanted: Stretch, own: Actor, at: datetime) -> None:
    try:
        actions.plan(it, wanted, by=own, at=at)
    except rules.NotAllowedByLaw as no:
        actions.keep_refused(it, wanted, str(no), by=own, at=at)

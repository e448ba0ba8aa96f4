"""Texts that centres share, and papers that people signed, half signed or did not sign; all invented."""

from datetime import datetime, timedelta

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.world import Place
from aanjager.demo.region.choices import address
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.learning.model_texts import actions as texts
from aanjager.learning.model_texts import queries as found
from aanjager.learning.model_texts.actions import About, Words
from aanjager.learning.model_texts.models import ModelText, Version
from aanjager.learning.signing import actions, queries
from aanjager.learning.signing.actions import Drawn, Hand
from aanjager.learning.signing.models import Paper, Signer
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

DAY_TEXT = """## Voor één dag
[vrijwilliger] helpt op [begindatum] bij [organisatie]: [taak].

## Wat wij doen
- We zorgen voor koffie, gereedschap en iemand die meekijkt: [contactpersoon].
- Je bent die dag verzekerd.

## Wat jij doet
- Je komt, of je belt af.
- Je volgt wat de begeleider zegt over veiligheid."""
ADAPTED = DAY_TEXT.replace("koffie, gereedschap", "koffie, soep, gereedschap").replace(
    "- Je bent die dag verzekerd.",
    "- Je bent die dag verzekerd, ook op de fiets ernaartoe.\n- Kinderen mogen mee vanaf acht jaar.",
)
ANSWERS = {
    "taak": "spullen aannemen en een praatje maken", "plek": "de balie achterin", "einddatum": "verder overleg",
    "tijd": "dinsdag van tien tot twaalf", "begeleiding": "de eerste drie keer samen",
    "onkosten": "de bus, met kaartje", "vertrouwenscontactpersoon": "Mieke Verzonnen",
    "wie bemiddelt": "de voorzitter", "hoe lang van tevoren": "twee weken",
    "begindatum": "de eerste dinsdag van de maand",
}  # fmt: skip
TASK = {
    "taak": "fietsen nakijken", "plek": "de werkplaats", "tijd": "zaterdagochtend",
    "begeleiding": "Kees doet de eerste keer mee", "onkosten": "werkhandschoenen",
    "doel van de taak": "wat nog goed is, rijdt weer",
    "wat je precies doet": "Je kijkt remmen, licht en banden na, en zegt wat er nog aan moet.",
    "wat er niet bij hoort": "lassen, dat doet de fietsenmaker om de hoek",
    "wat echt nodig is": "geduld", "wat handig is": "een band plakken",
    "welke verzekering": "via de gemeente en onze eigen polis", "hoe vaak": "na elke vierde zaterdag",
}  # fmt: skip


def build(places: list[Place], at: datetime) -> None:
    """Load the texts, share one and adapt it elsewhere, and let papers be signed in every state."""
    law.load(by=CLOCK, at=at)
    texts.load(by=CLOCK, at=at - timedelta(days=100))
    centre, other = places[0].centre, places[1].centre
    shared = _shared(other, at - timedelta(days=60))
    _adapted(shared, centre, at - timedelta(days=40))
    role = Coordinator.objects.select_related("organisation__centre", "person").get(
        person__email=address("coordinator"), organisation__centre=centre, ended_on=None
    )
    volunteer = Person.objects.get(email=address("vrijwilliger"))
    agreement = _sent(
        role, volunteer, "vrijwilligersovereenkomst", ANSWERS, at - timedelta(days=12)
    )
    _sign(agreement, at - timedelta(days=11))
    task = _sent(role, volunteer, "taakomschrijving", TASK, at - timedelta(days=3))
    _sign(task, at - timedelta(days=2), last=True)
    _refused(role, volunteer, at - timedelta(days=20))
    Letter.objects.filter(kind="paper", sent_at=None).update(sent_at=at)


def staff_at(centre: Centre) -> Actor:
    """Somebody who works there."""
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    return Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))


def _settle(it: ModelText, by: Actor, at: datetime) -> Version:
    draft = found.draft_of(it)
    assert draft
    made = texts.settle(draft, by=by, at=at)
    texts.show(it, is_shown=True, by=by, at=at)
    return made


def _shared(centre: Centre, at: datetime) -> Version:
    """Another centre wrote a text and shares it."""
    about = About(
        "agreement", "Afspraak voor één dag", "Voor wie een dag komt helpen.", ["volunteer"]
    )
    by = staff_at(centre)
    return _settle(texts.begin(centre, about, Words(DAY_TEXT), by=by, at=at), by, at)


def _adapted(source: Version, centre: Centre, at: datetime) -> None:
    """Taken over and adapted: soup, bicycles and children."""
    by = staff_at(centre)
    mine = texts.adopt(source, centre, by=by, at=at)
    about = About("agreement", mine.title, mine.about, mine.roles)
    changed = "Soep erbij, de fietsrit verzekerd, en kinderen mogen mee."
    texts.write(mine, about, Words(ADAPTED, what_changed=changed), by=by, at=at)
    _settle(mine, by, at + timedelta(days=1))


def _sent(
    role: Coordinator, volunteer: Person, code: str, answers: dict[str, str], at: datetime
) -> Paper:
    """The coordinator draws up a paper and sends it to the volunteer and to herself."""
    version = found.newest_of(ModelText.objects.get(code=code))
    body = role.organisation
    known = queries.answers_known(body.centre, body, None, on=at.date())
    drawn = Drawn(
        body.centre, body, version,
        answers={**known, **answers, "vrijwilliger": volunteer.name,
                 "contactpersoon": role.person.name},
    )  # fmt: skip
    hands = [
        Hand("volunteer", volunteer.name, volunteer.email),
        Hand("organisation", role.person.name, role.person.email),
    ]
    by = Actor(person_id=role.person_id, coordinator_of=frozenset({body.pk}))
    return actions.send(actions.draw_up(drawn, hands, by=by, at=at), by=by, at=at)


def _sign(it: Paper, at: datetime, *, last: bool = False) -> None:
    """Everybody signs, or only who stands last."""
    signers = Signer.objects.filter(paper=it).select_related("paper__centre", "paper__organisation")
    for number, one in enumerate(signers.order_by("-position" if last else "position")):
        if last and number:
            return
        by = Actor(person_id=one.person_id)
        actions.sign(one, one.name, agrees=True, by=by, at=at + timedelta(hours=5 * number))


def _refused(role: Coordinator, volunteer: Person, at: datetime) -> None:
    """A code of conduct with a word too many: the volunteer said why not."""
    answers = {"vertrouwenscontactpersoon": "Mieke Verzonnen", "hoe te bereiken": "010 000 00 09"}
    it = _sent(role, volunteer, "gedragscode", answers, at)
    one = it.signers.select_related("paper__centre", "paper__organisation").get(position=1)
    why = "Over foto's staat er niet bij wie ze weghaalt. Kan dat erin?"
    actions.refuse(one, why, by=Actor(person_id=volunteer.pk), at=at + timedelta(days=2))

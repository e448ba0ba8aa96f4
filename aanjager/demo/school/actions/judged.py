"""Organisations that look at themselves: one halfway, one being judged, one with a mark; all invented."""

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Coordinator, Organisation
from aanjager.demo.region.actions.world import Place
from aanjager.demo.region.choices import address
from aanjager.demo.school.actions.signed import staff_at
from aanjager.kernel import paper
from aanjager.kernel.actor import CLOCK, Actor
from aanjager.learning.quality import actions, queries
from aanjager.learning.quality.actions import Line, Said
from aanjager.learning.quality.models import Evaluation
from aanjager.trust.letters.models import Letter

HALFWAY = {
    "tasks": (2, "Van negen taken. De chauffeurs hebben we in mei herschreven."),
    "agreement": (1, "Alleen voor wie langer dan drie maanden blijft."),
    "time_asked": (2, "Niemand doet meer dan twee dagdelen."),
    "open_to_all": (2, "Een rijbewijs vragen we alleen van de chauffeurs."),
    "induction": (2, "Drie keer meelopen, met een lijstje dat je afvinkt."),
    "contact": (1, "Op zaterdag nog niet: dan wisselt het per week."),
    "say": (0, "De ideeënbus hangt er, maar niemand leest hem."),
}
PLANNED = [
    (
        "Vier keer per jaar met alle vrijwilligers aan tafel",
        "Joke en het bestuur",
        40,
        "say",
        False,
    ),
    ("Een vaste contactpersoon voor de zaterdag kiezen", "Joke", 12, "contact", False),
    ("De taak van de chauffeurs herschrijven", "Henk Bedacht", -20, "tasks", True),
]
ADVICE = "Het verhaal klopt met wat ik zag: ik sprak vier vrijwilligers en las de meldroute."
VERDICT = (
    "Twee dingen blijven me bij: nieuwe mensen worden echt ontvangen, en wie stopt wordt nagebeld."
)


def build(places: list[Place], at: datetime) -> None:
    """Begin three rounds at the first centre, each at another point."""
    actions.load(by=CLOCK, at=at)
    centre, other = places[0].centre, places[1].centre
    mine = Coordinator.objects.select_related("organisation__centre").get(
        person__email=address("coordinator"), organisation__centre=centre, ended_on=None
    )
    approved = Organisation.objects.approved().filter(centre=centre)
    others = list(approved.exclude(pk=mine.organisation_id).select_related("centre")[:2])
    guest = Staff.objects.filter(centre=other, ended_on=None).order_by("pk").first()
    _halfway(mine, at - timedelta(days=33))
    if guest and len(others) == 2:
        _whole(
            others[0], guest, "Nagekeken met zijn drieën.", at - timedelta(days=420), judged=True
        )
        _whole(
            others[1], guest, "Besproken met de werkgroep.", at - timedelta(days=26), judged=False
        )
    Letter.objects.filter(kind="quality", sent_at=None).update(sent_at=at)


def _speaks(organisation: Organisation, person_id: int | None = None) -> Actor:
    return Actor(person_id=person_id, coordinator_of=frozenset({organisation.pk}))


def _adviser(it: Evaluation, at: datetime) -> Actor:
    by = staff_at(it.centre)
    staff = Staff.objects.select_related("user").get(
        user=by.user_id, centre=it.centre, ended_on=None
    )
    actions.name_adviser(it, staff.user, by=by, at=at)
    return by


def _halfway(role: Coordinator, at: datetime) -> None:
    """The organisation of the coordinator: half answered, a file, a plan, an adviser."""
    body = role.organisation
    by = _speaks(body, role.person_id)
    it = actions.begin(body, "small", by=by, at=at)
    asked = {row.code: row for row in queries.statements("small", at.date())}
    said = {asked[code].pk: Said(*answer) for code, answer in HALFWAY.items()}
    actions.score(it, said, by=by, at=at + timedelta(days=6))
    file = SimpleUploadedFile("taken-aan-de-kassa.pdf", _sheet(at))
    actions.add_evidence(it, asked["tasks"], file, by=by, at=at + timedelta(days=6))
    _adviser(it, at + timedelta(days=2))
    for what, who, days, code, is_done in PLANNED:
        due_on = localdate(at) + timedelta(days=33 + days)
        line = Line(what, who, due_on, asked[code].pk)
        row = actions.plan(it, line, by=by, at=at + timedelta(days=7))
        if is_done:
            actions.finish(row, by=by, at=at + timedelta(days=9))


def _sheet(at: datetime) -> bytes:
    parts = [
        paper.Part(
            "paragraph", "Groeten, helpen, afrekenen. Wie de kas telt, doet dat met zijn tweeën."
        )
    ]
    return paper.pdf(paper.Paper("Taken aan de kassa (verzonnen)", "nl", "Verzonnen", at, parts))


def _whole(body: Organisation, guest: Staff, words: str, at: datetime, *, judged: bool) -> None:
    """Answered, advised, and with somebody of another centre to judge; perhaps judged."""
    it, by = actions.begin(body, "small", by=_speaks(body), at=at), _speaks(body)
    said = {row.pk: Said(2) for row in queries.statements("small", at.date())}
    first = next(iter(said))
    actions.score(it, {**said, first: Said(2, words)}, by=by, at=at + timedelta(days=3))
    adviser = _adviser(it, at + timedelta(days=1))
    actions.ask(it, by=by, at=at + timedelta(days=5))
    actions.name_assessor(it, guest.user, by=adviser, at=at + timedelta(days=6))
    actions.advise(it, says_yes=True, words=ADVICE, by=adviser, at=at + timedelta(days=12))
    if judged:
        judge = Actor(user_id=guest.user_id)
        actions.judge(it, says_yes=True, words=VERDICT, by=judge, at=at + timedelta(days=25))

"""De branche in beeld: the association asks thirteen centres; each reads itself beside the others.

Three are those of the demonstration. The ten others exist for these figures only: they are marked
as invented and closed, so that nobody meets them elsewhere.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre, Staff
from aanjager.demo.region.actions.world import Place
from aanjager.demo.region.choices import address
from aanjager.kernel.actor import Actor
from aanjager.outreach.benchmarks import actions as benchmarks
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.surveys import actions, queries
from aanjager.outreach.surveys.models import Question, Wave
from aanjager.outreach.surveys.queries import Door
from aanjager.trust.accounts.models import User
from aanjager.trust.letters.models import Letter

OTHERS = (
    "Wilgenkade", "Rietmeer", "Klaverdijk", "Heidestein", "Zandvoorde", "Beukendal", "Waterkant",
    "Molenhoek", "Sterrenbos", "Vlierhof",
)  # fmt: skip
PURPOSE = (
    "We willen laten zien waar centrales op steunen en wat ze willen worden. Je leest jullie eigen "
    "antwoorden meteen terug naast die van anderen.",
    "We want to show what centres rest on and what they want to become. You read your own answers "
    "beside those of others at once.",
)
SMALL, MIDDLE = "tot-50000", "50000-tot-100000"


def build(places: list[Place], at: datetime) -> None:
    """Ask, close, release by two, and show one mirror to a municipality."""
    one, two = _association()
    others = [_other(name, places[0].centre) for name in OTHERS]
    began = at - timedelta(days=80)
    basis = actions.Basis(
        "De branche in beeld", PURPOSE[0], "centre", "confidential",
        title_en="The branch in view", purpose_en=PURPOSE[1],
    )  # fmt: skip
    wave = actions.create(None, basis, str(localdate(began).year), ready="branch", by=one, at=began)
    wave = actions.open_wave(wave, localdate(began) + timedelta(days=28), by=one, at=began)
    actions.invite(wave, by=one, at=began)
    _answer(wave, began + timedelta(days=3))
    actions.close(wave, by=one, at=began + timedelta(days=29))
    release = findings.propose(wave, ["inwoners"], by=one, at=began + timedelta(days=30))
    findings.approve(release, by=two, at=began + timedelta(days=31))
    Centre.objects.filter(pk__in=[it.pk for it in others]).update(is_open=False)
    here = places[0].centre
    manager = Staff.objects.filter(centre=here, role=Staff.Role.MANAGER).order_by("pk")[0]
    by = Actor(user_id=manager.user_id, manager_of=frozenset({here.pk}))
    label = f"Gemeente {here.area.name}"
    benchmarks.show(here, wave, label, by=by, at=at - timedelta(days=20))
    Letter.objects.filter(kind__startswith="survey-", sent_at=None).update(sent_at=began)


def _association() -> list[Actor]:
    """Two people of the association: the one of the demonstration and a colleague."""
    User.objects.create_user(address("landelijk.collega"), is_association=True)
    found = User.objects.filter(is_association=True).order_by("pk")[:2]
    return [Actor(user_id=it.pk, is_association=True) for it in found]


def _other(name: str, like: Centre) -> Centre:
    slug = name.lower()
    return Centre.objects.create(
        name=f"Centrale {name} (verzonnen)", slug=slug, area=like.area,
        email=f"post@{slug}.example", languages=["nl"], is_invented=True,
    )  # fmt: skip


def _answer(wave: Wave, at: datetime) -> None:
    asked = [it for part in queries.questionnaire(wave) for it in part.questions.all()]
    for number, invitation in enumerate(wave.invitations.order_by("pk")):
        door = Door(wave, invitation)
        response = actions.start(door, by=Actor(), at=at)
        actions.save_section(response, dict(_answers(asked, number)), door=door, by=Actor(), at=at)
        actions.submit(response, door=door, by=Actor(), at=at)


def _answers(asked: list[Question], number: int) -> Iterator[tuple[Question, Any]]:
    """Return what the centre with this number answers; the money adds up."""
    total = 180_000 + 17_500 * ((number * 5) % 13)
    share = {"inkomsten": 100, "gemeente": 62 + number % 9, "fondsen": 14, "verdiend": 11}
    for place, question in enumerate(asked):
        codes = [choice.code for choice in question.choices.all()]
        turn = number * (place + 2) + number // 3
        if question.code == "inwoners":
            yield question, [SMALL if number % 2 == 0 else MIDDLE]
        elif question.kind == "amount":
            yield question, total * share[question.code]
        elif question.kind == "number":
            yield question, 20 + 9 * (turn % 11)
        elif question.kind == "one":
            yield question, [codes[turn % len(codes)]]
        elif question.kind in {"several", "rank"}:
            yield question, [codes[(turn + at) % len(codes)] for at in (0, 1, 3)]

"""Where drawing up a paper begins: which text, for which organisation, about which placement."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.timezone import localdate
from django.utils.translation import override

from aanjager.community.centres.models import Centre
from aanjager.community.centres.queries import worked_for
from aanjager.community.organisations.models import Organisation
from aanjager.community.organisations.queries import of_coordinator
from aanjager.community.organisations.queries import visible as organisations
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.learning.model_texts.choices import LANGUAGE
from aanjager.learning.model_texts.models import ModelText, Version
from aanjager.learning.model_texts.queries import usable, usable_one
from aanjager.learning.signing.queries.known import (
    Question,
    answers_known,
    questions,
    roles_known,
)

MOST = 100  # organisations and placements to choose from on one page


@dataclass
class Start:
    """What was chosen so far, and what can be chosen."""

    centre: Centre
    organisation: Organisation | None = None
    placement: Placement | None = None
    version: Version | None = None
    text_pk: int = 0
    texts: list[ModelText] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)


def _number(asked: Mapping[str, str], name: str) -> int:
    value = asked.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else 0


def begin(actor: Actor, visited: Centre | None, asked: Mapping[str, str]) -> Start | None:
    """Return what can be drawn up by this actor; None for who draws up nothing."""
    own = list(of_coordinator(actor))
    chosen = _number(asked, "organisatie")
    organisation = next((it for it in own if it.pk == chosen), None)
    desk = worked_for(actor, visited)
    if organisation is None and desk:
        theirs = organisations(actor).filter(centre=desk).exclude(pk__in=[it.pk for it in own])
        own = [*own, *theirs[:MOST]]
        organisation = next((it for it in own if it.pk == chosen), None)
    if organisation is None and not desk:
        organisation = own[0] if own else None
    centre = organisation.centre if organisation else desk
    if centre is None:
        return None
    found = Start(centre, organisation, text_pk=_number(asked, "tekst"), organisations=own)
    found.texts = usable(centre)
    is_chosen = len(own) < 2 or "organisatie" in asked
    if found.text_pk and is_chosen:
        found.version = usable_one(centre, found.text_pk)
    if organisation:
        _placements(actor, found, _number(asked, "plek"))
    if found.version:
        with override(LANGUAGE):
            known = answers_known(centre, organisation, found.placement, on=localdate())
        found.questions = questions(found.version, known)
        found.rows = roles_known(found.version, organisation, found.placement, actor)
    return found


def _placements(actor: Actor, found: Start, chosen: int) -> None:
    """The people who agreed or began at the organisation, as far as the actor may see them."""
    rows = Placement.objects.visible_to(actor).filter(
        organisation=found.organisation, state__in=["agreed", "started"]
    )
    rows = rows.select_related("person", "opportunity").order_by("-started_on", "-pk")
    found.placements = list(rows[:MOST])
    found.placement = next((it for it in found.placements if it.pk == chosen), None)

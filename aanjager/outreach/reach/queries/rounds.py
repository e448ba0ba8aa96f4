"""What a centre asks about whom it reaches."""

from typing import Any

from django.db.models import Prefetch

from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.kernel.actor import Actor
from aanjager.outreach.reach.choices import AREAS, ELSEWHERE, MOST_PARTS, READY
from aanjager.outreach.surveys.models import Survey, Wave


def of_centre(actor: Actor, centre: Centre) -> Survey | None:
    """What this centre asks, with its rounds, the newest first; for its staff."""
    rounds = Prefetch("waves", Wave.objects.order_by("-number"))
    found = Survey.objects.visible_to(actor).filter(centre=centre, always_anonymous=True)
    return found.prefetch_related(rounds).order_by("pk").first()


def rounds_of(it: Survey | None) -> list[Wave]:
    """The rounds of a survey, the newest first."""
    return list(it.waves.all()) if it else []


def sections_for(centre: Centre) -> list[dict[str, Any]]:
    """The ready questions, with the parts of the area of the centre as choices.

    Where there are no parts, or too many, the question where somebody lives is left out.
    """
    parts = [(it.name, it.name) for it in places.parts_of(centre.area)]
    areas = [*parts, ELSEWHERE] if 1 < len(parts) <= MOST_PARTS else []
    return [{**one, "questions": _with(areas, one["questions"])} for one in READY["sections"]]


def _with(areas: list[tuple[str, str]], questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    filled = [{**it, "choices": areas} if it.get("choices") == AREAS else it for it in questions]
    return [it for it in filled if it.get("choices") != []]

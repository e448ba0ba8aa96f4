"""What was asked often at the question desk: subject, area and a number, never who or what exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.advice.articles.choices import subject_name
from aanjager.advice.expertise.queries import asked
from aanjager.community.centres.models import Centre
from aanjager.community.places.models import Area
from aanjager.kernel.actor import Actor
from aanjager.participation.signals import rules
from aanjager.participation.signals.choices import ALIKE_WITHIN_DAYS
from aanjager.participation.signals.models import Signal

SEASON = timedelta(days=ALIKE_WITHIN_DAYS)


@dataclass(frozen=True)
class OftenAsked:
    """A subject that was asked about often in an area in the last season."""

    subject: str
    area_id: int
    number: int
    area: str = ""

    @property
    def words(self) -> str:
        """The signal that it can become, in one line."""
        return _("Vaak gevraagd: %(subject)s") % {"subject": subject_name(self.subject)}

    @property
    def count(self) -> str:
        """How often, in words."""
        said = ngettext(
            "%(n)s vraag in %(days)s dagen", "%(n)s vragen in %(days)s dagen", self.number
        )
        return said % {"n": self.number, "days": ALIKE_WITHIN_DAYS}


def noted_of_questions(centre: Centre | None, at: datetime) -> QuerySet[Signal]:
    """What was recorded of questions in the last season. For actions: it does not ask who is looking."""
    found = Signal.objects.filter(centre=centre, source=Signal.Source.QUESTION)
    return found.filter(noted_at__gt=at - SEASON).order_by("-noted_at", "-pk")


def often_asked(actor: Actor, centre: Centre | None, at: datetime) -> list[OftenAsked]:
    """What was asked as often as a flag asks for and not recorded this season, for staff of the centre."""
    if centre is None or not rules.hears(actor, centre):
        return []
    rows = asked(centre, localdate(at - SEASON), localdate(at))
    often = [it for it in rows if it.subject and it.area_id and rules.is_worth_a_look(it.number)]
    if not often:
        return []
    noted = set(noted_of_questions(centre, at).values_list("subject", "area"))
    names = _names(it.area_id for it in often)
    return [
        OftenAsked(it.subject, it.area_id, it.number, names.get(it.area_id, ""))
        for it in often
        if it.area_id and (it.subject, it.area_id) not in noted
    ]


def _names(keys: Iterable[int | None]) -> dict[int, str]:
    return dict(Area.objects.filter(pk__in=set(keys)).values_list("pk", "name"))

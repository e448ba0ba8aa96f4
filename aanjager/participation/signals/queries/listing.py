"""Lists of signals, flags and patterns, for who may see them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.participation.signals.models import Flag, Pattern, Signal

ORDER = {
    "": ("-noted_at", "-pk"),
    "dringend": ("-weight", "-noted_at", "-pk"),
    "oudste": ("noted_at", "pk"),
}
State = Pattern.State
RUNNING = [State.OPEN, State.TAKEN_UP]


def visible(actor: Actor) -> QuerySet[Signal]:
    """Every signal that the actor may see, with what is shown beside it."""
    found = Signal.objects.visible_to(actor).select_related("area", "theme", "pattern", "centre")
    return found.defer("area__outline")


def visible_patterns(actor: Actor) -> QuerySet[Pattern]:
    """Every pattern that the actor may see."""
    found = Pattern.objects.visible_to(actor).select_related("area", "theme", "centre__area")
    return found.defer("area__outline", "centre__area__outline")


def heard_since(centre: Centre | None, since: datetime) -> QuerySet[Signal]:
    """What was heard since that moment, at this centre or everywhere; only to be counted, never shown."""
    found = Signal.objects.filter(noted_at__gte=since)
    return found.filter(centre=centre) if centre else found


def heard(
    actor: Actor,
    centre: Centre | None,
    *,
    which: str = "",
    text: str = "",
    theme: str = "",
    source: str = "",
    order: str = "",
) -> QuerySet[Signal]:
    """What a centre (or the association) heard, as asked for."""
    found = visible(actor).filter(centre=centre)
    if which != "alles":
        found = found.filter(pattern__isnull=which != "gebundeld")
    if text:
        found = found.filter(Q(text__icontains=text) | Q(area__name__icontains=text))
    if theme.isdigit():
        found = found.filter(theme=int(theme))
    if source:
        found = found.filter(source=source)
    return found.order_by(*ORDER.get(order, ORDER[""]))


def own(actor: Actor) -> QuerySet[Signal]:
    """What somebody wrote down, newest first."""
    return visible(actor).filter(noted_by=actor.person_id or 0).order_by("-noted_at", "-pk")


def own_centre(actor: Actor) -> Centre | None:
    """The centre where somebody is registered, the first when there are more."""
    found = Centre.objects.filter(
        registrations__person=actor.person_id or 0, registrations__left_on=None, is_open=True
    )
    return found.order_by("registrations__joined_on", "pk").first()


def flags(actor: Actor, centre: Centre | None) -> QuerySet[Flag]:
    """The flags that wait, the oldest first."""
    found = Flag.objects.visible_to(actor).open().filter(centre=centre)
    return (
        found.select_related("area", "theme", "signal")
        .defer("area__outline")
        .order_by("raised_at", "pk")
    )


def gatherable(actor: Actor, centre: Centre | None, numbers: list[str]) -> list[Signal]:
    """The signals with these numbers, of this centre."""
    wanted = [int(it) for it in numbers if it.isdigit()][:200]
    return list(visible(actor).filter(centre=centre, pk__in=wanted).order_by("noted_at", "pk"))


def patterns(actor: Actor, centre: Centre | None, which: str = "") -> QuerySet[Pattern]:
    """The patterns of a centre with how many signals they hold."""
    found = visible_patterns(actor).filter(centre=centre).annotate(many=Count("signals"))
    if which != "alles":
        running = Q(state__in=RUNNING)
        found = found.filter(~running if which == "klaar" else running)
    return found.order_by("-opened_at", "-pk")


def behind(pattern: Pattern) -> QuerySet[Signal]:
    """The signals of a pattern and of those it was lifted from. For actions and counts."""
    chain, it = [pattern.pk], pattern
    while it.lifted_from and it.lifted_from.pk not in chain:
        it = it.lifted_from
        chain.append(it.pk)
    found = Signal.objects.filter(pattern__in=chain).select_related("noted_by__user", "centre")
    return found.order_by("noted_at", "pk")


def signals_of(actor: Actor, pattern: Pattern) -> QuerySet[Signal]:
    """The signals that somebody may read in a pattern; of a lifted one only those on its own scale."""
    return visible(actor).filter(pattern=pattern).order_by("noted_at", "pk")


def header() -> list[str]:
    """The heads of the list that leaves."""
    return [
        _("wanneer"), _("wat"), _("meer"), _("thema"), _("gebied"), _("van wie"), _("hoe dringend"),
        _("patroon"), _("gezegd op"),
    ]  # fmt: skip


def rows(found: QuerySet[Signal]) -> Iterator[list[Any]]:
    """The lines of the list: never who wrote it down."""
    for it in found.iterator():
        yield [
            it.noted_at.date(), it.text, it.more, str(it.theme or ""), str(it.area or ""),
            it.get_source_display(), it.get_weight_display(), str(it.pattern or ""),
            it.origin_label,
        ]  # fmt: skip

"""What pages and other rooms may ask about centres."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from aanjager.community.centres.choices import CORNERS, DRESS, FONTS, TERMS
from aanjager.community.centres.models import Centre, Staff, Visit
from aanjager.kernel import colour
from aanjager.kernel.actor import Actor
from aanjager.kernel.memory import pages

REMEMBER_SECONDS = 30


def remembered_as(host: str) -> str:
    """The name under which a process remembers the centre of a host."""
    return f"centre-at:{host.lower()}"


def at_host(host: str) -> Centre | None:
    """Return the open centre that answers at this host name; None at the address of the network.

    Remembered for half a minute per process: a page asks this before anything else.
    """
    key = remembered_as(host)
    found = pages.get(key, default=False)
    if found is False:
        found = (
            Centre.objects.filter(addresses__host__iexact=host, is_open=True)
            .select_related("area")
            .defer("area__outline")  # read on every page, drawn on one
            .first()
        )
        pages.set(key, found, REMEMBER_SECONDS)
    return found


def open_to_all() -> QuerySet[Centre]:
    """Every open centre, by name, with its main address."""
    return (
        Centre.objects.filter(is_open=True)
        .select_related("area")
        .defer("area__outline")
        .prefetch_related("addresses")
        .order_by("name", "pk")
    )


def of_staff(actor: Actor) -> QuerySet[Centre]:
    """The centres for which the actor works, by name."""
    return Centre.objects.filter(pk__in=actor.staff_of).order_by("name", "pk")


def term(centre: Centre, name: str) -> int:
    """Return what the centre set for a term, or the value that holds for everyone."""
    return int(centre.terms.get(name, TERMS[name]))


def names(keys: Collection[int]) -> list[str]:
    """The names of these centres in order; asks nothing when there are none."""
    found = Centre.objects.filter(pk__in=keys).order_by("name", "pk")
    return list(found.values_list("name", flat=True)) if keys else []


def own_terms(name: str) -> dict[int, int]:
    """Return the term of every centre that set one of its own, by its key."""
    rows = Centre.objects.filter(terms__has_key=name).values_list("pk", f"terms__{name}")
    return {pk: int(value) for pk, value in rows}


def link(centre: Centre | None, path: str) -> str:
    """Return the whole address of a page at the centre's own door, for letters and calendars.

    Without a centre it is a page of the association, at the network's own address.
    """
    host = _host_of(centre) if centre else settings.LINK_HOST
    port = f":{settings.LINK_PORT}" if settings.LINK_PORT else ""
    return f"{settings.LINK_SCHEME}://{host}{port}{path}"


def _host_of(centre: Centre) -> str:
    key = f"door-of:{centre.pk}"
    host: str | None = pages.get(key)
    if host is None:
        host = centre.addresses.order_by("-is_main", "pk").values_list("host", flat=True).first()
        host = host or f"{centre.slug}.localhost"
        pages.set(key, host, REMEMBER_SECONDS)
    return host


def terms_of(centre: Centre | None) -> dict[str, int]:
    """Return every term of a centre; without a centre those that hold for everyone."""
    return {**TERMS, **(centre.terms if centre else {})}


def worked_for(actor: Actor, visited: Centre | None, chosen: int | None = None) -> Centre | None:
    """The centre that the actor looks after here: the visited one, else the chosen, else the first;
    None for no staff.
    """
    if visited:
        return visited if visited.pk in actor.staff_of else None
    own = list(of_staff(actor).select_related("area").defer("area__outline"))
    return next((it for it in own if it.pk == chosen), own[0] if own else None)


def worn(theme: Mapping[str, str]) -> dict[str, str]:
    """Return the theme with the look of the house for what it leaves open."""
    return {**DRESS, **theme}


# What the dark house looks like; a centre's own colours are made lighter until they can be read on it.
DARK = {"paper": "#131a29", "sand": "#1b2436", "ink": "#f3efe8", "mark": "#2b3a57"}
STOP = "#a3122b"


def stylesheet(theme: Mapping[str, str], scope: str = ":root") -> str:
    """Return the theme as values for the tokens of the look, in light and dark.

    Everything not chosen is worked out so that it can be read: `rules.dress` holds for the chosen.
    """
    chosen = worn(theme)
    small, large = CORNERS[chosen["corners"]]
    shape = {
        "--basis-border-radius-md": small,
        "--basis-border-radius-lg": large,
        "--basis-text-font-family-default": FONTS[chosen["font"]],
        "--mark-ground": chosen["ink"],
        "--mark-flame": chosen["gold"],
    }
    light = {**shape, **_ground(chosen), **_colours(chosen, towards=chosen["ink"])}
    dark = _colours(_lightened(chosen), towards=colour.WHITE)
    dark["--mark-ground"] = DARK["mark"]
    dark["--mark-flame"] = colour.lit(chosen["gold"], [DARK["mark"]], colour.PARTS)
    if scope != ":root":  # a part of a page takes its own font and ground
        light |= {"font-family": "var(--basis-text-font-family-default)"}
    return f"{_block(scope, light)}@media (prefers-color-scheme:dark){{{_block(scope, dark, DARK_GROUND)}}}"


def _ground(chosen: Mapping[str, str]) -> dict[str, str]:
    paper, sand, ink = chosen["paper"], chosen["sand"], chosen["ink"]
    edge = colour.readable(colour.mix(paper, ink, 0.45), [paper, sand], colour.PARTS, ink)
    return {
        "--basis-color-default-color-document": ink,
        "--basis-color-default-color-subtle": chosen["soft"],
        "--basis-color-default-bg-document": paper,
        "--basis-color-default-bg-subtle": sand,
        "--basis-color-default-border-subtle": colour.mix(paper, ink, 0.16),
        "--basis-form-control-border-color": edge,
    }


DARK_GROUND = {
    "--basis-color-default-color-document": DARK["ink"],
    "--basis-color-default-color-subtle": "#b9c0d0",
    "--basis-color-default-bg-document": DARK["paper"],
    "--basis-color-default-bg-subtle": DARK["sand"],
    "--basis-color-default-border-subtle": "#3a465e",
    "--basis-form-control-border-color": "#8b96ad",
}


def _lightened(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the chosen colours as they are on the dark ground."""
    grounds = [DARK["paper"], DARK["sand"]]
    lit = {
        name: colour.lit(chosen[name], grounds, colour.TEXT + 1)
        for name in ("spark", "calm", "link", "gold")
    }
    return {**DARK, **lit}


def _colours(chosen: Mapping[str, str], *, towards: str) -> dict[str, str]:
    paper, ink, spark, calm, link = (
        chosen[name] for name in ("paper", "ink", "spark", "calm", "link")
    )
    on_spark = colour.text_on(spark)
    away = colour.BLACK if on_spark == colour.WHITE else colour.WHITE
    stop = colour.readable(STOP, [paper, chosen["sand"]], colour.TEXT, towards)
    return {
        "--basis-color-action-1-bg-default": spark,
        "--basis-color-action-1-bg-hover": colour.mix(spark, away, 0.2),
        "--basis-color-action-1-color-default": on_spark,
        "--basis-color-positive-color-default": calm,
        "--basis-color-positive-bg-subtle": colour.tint(paper, calm, 0.14, [ink, calm]),
        "--basis-color-action-2-color-default": link,
        "--basis-color-info-bg-subtle": colour.tint(paper, link, 0.12, [ink, link]),
        "--basis-color-accent-1-bg-default": chosen["gold"],
        "--basis-color-warning-bg-subtle": colour.tint(paper, chosen["gold"], 0.25, [ink]),
        "--basis-color-negative-color-default": stop,
        "--basis-color-negative-bg-subtle": colour.tint(paper, stop, 0.1, [ink, stop]),
    }


def _block(scope: str, *parts: Mapping[str, str]) -> str:
    values = ";".join(f"{name}:{value}" for part in parts for name, value in part.items())
    return f"{scope}{{{values}}}"


def visits(actor: Actor, centre: Centre) -> QuerySet[Visit]:
    """Who of the association was inside the centre, newest first; only its own staff may know."""
    return (
        Visit.objects.filter(centre=centre, centre__in=actor.staff_of)
        .select_related("user")
        .order_by("-started_at", "-pk")
    )


def own_visits(actor: Actor, at: datetime) -> QuerySet[Visit]:
    """The visits that the actor is making now."""
    running = Visit.objects.filter(user=actor.user_id or 0, started_at__lte=at, ends_at__gt=at)
    return running.select_related("centre").order_by("ends_at", "pk")


def visit(actor: Actor, pk: int) -> Visit | None:
    """One visit, for who makes it and for the staff of the centre."""
    mine = Q(user=actor.user_id or 0) | Q(centre__in=actor.staff_of)
    return Visit.objects.filter(mine, pk=pk).select_related("centre").first()


def staff(actor: Actor, centre: Centre) -> QuerySet[Staff]:
    """Who works at the centre now, by name; for its staff."""
    return (
        Staff.objects.filter(centre=centre, centre__in=actor.staff_of, ended_on=None)
        .select_related("user")
        .order_by("name", "pk")
    )


def staff_name(actor: Actor, centre: Centre | None) -> str:
    """The name under which somebody works here; of the association only that it is."""
    if centre is None:
        return gettext("Landelijke vereniging")
    found = Staff.objects.filter(centre=centre, user=actor.user_id or 0, ended_on=None).first()
    return found.name if found else centre.name

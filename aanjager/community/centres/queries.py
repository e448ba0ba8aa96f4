"""What pages and other rooms may ask about centres."""

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet

from aanjager.community.centres.choices import TERMS
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor

REMEMBER_SECONDS = 30


def at_host(host: str) -> Centre | None:
    """Return the open centre that answers at this host name; None at the address of the network.

    Remembered for half a minute per process: a page asks this before anything else.
    """
    key = f"centre-at:{host}"
    found = cache.get(key, default=False)
    if found is False:
        found = (
            Centre.objects.filter(addresses__host__iexact=host, is_open=True)
            .select_related("area")
            .first()
        )
        cache.set(key, found, REMEMBER_SECONDS)
    return found


def open_to_all() -> QuerySet[Centre]:
    """Every open centre, by name, with its main address."""
    return (
        Centre.objects.filter(is_open=True)
        .select_related("area")
        .prefetch_related("addresses")
        .order_by("name", "pk")
    )


def of_staff(actor: Actor) -> QuerySet[Centre]:
    """The centres for which the actor works, by name."""
    return Centre.objects.filter(pk__in=actor.staff_of).order_by("name", "pk")


def term(centre: Centre, name: str) -> int:
    """Return what the centre set for a term, or the value that holds for everyone."""
    return int(centre.terms.get(name, TERMS[name]))


def link(centre: Centre, path: str) -> str:
    """Return the whole address of a page at the centre's own door, for letters and calendars."""
    key = f"door-of:{centre.pk}"
    host = cache.get(key)
    if host is None:
        host = centre.addresses.order_by("-is_main", "pk").values_list("host", flat=True).first()
        host = host or f"{centre.slug}.localhost"
        cache.set(key, host, REMEMBER_SECONDS)
    port = f":{settings.LINK_PORT}" if settings.LINK_PORT else ""
    return f"{settings.LINK_SCHEME}://{host}{port}{path}"

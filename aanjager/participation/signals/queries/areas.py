"""Which areas can be named: those where a centre works, and the larger ones that they lie in."""

from django.db.models import Q, QuerySet

from aanjager.community.centres.models import Centre
from aanjager.community.places import queries as places
from aanjager.community.places.models import Area

KIND = Area.Kind
ORDER = [KIND.MUNICIPALITY, KIND.TOWN, KIND.DISTRICT, KIND.NEIGHBOURHOOD, KIND.STREET]
LARGE = [KIND.COUNTRY, KIND.PROVINCE]


def areas(centre: Centre | None) -> list[tuple[str, list[tuple[int, str]]]]:
    """The areas of a centre by scale, as groups of a list; of the association country and provinces."""
    found, kinds = (_of(centre), ORDER) if centre else (_large(), LARGE)
    groups: dict[str, list[tuple[int, str]]] = {str(kind): [] for kind in kinds}
    for pk, kind, name in found.order_by("name", "pk").values_list("pk", "kind", "name"):
        groups.setdefault(kind, []).append((pk, name))
    return [(str(KIND(kind).label), rows) for kind, rows in groups.items() if rows]


def _of(centre: Centre) -> QuerySet[Area]:
    tops = [centre.area_id, *centre.works_in.values_list("pk", flat=True)]
    return Area.objects.filter(Q(pk__in=tops) | Q(ancestor_ids__overlap=tops), valid_to=None)


def _large() -> QuerySet[Area]:
    return Area.objects.filter(kind__in=LARGE, valid_to=None)


def scales(area: Area) -> list[Area]:
    """The larger wholes that an area lies in, the smallest first: where a pattern can be lifted to."""
    return places.above(area)[::-1]

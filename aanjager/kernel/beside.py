"""What the floors above say beside a thing, to the one who looks and to nobody else.

A room shows a thing and knows nothing of what is built on top of it. A room above may have a
sentence for one person beside that thing; `settings.BESIDE` names the query that gives it.
"""

from collections.abc import Iterable

from django.conf import settings
from django.utils.module_loading import import_string

from aanjager.kernel.actor import Actor


def beside(kind: str, actor: Actor, ids: Iterable[int]) -> dict[int, str]:
    """Return the sentences by key, in the language on screen. A visitor gets none and costs nothing."""
    wanted, said = list(ids), {}
    for name in settings.BESIDE.get(kind, ()) if actor.person_id and wanted else ():
        said.update(import_string(name)(actor, wanted))
    return said

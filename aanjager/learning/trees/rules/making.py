"""Who makes a tree, and when it may be published."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.trees.choices import RESERVED
from aanjager.learning.trees.models import Tree, TreeVersion
from aanjager.learning.trees.rules.checking import Fault


def create(actor: Actor, centre: Centre | None, *, slug: str = "", is_taken: bool = False) -> None:
    """Staff make trees of their centre, the association those for everybody."""
    if not (actor.is_clock or actor.works_at(centre.pk if centre else None)):
        raise Refused(_("Alleen medewerkers van de centrale maken hier een wegwijzer."))
    if slug in RESERVED:
        raise Refused(_("Deze naam kan niet in een adres staan. Kies een andere."))
    if is_taken:
        raise Refused(_("Er is al een wegwijzer met deze naam. Kies een andere."))


def works(actor: Actor, tree: Tree) -> None:
    """Only who owns a tree changes it."""
    if not actor.owns(tree):
        raise Refused(_("Deze wegwijzer is van een ander. Neem hem over om hem aan te passen."))


def change(actor: Actor, version: TreeVersion) -> None:
    """A draft is changed; what is published is frozen."""
    works(actor, version.tree)
    if version.state != TreeVersion.State.DRAFT:
        raise Refused(_("Deze versie ligt vast. Begin een nieuwe versie."))


def put(actor: Actor, version: TreeVersion) -> None:
    """Into a draft a question or conclusion is put."""
    change(actor, version)


def remove(actor: Actor, version: TreeVersion) -> None:
    """Out of a draft a question or conclusion is taken away."""
    change(actor, version)


def translate(actor: Actor, version: TreeVersion) -> None:
    """In a draft English texts are put beside the Dutch ones."""
    change(actor, version)


def begin(actor: Actor, tree: Tree, *, has_draft: bool = False) -> None:
    """A new version begins with the text of the last one, one at a time."""
    works(actor, tree)
    if has_draft:
        raise Refused(_("Er is al een concept. Werk daarin verder."))


def publish(actor: Actor, version: TreeVersion, *, faults: Sequence[Fault] = ()) -> None:
    """Only a draft of which every path ends well is published."""
    change(actor, version)
    if faults:
        raise Refused(_("De wegwijzer kan nog niet online. %(why)s") % {"why": faults[0].sentence})


def adapt(
    actor: Actor, version: TreeVersion, centre: Centre | None, *, is_taken: bool = False
) -> None:
    """A centre takes a published tree of the association over, to adapt it to its own place."""
    if centre is None or version.tree.centre_id is not None:
        raise Refused(_("Een centrale neemt een landelijke wegwijzer over."))
    create(actor, centre, is_taken=is_taken)
    if version.state != TreeVersion.State.PUBLISHED:
        raise Refused(_("Deze wegwijzer is nog niet gepubliceerd."))


def end(actor: Actor, tree: Tree) -> None:
    """Who owns a tree takes it offline; at a centre the national one shows again."""
    works(actor, tree)
    if tree.ended_at:
        raise Refused(_("Deze wegwijzer staat al offline."))


def resume(actor: Actor, tree: Tree) -> None:
    """What was taken offline can be shown again."""
    works(actor, tree)
    if not tree.ended_at:
        raise Refused(_("Deze wegwijzer staat al online."))


def ship(actor: Actor) -> None:
    """The trees that come with the program are loaded by the installation."""
    if not actor.is_clock:
        raise Refused(_("Meegeleverde wegwijzers laadt alleen de beheerder van de installatie."))


def remind(actor: Actor) -> None:
    """The clock writes about what waits to be looked up again."""
    if not actor.is_clock:
        raise Refused(_("Deze brief gaat vanzelf."))

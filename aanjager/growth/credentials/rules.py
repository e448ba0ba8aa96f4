"""Who may give, take back, share and check a proof, and change the keys, and why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.growth.credentials.choices import MOST_LINKS, SHARE_DAYS
from aanjager.growth.credentials.models import Achievement, Proof, ProofLink
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def _works_here(actor: Actor, centre: Centre) -> None:
    if not actor.works_for(centre):
        raise Refused(_("Dit doet een medewerker van de centrale."))


def rotate(actor: Actor, centre: Centre, *, is_sure: bool = True) -> None:
    """The manager, or the association while it is inside, changes the keys, and says so twice."""
    is_inside = actor.is_association and actor.works_for(centre)
    if not actor.manages(centre) and not is_inside:
        raise Refused(_("Sleutels wisselt de manager van de centrale, of de vereniging."))
    if not is_sure:
        raise Refused(_("Vink eerst aan dat je de sleutels wilt wisselen."))


def describe(actor: Actor, centre: Centre) -> None:
    """Staff say what a proof of their centre is of."""
    _works_here(actor, centre)


def stop(actor: Actor, achievement: Achievement) -> None:
    """Staff stop giving a kind of proof; what was given stays."""
    _works_here(actor, achievement.centre)
    if achievement.stopped_at:
        raise Refused(_("Dit soort bewijs is al gestopt."))


def issue(
    actor: Actor,
    achievement: Achievement,
    person: Person,
    *,
    at: datetime,
    has_keys: bool,
    is_known: bool,
    until: datetime | None = None,
) -> None:
    """Staff give a proof to somebody their centre knows, of a kind that is still given, once it can sign."""
    _works_here(actor, achievement.centre)
    if achievement.stopped_at:
        raise Refused(_("Dit soort bewijs geven jullie niet meer. Kies een ander."))
    if person.erased_at or not is_known:
        raise Refused(_("Deze persoon is niet bij jullie ingeschreven."))
    if not has_keys:
        raise Refused(
            _("De centrale heeft nog geen sleutels. De manager maakt ze bij Bewijzen, Sleutels.")
        )
    if until and until <= at:
        raise Refused(_("Kies een einddatum die nog komt, of laat hem leeg."))


def revoke(actor: Actor, proof: Proof, *, because: str = "mistake") -> None:
    """Staff take back a proof of their centre, once, and say why."""
    _works_here(actor, proof.centre)
    if proof.revoked_at:
        raise Refused(_("Dit bewijs is al ingetrokken."))
    if because not in Proof.Reason.values:
        raise Refused(_("Kies waarom je het bewijs intrekt."))


def is_holder(actor: Actor, proof: Proof) -> bool:
    """Whether a proof is about the actor."""
    return bool(actor.person_id) and proof.person_id == actor.person_id


def share(actor: Actor, proof: Proof, *, days: int = 30, open_links: int = 0) -> None:
    """Only the holder shares, for a while, as long as there is something to show."""
    if not is_holder(actor, proof):
        raise Refused(_("Alleen van wie het bewijs is, deelt het."))
    if proof.revoked_at:
        raise Refused(_("Dit bewijs is ingetrokken. Er is niets om te delen."))
    if days not in SHARE_DAYS:
        raise Refused(_("Kies hoe lang de link werkt."))
    if open_links >= MOST_LINKS:
        raise Refused(_("Er werken al twintig links. Stop er eerst een."))


def end_share(actor: Actor, link: ProofLink) -> None:
    """The holder ends a link at any moment."""
    if not is_holder(actor, link.proof):
        raise Refused(_("Alleen van wie het bewijs is, stopt de link."))
    if link.ended_at:
        raise Refused(_("Deze link werkt al niet meer."))


def forget_links(actor: Actor) -> None:
    """What is over is cleared by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))

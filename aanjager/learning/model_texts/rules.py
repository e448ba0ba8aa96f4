"""Who writes, settles, shows and takes over a model text, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.model_texts.choices import MOST_LETTERS
from aanjager.learning.model_texts.models import ModelText, Version


def _staff(actor: Actor, centre_id: int | None) -> None:
    if not actor.is_clock and not actor.works_at(centre_id):
        raise Refused(_("Dit doen alleen de medewerkers van deze centrale."))


def begin(actor: Actor, centre: Centre | None) -> None:
    """Staff begin a text of their centre; the association one for everybody."""
    _staff(actor, centre.pk if centre else None)


def write(actor: Actor, it: ModelText, *, text: str = "-") -> None:
    """Staff write on a text of their own centre; what was settled stays, a draft comes beside it."""
    _staff(actor, it.centre_id)
    if not text.strip():
        raise Refused(_("Schrijf eerst een tekst."))
    if len(text) > MOST_LETTERS:
        raise Refused(_("Deze tekst is te lang. Maak er twee stukken van."))


def settle(actor: Actor, it: Version, *, unknown: list[str] | None = None) -> None:
    """Staff settle a draft; every number of the law in it is one that we keep with its source."""
    _staff(actor, it.model_text.centre_id)
    if it.frozen_at:
        raise Refused(_("Deze versie staat al vast."))
    if unknown:
        said = _("Dit getal uit de wet kennen we niet: %(names)s. Kies er een uit de lijst.")
        raise Refused(said % {"names": ", ".join(unknown)})


def show(actor: Actor, it: ModelText, *, is_settled: bool = True) -> None:
    """Staff show a settled text to everybody, or take it off the site."""
    _staff(actor, it.centre_id)
    if not is_settled:
        raise Refused(_("Stel eerst een versie vast. Dan kan iedereen haar lezen."))


def adopt(actor: Actor, it: Version, centre: Centre | None) -> None:
    """Staff take over a settled text of another that is shared."""
    if centre is None:
        raise Refused(_("Overnemen doet een centrale, voor zichzelf."))
    _staff(actor, centre.pk)
    if not it.frozen_at or not it.model_text.is_shown:
        raise Refused(_("Deze tekst wordt niet gedeeld."))
    if it.model_text.centre_id == centre.pk:
        raise Refused(_("Dit is al een tekst van jullie zelf."))


def load(actor: Actor) -> None:
    """The texts that come with the program are loaded by the clock."""
    if not actor.is_clock:
        raise Refused(_("Deze teksten komen met het programma mee."))

"""Who may do what with somebody's profile, and why not."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people import queries
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.accounts.models import User


def arrive(actor: Actor, user: User) -> None:
    """An account becomes a person of its own accord: only by who just signed in with it."""
    if not actor.is_clock and actor.user_id != user.pk:
        raise Refused(_("Je kunt alleen jezelf aanmelden."))


def join(actor: Actor, person: Person) -> None:
    """People join a centre themselves; it is open to everyone."""
    _own(actor, person)


def join_with_yes(actor: Actor, person: Person, *, centres: Collection[int] = ()) -> None:
    """Who helps somebody without an account makes them known elsewhere, with their yes written down."""
    if person.user_id is not None or person.erased_at:
        raise Refused(_("Deze persoon heeft een account en doet dit zelf."))
    if not actor.staff_of.intersection(centres):
        raise Refused(_("Alleen medewerkers van de eigen centrale doen dit."))


def leave(actor: Actor, person: Person) -> None:
    """People leave a centre themselves; nobody keeps them."""
    _own(actor, person)


def register_at_desk(actor: Actor, centre: Centre) -> None:
    """Staff register people at their own centre."""
    if centre.pk not in actor.staff_of:
        raise Refused(
            _("Alleen medewerkers van %(centre)s schrijven hier iemand in.") % {"centre": centre}
        )


def edit(actor: Actor, person: Person, *, at: datetime) -> None:
    """People edit their own profile; staff who help them write along, never the address to sign in.

    For somebody with an account only in a file they opened, so that the look is written down first.
    """
    if person.erased_at:
        raise Refused(_("Deze gegevens zijn gewist."))
    if actor.is_clock or (actor.person_id == person.pk and actor.is_signed_in):
        return
    if not _works_with(actor, person):
        raise Refused(_("Je kunt alleen je eigen gegevens wijzigen."))
    if person.user_id and not queries.is_open_for(actor, person, at):
        raise Refused(
            _("%(name)s heeft een eigen account. Open eerst het dossier.") % {"name": person.name}
        )


def change_address(actor: Actor, person: Person) -> None:
    """People change the address they sign in with, after a code to the new one."""
    _own(actor, person)


def pause(actor: Actor, person: Person) -> None:
    """People say themselves that they want nothing for a while."""
    _own(actor, person)


def resume(actor: Actor, person: Person) -> None:
    """People say themselves that they are back."""
    _own(actor, person)


def ask_to_stay(actor: Actor, person: Person) -> None:
    """The question whether somebody stays comes by the clock."""
    if not actor.is_clock:
        raise Refused(_("Deze vraag gaat vanzelf de deur uit."))


def ask_on_paper(actor: Actor, person: Person) -> None:
    """The same question to somebody without an account comes by the clock too."""
    ask_to_stay(actor, person)


def stay(actor: Actor, person: Person) -> None:
    """Staff write down that somebody without an account stays; who has one says so by signing in."""
    if person.user_id:
        raise Refused(_("Wie een account heeft, blijft door een keer in te loggen."))
    if not actor.is_clock and not _works_with(actor, person):
        raise Refused(_("Alleen medewerkers van de eigen centrale noteren dit."))


def open_file(actor: Actor, person: Person) -> None:
    """Staff open the file of somebody who is registered with their centre; each time is written down."""
    if not _works_with(actor, person):
        raise Refused(_("Alleen medewerkers van de eigen centrale openen een dossier."))


def _works_with(actor: Actor, person: Person) -> bool:
    """Whether the person is registered with a centre that the actor works for."""
    return bool(actor.staff_of) and Person.objects.visible_to(actor).filter(pk=person.pk).exists()


def _own(actor: Actor, person: Person) -> None:
    if not actor.is_clock and (actor.person_id != person.pk or not actor.is_signed_in):
        raise Refused(_("Dit doet alleen degene om wie het gaat."))

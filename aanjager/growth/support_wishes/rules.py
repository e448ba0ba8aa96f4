"""Who may tell, keep, share and see what helps somebody, and why not."""

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.growth.confidence.choices import MOST_WORDS
from aanjager.growth.confidence.models import How
from aanjager.growth.confidence.rules import hears_yes, is_own, own, says_yes
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishShare
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def _is_something(chosen: str, words: str) -> None:
    if not chosen.strip() and not words.strip():
        raise Refused(_("Kies wat je helpt, of schrijf het op."))
    if len(words) > MOST_WORDS:
        raise Refused(_("Schrijf het wat korter."))


def tell(
    actor: Actor, person: Person, *, chosen: str = "x", words: str = "", agrees: bool = True
) -> None:
    """Only somebody themselves tells what helps them, after a yes to keeping it that still stands."""
    own(actor, person.pk)
    _is_something(chosen, words)
    says_yes(agrees)


def withdraw(actor: Actor, person: Person) -> None:
    """Everybody stops this at any moment; for who is on paper any consultant of their centre does it.

    What is said is the same whether there was anything or not: staff learn nothing by asking.
    """
    if not is_own(actor, person.pk):
        _consultant(actor, person)
        if person.user_id:
            raise Refused(_("Wie een account heeft, stopt dit zelf."))


def _consultant(actor: Actor, person: Person) -> None:
    if not actor.staff_of or not Person.objects.visible_to(actor).filter(pk=person.pk).exists():
        raise Refused(_("Dit doet een consulent van de eigen centrale."))


def _holds_the_pen(actor: Actor, wish: Wish) -> None:
    """Somebody themselves; for who is on paper the consultant who was let in, at their word."""
    if is_own(actor, wish.person_id):
        return
    let_in = wish.shares.visible_to(actor).filter(staff__isnull=False)
    if wish.person.user_id or not actor.is_signed_in or not let_in.exists():
        raise Refused(_("Dit doet alleen degene om wie het gaat."))


def share(
    actor: Actor, wish: Wish, *, chosen: str = "x", shows_words: bool = False,
    organisation: Organisation | None = None, staff: Staff | None = None,
) -> None:  # fmt: skip
    """Somebody shows what helps them to one organisation or one consultant, and chooses how much."""
    _holds_the_pen(actor, wish)
    if (organisation is None) == (staff is None):
        raise Refused(_("Kies aan wie je het laat zien."))
    if not chosen.strip() and not shows_words:
        raise Refused(_("Kies wat je laat zien."))


def stop_sharing(actor: Actor, share: WishShare) -> None:
    """Somebody stops showing it at any moment."""
    _holds_the_pen(actor, share.wish)


def look(actor: Actor, share: WishShare) -> None:
    """Those it is shared with look, one at a time, and each look is written down first."""
    mine = is_own(actor, share.wish.person_id)
    if mine or not WishShare.objects.visible_to(actor).filter(pk=share.pk).exists():
        raise Refused(_("Dit is niet met jou gedeeld."))


def write_along(
    actor: Actor, person: Person, *, staff: Staff,
    how: str = How.DESK, chosen: str = "x", words: str = "", heard_yes: bool = True,
) -> None:  # fmt: skip
    """A consultant writes along with somebody of their centre who says yes out loud."""
    _consultant(actor, person)
    known = person.registrations.filter(centre=staff.centre_id, left_on=None)
    if staff.user_id != actor.user_id or not actor.works_for(staff) or not known.exists():
        raise Refused(_("Dit doet een consulent van de eigen centrale."))
    _is_something(chosen, words)
    hears_yes(how, heard_yes)


def accept(actor: Actor, draft: WishDraft, *, agrees: bool = True) -> None:
    """Who has an account says yes themselves to what a consultant wrote along."""
    own(actor, draft.person_id)
    says_yes(agrees)


def discard(actor: Actor, draft: WishDraft) -> None:
    """Somebody throws away what was written along; who wrote it may do so too."""
    wrote = actor.is_signed_in and draft.staff.user_id == actor.user_id
    if not is_own(actor, draft.person_id) and not wrote:
        raise Refused(_("Dit doet alleen degene om wie het gaat."))


def forget_drafts(actor: Actor) -> None:
    """What nobody said yes to is erased by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))

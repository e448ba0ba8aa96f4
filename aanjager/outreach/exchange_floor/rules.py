"""Who holds a floor, posts, records and signs a deal, and says what came of it, and why not."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.outreach.exchange_floor.choices import (
    AMOUNT,
    MONEY,
    MOST_POSTS,
    MOST_WAITING,
    WORTH,
)
from aanjager.outreach.exchange_floor.models import Deal, DealSide, ExchangeFloor, Post


def sounds_like_money(*texts: str) -> bool:
    """Whether a word may mean money, so that who posts is asked."""
    return any(MONEY.search(WORTH.sub("", text)) for text in texts)


def no_money(*texts: str, is_sure: bool = False) -> None:
    """A floor trades anything but money: an amount never, a word only after a no to the question."""
    has_amount = any(AMOUNT.search(WORTH.sub("", text)) for text in texts)
    if has_amount or (not is_sure and sounds_like_money(*texts)):
        raise Refused(
            _(
                "Op de beursvloer gaat het om alles behalve geld. Schrijf op wat je kunt doen of "
                "nodig hebt met handen, kennis, spullen, ruimte of vervoer."
            )
        )


def hold(actor: Actor, centre: Centre) -> None:
    """Staff of the centre hold a floor."""
    if centre.pk not in actor.staff_of:
        raise Refused(_("Alleen medewerkers van de centrale houden een beursvloer."))


def edit(actor: Actor, floor: ExchangeFloor) -> None:
    """Staff of the centre change its floor, until it is closed."""
    if not actor.works_for(floor):
        raise Refused(_("Alleen medewerkers van de centrale houden een beursvloer."))
    if floor.closed_at:
        raise Refused(_("Deze beursvloer is gesloten."))


def close(actor: Actor, floor: ExchangeFloor) -> None:
    """Staff close the floor: from then on nobody posts and no deal is added."""
    edit(actor, floor)


def name_matchmaker(actor: Actor, floor: ExchangeFloor, *, person: Person | None) -> None:
    """Staff name a person with an account who is known at the centre."""
    edit(actor, floor)
    if person is None or not person.user_id:
        raise Refused(
            _("We kennen hier niemand met dat e-mailadres en een account. Schrijf die eerst in.")
        )


def unname_matchmaker(actor: Actor, floor: ExchangeFloor) -> None:
    """Staff take the task back."""
    edit(actor, floor)


def runs(actor: Actor, floor: ExchangeFloor) -> None:
    """Staff of the centre, or whom they named for this floor. Needs its matchmakers at hand."""
    named = {it.person_id for it in floor.matchmakers.all()}
    if not actor.works_for(floor) and (actor.person_id is None or actor.person_id not in named):
        raise Refused(_("Alleen de matchmakers van deze beursvloer doen dit."))


def post(
    actor: Actor,
    floor: ExchangeFloor,
    *,
    texts: Sequence[str] = (),
    number: int = 0,
    waiting: int = 0,
    is_sure: bool = False,
) -> None:
    """Everybody posts what they ask or offer, with an account or a confirmed address; never money."""
    if floor.closed_at:
        raise Refused(_("Deze beursvloer is gesloten. Bekijk wat ervan kwam."))
    no_money(*texts, is_sure=is_sure)
    if number >= MOST_POSTS:
        raise Refused(_("Twaalf plaatsingen is genoeg. Haal er eerst een weg."))
    if waiting >= MOST_WAITING:
        raise Refused(_("Bevestig eerst wat je al plaatste. De links staan in je mail."))


def confirm(actor: Actor, it: Post, *, token: str = "") -> None:
    """Who holds the link of the letter shows the post, once."""
    if not token or hash_of(token) != it.token_hash:
        raise Refused(_("Deze link werkt niet meer. De laatste brief heeft de goede link."))
    if it.confirmed_at or it.withdrawn_at:
        raise Refused(_("Deze plaatsing is al bevestigd of weggehaald."))
    post(actor, it.floor)


def withdraw(actor: Actor, it: Post, *, token: str = "", is_dealt: bool = False) -> None:
    """Who posted it takes it back, and who runs the floor; not what was promised already."""
    owns = (actor.person_id is not None and actor.person_id == it.person_id) or (
        bool(it.organisation_id) and it.organisation_id in actor.coordinator_of
    )
    if not owns and not (token and hash_of(token) == it.token_hash):
        runs(actor, it.floor)
    if it.withdrawn_at:
        raise Refused(_("Deze plaatsing is al weggehaald."))
    if is_dealt:
        raise Refused(_("Hier is al een deal over. Haal eerst de deal weg."))


def deal(
    actor: Actor,
    floor: ExchangeFloor,
    *,
    posts: Sequence[Post] = (),
    given: frozenset[int] = frozenset(),
    parties: Sequence[str] = ("-", "--"),
    texts: Sequence[str] = ("-",),
) -> None:
    """A matchmaker records a deal between two parties; what can be given once is dealt once.

    A matchmaker reads the words and is not asked about them; an amount stays refused.
    """
    runs(actor, floor)
    if floor.closed_at:
        raise Refused(_("Deze beursvloer is gesloten."))
    for it in posts:
        if it.withdrawn_at or not it.confirmed_at:
            raise Refused(_("‘%(title)s’ staat niet meer op de vloer.") % {"title": it.title})
        if it.is_once and it.pk in given:
            raise Refused(_("‘%(title)s’ is al vergeven. Kies iets anders.") % {"title": it.title})
    if not all(name.strip() for name in parties):
        raise Refused(_("Kies van beide kanten een plaatsing, of schrijf op wie het is."))
    if len({name.strip().casefold() for name in parties}) < 2:
        raise Refused(_("Een deal is tussen twee verschillende partijen."))
    if not texts[0].strip():
        raise Refused(_("Schrijf op wat de een van de ander krijgt."))
    no_money(*texts, is_sure=True)


def undo(actor: Actor, it: Deal) -> None:
    """A matchmaker takes back a deal that was not signed by both: somebody changed their mind."""
    runs(actor, it.floor)
    if it.cancelled_at:
        raise Refused(_("Deze deal is al weggehaald."))
    if it.signed_at:
        raise Refused(_("Beide partijen tekenden al. Noteer later dat het er niet van kwam."))


def _holds(side: DealSide, token: str) -> bool:
    return bool(token) and hash_of(token) == side.token_hash


def sign(
    actor: Actor, side: DealSide, *, name: str = "-", agrees: bool = True, token: str = ""
) -> None:
    """A party signs once: on the screen of a matchmaker or by the link in its letter."""
    if not _holds(side, token):
        runs(actor, side.deal.floor)
    if side.deal.cancelled_at:
        raise Refused(_("Deze deal is weggehaald."))
    if side.signed_at:
        raise Refused(_("Deze partij tekende al."))
    if not name.strip() or not agrees:
        raise Refused(_("Vul je naam in en zet een kruisje bij de belofte."))


def ask(actor: Actor, side: DealSide) -> None:
    """The clock asks about a signed deal: after three months, and a month before the year is over."""
    if not actor.is_clock or not side.deal.signed_at:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def answer(
    actor: Actor, side: DealSide, *, on: date, token: str = "", carried: str = "yes",
    lasts: str = "",
) -> None:  # fmt: skip
    """A party says what came of a signed deal, by its link or through a matchmaker; the last word counts."""
    if not _holds(side, token):
        runs(actor, side.deal.floor)
    if not side.deal.signed_at:
        raise Refused(_("Deze deal is nog niet door beide partijen getekend."))
    if on < side.deal.floor.held_on:
        raise Refused(_("Dit vragen we na de beursvloer."))
    if carried not in DealSide.Carried.values or lasts not in ("", *DealSide.Lasts.values):
        raise Refused(_("Kies wat ervan kwam."))
    if lasts and carried != DealSide.Carried.YES:
        raise Refused(_("Of het blijft, vragen we als het gedaan is."))


def forget(actor: Actor) -> None:
    """Names go by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))

"""Who may do what with a text and its amendments, in which state, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.governance.documents.models import Amendment, Body, Decision, Document, Seat, Version
from aanjager.governance.documents.rules import texts
from aanjager.kernel.actor import Actor, MayHaveCentre
from aanjager.kernel.refusals import Refused

Kind, State = Amendment.Kind, Amendment.State
ON_A_BLOCK = frozenset({Kind.CHANGE, Kind.STRIKE, Kind.EDITORIAL})
OPEN = frozenset({State.FILED, State.ADMITTED, State.DISCUSSED})  # nobody decided yet
DECIDED = frozenset({State.ADOPTED, State.ADOPTED_CHANGED, State.REJECTED})
ADOPTED = frozenset({State.ADOPTED, State.ADOPTED_CHANGED})
LIVE = OPEN | ADOPTED | {State.HELD}  # may still change the text
SHORTEST_REASON = 20

AS_IT_IS = {
    State.FILED: gettext_lazy("Laat het voorstel eerst toe. Daarna kun je erover besluiten."),
    State.NOT_ADMITTED: gettext_lazy("Dit voorstel is niet in behandeling genomen."),
    State.PROCESSED: gettext_lazy("Dit voorstel staat al in de tekst."),
    State.WITHDRAWN: gettext_lazy("Dit voorstel is ingetrokken."),
    State.LAPSED: gettext_lazy("Dit voorstel is vervallen: een ander voorstel regelt het al."),
}


class TextChanged(Refused):
    """The paragraph was changed between reading and filing."""


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to change. `read_hash` is that of the paragraph as it was read.

    `client_id` makes that the same proposal sent twice is one; `label` says how the mover is named.
    """

    kind: str
    motive: str
    new_text: str = ""
    about: str = ""
    block_uid: UUID | None = None
    after_uid: UUID | None = None
    read_hash: str = ""
    client_id: UUID | None = None
    label: str = ""
    is_reconstruction: bool = False


@dataclass(frozen=True)
class Verdict:
    """What a body decides: the outcome, why, and for a changed adoption the text as decided."""

    outcome: str
    reason: str
    text: str = ""
    decided_on: date | None = None


def owns(actor: Actor, thing: MayHaveCentre) -> bool:
    """Staff of its centre; for what is of the association, who works there."""
    return actor.owns(thing)


def sits_in(actor: Actor, body: Body) -> bool:
    """Somebody who has a seat in the body now; one body asks the database once."""
    if actor.person_id is None:
        return False
    asked: dict[int, bool] = body.__dict__.setdefault("_sits", {})
    if actor.person_id not in asked:
        seats = Seat.objects.filter(body=body, person=actor.person_id, ended_on=None)
        asked[actor.person_id] = seats.exists()
    return asked[actor.person_id]


def handles(actor: Actor, document: Document) -> bool:
    """Who looks after the text: its owner, and who sits in the body that decides about it."""
    return owns(actor, document) or sits_in(actor, document.body)


def is_mover(actor: Actor, amendment: Amendment) -> bool:
    """Whether this is the actor's own proposal."""
    return actor.person_id is not None and actor.person_id == amendment.submitter_id


def _owner(actor: Actor, thing: MayHaveCentre) -> None:
    if not owns(actor, thing):
        raise Refused(_("Dit doen de mensen van wie dit stuk is."))


def _handler(actor: Actor, document: Document) -> None:
    if not handles(actor, document):
        raise Refused(_("Dit doen de mensen van wie dit stuk is."))


def _member(actor: Actor, document: Document) -> None:
    if not sits_in(actor, document.body):
        raise Refused(_("Over dit stuk besluit %(body)s.") % {"body": document.body.name})


def _reasoned(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Schrijf op waarom, in minstens %(n)s tekens.") % {"n": SHORTEST_REASON})


# Bodies


def make_body(actor: Actor, thing: MayHaveCentre) -> None:
    """The owner says which bodies there are."""
    _owner(actor, thing)


def rename_body(actor: Actor, body: Body) -> None:
    """The owner names its bodies."""
    _owner(actor, body)


def give_seat(actor: Actor, body: Body) -> None:
    """The owner says who sits in a body."""
    _owner(actor, body)


def end_seat(actor: Actor, seat: Seat) -> None:
    """The owner says who leaves a body; who left stays in its history."""
    _owner(actor, seat.body)


# Texts


def make(actor: Actor, thing: MayHaveCentre, body: Body) -> None:
    """The owner begins a text, for one of its own bodies."""
    _owner(actor, thing)
    if body.centre_id != thing.centre_id:
        raise Refused(_("Kies een orgaan van jullie zelf."))


def show(actor: Actor, document: Document) -> None:
    """The owner says whether everybody may read a text."""
    _owner(actor, document)


def write(actor: Actor, document: Document, version: Version) -> None:
    """Who looks after a text writes it until it is laid open; after that it is amended."""
    _handler(actor, document)
    if version.state != Version.State.DRAFT:
        raise Refused(
            _("Deze versie ligt ter inzage en verandert niet meer. Dien een wijzigingsvoorstel in.")
        )


def lay_open(actor: Actor, document: Document, version: Version, blocks: int) -> None:
    """A draft with words in it is laid open; from then on it never changes."""
    _handler(actor, document)
    if version.state != Version.State.DRAFT:
        raise Refused(_("Deze versie ligt al ter inzage."))
    if not blocks:
        raise Refused(_("Schrijf eerst de tekst. Daarna kun je hem ter inzage leggen."))


def merge(actor: Actor, document: Document, undecided: Sequence[Amendment], adopted: int) -> None:
    """The next version is made when everything was decided and something was adopted."""
    _handler(actor, document)
    _all_decided(undecided)
    if not adopted:
        raise Refused(_("Er is nog niets overgenomen. De tekst blijft zoals hij is."))


def enact(
    actor: Actor,
    version: Version,
    undecided: Sequence[Amendment],
    adopted: int,
    reason: str,
) -> None:
    """The body adopts a version as it lies open, when nothing waits; with its reason."""
    _member(actor, version.document)
    if version.state != Version.State.OPEN:
        raise Refused(_("Alleen een versie die ter inzage ligt, wordt vastgesteld."))
    _all_decided(undecided)
    if adopted:
        raise Refused(_("Verwerk eerst wat is overgenomen. Stel daarna de nieuwe versie vast."))
    _reasoned(reason)


def _all_decided(undecided: Sequence[Amendment]) -> None:
    if undecided:
        numbers = ", ".join(
            f"{it.number} ({it.about})" if it.about else str(it.number) for it in undecided
        )
        raise Refused(
            _("Over deze voorstellen is nog niet besloten: %(numbers)s.") % {"numbers": numbers}
        )


# Amendments


def file(
    actor: Actor, document: Document, version: Version | None, wish: Proposal, *, guest: str = ""
) -> None:
    """Anybody signed in amends a text of a centre; staff of centres one of the association.

    `guest` names somebody whom another room let in, such as a participant of the meeting.
    """
    if not (guest or actor.is_clock):
        propose(actor, document)
    if version is None:
        raise Refused(_("Deze tekst ligt nog niet ter inzage."))
    if wish.kind not in Kind.values:
        raise Refused(_("Kies wat je wilt doen."))
    if wish.kind == Kind.EDITORIAL:
        _handler(actor, document)
    if not wish.motive.strip():
        raise Refused(_("Schrijf op waarom. Dan kan het bestuur het wegen."))


def propose(actor: Actor, document: Document) -> None:
    """Who may file an amendment, before one is written."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in. Met een code in je mail gaat dat vanzelf."))
    if document.centre_id is not None or actor.is_association or actor.staff_of:
        return
    if not sits_in(actor, document.body):
        raise Refused(
            _("Deze tekst is van de vereniging. Medewerkers van centrales dienen voorstellen in.")
        )


def wording(kind: str, before: str, new_text: str) -> None:
    """The words fit what somebody wants: something changes, and within one paragraph."""
    lines = texts.read(new_text)
    if kind in {Kind.CHANGE, Kind.EDITORIAL}:
        if not lines:
            raise Refused(_("Er staat geen tekst. Wil je de alinea weg? Kies dan schrappen."))
        if texts.flat(new_text) == before:
            raise Refused(_("Er is nog niets veranderd. Pas de tekst eerst aan."))
        if "\n\n" in texts.clean(new_text).strip():
            raise Refused(_("Dit zijn meer alinea's. Kies voor een nieuwe alinea invoegen."))
    if kind == Kind.INSERT and not lines:
        raise Refused(_("Schrijf eerst de tekst die erbij moet."))


def withdraw(actor: Actor, amendment: Amendment) -> None:
    """The mover takes a proposal back until something was decided."""
    if not is_mover(actor, amendment):
        raise Refused(_("Alleen wie het indiende, trekt het in."))
    undecided(amendment)


def support(actor: Actor, amendment: Amendment) -> None:
    """Who may propose may also say: I want this too; not of one's own proposal."""
    propose(actor, amendment.document)
    if actor.person_id is None:
        raise Refused(_("Vul eerst je naam in bij Mijn plek. Daarna kun je steunen."))
    if is_mover(actor, amendment):
        raise Refused(_("Dit is je eigen voorstel."))
    undecided(amendment)


def admit(actor: Actor, amendment: Amendment) -> None:
    """Who looks after the text takes a filed proposal up."""
    _handler(actor, amendment.document)
    undecided(amendment)
    if amendment.state != State.FILED:
        raise Refused(_("Dit voorstel is al toegelaten."))


def not_admit(actor: Actor, amendment: Amendment, reason: str) -> None:
    """What cannot be taken up is sent back with the reason."""
    _handler(actor, amendment.document)
    undecided(amendment)
    _reasoned(reason)


def discuss(actor: Actor, amendment: Amendment) -> None:
    """An admitted proposal was talked about."""
    _handler(actor, amendment.document)
    undecided(amendment)
    if amendment.state != State.ADMITTED:
        raise Refused(_("Laat het voorstel eerst toe."))


def advise(actor: Actor, amendment: Amendment, body: Body, explanation: str) -> None:
    """A body that somebody sits in says what it would do, as long as nothing was decided."""
    if not sits_in(actor, body) or body.centre_id != amendment.document.centre_id:
        raise Refused(_("Advies geeft alleen een orgaan waar je zelf in zit."))
    undecided(amendment)
    if not explanation.strip():
        raise Refused(_("Schrijf een toelichting bij het advies."))


def answer(actor: Actor, amendment: Amendment, *, is_advised: bool, is_answered: bool) -> None:
    """The mover answers the newest advice, once."""
    if not is_mover(actor, amendment):
        raise Refused(_("Alleen wie het indiende, antwoordt op het advies."))
    if not is_advised:
        raise Refused(_("Er is nog geen advies."))
    if is_answered:
        raise Refused(_("Je hebt al geantwoord op dit advies."))
    undecided(amendment)


def lapse(actor: Actor, amendment: Amendment, other: Amendment) -> None:
    """A proposal falls away because another, named one does the same; its mover or the body says so."""
    if not is_mover(actor, amendment):
        _handler(actor, amendment.document)
    undecided(amendment)
    if other.pk == amendment.pk or other.document_id != amendment.document_id:
        raise Refused(_("Noem het andere voorstel dat dit al regelt."))
    if other.state not in LIVE | {State.PROCESSED}:
        raise Refused(_("Dat andere voorstel regelt niets meer. Noem er een dat nog leeft."))


def undecided(amendment: Amendment) -> None:
    """Nobody decided about a proposal for good, and it was not taken back."""
    state = State(amendment.state)
    if state in OPEN | {State.HELD}:
        return
    if state in DECIDED:
        raise Refused(
            _("Hierover is al besloten: %(outcome)s.") % {"outcome": amendment.get_state_display()}
        )
    raise Refused(str(AS_IT_IS[state]))


# Decisions


def decide(
    actor: Actor, amendment: Amendment, verdict: Verdict, earlier: Decision | None = None
) -> None:
    """The body of the text decides once, with its reason; what was held may be decided later."""
    _member(actor, amendment.document)
    _not_twice(amendment, earlier)
    if amendment.state == State.FILED:
        raise Refused(str(AS_IT_IS[State.FILED]))
    _verdict(amendment, verdict)


def supersede(actor: Actor, amendment: Amendment, verdict: Verdict) -> None:
    """A decision is corrected only by a newer one of the same body, before it stands in the text."""
    _member(actor, amendment.document)
    if amendment.state not in DECIDED:
        sentence = AS_IT_IS.get(State(amendment.state))
        raise Refused(str(sentence or _("Er is nog geen besluit om te herzien.")))
    _verdict(amendment, verdict)


def _not_twice(amendment: Amendment, earlier: Decision | None) -> None:
    if amendment.state in DECIDED and earlier:
        raise Refused(
            _("Hierover is al besloten op %(day)s: %(outcome)s. Herzien kan, met een nieuwe reden.")
            % {
                "day": date_format(earlier.decided_on, "j F Y"),
                "outcome": earlier.get_outcome_display(),
            }
        )
    undecided(amendment)


def _verdict(amendment: Amendment, verdict: Verdict) -> None:
    outcome = Decision.Outcome
    if verdict.outcome not in {outcome.ADOPTED, outcome.CHANGED, outcome.REJECTED, outcome.HELD}:
        raise Refused(_("Kies een besluit."))
    _reasoned(verdict.reason)
    if verdict.outcome == outcome.CHANGED and not texts.flat(verdict.text):
        raise Refused(_("Schrijf de tekst zoals jullie die besluiten."))
    wordless = amendment.kind not in ON_A_BLOCK and not amendment.new_text
    if verdict.outcome == outcome.ADOPTED and (wordless or amendment.kind == Kind.GENERAL):
        raise Refused(
            _(
                "Dit voorstel heeft geen tekst om over te nemen. Neem het gewijzigd over, met de tekst."
            )
        )

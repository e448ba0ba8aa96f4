"""Who scores, shows, plans, advises, judges and looks, and why not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.learning.quality.choices import MOST_FILES, MOST_PLANNED, RENEW_DAYS
from aanjager.learning.quality.models import Evaluation, Helper

State, Role = Evaluation.State, Helper.Role


@dataclass(frozen=True)
class Candidate:
    """Who could judge: the account, and what binds them to the organisation."""

    user_id: int | None
    is_coordinator: bool = False
    was_coordinator: bool = False
    is_tied: bool = False
    is_volunteer: bool = False


def helps(actor: Actor, helpers: Sequence[Helper], role: str) -> bool:
    """Whether the actor was named in this role, and still is."""
    return actor.user_id is not None and any(
        it.role == role and it.user_id == actor.user_id and not it.ended_at for it in helpers
    )


def speaks(actor: Actor, it: Evaluation) -> bool:
    """Whether the actor speaks for the organisation."""
    return it.organisation_id in actor.coordinator_of


def _own(actor: Actor, it: Evaluation) -> None:
    if not speaks(actor, it):
        raise Refused(_("Dit vult de organisatie zelf in."))


def _open(it: Evaluation) -> None:
    if it.state == State.ADVISING:
        raise Refused(_("De adviseur kijkt ernaar. Wacht op het antwoord."))
    if it.state != State.SCORING:
        raise Refused(_("Deze ronde ligt bij de beoordelaar of is voorbij."))


def begin(
    actor: Actor, organisation: Organisation, *, is_running: bool = False,
    valid_until: date | None = None, today: date | None = None,
) -> None:  # fmt: skip
    """An approved organisation begins one round at a time; with a mark that still holds, in its last year."""
    if organisation.pk not in actor.coordinator_of:
        raise Refused(_("Een zelfevaluatie begint de organisatie zelf."))
    if organisation.status != Organisation.Status.APPROVED:
        raise Refused(_("Dit kan zodra de centrale jullie organisatie goedkeurde."))
    if is_running:
        raise Refused(_("Jullie zijn al bezig met een zelfevaluatie."))
    if valid_until and today and valid_until - timedelta(days=RENEW_DAYS) > today:
        raise Refused(_("Jullie keurmerk geldt nog lang. In het laatste jaar kun je verlengen."))


def score(actor: Actor, it: Evaluation) -> None:
    """Who speaks for the organisation scores, as long as nobody is looking at it."""
    _own(actor, it)
    _open(it)


def add_evidence(actor: Actor, it: Evaluation, *, many: int = 0) -> None:
    """Files are added by the organisation, a few for each statement."""
    score(actor, it)
    if many >= MOST_FILES:
        raise Refused(_("Vijf bestanden bij een stelling is genoeg. Haal er eerst een weg."))


def remove_evidence(actor: Actor, it: Evaluation) -> None:
    """Files are taken away by the organisation, as long as nobody is looking at them."""
    score(actor, it)


def read(actor: Actor, it: Evaluation, helpers: Sequence[Helper]) -> None:
    """Explanations and files are for the organisation, its adviser and, once it judges, its assessor."""
    is_named = helps(actor, helpers, Role.ADVISER)
    if it.state in (State.ASSESSING, State.PASSED):
        is_named = is_named or helps(actor, helpers, Role.ASSESSOR)
    if not speaks(actor, it) and not is_named:
        raise Refused(_("Dit is alleen voor de organisatie, haar adviseur en de eindbeoordelaar."))


def plan(actor: Actor, it: Evaluation, helpers: Sequence[Helper] = (), *, many: int = 0) -> None:
    """The organisation and its adviser write the plan of approach."""
    if not speaks(actor, it) and not helps(actor, helpers, Role.ADVISER):
        raise Refused(_("Het plan maken de organisatie en haar adviseur."))
    if it.state not in (State.SCORING, State.ADVISING):
        raise Refused(_("Deze ronde ligt bij de beoordelaar of is voorbij."))
    if many >= MOST_PLANNED:
        raise Refused(_("Het plan is vol. Rond eerst iets af."))


def finish(actor: Actor, it: Evaluation, helpers: Sequence[Helper] = ()) -> None:
    """What was planned is ticked off by who planned it."""
    plan(actor, it, helpers)


def ask(
    actor: Actor, it: Evaluation, *, open_statements: int = 0, has_adviser: bool = True
) -> None:
    """The organisation asks its adviser to look when every statement has an answer."""
    score(actor, it)
    if open_statements:
        said = _("Beantwoord eerst alle stellingen. Er zijn er nog %(number)s.")
        raise Refused(said % {"number": open_statements})
    if not has_adviser:
        raise Refused(_("Er is nog geen adviseur. De centrale noemt er een."))


def stop(actor: Actor, it: Evaluation) -> None:
    """The organisation stops a round that is not finished."""
    _own(actor, it)
    if it.state in (State.PASSED, State.STOPPED):
        raise Refused(_("Deze ronde is al voorbij."))


def _names(actor: Actor, it: Evaluation) -> None:
    if not actor.works_for(it):
        raise Refused(_("Wie adviseert en wie beoordeelt, noemt de centrale."))
    if it.state in (State.PASSED, State.STOPPED):
        raise Refused(_("Deze ronde is al voorbij."))


def name_adviser(
    actor: Actor, it: Evaluation, *, user_id: int | None = None, assessor: int | None = None
) -> None:
    """Staff name an adviser; not who judges."""
    _names(actor, it)
    if user_id is not None and user_id == assessor:
        raise Refused(_("Wie beoordeelt, adviseert niet."))


def name_assessor(
    actor: Actor, it: Evaluation, *, who: Candidate | None = None,
    advisers: Collection[int] = (), override: str = "",
) -> None:  # fmt: skip
    """Who judges is never an adviser or a coordinator of the organisation; with a looser tie only for a
    written reason.
    """
    _names(actor, it)
    if who is None:
        return
    if who.user_id in advisers:
        raise Refused(_("Wie adviseerde, beoordeelt niet."))
    if who.is_coordinator:
        raise Refused(_("Wie voor de organisatie spreekt, beoordeelt haar niet."))
    if override.strip():
        return
    bound = {
        _("was eerder coördinator"): who.was_coordinator,
        _("kent de organisatie uit het eigen netwerk"): who.is_tied,
        _("is er vrijwilliger"): who.is_volunteer,
    }
    found = [words for words, holds in bound.items() if holds]
    if found:
        said = _("Deze persoon is niet onafhankelijk: %(why)s. Kies een ander, of zeg waarom toch.")
        raise Refused(said % {"why": ", ".join(found)})


def advise(actor: Actor, it: Evaluation, helpers: Sequence[Helper], *, words: str = "-") -> None:
    """The adviser says whether it is ready to be judged, once it is asked."""
    if not helps(actor, helpers, Role.ADVISER):
        raise Refused(_("Dit zegt alleen de adviseur."))
    if it.state != State.ADVISING:
        raise Refused(_("De organisatie heeft je nu niets gevraagd."))
    if not words.strip():
        raise Refused(_("Schrijf erbij waarom. De organisatie leest het."))


def judge(actor: Actor, it: Evaluation, helpers: Sequence[Helper], *, words: str = "-") -> None:
    """The independent assessor decides, with reasons; nobody else."""
    if not helps(actor, helpers, Role.ASSESSOR):
        raise Refused(_("Dit zegt alleen de eindbeoordelaar."))
    if it.state != State.ASSESSING:
        raise Refused(_("Er ligt nu niets om te beoordelen."))
    if not words.strip():
        raise Refused(_("Schrijf erbij waarom. De organisatie leest het."))


def _by_clock(actor: Actor) -> None:
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))


def load(actor: Actor) -> None:
    """Statements come with the program."""
    _by_clock(actor)


def remind(actor: Actor) -> None:
    """Reminders go by the clock."""
    _by_clock(actor)


def forget(actor: Actor) -> None:
    """Files are cleared up by the clock."""
    _by_clock(actor)

"""Who takes part in an internship, and what each may do."""

from collections.abc import Sequence
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from aanjager.community.organisations.models import Organisation
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.internships.choices import MOST_TOLD
from aanjager.growth.internships.models import Group, Hours, Internship, Offer, Pupil, Track
from aanjager.growth.working_time.rules import WEEK, Broken, Number, age_on
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State, Done = Internship.State, Hours.State


class NotAllowedByLaw(Refused):
    """The working-time rules say no; the text says which and where it was read."""


def load_tracks(actor: Actor) -> None:
    """Tracks come from a file of the installation, each with its source."""
    if not actor.is_clock:
        raise Refused(_("Dit laadt alleen de beheerder van de installatie."))


# The school


def teaches(actor: Actor, group: Group) -> bool:
    """Whether the actor looks after the class: the school's coordinator, or its mentor."""
    is_mentor = actor.person_id is not None and group.mentor_id == actor.person_id
    return is_mentor or group.school_id in actor.coordinator_of


def _teacher(actor: Actor, group: Group) -> None:
    if not teaches(actor, group):
        raise Refused(_("Dit doet de mentor van de klas, of de stagecoördinator."))
    if group.result_at:
        raise Refused(_("De school heeft het resultaat al. Deze klas is klaar."))


def make_group(
    actor: Actor, school: Organisation, track: Track | None = None, *, hours: int = 0,
    starts_on: date | None = None, ends_on: date | None = None, most: Number | None = None,
) -> None:  # fmt: skip
    """A school that works with the centre makes classes, within the hours and months of the track."""
    if school.pk not in actor.coordinator_of:
        raise Refused(_("Dit doet de stagecoördinator van de school."))
    if school.kind != Organisation.Kind.SCHOOL or school.status != Organisation.Status.APPROVED:
        raise Refused(_("Klassen maakt een school die meedoet bij de centrale."))
    if track is None or starts_on is None or ends_on is None:
        return
    if most and hours > most.value:
        known = {"number": int(most.value), "source": most.source}
        raise Refused(
            _("Hoogstens %(number)s uur telt als onderwijstijd (bron: %(source)s).") % known
        )
    if not track.hours_max and hours < track.hours:
        known = {"number": track.hours, "source": track.source}
        raise Refused(_("Dit traject duurt ten minste %(number)s uur (bron: %(source)s).") % known)
    _in_months(track, starts_on, ends_on)


def _in_months(track: Track, starts_on: date, ends_on: date) -> None:
    """A track that takes some months takes no fewer and no more."""
    known = {"source": track.source, "least": track.months_min, "most": track.months_max}
    after = relativedelta(days=1)
    if track.months_max and ends_on + after > starts_on + relativedelta(months=track.months_max):
        raise Refused(_("Dit traject duurt hoogstens %(most)s maanden (bron: %(source)s).") % known)
    if track.months_min and ends_on + after < starts_on + relativedelta(months=track.months_min):
        raise Refused(
            _("Dit traject duurt ten minste %(least)s maanden (bron: %(source)s).") % known
        )


# The provider


def offer(actor: Actor, opportunity: Opportunity) -> None:
    """Who speaks for the organisation says that pupils are welcome, and who is there for them."""
    if not actor.coordinates(opportunity):
        raise Refused(_("Dit zegt de organisatie zelf."))


def _provider(actor: Actor, it: Internship) -> None:
    if it.provider_id not in actor.coordinator_of:
        raise Refused(_("Dit doen de mensen van de stageplek."))


# The pupil and the guardian


def _pupil(actor: Actor, pupil: Pupil, *, is_own: bool) -> None:
    if not is_own:
        raise Refused(_("Dit doet de leerling zelf."))
    if pupil.group.result_at or not pupil.is_known:
        raise Refused(_("De school heeft het resultaat al. Deze klas is klaar."))


def name_guardian(actor: Actor, pupil: Pupil, *, is_own: bool, email: str = "-") -> None:
    """A pupil says who the guardian is, with an address of somebody else, until that one agreed."""
    _pupil(actor, pupil, is_own=is_own)
    if pupil.guardian_agreed_at:
        raise Refused(_("Je ouder of verzorger heeft al ja gezegd."))
    if email.strip().lower() == pupil.email.lower():
        raise Refused(_("Vul het adres van je ouder of verzorger in, niet dat van jezelf."))


def agree(actor: Actor, pupil: Pupil) -> None:
    """Who holds the guardian's link says yes once, as long as the class runs."""
    if not pupil.is_known or pupil.group.result_at:
        raise Refused(_("Deze klas is klaar. Je hoeft niets te doen."))
    if pupil.guardian_agreed_at:
        raise Refused(_("Je zei al ja. Dank je wel."))


def tell_side_job(actor: Actor, pupil: Pupil, *, is_own: bool) -> None:
    """A pupil tells of paid work oneself: it counts with the hours."""
    _pupil(actor, pupil, is_own=is_own)


def apply(
    actor: Actor, pupil: Pupil, offer: Offer | None = None, *, is_own: bool,
    running: Internship | None = None, consent_age: int = 16, on: date,
) -> None:  # fmt: skip
    """One application at a time, for what fits; under the age of consent after the guardian's yes."""
    _pupil(actor, pupil, is_own=is_own)
    assert pupil.born_on is not None
    age = age_on(pupil.born_on, on)
    if running:
        _no_second(running)
    _with_guardian(pupil, age, consent_age)
    if offer is None:
        return
    it = offer.opportunity
    if not it.is_open or not it.places_left:
        raise Refused(_("Hier is nu geen plek meer."))
    if pupil.group.level not in offer.levels:
        raise Refused(_("Deze plek is voor leerlingen van een ander niveau."))
    if (it.age_min or 0) > age or (it.age_max or 200) < age:
        raise Refused(_("Deze plek past niet bij je leeftijd."))


def _with_guardian(pupil: Pupil, age: int, consent_age: int) -> None:
    """Under the age of consent a guardian says yes first; of who is not of age one signs as well."""
    if age < consent_age and not pupil.guardian_agreed_at:
        if pupil.guardian_asked_at:
            raise Refused(_("Eerst zegt je ouder of verzorger ja. De brief is verstuurd."))
        if pupil.guardian_email:
            text = _("Eerst zegt je ouder of verzorger ja. Kijk of het adres klopt, en vraag erom.")
            raise Refused(text)
        raise Refused(_("Eerst zegt je ouder of verzorger ja. Vul een naam en adres in."))
    if age < 18 and not pupil.guardian_email:
        raise Refused(_("Vul in wie je ouder of verzorger is: die tekent straks mee."))


def _no_second(running: Internship) -> None:
    """What goes on is taken back first, by the pupil or with the mentor; after the end comes nothing."""
    if running.verdict:
        raise Refused(_("Je stage is klaar. Je hoeft niets meer te zoeken."))
    if running.paper_state == "signed":
        raise Refused(_("Je hebt al een plek. Wil je stoppen? Praat dan met je mentor."))
    raise Refused(_("Je hebt al een plek of een aanvraag. Trek die eerst in."))


def approve(actor: Actor, it: Internship) -> None:
    """The mentor, or the coordinator of the school, says yes to an application that waits for it."""
    _teacher(actor, it.pupil.group)
    if it.state != State.ASKED:
        raise Refused(_("Deze aanvraag wacht niet op de mentor."))


def decline(actor: Actor, it: Internship, *, reason: str = "-") -> None:
    """The mentor before, or the provider after the mentor's yes, says no with a reason."""
    if it.state == State.ASKED:
        _teacher(actor, it.pupil.group)
    elif it.state == State.APPROVED:
        _provider(actor, it)
    else:
        raise Refused(_("Hier is al op geantwoord."))
    if not reason.strip():
        raise Refused(_("Zeg waarom niet. De leerling leest dat."))


def accept(actor: Actor, it: Internship) -> None:
    """The provider says yes after the mentor did; the agreement then goes to all four."""
    _provider(actor, it)
    if it.state != State.APPROVED:
        raise Refused(_("Deze aanvraag wacht niet op jullie."))
    if it.pupil.group.result_at or not it.pupil.is_known:
        raise Refused(_("De school heeft het resultaat al. Deze klas is klaar."))


def withdraw(actor: Actor, it: Internship, *, is_own: bool, is_signed: bool = False) -> None:
    """A pupil takes back what not everybody signed, afterwards the school; never what got its judgement."""
    if not is_own and not teaches(actor, it.pupil.group):
        raise Refused(_("Dit doet de leerling zelf, of de school."))
    if not it.is_running or it.verdict:
        raise Refused(_("Dit is al voorbij."))
    if is_signed and not teaches(actor, it.pupil.group):
        raise Refused(_("Iedereen heeft getekend. Praat met je mentor als je wilt stoppen."))


# Hours


def _running(it: Internship, *, is_signed: bool) -> None:
    if it.state != State.ACCEPTED or it.pupil.group.result_at:
        raise Refused(_("Deze stage loopt niet."))
    if not is_signed:
        raise Refused(_("Uren plannen kan als iedereen de overeenkomst getekend heeft."))


def plan(
    actor: Actor, it: Internship, *, is_own: bool, is_signed: bool, day: date | None = None,
    on: date | None = None, broken: Sequence[Broken] = (),
) -> None:  # fmt: skip
    """A pupil plans what the law allows at that age, in the period of the class, when all signed.

    What was not planned is still told within a week.
    """
    _pupil(actor, it.pupil, is_own=is_own)
    _running(it, is_signed=is_signed)
    group = it.pupil.group
    if day and not group.starts_on <= day <= group.ends_on:
        raise Refused(_("Deze dag valt buiten de periode van je klas."))
    if day and on and day < on - WEEK:
        raise Refused(_("Dit is langer dan een week geleden. Praat met je mentor over deze uren."))
    if broken:
        first = broken[0]
        if not first.source:
            raise Refused(first.sentence)
        source = _("(bron: %(source)s)") % {"source": first.source}
        raise NotAllowedByLaw(f"{first.sentence} {source}")


def keep_refused(actor: Actor, it: Internship, *, is_own: bool) -> None:
    """What the law refused is kept as an attempt, which only the pupil who tried sees."""
    _pupil(actor, it.pupil, is_own=is_own)


def drop(actor: Actor, it: Hours, *, is_own: bool) -> None:
    """A pupil takes away what is planned or refused; what was confirmed stays."""
    _pupil(actor, it.internship.pupil, is_own=is_own)
    if it.state == Done.CONFIRMED:
        raise Refused(_("Deze uren zijn al bevestigd."))


def log(actor: Actor, it: Hours, *, is_own: bool, at: datetime, on: date) -> None:
    """A pupil says that planned hours were done, from that day on."""
    _pupil(actor, it.internship.pupil, is_own=is_own)
    if it.state != Done.PLANNED:
        raise Refused(_("Deze uren staan niet meer op de planning."))
    if it.day > on:
        raise Refused(_("Deze dag moet nog komen."))


def confirm(actor: Actor, it: Hours) -> None:
    """The provider confirms the hours that a pupil says were done."""
    _provider(actor, it.internship)
    if it.state != Done.LOGGED:
        raise Refused(_("De leerling heeft deze uren nog niet ingevuld."))


def reflect(actor: Actor, it: Internship, *, is_own: bool) -> None:
    """A pupil tells in own words what was learned, once there is a place."""
    _pupil(actor, it.pupil, is_own=is_own)
    if it.state != State.ACCEPTED:
        raise Refused(_("Vertellen kan als je een plek hebt."))


def reads(actor: Actor, it: Internship, *, is_own: bool) -> bool:
    """What a pupil tells is for the pupil and the school; for the provider when the pupil says so."""
    return is_own or teaches(actor, it.pupil.group) or it.shares_reflection


def tell(actor: Actor, it: Internship, *, is_own: bool, many: int) -> None:
    """A pupil tells with a photo or a recording too, a few at most."""
    reflect(actor, it, is_own=is_own)
    if many >= MOST_TOLD:
        raise Refused(_("Je hebt er al %(most)s. Haal er eerst een weg.") % {"most": MOST_TOLD})


def take_back(actor: Actor, it: Internship, *, is_own: bool) -> None:
    """Who told it takes it back, as long as the school has no result."""
    reflect(actor, it, is_own=is_own)


def _said(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest:
        return _("%(hours)s uur en %(minutes)s minuten") % {"hours": hours, "minutes": rest}
    return _("%(hours)s uur") % {"hours": hours}


def assess(actor: Actor, it: Internship, *, left: int = 0) -> None:
    """The provider says how it went when the hours are confirmed, or the school ended the agreement."""
    _provider(actor, it)
    if it.state != State.ACCEPTED:
        raise Refused(_("Deze stage loopt niet."))
    if left:
        known = {"left": _said(left)}
        raise Refused(
            _(
                "Als de uren klaar zijn, zeg je hoe het ging. Nog te bevestigen: %(left)s. "
                "Stopt de stage eerder? Dan zegt de school bij de overeenkomst dat die is afgelopen."
            )
            % known
        )

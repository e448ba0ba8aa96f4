"""Everything that changes what we know about somebody."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people import emails, rules
from aanjager.community.people.models import Person, Registration
from aanjager.community.places.models import Postcode
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit
from aanjager.trust.accounts.models import User

CHOSEN = {"themes", "skills", "wants_to_learn"}


@dataclass(frozen=True)
class Profile:
    """What somebody told about themselves; all but the name may stay empty."""

    name: str
    email: str = ""
    phone: str = ""
    birth_year: int | None = None
    postcode: str = ""
    reach_km: int = 10
    languages: list[str] = field(default_factory=lambda: ["nl"])
    availability: int = 0
    themes: list[Theme] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    wants_to_learn: list[Skill] = field(default_factory=list)
    about: str = ""
    prefers: str = "mail"
    wants_to_be_found: bool = False


@transaction.atomic
def arrive(
    user: User, *, centre: Centre | None, name: str = "", by: Actor, at: datetime
) -> tuple[Person, bool]:
    """Make an account the person it belongs to, known at the visited centre; say whether it is new.

    Somebody registered at the desk under this address, once and without an account, is the same
    person: who reads the mail of an address owns it. Twice the same address decides nothing.
    """
    rules.arrive(by, user)
    User.objects.select_for_update().get(pk=user.pk)
    person = Person.objects.filter(user=user).first()
    is_new = person is None
    if person is None:
        person = _on_paper(user) or Person(
            name=_first_name(user, name), email=user.email, languages=[user.language]
        )
        person.user = user
        person.registered_on = person.registered_on or localdate(at)
        person.save()
        audit.record("person.arrived", person, by=by, at=at)
    if centre is not None:
        _register(person, centre, Registration.Source.SELF, by=by, at=at)
    return person, is_new


def _on_paper(user: User) -> Person | None:
    known = Person.objects.select_for_update().filter(
        user=None, email__iexact=user.email, erased_at=None
    )[:2]
    return known[0] if len(known) == 1 else None


def _first_name(user: User, name: str) -> str:
    """Return the name given, or the first part of the address until the person says it."""
    return (name.strip() or user.email.split("@")[0].replace(".", " ").title())[:120]


def _register(
    person: Person, centre: Centre, source: str, *, by: Actor, at: datetime
) -> Registration:
    registration, is_new = Registration.objects.get_or_create(
        person=person, centre=centre, defaults={"source": source, "joined_on": localdate(at)}
    )
    if registration.left_on:
        registration.left_on, is_new = None, True
        registration.save(update_fields=["left_on"])
    if is_new:
        audit.record("person.joined", registration, by=by, at=at)
    return registration


@transaction.atomic
def join(person: Person, *, centre: Centre, by: Actor, at: datetime) -> Registration:
    """Make the person known at a centre, so that its staff can help; again is the same."""
    rules.join(by, person)
    return _register(person, centre, Registration.Source.SELF, by=by, at=at)


@transaction.atomic
def join_with_yes(person: Person, *, centre: Centre, by: Actor, at: datetime) -> Registration:
    """Make somebody without an account known at another centre; who calls this keeps the yes."""
    helped_at = list(person.registrations.filter(left_on=None).values_list("centre", flat=True))
    rules.join_with_yes(by, person, centres=helped_at)
    return _register(person, centre, Registration.Source.DESK, by=by, at=at)


@transaction.atomic
def leave(person: Person, *, centre: Centre, by: Actor, at: datetime) -> None:
    """End what makes that the staff of this centre see the person; other centres stay."""
    rules.leave(by, person)
    current = Registration.objects.select_for_update().filter(
        person=person, centre=centre, left_on=None
    )
    for registration in current:
        registration.left_on = localdate(at)
        registration.save(update_fields=["left_on"])
        audit.record("person.left_centre", registration, by=by, at=at)


@transaction.atomic
def register_at_desk(centre: Centre, *, profile: Profile, by: Actor, at: datetime) -> Person:
    """Register somebody who came to the desk, also without e-mail address: then we write by post or call."""
    rules.register_at_desk(by, centre)
    person = Person(registered_on=localdate(at))
    _take_over(person, profile)
    _register(person, centre, Registration.Source.DESK, by=by, at=at)
    audit.record("person.registered", person, by=by, at=at)
    return person


@transaction.atomic
def edit(person: Person, *, profile: Profile, by: Actor, at: datetime) -> None:
    """Keep what somebody changed in their profile; the address to sign in with changes elsewhere.

    What staff write in the profile of somebody with an account has a line of its own, which the
    person sees among their data. A line names the fields that changed, never what they hold.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    rules.edit(by, person, at=at)
    email = person.email if person.user_id else profile.email
    is_theirs = not person.user_id or by.is_clock or by.person_id == person.pk
    if not is_theirs:  # whether organisations may find somebody is theirs alone to say
        profile = replace(profile, wants_to_be_found=person.wants_to_be_found)
    changed = _take_over(person, profile, email=email)
    if not changed:
        return
    verb = "person.edited" if is_theirs else "person.noted"
    audit.record(verb, person, by=by, at=at, fields=" ".join(changed))


def _take_over(person: Person, profile: Profile, email: str | None = None) -> list[str]:
    """Let the person hold what the profile says; return the names of the fields that changed."""
    before = _held(person)
    for name in (it.name for it in fields(profile) if it.name not in CHOSEN):
        setattr(person, name, getattr(profile, name))
    if email is not None:
        person.email = email
    found = Postcode.objects.filter(digits=profile.postcode).first() if profile.postcode else None
    person.point, person.area_id = (found.point, found.area_id) if found else (None, None)
    person.save()
    for name in CHOSEN:
        getattr(person, name).set(getattr(profile, name))
    after = _held(person)
    return [name for name in after if before.get(name) != after[name]]


def _held(person: Person) -> dict[str, object]:
    """What the profile of somebody holds now, by the names of its fields."""
    names = [it.name for it in fields(Profile)]
    if person.pk is None:
        return {}
    return {
        name: set(getattr(person, name).values_list("pk", flat=True))
        if name in CHOSEN
        else getattr(person, name)
        for name in names
    }


@transaction.atomic
def change_address(person: Person, *, email: str, by: Actor, at: datetime) -> None:
    """Sign in and get mail at another address from now on; it was proven with a code before."""
    rules.change_address(by, person)
    user = User.objects.select_for_update().get(person=person)
    old, email = user.email, email.strip().lower()
    user.email = email
    try:
        with transaction.atomic():  # the constraint decides, also between two at the same instant
            user.save(update_fields=["email"])
    except IntegrityError as taken:
        raise Refused(
            _("Met dit adres logt al iemand in. Log uit en kom met dat adres binnen.")
        ) from taken
    person.email = email
    person.save(update_fields=["email"])
    emails.address_changed(old, person.name, user_id=user.pk, at=at)
    audit.record("person.changed_address", person, by=by, at=at)


@transaction.atomic
def pause(person: Person, *, by: Actor, at: datetime) -> None:
    """Want nothing for a while: no proposals and no questions until the person is back."""
    rules.pause(by, person)
    if Person.objects.filter(pk=person.pk, is_paused=False).update(is_paused=True):
        audit.record("person.paused", person, by=by, at=at)


@transaction.atomic
def resume(person: Person, *, by: Actor, at: datetime) -> None:
    """Be back after a pause."""
    rules.resume(by, person)
    if Person.objects.filter(pk=person.pk, is_paused=True).update(is_paused=False):
        audit.record("person.resumed", person, by=by, at=at)


@transaction.atomic
def open_file(person: Person, *, by: Actor, at: datetime) -> None:
    """Open somebody's file: the line of who looked is written before there is anything to see."""
    rules.open_file(by, person)
    audit.record("person.opened", person, by=by, at=at)


@transaction.atomic
def ask_to_stay(person: Person, *, goes_on: date, by: Actor, at: datetime) -> None:
    """Ask somebody who was silent whether they stay; signing in is the answer."""
    rules.ask_to_stay(by, person)
    today = localdate(at)
    changed = User.objects.filter(person=person).exclude(asked_to_stay_on=today)
    if changed.update(asked_to_stay_on=today):
        emails.stay(person, goes_on=goes_on, at=at)
        audit.record("person.asked_to_stay", person, by=by, at=at)


@transaction.atomic
def ask_on_paper(person: Person, *, goes_on: date, by: Actor, at: datetime) -> None:
    """Ask somebody without an account whether they stay: by letter where we can, else staff do it."""
    rules.ask_on_paper(by, person)
    today = localdate(at)
    waiting = Person.objects.filter(pk=person.pk, user=None).exclude(asked_to_stay_on=today)
    if waiting.update(asked_to_stay_on=today):
        if person.email:
            emails.stay_on_paper(person, goes_on=goes_on, at=at)
        audit.record("person.asked_to_stay", person, by=by, at=at)


@transaction.atomic
def stay(person: Person, *, by: Actor, at: datetime) -> None:
    """Somebody without an account stays: staff heard so, or there was contact. The term begins again."""
    rules.stay(by, person)
    Person.objects.filter(pk=person.pk).update(last_contact_on=localdate(at), asked_to_stay_on=None)
    audit.record("person.stays", person, by=by, at=at)

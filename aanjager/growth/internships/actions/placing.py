"""From a place that takes pupils to an application that everybody said yes to."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate

from aanjager.community.organisations import queries as organisations
from aanjager.community.people.models import Person
from aanjager.exchange.opportunities import actions as opportunities
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.growth.internships import emails, queries, rules
from aanjager.growth.internships.choices import ABOUT
from aanjager.growth.internships.models import Internship, Offer, Pupil
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.signing import actions as signing
from aanjager.learning.signing import queries as papers
from aanjager.learning.signing.actions import Drawn, Hand
from aanjager.trust import audit
from aanjager.trust.law import queries as law

State = Internship.State
AGREEMENT = Path(__file__).parent.parent / "data" / "agreement.md"


@transaction.atomic
def offer(
    opportunity: Opportunity, *, levels: list[str], supervisor: str, programme: str, by: Actor,
    at: datetime,
) -> Offer:  # fmt: skip
    """Say that an opportunity takes pupils of some levels, and who is there for them."""
    rules.offer(by, opportunity)
    facts: dict[str, object] = {
        "levels": levels,
        "supervisor": supervisor.strip(),
        "programme": programme.strip(),
    }
    facts["told_by_id"] = by.person_id
    it, _new = Offer.objects.update_or_create(
        opportunity=opportunity, defaults=facts, create_defaults={**facts, "made_at": at}
    )
    audit.record("internship.offered", opportunity, by=by, at=at)
    return it


def _take_pupil(pk: int) -> Pupil:
    found = Pupil.objects.select_for_update(of=("self",)).select_related(
        "group__school__centre", "group__track", "group__mentor__user"
    )
    return found.get(pk=pk)


def _take(it: Internship) -> Internship:
    """Return the internship as it is now, its row taken, with the pupil and the class."""
    found = Internship.objects.select_for_update(of=("self",)).select_related(
        "pupil__group__school__centre", "pupil__group__track", "pupil__group__mentor__user",
        "opportunity__centre", "opportunity__offer", "provider__centre",
    )  # fmt: skip
    return found.get(pk=it.pk)


@transaction.atomic
def name_guardian(pupil: Pupil, *, name: str, email: str, by: Actor, at: datetime) -> None:
    """Say who the guardian is; that one gets a letter with a link of its own, an older link stops."""
    pupil = _take_pupil(pupil.pk)
    rules.name_guardian(by, pupil, is_own=queries.is_own(by, pupil), email=email)
    token = secrets.token_urlsafe(24)
    pupil.guardian_name, pupil.guardian_email = name.strip(), email.strip().lower()
    pupil.guardian_hash, pupil.guardian_asked_at = hash_of(token), at
    pupil.save()
    audit.record("internship.guardian_asked", pupil, by=by, at=at)
    emails.guardian_asked(pupil, token, at=at)


@transaction.atomic
def agree(pupil: Pupil, *, by: Actor, at: datetime) -> None:
    """The guardian says yes behind the link."""
    pupil = _take_pupil(pupil.pk)
    rules.agree(by, pupil)
    pupil.guardian_agreed_at = at
    pupil.save(update_fields=["guardian_agreed_at"])
    audit.record("internship.guardian_agreed", pupil, by=by, at=at)


@transaction.atomic
def tell_side_job(pupil: Pupil, hours: Sequence[Decimal], *, by: Actor, at: datetime) -> None:
    """Say how many hours of paid work each day of the week holds."""
    pupil = _take_pupil(pupil.pk)
    rules.tell_side_job(by, pupil, is_own=queries.is_own(by, pupil))
    pupil.side_job = list(hours)
    pupil.save(update_fields=["side_job"])
    audit.record("internship.side_job", pupil, by=by, at=at)


@transaction.atomic
def apply(pupil: Pupil, offer: Offer, why: str, *, by: Actor, at: datetime) -> Internship:
    """Ask for one place; the mentor hears of it first."""
    pupil = _take_pupil(pupil.pk)
    on = localdate(at)
    rules.apply(
        by, pupil, offer, is_own=queries.is_own(by, pupil), running=queries.running_of(pupil),
        consent_age=int(law.number("consent_age", on=on)), on=on,
    )  # fmt: skip
    if pupil.person_id is None and by.person_id:
        pupil.person = Person.objects.get(pk=by.person_id)
        pupil.save(update_fields=["person"])
    it = Internship.objects.create(
        pupil=pupil, opportunity=offer.opportunity, provider=offer.opportunity.organisation,
        why=why.strip(), asked_at=at,
    )  # fmt: skip
    audit.record("internship.asked", it, by=by, at=at)
    emails.mentor_asked(it, at=at)
    return it


@transaction.atomic
def approve(it: Internship, *, by: Actor, at: datetime) -> None:
    """The mentor says yes: from now on the provider knows of it."""
    it = _take(it)
    rules.approve(by, it)
    it.state, it.approved_at = State.APPROVED, at
    it.save(update_fields=["state", "approved_at"])
    audit.record("internship.approved", it, by=by, at=at)
    emails.provider_asked(it, at=at)
    emails.pupil_told(it, at=at)


@transaction.atomic
def decline(it: Internship, reason: str, *, by: Actor, at: datetime) -> None:
    """Say no with a reason; the pupil may look further."""
    it = _take(it)
    rules.decline(by, it, reason=reason)
    it.state, it.answered_at, it.reason = State.DECLINED, at, reason.strip()
    it.save(update_fields=["state", "answered_at", "reason"])
    audit.record("internship.declined", it, by=by, at=at)
    emails.pupil_told(it, at=at)


@transaction.atomic
def accept(it: Internship, *, by: Actor, at: datetime) -> None:
    """The provider says yes: a place is taken, and everybody gets the agreement to sign."""
    it = _take(it)
    rules.accept(by, it)
    opportunities.take_place(it.opportunity, by=by, at=at)
    it.state, it.answered_at = State.ACCEPTED, at
    it.save(update_fields=["state", "answered_at"])
    audit.record("internship.accepted", it, by=by, at=at)
    emails.pupil_told(it, at=at)
    school = it.pupil.group.school
    for_school = by.speaking_for(school.pk)  # the school's paper; its mentor said yes to this
    drawn = Drawn(
        school.centre, school, title=f"Stageovereenkomst {it.pupil.name}", answers=_answers(it),
        text=AGREEMENT.read_text(encoding="utf-8"), about_kind=ABOUT, about_id=it.pk,
    )  # fmt: skip
    paper = signing.draw_up(drawn, _hands(it, by), by=for_school, at=at)
    signing.send(paper, by=for_school, at=at)


def _answers(it: Internship) -> dict[str, str]:
    """What is filled in between the brackets of the agreement."""
    pupil, group, place = it.pupil, it.pupil.group, it.opportunity
    guardian = " ".join(x for x in (pupil.guardian_name, pupil.guardian_email) if x)
    return {
        "leerling": pupil.name,
        "e-mail leerling": pupil.email,
        "klas": group.name,
        "ouder": guardian or "–",
        "school": group.school.name,
        "e-mail school": group.school.email,
        "stageplek": it.provider.name,
        "e-mail stageplek": it.provider.email,
        "taak": place.title,
        "programma": place.offer.programme,
        "plek": place.address or it.provider.address or it.provider.name,
        "begeleider": place.offer.supervisor,
        "uren": str(group.hours),
        "van": date_format(group.starts_on, "j F Y"),
        "tot": date_format(group.ends_on, "j F Y"),
    }


def _hands(it: Internship, by: Actor) -> list[Hand]:
    """Who sign: the pupil, the guardian when there is one, for the school its mentor, and who accepted."""
    pupil, school, mentor = it.pupil, it.pupil.group.school, it.pupil.group.mentor
    first = organisations.readers_of(school)[0]
    of_school = (
        (mentor.name, mentor.email) if mentor and mentor.email else (first.name, first.address)
    )
    readers = organisations.readers_of(it.provider)
    accepting = next((one for one in readers if one.user_id == by.user_id), readers[0])
    hands = [Hand("pupil", pupil.name, pupil.email)]
    if pupil.guardian_email:
        hands.append(Hand("guardian", pupil.guardian_name or "–", pupil.guardian_email))
    return [*hands, Hand("school", *of_school), Hand("provider", accepting.name, accepting.address)]


@transaction.atomic
def withdraw(it: Internship, *, by: Actor, at: datetime) -> None:
    """End it: a taken place is given back, and an agreement nobody finished is taken back."""
    it = _take(it)
    own, signed = queries.is_own(by, it.pupil), queries.is_signed(it)
    rules.withdraw(by, it, is_own=own, is_signed=signed)
    if it.state == State.ACCEPTED:
        opportunities.give_back_place(it.opportunity, by=by, at=at)
        for paper in papers.about(ABOUT, it.pk).filter(state="sent"):
            for_school = by.speaking_for(it.pupil.group.school_id)
            signing.withdraw(paper, by=for_school, at=at)
    it.state, it.answered_at = State.WITHDRAWN, at
    it.save(update_fields=["state", "answered_at"])
    audit.record("internship.withdrawn", it, by=by, at=at)

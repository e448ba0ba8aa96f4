"""A school with a class, a place that takes pupils, and how far they came, through the room's actions."""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.community.people.models import Person
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.growth.internships import actions
from aanjager.growth.internships.actions import Setting
from aanjager.growth.internships.models import Internship, Pupil, Track
from aanjager.growth.working_time.rules import Stretch
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.learning.signing import actions as signing
from aanjager.learning.signing.models import Paper
from aanjager.learning.signing.tests.factories import signs
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 9, 14, 9, tzinfo=UTC)
SATURDAY = date(2026, 9, 19)


def speaks(organisation) -> Actor:
    """Who speaks for an organisation, with a person and an account."""
    role = organisation.coordinators.filter(ended_on=None).order_by("pk").first()
    role = role or CoordinatorFactory(organisation=organisation)
    return Actor(
        user_id=role.person.user_id,
        person_id=role.person_id,
        coordinator_of=frozenset({organisation.pk}),
    )


def school_of(centre, **facts):
    """A school that works with the centre."""
    return OrganisationFactory(centre=centre, kind="school", name="De Klim", **facts)


def group_of(school, *, track="mas", mentor="mentor@example.org", **facts):
    """Class 3B of a school, from September to January."""
    law.load(by=CLOCK, at=NOW)
    actions.load_tracks(by=CLOCK, at=NOW)
    values = {
        "track": Track.objects.get(code=track), "name": "3B", "level": "havo", "region": "central",
        "hours": 30, "lesson_hours": Decimal(6), "starts_on": date(2026, 9, 1),
        "ends_on": date(2027, 1, 31), "mentor_name": "Mees", "mentor_email": mentor,
    } | facts  # fmt: skip
    return actions.make_group(school, Setting(**values), by=speaks(school), at=NOW)


def pupil_in(group, *, email="finn@example.org", name="Finn", born_on=date(2012, 3, 1), **facts):
    """A pupil of a class."""
    person = Person.objects.filter(user__email=email).first()
    it = Pupil.objects.create(
        group=group, person=person, number="17", name=name, email=email, born_on=born_on, **facts
    )
    return Pupil.objects.select_related("group__school__centre", "group__track").get(pk=it.pk)


def acts(pupil) -> Actor:
    """The pupil with an account."""
    found = pupil.person or Person.objects.filter(user__email=pupil.email).first()
    person = found or PersonFactory(user__email=pupil.email, email=pupil.email)
    return Actor(user_id=person.user_id, person_id=person.pk)


def acts_as(person) -> Actor:
    """Somebody with an account."""
    return Actor(user_id=person.user_id, person_id=person.pk)


def offer_at(organisation, **facts):
    """A place on line that takes pupils of havo."""
    it = OpportunityFactory(organisation=organisation, open=True, places=3, **facts)
    return actions.offer(
        it, levels=["havo"], supervisor="Cora", programme="Koffie schenken en een praatje maken.",
        by=speaks(organisation), at=NOW,
    )  # fmt: skip


def agreed(pupil, *, by=None):
    """The guardian said yes by the link."""
    actions.name_guardian(
        pupil, name="Fien", email="fien@example.org", by=by or acts(pupil), at=NOW
    )
    actions.agree(pupil, by=ANONYMOUS, at=NOW)
    pupil.refresh_from_db()
    return pupil


def guardian_link(pupil) -> str:
    """The token in the guardian's letter."""
    letter = Letter.objects.filter(kind="internship", to_address=pupil.guardian_email).latest("pk")
    return re.search(r"/stage-ouder/([^/\s]+)/", letter.text)[1]


def asked(pupil, offer, *, by=None, at=NOW):
    """An application that waits for the mentor."""
    by = by or acts(pupil)
    if not pupil.guardian_agreed_at:
        agreed(pupil, by=by)
    return actions.apply(pupil, offer, "Ik hou van mensen.", by=by, at=at)


def approved(pupil, offer, **facts):
    """An application that waits for the provider."""
    it = asked(pupil, offer, **facts)
    actions.approve(it, by=speaks(pupil.group.school), at=NOW)
    return it


def accepted(pupil, offer, **facts):
    """A place, with an agreement that waits for four signatures."""
    it = approved(pupil, offer, **facts)
    actions.accept(it, by=speaks(offer.opportunity.organisation), at=NOW)
    return it


def signed(pupil, offer, **facts):
    """A place with an agreement that all four signed."""
    it = accepted(pupil, offer, **facts)
    paper = Paper.objects.get(about_kind="internship", about_id=it.pk)
    for one in paper.signers.select_related("paper__centre", "paper__organisation"):
        if one.person_id:
            by = Actor(person_id=one.person_id)
            signing.sign(one, one.name, agrees=True, by=by, at=NOW)
        else:
            signs(paper, one.position, at=NOW)
    return Internship.objects.select_related("pupil__group", "provider").get(pk=it.pk)


def told(it, *, by=None, words="Ik schenk koffie in het buurthuis."):
    """A photo of the pupil, with what is to be seen."""
    return actions.tell(it, photo(), words, by=by or acts(it.pupil), at=NOW)


def photo() -> ContentFile:
    """A photo as a telephone makes it, with where it was taken."""
    made, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "Dorpsstraat 1"
    Image.new("RGB", (40, 30), "orange").save(made, "JPEG", exif=exif)
    return ContentFile(made.getvalue(), name="foto.jpg")


def hours(it, day=SATURDAY, start="10:00", end="12:00", *, by=None):
    """Planned hours."""
    wanted = Stretch(day, time.fromisoformat(start), time.fromisoformat(end))
    return actions.plan(it, wanted, by=by or acts(it.pupil), at=NOW)


def done(pupil, offer):
    """Thirty hours confirmed, told and assessed."""
    it, finn, cora = signed(pupil, offer), acts(pupil), speaks(offer.opportunity.organisation)
    for week in range(15):
        one = hours(it, SATURDAY + timedelta(weeks=week), by=finn)
        later = NOW + timedelta(weeks=week + 1)
        actions.log(one, by=finn, at=later)
        actions.confirm(one, by=cora, at=later)
    actions.reflect(it, "Luisteren is ook werken.", shares=False, by=finn, at=NOW)
    actions.assess(it, "well", "Altijd op tijd.", by=cora, at=NOW)
    return it

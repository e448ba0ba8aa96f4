"""A portfolio at every step, through the room's actions: Daan's, with Cora, at Noord."""

import base64
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from aanjager.community.people.models import Registration
from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.growth.credentials.tests.factories import NOW, achievement, holder, signs, staff
from aanjager.growth.prior_learning import actions
from aanjager.growth.prior_learning.actions.evidence import Seen, link_of
from aanjager.growth.prior_learning.models import Portfolio
from aanjager.growth.prior_learning.queries import line_of
from aanjager.kernel.actor import ANONYMOUS

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def known(centre, person):
    """Somebody who is registered with the centre."""
    if not Registration.objects.filter(centre=centre, person=person).exists():
        RegistrationFactory(centre=centre, person=person)
    return person


def stranger(centre, **facts):
    """Somebody with an account at the centre whom nobody knows."""
    facts = {"name": "Salma", "email": "salma@example.org"} | facts
    return known(centre, PersonFactory(user__email=facts["email"], **facts))


def begun(centre, person):
    return actions.begin(centre, "Voor een opleiding in de zorg.", by=holder(person), at=NOW)


def introduced(centre, person, supervisor):
    it = begun(centre, person)
    actions.introduce(it, known(centre, supervisor).email, by=staff(centre), at=NOW)
    return fresh(it)


def described(centre, person, supervisor):
    it = introduced(centre, person, supervisor)
    actions.claim(
        it, "listening", level=2, story="Ik vroeg door.", evidence=["Vrijwilligerswerk: koffie"],
        by=holder(person), at=NOW,
    )  # fmt: skip
    return it


def handed_in(centre, person, supervisor):
    it = described(centre, person, supervisor)
    actions.hand_in(it, by=holder(person), at=NOW)
    return fresh(it)


def appointed(centre, person, supervisor, assessor):
    it = handed_in(centre, person, supervisor)
    actions.appoint(it, known(centre, assessor).email, by=staff(centre), at=NOW)
    return fresh(it)


def assessed(it):
    """The assessor judged everything and is ready."""
    by = holder(it.assessor)
    for one in it.claims.all():
        actions.assess(one, found_level=3, reasoning="Leert het anderen.", by=by, at=NOW)
    actions.conclude(it, by=by, at=NOW)
    return fresh(it)


def earlier(centre, person):
    """One that ended a year before."""
    then = NOW - timedelta(days=365)
    return Portfolio.objects.create(
        centre=centre, person=person, goal="Voor werk.", plan="Verder leren.", step="done",
        begun_at=then, ended_at=then,
    )  # fmt: skip


def kind(centre, **words):
    signs(centre)
    return achievement(centre, **{"kind": "participation", "title": "Bewijs van deelname", **words})


def fresh(it):
    return Portfolio.objects.select_related("centre", "person", "assessor").get(pk=it.pk)


def shared(it):
    return actions.share(it, days=30, label="ROC", by=holder(it.person), at=now())[0]


def asked(it, code="listening"):
    """A question to an organisation where the volunteer takes part."""
    place = PlacementFactory(person=it.person, started=True)
    return actions.ask(it, place.organisation, code, by=holder(it.person), at=now())


def answered(it, **words):
    """The same, with what the organisation wrote."""
    one = asked(it)
    seen = Seen(
        **{"text": "Ze luistert tot het eind.", "writer": "Ria", "role": "gastvrouw", **words}
    )
    return actions.answer(one, seen, link=link_of(one), by=ANONYMOUS, at=now())


def brought(it, name="foto van 't rooster.png"):
    """A file of the volunteer."""
    return actions.upload(it, SimpleUploadedFile(name, PIXEL), by=holder(it.person), at=now())


def chosen(it, file):
    """The volunteer chooses a file with what they described."""
    one = it.claims.get(code="listening")
    facts = {
        "level": one.level,
        "story": one.story,
        "evidence": [*one.evidence, line_of(file.name)],
    }
    actions.claim(it, "listening", **facts, by=holder(it.person), at=now())
    return file

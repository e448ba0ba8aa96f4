"""Which bodies there are, and who sits in them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.governance.documents import rules
from aanjager.governance.documents.models import Body, Seat
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit


@transaction.atomic
def make_body(centre: Centre | None, name: str, *, by: Actor, at: datetime) -> Body:
    """Make a body; the same name at the same centre is the same body."""
    rules.make_body(by, Body(centre=centre, name=name))
    body, is_new = Body.objects.get_or_create(centre=centre, name=name.strip())
    if is_new:
        audit.record("body.made", body, by=by, at=at)
    return body


@transaction.atomic
def rename_body(body: Body, name: str, *, by: Actor, at: datetime) -> None:
    """Give a body another name."""
    body = Body.objects.select_for_update().get(pk=body.pk)
    rules.rename_body(by, body)
    taken = Body.objects.filter(centre=body.centre_id, name=name.strip()).exclude(pk=body.pk)
    if taken.exists():
        raise Refused(_("Er is al een orgaan met deze naam."))
    body.name = name.strip()
    body.save(update_fields=["name"])
    audit.record("body.renamed", body, by=by, at=at)


@transaction.atomic
def give_seat(body: Body, email: str, title: str = "", *, by: Actor, at: datetime) -> Seat:
    """Let somebody who signed in before sit in a body; twice is once."""
    body = Body.objects.select_for_update().get(pk=body.pk)
    rules.give_seat(by, body)
    found = Person.objects.filter(user__email__iexact=email.strip(), erased_at=None)
    person = found.order_by("pk").first()
    if person is None:
        raise Refused(
            _("Met dit adres heeft nog niemand ingelogd. Vraag diegene om dat één keer te doen.")
        )
    seat, is_new = Seat.objects.get_or_create(
        body=body,
        person=person,
        ended_on=None,
        defaults={"title": title.strip(), "started_on": at.date()},
    )
    if is_new:
        audit.record("body.seat_given", body, by=by, at=at, person=person.pk)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, by: Actor, at: datetime) -> None:
    """Somebody leaves a body; that they sat in it stays."""
    seat = Seat.objects.select_for_update(of=("self",)).select_related("body").get(pk=seat.pk)
    rules.end_seat(by, seat)
    if seat.ended_on is None:
        seat.ended_on = at.date()
        seat.save(update_fields=["ended_on"])
        audit.record("body.seat_ended", seat.body, by=by, at=at, person=seat.person_id)

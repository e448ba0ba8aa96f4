"""The group of residents behind an initiative, as an organisation of kind informal."""

from datetime import datetime

from aanjager.community.organisations import actions as organisations
from aanjager.community.organisations.models import Organisation
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative


def _body_of(it: Initiative, *, by: Actor, at: datetime) -> Organisation:
    """Return the group of this initiative, made when it is first needed; who asks speaks for it.

    Letters go to its people by their roles; the address on its file is that of the centre, so that
    nobody's own address stands there.
    """
    if it.organisation is None:
        details = organisations.Details(
            name=it.title, kind=Organisation.Kind.INFORMAL, email=it.centre.email, about=it.what
        )
        body = organisations.register(it.centre, details, by=by, at=at)
        body.area, body.point = it.area, it.area.point
        body.save(update_fields=["area", "point"])
        it.organisation = body
        it.save(update_fields=["organisation"])
    return it.organisation


def as_coordinator(by: Actor, body: Organisation) -> Actor:
    """Return the same actor, who speaks for the group from this moment on."""
    return by.speaking_for(body.pk)

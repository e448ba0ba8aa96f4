"""Services, requests and offers as people make them, through the room's own actions."""

import re
from datetime import UTC, datetime, timedelta

from aanjager.community.centres.tests.factories import staff_of
from aanjager.governance.services import actions
from aanjager.governance.services.actions import Asking
from aanjager.governance.services.models import Quotation
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TRAINING = {
    "kind": "training", "title": "Gastvrij voor vrijwilligers", "for_whom": "Bedrijven en verenigingen",
    "gets": "Een dagdeel met oefeningen.", "duration": "een dagdeel", "price": "piece",
    "price_cents": 450_00, "tax": "high", "is_shown": True,
}  # fmt: skip
ASKING = Asking("Kees", "kees@korenaar.example.org", "Voor tien mensen.", "Bakkerij De Korenaar")


def service(centre, **facts):
    """A training in the catalogue; the numbers of the law are there too."""
    law.load(by=CLOCK, at=NOW)
    return actions.offer(centre, {**TRAINING, **facts}, by=staff_of(centre), at=NOW)


def request(centre, *, at=NOW, by=ANONYMOUS, asking=ASKING, **facts):
    """Somebody asked for a training."""
    return actions.ask(service(centre, **facts), asking, by=by, at=at)


def quoted(centre, *, at=NOW, **facts):
    """An offer that went out, and the token of its link."""
    anna = staff_of(centre)
    it = actions.quote(request(centre, at=at, **facts), by=anna, at=at)
    it = actions.send(it, at.date() + timedelta(days=30), by=anna, at=at)
    letter = Letter.objects.get(key=f"service-{it.request_id}-quoted-{it.pk}")
    return it, re.search(r"/offerte/([^/\s]+)/", letter.text)[1]


def accepted(centre, *, at=NOW):
    """An offer to which somebody said yes."""
    it, token = quoted(centre, at=at)
    actions.accept(it, token, "Kees de Bakker", by=ANONYMOUS, at=at)
    return Quotation.objects.select_related("request__centre", "request__service").get(pk=it.pk)

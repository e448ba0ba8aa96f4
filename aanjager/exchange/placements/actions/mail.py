"""Mail that comes back into the conversation."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from aanjager.exchange.placements import emails, queries, rules
from aanjager.exchange.placements.actions.handling import say
from aanjager.exchange.placements.choices import REPLY_TOPIC
from aanjager.exchange.placements.models import Message, Placement
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.queries import Incoming


@transaction.atomic
def receive(incoming: Incoming, *, by: Actor, at: datetime) -> Message | None:
    """Take a mail into its conversation, spoken by who sent it; None when there is nothing to take.

    What a machine wrote is left aside, and the same mail is taken once. `Refused` says in a
    sentence for the sender why a mail is not taken.
    """
    rules.receive(by)
    if incoming.is_automatic:
        return None
    topic, pk = incoming.about or ("", 0)
    placement = Placement.objects.select_related(
        "person__user", "organisation", "centre", "opportunity"
    ).filter(pk=pk).first()  # fmt: skip
    if topic != REPLY_TOPIC or placement is None:
        raise Refused(_("Dit adres hoort bij geen gesprek. Antwoord op de laatste brief."))
    speaker = queries.speaker(placement, incoming.sender)
    if speaker is None:
        raise Refused(
            _(
                "Dit adres kennen we niet in dit gesprek. Antwoord vanaf het adres waarop je de brief kreeg."
            )
        )
    if not incoming.text:
        raise Refused(
            _("We vonden geen tekst in je mail. Schrijf je antwoord boven de oude brief.")
        )
    message = say(placement, incoming.text, mail_id=incoming.mail_id, by=speaker, at=at)
    if message and incoming.has_attachments:
        emails.without_attachment(placement, to=incoming.sender, mail_id=incoming.mail_id, at=at)
    return message

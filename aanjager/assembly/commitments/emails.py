"""The letters about a promise: before its day, on it, and after it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.assembly.commitments import queries
from aanjager.assembly.commitments.choices import AFTER, BEFORE, DUE
from aanjager.assembly.commitments.models import Commitment
from aanjager.community.centres import queries as centres
from aanjager.trust.letters import actions as letters

SUBJECTS: dict[str, Promise] = {
    BEFORE: gettext_lazy("Over twee weken: %(text)s"),
    DUE: gettext_lazy("Vandaag: %(text)s"),
    AFTER: gettext_lazy("Lukt het nog? %(text)s"),
}


def remind(commitment: Commitment, moment: str, *, at: datetime) -> None:
    """To the owner, once for each moment of each day that was agreed; on paper nobody gets it."""
    owner, centre = commitment.owner, commitment.meeting.centre
    if owner is None:
        return
    address = owner.email or (owner.user.email if owner.user else "")
    with translation.override(owner.user.language if owner.user else "nl"):
        signs = centre.name if centre else _("De landelijke vereniging")
        known = {
            "commitment": commitment,
            "moment": moment,
            "signs": signs,
            "link": centres.link(
                centre, reverse("commitments:by_link", args=[queries.token_of(commitment)])
            ),
        }
        subject = str(SUBJECTS[moment]) % {"text": commitment.text}
        letters.write(
            f"commitment-{moment}",
            f"commitment-{commitment.pk}-{commitment.due_on}-{owner.pk}-{moment}",
            letters.To(address, owner.name, owner.user_id),
            subject=subject[:200],
            body=render_to_string("commitments/emails/remind.txt", known).strip() + "\n",
            at=at,
            sender=letters.Sender(centre.pk if centre else None, signs),
        )

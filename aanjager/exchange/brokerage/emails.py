"""The letters of a brokerage case."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanjager.exchange.brokerage.models import Case, Proposal
from aanjager.trust.letters import actions as letters


def paper(case: Case, proposals: list[Proposal], *, at: datetime) -> None:
    """What we agreed, and the places we thought of, signed by the consultant."""
    person = case.person
    with override(person.user.language if person.user else "nl"):
        facts = {"case": case, "person": person, "proposals": proposals}
        body = render_to_string("brokerage/emails/paper.txt", facts)
        subject = _("Wat we afspraken op %(day)s") % {"day": f"{at:%d-%m-%Y}"}
    letters.write(
        "case_paper",
        f"case-paper:{case.pk}:{at:%Y%m%d%H%M}",
        letters.To(person.email, person.name, person.user_id),
        subject=subject,
        body=body,
        at=at,
        sender=letters.Sender(case.centre_id, case.consultant.name, case.centre.email),
    )

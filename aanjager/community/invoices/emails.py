"""The letter with an invoice: what it is about, what it comes to, and a link to the paper and the file."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.community.invoices import queries
from aanjager.community.invoices.models import Invoice
from aanjager.kernel.money import euros
from aanjager.trust.letters import actions as letters


def sent(it: Invoice, token: str, *, at: datetime) -> None:
    """To the buyer: the invoice or the credit note, behind a link of their own."""
    with translation.override("nl"):
        name = it.get_kind_display().capitalize()
        text = {
            "it": it,
            "amount": euros(queries.totals(queries.lines_of(it)).gross),
            "link": centres.link(it.centre, reverse("invoices:read", args=[token])),
        }
        letters.write(
            "invoice",
            f"invoice-{it.pk}",
            letters.To(it.buyer_email, it.buyer_name),
            subject=_("%(name)s %(number)s van %(centre)s")
            % {"name": name, "number": it.code, "centre": it.centre.name},
            body=render_to_string("invoices/emails/sent.txt", text).strip() + "\n",
            at=at,
            sender=letters.Sender(it.centre.pk, it.centre.name, it.centre.email),
        )

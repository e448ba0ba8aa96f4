"""Which invoices there are, for who may see them."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.community.invoices.models import Invoice, InvoiceLine, Seller
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of


def overview(actor: Actor, centre: Centre, state: str = "") -> QuerySet[Invoice]:
    """The invoices of a centre, the newest first; of one state when asked."""
    found = Invoice.objects.visible_to(actor).filter(centre=centre)
    found = found.filter(state=state) if state else found
    return found.prefetch_related("lines").order_by("-made_at", "-pk")


def one(actor: Actor, centre: Centre, pk: int) -> Invoice:
    """One invoice of this centre, for its staff; else it does not exist."""
    found = Invoice.objects.visible_to(actor).filter(centre=centre)
    found = found.select_related("centre", "credits", "credited_by", "organisation")
    return get_object_or_404(found, pk=pk)


def by_link(token: str) -> Invoice:
    """The invoice of a link; else it does not exist."""
    found = Invoice.objects.select_related("centre", "credits")
    return get_object_or_404(found, token_hash=hash_of(token))


def lines_of(it: Invoice) -> list[InvoiceLine]:
    """Its lines in order."""
    return list(it.lines.order_by("pk"))


def line_of(it: Invoice, pk: int) -> InvoiceLine:
    """One line of it."""
    return get_object_or_404(it.lines, pk=pk)


def seller_of(centre: Centre) -> Seller | None:
    """What stands on the invoices of a centre; nothing as long as nobody filled it in."""
    return Seller.objects.filter(centre=centre).first()

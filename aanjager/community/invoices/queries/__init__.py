"""What pages and other rooms may ask about invoices."""

from aanjager.community.invoices.queries.finding import (
    by_link,
    line_of,
    lines_of,
    one,
    overview,
    seller_of,
)
from aanjager.community.invoices.queries.numbers import (
    is_iban,
    is_kvk,
    is_vat_number,
    plain_number,
)
from aanjager.community.invoices.queries.paper import paper_of
from aanjager.community.invoices.queries.sums import Totals, net_of, rate, rounded, totals
from aanjager.community.invoices.queries.ubl import Bill, file_of, ubl

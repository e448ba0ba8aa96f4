"""Which figures of the balance a centre shows, and how a sentence says each."""

from typing import Any

from django.utils.translation import ngettext_lazy as _n

FRESH_SECONDS = 300  # how long others may keep a figure
MOST_STORIES, MOST_REPORTS, MOST_SERVICES = 6, 4, 6

SENTENCES: dict[str, Any] = {
    "started": _n(
        "%(n)s mens begon bij een organisatie.", "%(n)s mensen begonnen bij een organisatie.", "n"
    ),
    "still_there": _n(
        "%(n)s mens deed na drie maanden nog mee.",
        "%(n)s mensen deden na drie maanden nog mee.",
        "n",
    ),
    "initiatives_running": _n(
        "%(n)s initiatief van bewoners ging lopen.",
        "%(n)s initiatieven van bewoners gingen lopen.",
        "n",
    ),
    "needs_met": _n(
        "%(n)s vraag van een initiatief werd vervuld.",
        "%(n)s vragen van initiatieven werden vervuld.",
        "n",
    ),
    "introductions_together": _n(
        "%(n)s keer deden mensen na een introductie iets samen.",
        "%(n)s keer deden mensen na een introductie iets samen.",
        "n",
    ),
    "meetings_held": _n(
        "%(n)s bijeenkomst werd gehouden.", "%(n)s bijeenkomsten werden gehouden.", "n"
    ),
    "signals_heard": _n(
        "%(n)s signaal uit de buurt werd gehoord.",
        "%(n)s signalen uit de buurt werden gehoord.",
        "n",
    ),
    "talks_municipality": _n(
        "Over %(n)s patroon ging de centrale in gesprek met de gemeente.",
        "Over %(n)s patronen ging de centrale in gesprek met de gemeente.",
        "n",
    ),
}

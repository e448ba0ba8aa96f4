"""Which figures of the balance a centre shows, and how a sentence says each."""

from typing import Any

from django.utils.translation import ngettext_lazy

FRESH_SECONDS = 300  # how long others may keep a figure
MOST_STORIES, MOST_REPORTS, MOST_SERVICES = 6, 4, 6

SENTENCES: dict[str, Any] = {
    "started": ngettext_lazy("%(n)s mens begon bij een organisatie.",
                             "%(n)s mensen begonnen bij een organisatie.", "n"),
    "still_there": ngettext_lazy("%(n)s mens deed na drie maanden nog mee.",
                                 "%(n)s mensen deden na drie maanden nog mee.", "n"),
    "initiatives_running": ngettext_lazy("%(n)s initiatief van bewoners ging lopen.",
                                         "%(n)s initiatieven van bewoners gingen lopen.", "n"),
    "needs_met": ngettext_lazy("%(n)s vraag van een initiatief werd vervuld.",
                               "%(n)s vragen van initiatieven werden vervuld.", "n"),
    "introductions_together": ngettext_lazy("%(n)s keer deden mensen na een introductie iets samen.",
                                            "%(n)s keer deden mensen na een introductie iets samen.", "n"),
    "meetings_held": ngettext_lazy("%(n)s bijeenkomst werd gehouden.",
                                   "%(n)s bijeenkomsten werden gehouden.", "n"),
    "signals_heard": ngettext_lazy("%(n)s signaal uit de buurt werd gehoord.",
                                   "%(n)s signalen uit de buurt werden gehoord.", "n"),
    "talks_municipality": ngettext_lazy(
        "Over %(n)s patroon ging de centrale in gesprek met de gemeente.",
        "Over %(n)s patronen ging de centrale in gesprek met de gemeente.", "n"),
}  # fmt: skip

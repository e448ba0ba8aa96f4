"""How measures can be grouped: data, so that a centre reports by five functions, four themes or a list."""

from typing import Any

from django.utils.translation import gettext_lazy as _

FUNCTIONS, THEMES, SIDES = "functions", "themes", "sides"

# The five basic functions of municipal volunteer policy (ministry of VWS, 2008), the four themes of
# Movisie and NOV, and our own four sides of the work.
GROUPINGS: dict[str, tuple[Any, dict[str, Any]]] = {
    FUNCTIONS: (
        _("Vijf basisfuncties"),
        {
            "translate": _("Vertalen"),
            "connect": _("Verbinden"),
            "strengthen": _("Versterken"),
            "promote": _("Verbreiden"),
            "embed": _("Verankeren"),
        },
    ),
    THEMES: (
        _("Vier thema's"),
        {
            "stimulate": _("Stimuleren"),
            "broker": _("Makelen"),
            "support": _("Ondersteunen"),
            "continuity": _("Continuïteit"),
        },
    ),
    SIDES: (
        _("Vier kanten van het werk"),
        {
            "kick_starting": _("Aanjagen"),
            "network": _("Netwerk"),
            "advice": _("Advies"),
            "brokerage": _("Bemiddeling"),
        },
    ),
}

# Of every measure: basic function, theme, side.
PLACED: dict[str, tuple[str, str, str]] = {
    "initiatives_posted": ("strengthen", "stimulate", "kick_starting"),
    "initiatives_running": ("strengthen", "stimulate", "kick_starting"),
    "initiatives_rooted": ("embed", "continuity", "kick_starting"),
    "needs_met": ("connect", "support", "kick_starting"),
    "patterns_taken_up": ("translate", "stimulate", "kick_starting"),
    "meetings_held": ("embed", "continuity", "network"),
    "action_days_done": ("promote", "stimulate", "network"),
    "deals_carried_out": ("connect", "broker", "network"),
    "introductions_made": ("connect", "broker", "network"),
    "introductions_together": ("connect", "broker", "network"),
    "invitations": ("promote", "stimulate", "network"),
    "ties": ("connect", "broker", "network"),
    "signals_heard": ("translate", "support", "advice"),
    "signals_told": ("translate", "support", "advice"),
    "talks_municipality": ("translate", "continuity", "advice"),
    "opportunities_screened": ("strengthen", "support", "advice"),
    "organisations_screened": ("strengthen", "support", "advice"),
    "questions_answered": ("strengthen", "support", "advice"),
    "courses_followed": ("strengthen", "support", "advice"),
    "assignments_finished": ("strengthen", "support", "advice"),
    "expert_hours": ("strengthen", "support", "advice"),
    "opportunities_published": ("connect", "broker", "brokerage"),
    "people_joined": ("promote", "stimulate", "brokerage"),
    "reactions": ("connect", "broker", "brokerage"),
    "answered_in_term": ("strengthen", "support", "brokerage"),
    "cases_opened": ("connect", "broker", "brokerage"),
    "started": ("connect", "broker", "brokerage"),
    "still_there": ("embed", "continuity", "brokerage"),
    "internships_placed": ("promote", "broker", "brokerage"),
    "internship_hours": ("promote", "broker", "brokerage"),
    "proofs_issued": ("embed", "continuity", "brokerage"),
}

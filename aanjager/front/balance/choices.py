"""What the balance shows, in four columns of measures of the register."""

FEWEST_SHOWN = 5  # people: a smaller number could point at somebody (field.md 6.10)
REMEMBER_SECONDS = 300
FORMS = ("csv", "json")

COLUMNS: dict[str, tuple[str, ...]] = {
    "kick_starting": (
        "initiatives_posted",
        "initiatives_running",
        "needs_met",
        "patterns_taken_up",
    ),
    "network": (
        "meetings_held",
        "introductions_made",
        "introductions_together",
        "invitations",
        "ties",
    ),
    "advice": (
        "signals_heard",
        "talks_municipality",
        "opportunities_screened",
        "organisations_screened",
    ),
    "brokerage": ("reactions", "cases_opened", "started", "still_there"),
}

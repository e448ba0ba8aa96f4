"""What a centre may set itself, with the value that holds until it does."""

TERMS: dict[str, int] = {
    "answer_working_days": 5,  # within which an organisation answers (field.md 6.10 and S206)
    "ask_after_months_away": 4,  # without sign-in, then a question (S096)
    "remove_after_months": 24,  # without sign-in, then removal (S096)
    "opportunity_open_days": 182,  # then it closes, unless it is still open
    "still_open_every_days": 60,
    "conversation_months": 12,
    "letters_days": 90,
    "visit_hours": 8,  # how long association staff may be inside a centre at most
}

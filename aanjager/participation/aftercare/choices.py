"""Numbers of this room, each with its reason."""

THREE_MONTHS = 3  # calendar months: the sector's own measure of success (Ploegmakers et al. 2011)
CALL_AFTER_DAYS = 7  # without an answer to the letter of three months, the centre calls
ASK_WITHIN_DAYS = 30  # a question is not asked for the first time later than this
SMALLEST_GROUP = 5  # below it no public figure (field.md 6.10)

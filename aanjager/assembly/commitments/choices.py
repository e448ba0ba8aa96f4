"""When a commitment is asked after: days before or after its day, and the name of that letter."""

BEFORE, DUE, AFTER = "before", "due", "after"
DAYS = 14
MOMENTS = {BEFORE: -DAYS, DUE: 0, AFTER: DAYS}  # the first day of each letter, counted from the day

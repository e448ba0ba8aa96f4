"""Terms of attendance."""

from datetime import timedelta

ABSENT_AFTER = timedelta(days=7)  # a list on paper can still be typed in until then
MOST_TYPED = 500  # lines of a list typed in

"""Terms of the clock that a centre does not set itself."""

WARN_DAYS_BEFORE_CLOSING = 7

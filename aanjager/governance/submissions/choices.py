"""How long a link works, and how much can be said with it."""

LINK_DAYS = 28  # how long a partner's link works when nobody says otherwise
LONGEST_LINK_DAYS = 180
MOST_COMMENTS = 50  # by one link; more is a machine
BOARD = "Bestuur"  # the body of a centre that has none yet

"""What holds for every plan, and the skeletons to begin with."""

MOST_CENTS = 10_000_000_00  # above ten million a plan is a slip of the finger
MOST_HOURS = 100_000
MOST_PARTS = 100
LINK_DAYS = 28  # how long a partner's link works when nobody says otherwise
LONGEST_LINK_DAYS = 180
MOST_COMMENTS = 50  # by one link; more is a machine
MUST_SAY = ("need", "goal", "success")  # sections without which a plan is no plan
BOARD = "Bestuur"  # the body of a centre that has none yet

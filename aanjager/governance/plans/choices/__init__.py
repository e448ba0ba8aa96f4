"""What holds for every plan, and the skeletons to begin with."""

MOST_CENTS = 10_000_000_00  # above ten million a plan is a slip of the finger
MOST_HOURS = 100_000
MOST_PARTS = 100
MUST_SAY = ("need", "goal", "success")  # sections without which a plan is no plan

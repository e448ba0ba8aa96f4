"""Numbers that hold for everything told in confidence, each with its reason."""

LOOK_MINUTES = 15  # one written look lasts so long, and never longer than the sharing
DRAFT_DAYS = 30  # what a consultant wrote along waits so long for the person's own yes
MOST_WORDS = 1_000  # signs of one's own words
MOST_LOOKS = 100  # lines of the log on one page
LARGE = 16  # points on paper; what libraries for low vision call large type

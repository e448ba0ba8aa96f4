"""Numbers of this room, each with its reason."""

HELD_HOURS = 48  # a place waits so long for the link in the letter to be opened
NAMES_DAYS = 30  # after the day; the counts stay
MOST_TASKS = 30
MOST_PEOPLE = 200  # in one team
HIDDEN_BELOW = 5  # people: a smaller number could point at somebody

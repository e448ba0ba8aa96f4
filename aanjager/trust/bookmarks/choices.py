"""What is known about every list that keeps bookmarks."""

MOST = 12  # bookmarks of one person in one list; more is a list of its own
ALL = "alles"  # asks for the whole list, also when it opens with a bookmark
PASSING = {"pagina", "als", ALL}  # says where somebody is in a list, not how they look at it

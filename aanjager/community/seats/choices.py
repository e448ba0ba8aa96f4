"""The states of somebody who wants a seat; a table with seats uses these words."""

SEATED = "placed"
WAITING = "waiting"
OFFERED = "offered"
LAPSED = "lapsed"
CANCELLED = "cancelled"
PRESENT = "present"
ABSENT = "absent"

HOLDING = frozenset({SEATED, OFFERED, PRESENT})  # keeps a seat from others
RUNNING = HOLDING | {WAITING}
ORDER = ("priority", "queued_at", "pk")  # of the queue

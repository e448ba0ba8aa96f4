"""What the live part counts with: signs, lengths, tries, terms."""

from datetime import timedelta

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31: no 0 and O, no 1, I and L
CODE_LENGTH = 6

LONGEST_NOTE = 280  # signs, as people see them
LONGEST_NOTE_STORED = 1_120  # characters: one sign (an emoji, a letter with marks) can be several
LONGEST_POINT = 400
MOST_NOTES_AT_ONCE = 200  # on one sheet, or ticked at once

TRIES_PER_DEVICE = 10  # wrong codes a minute
TRIES_PER_NETWORK = 100
TRIES_LAST = 60  # seconds

DEVICE_KEPT = timedelta(hours=24)  # after closing; deliberation 9.1
LONGEST_TIMER = 180  # minutes added at once

PHOTO_SIDE = 2_400  # enough to read handwriting on a flip-over sheet

"""What initiatives count with: lengths, terms, the stages in which others can learn from them."""

LONGEST_LINE = 400  # of the five lines in which an idea is told
PHOTO_SIDE = 1_600
LESSONS = ("running", "rooted", "handed_over")  # stages in which others can learn from it
MOST_ALIKE = 5
AREAS_AROUND = 60  # so many areas, the nearest first, count as the surroundings of one
MESSAGES_A_DAY = 5  # from one initiative to others

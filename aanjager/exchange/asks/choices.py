"""How much may be asked of people who want to be found."""

AT_ONCE, WAVES = 5, 4
LETTERS_A_MONTH = 2
DAYS_BETWEEN = 3  # between two waves

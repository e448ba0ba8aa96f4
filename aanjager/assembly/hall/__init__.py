"""The pages of the hall: phones of working groups, the screen, and who organises."""

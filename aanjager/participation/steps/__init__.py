"""What an initiative does next, and who in the street is for it and who against."""

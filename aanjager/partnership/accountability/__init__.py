"""The report of an agreement or of a year, written from what the centre keeps, fixed by two people."""

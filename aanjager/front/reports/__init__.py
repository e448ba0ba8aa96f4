"""The report that follows from the meeting itself, its downloads, the balance and the line."""

"""The tables of this floor, room by room: Django looks for them here."""

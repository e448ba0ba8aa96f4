"""The invented region: places, organisations, people, offers and a year of history."""

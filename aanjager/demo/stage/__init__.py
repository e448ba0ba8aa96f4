"""An invented region to look around in: three centres, their people and a year of history."""

"""A one-off action day: tasks with places, teams and people who sign up, counted afterwards."""

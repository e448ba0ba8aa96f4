"""Where somebody may go next: steps from their own path, the circle of kick-starters, and thanks on a wall."""

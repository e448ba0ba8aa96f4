"""What fits whom, in which order, and why."""

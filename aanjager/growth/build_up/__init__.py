"""A plan to begin slowly at a place: steps, talks, who stands at the door, and a question afterwards."""

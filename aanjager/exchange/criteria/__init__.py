"""What the field asks of a vacancy, said while somebody writes it."""

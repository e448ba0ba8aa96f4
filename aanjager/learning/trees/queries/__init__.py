"""What may be asked about trees."""

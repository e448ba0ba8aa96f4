"""What templates of higher floors may ask of this floor."""

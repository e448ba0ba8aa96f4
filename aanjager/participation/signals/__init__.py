"""What people notice: signals, gathered into patterns with an owner and a next step."""

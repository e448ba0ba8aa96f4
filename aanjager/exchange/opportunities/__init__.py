"""What organisations ask volunteers to do."""

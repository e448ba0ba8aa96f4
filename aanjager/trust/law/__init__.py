"""Numbers from the law and the field: dated, with their source."""

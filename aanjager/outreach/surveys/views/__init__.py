"""What staff do in building a survey, what people do in answering it, and what is released."""

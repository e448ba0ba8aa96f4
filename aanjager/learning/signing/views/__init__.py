"""The pages of papers: for who draws them up, and for who signs."""

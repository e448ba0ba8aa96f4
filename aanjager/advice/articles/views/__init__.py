"""The pages of articles: for everybody, and for who writes them."""

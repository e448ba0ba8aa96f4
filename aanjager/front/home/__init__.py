"""The first page, and the pages that every site has."""

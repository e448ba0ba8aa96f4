"""The pages of a floor: for everybody, for who holds it, for who records deals."""

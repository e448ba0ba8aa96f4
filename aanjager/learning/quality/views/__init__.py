"""The pages of the self-evaluation: for everybody, for the organisation, and for who helps."""

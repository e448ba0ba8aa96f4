"""The pages of assignments: at the desk, of the expert, of the organisation."""

"""The pages of the volunteer, of the supervisor and the assessor, and of the desk."""

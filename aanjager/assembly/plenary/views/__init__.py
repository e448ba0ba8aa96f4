"""The pages of the plenary: for who takes part, the scribe, the chair, and the big screen."""

"""Pages of tracks: of the school, of the pupil and the guardian, and of everybody who takes part."""

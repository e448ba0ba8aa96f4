"""Who may do what with a track, and why not."""

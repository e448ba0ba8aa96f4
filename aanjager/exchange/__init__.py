"""Who helps whom: opportunities, matching, placements."""

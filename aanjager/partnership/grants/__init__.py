"""Public grants: who got what of a municipality, brought in from its open register."""

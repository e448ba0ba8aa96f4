"""The pages of proofs: of everybody, of the holder, and at the desk."""

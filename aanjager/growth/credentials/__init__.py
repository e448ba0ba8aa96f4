"""Proofs of what somebody did and can: signed, checked by everybody, taken along by the holder."""

"""Proofs that others can check: canonical form, signature, token, list of what was taken back.

Nothing here goes to the network, and nothing here knows the field.
"""

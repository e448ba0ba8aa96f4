"""Handing somebody over to another centre, with their own yes and with the notes they chose.

It reads the cases of the exchange, and no room there needs to know of it; so it stands on this floor,
beside aftercare, which follows the exchange in the same way.
"""

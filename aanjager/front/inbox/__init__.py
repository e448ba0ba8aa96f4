"""The one list of reactions, for organisations and for the desk."""

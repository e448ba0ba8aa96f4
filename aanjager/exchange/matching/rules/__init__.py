"""The order of the finder, and who may do what with searches, asks and what is hidden."""

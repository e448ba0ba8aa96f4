"""The demonstration: an invented region that shows what every floor can do."""

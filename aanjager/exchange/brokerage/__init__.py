"""A consultant helps somebody, in six phases."""

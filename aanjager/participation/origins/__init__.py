"""From which pattern of signals an initiative grew."""

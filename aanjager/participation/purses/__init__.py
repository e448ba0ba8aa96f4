"""The money of an initiative, received and accounted for by an organisation that it chose."""

"""What an expert volunteer may get: allowances against the limits of the law."""

"""What files from elsewhere hold: their columns, what a cell means, what a row asks for. Pure."""

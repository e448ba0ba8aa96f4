"""What columns, cells and rows of a file mean. Cells in, values out, or `Refused` with the sentence."""

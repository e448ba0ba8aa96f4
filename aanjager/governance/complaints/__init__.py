"""The complaints desk: anyone can complain, the centre answers within its term, in numbers for all."""

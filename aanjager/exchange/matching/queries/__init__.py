"""What pages and other rooms may ask of the finder."""

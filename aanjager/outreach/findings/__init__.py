"""What surveys found: figures that two people released, the same for everybody."""

"""How people grow. Its rooms are still to be built."""

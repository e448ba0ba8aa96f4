"""The meetings of the demonstration: the replay of 2015 and one that anybody can join."""

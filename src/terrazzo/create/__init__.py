"""Create: words to a world."""

"""How the answer to a lookup is said: a few lines with the time of the figures, then the screen behind it."""

"""The catalogue's file: which documents there are, what was read from them, and the index over their sentences."""

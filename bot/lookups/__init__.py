"""Quick lookups in plain words: what a question is after, and the answer by what the asker may know."""

"""Numbers and linguistic tables of the rules room; each says in its loader how it is made."""

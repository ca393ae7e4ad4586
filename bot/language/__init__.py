"""Vietnamese: normal forms, folding, names, and the catalogue of texts."""

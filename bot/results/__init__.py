"""What a season came to: who was nominated, and what was decided."""

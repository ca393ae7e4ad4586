"""Deadlines, extensions, the ladder of reminders, the working calendar."""

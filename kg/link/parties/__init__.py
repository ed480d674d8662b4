"""Reads who acts and who gets data, by role and by name."""

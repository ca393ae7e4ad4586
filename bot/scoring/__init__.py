"""Sheets of criteria, units' self-scores with their evidence, and the workbooks of both."""

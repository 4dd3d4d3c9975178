"""Sheets with an activity or a person a column, and sheets of attendance."""

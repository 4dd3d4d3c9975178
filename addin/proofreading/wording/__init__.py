"""Wording: misspellings, set phrases, fixed lists, titles, and one name for one thing."""

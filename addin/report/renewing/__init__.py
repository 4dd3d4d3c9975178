"""A report's figures renewed: what is remembered of each, and what became of it."""

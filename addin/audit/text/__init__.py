"""The text that claims are read from: sentences, clauses, numbers, and what is no number at all."""

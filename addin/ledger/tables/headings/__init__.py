"""The headings of a list, found and matched to columns."""

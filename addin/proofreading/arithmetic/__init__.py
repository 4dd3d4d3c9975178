"""Rules that reckon: parts and wholes, rates, changes, remainders, tables."""

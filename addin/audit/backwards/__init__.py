"""A finished report read backwards: which of its characters a template's tags would print."""

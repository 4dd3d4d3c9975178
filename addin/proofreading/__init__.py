"""A report proof-read: how its text is built, and one module for each family of rules."""

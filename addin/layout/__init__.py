"""A report's layout: what is measured, what a profile wants, and one module a family of rules."""

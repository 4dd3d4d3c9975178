"""Findings, the rule registry, and one module for each family of rules."""

"""Figures, each with the ledger rows behind it."""

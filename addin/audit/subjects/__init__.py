"""Whom a report speaks of: branches of the ledger, and bodies that are not of it."""

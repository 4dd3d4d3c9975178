"""Claims held against the ledger."""

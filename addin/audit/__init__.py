"""What a report claims in figures: found in its words, and held against the ledger."""

"""The words that tell which of the ledger's figures a number states."""

"""What many branches' ledgers come to, for the report of all of them."""

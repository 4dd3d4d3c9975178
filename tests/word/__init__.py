"""Word documents: their identity, renewal and comments."""

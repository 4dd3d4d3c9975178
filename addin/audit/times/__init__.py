"""The times that a report speaks of, as periods."""

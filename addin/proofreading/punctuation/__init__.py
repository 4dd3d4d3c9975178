"""Stops, commas, spaces, and marks that come in pairs."""

"""Word templates: read, filled, and held to limits."""

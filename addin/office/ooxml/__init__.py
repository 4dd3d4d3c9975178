"""Office files as their parts: read with care, and changed only where something is changed."""

"""Word documents: read as they are, and changed only where something is to change."""

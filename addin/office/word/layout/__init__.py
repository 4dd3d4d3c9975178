"""A document's layout: measured with styles and themes resolved, and corrected."""

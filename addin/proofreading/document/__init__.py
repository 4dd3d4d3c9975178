"""How a report is built: structure, headings, numbering, and the parts it must have."""

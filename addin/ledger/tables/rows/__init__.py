"""The rows below the headings of a list: records, bands, totals, notes."""

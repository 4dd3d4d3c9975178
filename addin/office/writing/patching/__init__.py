"""A workbook copied with a few cells changed: every byte that need not change stays as it was."""

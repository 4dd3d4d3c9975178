"""A sheet's regions to tables: kind, header, columns, and the rows that are records."""

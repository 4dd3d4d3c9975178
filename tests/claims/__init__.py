"""The claims of reports: found in words and tables, and held against small ledgers."""

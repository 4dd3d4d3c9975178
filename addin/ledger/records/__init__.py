"""Rows to records: activities, members, and what the 参数 sheet states."""
